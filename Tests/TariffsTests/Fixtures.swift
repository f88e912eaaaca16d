import BillingPrimitives
import Tariffs
import Testing

/// A civil day of a test.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is no day.") }
    return day
}

/// A price list file with the least that one needs.
func tariffFile(
    _ id: String,
    version: Int = 1,
    from: String,
    until: String? = nil,
    price: String = #"per_unit = "0.036""#,
    more: String = ""
) -> TariffFile {
    TariffFile(
        name: "\(from)-\(id)-v\(version).toml",
        text: """
            [tariff]
            id = "\(id)"
            version = \(version)
            title = { fi = "a", sv = "b", en = "c" }
            legal_basis = "150/1992"
            source = "test"
            from = \(from)
            \(until.map { "until = \($0)" } ?? "")
            counting_rule = "person-change"
            rounding = "half-away-from-zero"
            \(more)
            [[tariff.component]]
            name = "setup-fee"
            price = { flat = "1000.00" }
            \(componentRest)
            [[tariff.component]]
            name = "change-records"
            price = { \(price) }
            \(componentRest)
            [[tariff.component]]
            name = "initial-records"
            price = { included = true }
            \(componentRest)
            """
    )
}

private let componentRest = """
    title = { fi = "a", sv = "b", en = "c" }
    account = "3000"
    legal_basis = "150/1992"
    vat = { category = "S", rate = "25.5" }
    """
