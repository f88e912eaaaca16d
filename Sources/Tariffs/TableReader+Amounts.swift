import BillingPrimitives
import TOMLReading

/// Exact decimals in texts, and the value added tax.
extension TableReader {
    /// An amount of a required key: at most two decimals, not negative.
    mutating func money(_ key: String) -> Money? {
        decimal(key, decimalsMax: 2, example: "1000.00") { Money($0) }
    }

    /// A price of one unit of a required key: at most six decimals, not negative.
    mutating func unitPrice(_ key: String) -> UnitPrice? {
        decimal(key, decimalsMax: 6, example: "0.036") { UnitPrice($0) }
    }

    private mutating func decimal<Value>(
        _ key: String,
        decimalsMax: Int,
        example: String,
        _ parse: (String) -> Value?
    ) -> Value? {
        guard let node = requiredNode(key) else { return nil }
        let (code, what): (String, String)
        switch node.value {
        case .string(let text) where text.hasPrefix("-"):
            (code, what) = ("tariff-price-negative", "\(key) is negative")
        case .string(let text):
            if let value = parse(text) { return value }
            let decimals = text.drop { $0 != "." }.dropFirst()
            (code, what) =
                decimals.utf8.count > decimalsMax
                ? ("tariff-price-decimals", "\(key) has more than \(decimalsMax) decimals")
                : ("tariff-price-malformed", "\(key) is no decimal number")
        case .float, .integer:
            (code, what) = ("tariff-price-float", "\(key) is a bare number")
        default:
            reportKind(node, key: key, expected: "a decimal in quotes: \"\(example)\"")
            return nil
        }
        report(
            code: code,
            key: key,
            what: what,
            why: code == "tariff-price-float" ? "a binary float is not exact" : nil,
            remedy: "write a decimal in quotes: \"\(example)\""
        )
        return nil
    }

    /// The required value added tax of a component; no category is ever assumed.
    mutating func vat() -> VATTreatment? {
        guard has("vat") else {
            reportMissingCategory()
            return nil
        }
        return table("vat").flatMap { table in
            read(table, what: "value added tax") { $0.vatTreatment() }
        }
    }

    private mutating func reportMissingCategory() {
        report(
            code: "tariff-vat-missing",
            what: "the value added tax has no category",
            why: "none is assumed",
            remedy: "write vat = { category = \"O\", reason = … }, or \"E\", or \"S\" with a rate"
        )
    }

    private mutating func vatTreatment() -> VATTreatment? {
        guard has("category") else {
            _ = (has("rate"), has("reason"))
            reportMissingCategory()
            return nil
        }
        let category = choice("category", as: VATCategory.self)
        let rate = has("rate") ? unitPrice("rate") : nil
        let reason = optionalLocalizedText("reason")
        guard let category else { return nil }
        let isTaxed = category == .standard
        if isTaxed ? !isRate(rate) : has("rate") {
            report(
                code: "tariff-vat-rate",
                key: "rate",
                what: isTaxed
                    ? "category S has no rate above 0 and up to 100 per cent"
                    : "category \(category.rawValue) has a rate",
                remedy: isTaxed ? "write rate = \"25.5\"" : "remove the rate"
            )
        }
        if isTaxed == has("reason") {
            report(
                code: "tariff-vat-reason",
                key: "reason",
                what: "category \(category.rawValue) has \(isTaxed ? "a" : "no") reason",
                why: isTaxed ? "a reason says why no tax is charged" : nil,
                remedy: isTaxed ? "remove the reason" : "add reason = { fi = …, sv = …, en = … }"
            )
        }
        return VATTreatment(
            category: category,
            rate: category == .exempt ? .zero : rate,
            reason: reason
        )
    }

    private func isRate(_ rate: UnitPrice?) -> Bool {
        guard let rate else { return false }
        return rate > .zero && rate.micros <= 100_000_000
    }
}
