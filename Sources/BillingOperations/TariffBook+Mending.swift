import BillingPrimitives
import Foundation
import Tariffs

extension TariffBook {
    /// The book with a new version of the price list of a day, in which a record has another price
    /// in euros.
    ///
    /// Throws `OperationRefusal` where the list has no price for a record, or none is in force.
    func mending(_ unitPrice: String, on day: Day, reason: String) throws -> TariffBook {
        guard let list = tariff(on: day),
            let file = files.first(where: { $0.text.contains("id = \"\(list.id)\"\n") }),
            let component = file.text.range(of: "name = \"change-records\"\n"),
            let price = file.text[component.upperBound...].firstRange(of: /price\.per_unit = .*\n/)
        else {
            throw OperationRefusal(
                "demo-needs-unit-price",
                "the price list of \(day) has no price.per_unit for change-records to be mended; "
                    + "make a single month, or go by the lists that ship"
            )
        }
        var text = file.text.replacingCharacters(
            in: price,
            with: "price.per_unit = \"\(unitPrice)\"\n"
        )
        text = text.replacing(
            "\nversion = \(list.version)\n",
            with: "\nversion = \(list.version + 1)\nreason = \"\(reason)\"\n"
        )
        let name = file.name.replacing(".toml", with: "-v\(list.version + 1).toml")
        return try TariffBook(files: files + [TariffFile(name: name, text: text)])
    }
}
