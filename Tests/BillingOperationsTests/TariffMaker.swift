import BillingPrimitives
import Tariffs

/// Makes the price lists of a history.
struct TariffMaker {
    private static let prices = [
        #"per_unit = "0.036""#, #"per_unit = "0.011""#,
        #"package = { size = 100, price = "3.55" }"#,
        """
        graduated = [{ up_to = 50, price = "0" }, { up_to = 1000, price = "0.045" }, \
        { price = "0.0213" }]
        """,
        #"volume = [{ up_to = 2000, price = "0.011" }, { price = "0.006" }]"#, "included = true",
        #"flat = "9.90""#,
    ]

    private var random: SplitMix64
    private let first: BillingMonth

    init(random: SplitMix64, first: BillingMonth) {
        self.random = SplitMix64(seed: random.state ^ 0x7a51)
        self.first = first
    }

    /// The book of the history; in some a second one, in which a price list has been mended.
    mutating func books() throws -> [TariffBook] {
        guard random.chance(80) else { return [.shipped] }
        let change = random.chance(60) ? first.adding(months: 1).day(&random) : nil
        var files = TariffBook.shipped.files.filter { $0.name.contains("decree") }
        files.append(file("vanha", from: "2020-01-01", until: change))
        if let change { files.append(file("uusi", from: change.description, until: nil)) }
        let book = try TariffBook(files: files)
        guard random.chance(40) else { return [book] }
        files.append(file("vanha", version: 2, from: "2020-01-01", until: change))
        return [book, try TariffBook(files: files)]
    }

    private mutating func file(
        _ id: String,
        version: Int = 1,
        from: String,
        until: Day?
    ) -> TariffFile {
        let rules = Array(repeating: CountingRule.personChange, count: 6) + CountingRule.allCases
        let isTaxed = random.chance(30)
        let text = """
            [tariff]
            id = "\(id)"
            version = \(version)
            \(version > 1 ? "reason = \"the prices were wrong\"" : "")
            title = { fi = "a", sv = "b", en = "c" }
            legal_basis = "150/1992"
            source = "a test"
            from = \(from)
            \(until.map { "until = \($0)" } ?? "")
            counting_rule = "\(random.one(of: rules).rawValue)"
            rounding = "\(random.one(of: Rounding.allCases).rawValue)"
            initial_window_days = \(random.one(of: [0, 30, 90]))
            late_usage_months = \(random.one(of: [1, 12]))
            redelivery_billed = \(random.chance(20))
            \(component("setup-fee", #"flat = "1000.00""#, isTaxed: random.chance(50) && isTaxed))
            \(component("change-records", random.one(of: Self.prices), isTaxed: isTaxed))
            \(component("initial-records", initialPrice(), isTaxed: isTaxed))
            """
        return TariffFile(name: "\(from)-\(id)-\(version).toml", text: text)
    }

    private mutating func initialPrice() -> String {
        random.chance(50) ? "included = true" : random.one(of: Self.prices)
    }

    private func component(_ name: String, _ price: String, isTaxed: Bool) -> String {
        let vat =
            isTaxed
            ? #"category = "S", rate = "25.5""#
            : #"category = "O", reason = { fi = "a", sv = "b", en = "c" }"#
        return """
            [[tariff.component]]
            name = "\(name)"
            title = { fi = "a", sv = "b", en = "c" }
            price = { \(price) }
            account = "3000"
            legal_basis = "150/1992"
            vat = { \(vat) }
            """
    }
}
