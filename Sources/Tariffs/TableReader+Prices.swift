import BillingPrimitives
import TOMLReading

/// Price components: prices and value added tax.
extension TableReader {
    /// Reads every `[[tariff.component]]`; each component is there once.
    mutating func components() -> [PriceComponent] {
        let found = diagnostics.count
        var named: Set<ComponentName> = []
        let components = tables("component").compactMap { table in
            read(table, what: "price component") { $0.component(named: &named) }
        }
        guard diagnostics.count == found else { return components }
        for name in ComponentName.allCases where !named.contains(name) {
            report(
                code: "tariff-component-missing",
                what: "the price list has no component named '\(name.rawValue)'",
                why: "what is delivered must have a price, be it that it is included",
                remedy: name == .initialRecords
                    ? "add it, with price = { included = true } where the setup fee covers it"
                    : "add it"
            )
        }
        return components
    }

    private mutating func component(named: inout Set<ComponentName>) -> PriceComponent? {
        let name = choice("name", as: ComponentName.self)
        if let name, !named.insert(name).inserted {
            report(
                code: "tariff-component-twice",
                key: "name",
                what: "the component '\(name.rawValue)' is already in the price list",
                remedy: "keep one of the two"
            )
        }
        let title = localizedText("title")
        let price = table("price").flatMap { table in read(table, what: "price") { $0.price() } }
        if name == .setupFee, let price, !price.isFlat {
            report(
                code: "tariff-price",
                key: "price",
                what: "the setup fee is not a flat amount",
                why: "it is paid once for each connection",
                remedy: "write price = { flat = \"1000.00\" }"
            )
        }
        let vat = vat()
        let account = string("account")
        let legalBasis = string("legal_basis")
        guard let name, let title, let price, let vat, let account, let legalBasis else {
            return nil
        }
        return PriceComponent(
            name: name,
            title: title,
            price: price,
            vat: vat,
            account: account,
            legalBasis: legalBasis
        )
    }

    /// Reads a price table, which has one of the keys that `Price` has cases for.
    private mutating func price() -> Price? {
        let kinds = ["included", "flat", "per_unit", "graduated", "volume", "package"]
        let given = kinds.filter { has($0) }
        guard given.count == 1 else {
            report(
                code: "tariff-price",
                what: given.isEmpty ? "the price says nothing" : "the price says several things",
                remedy: "write one of \(kinds.joined(separator: ", "))"
            )
            return nil
        }
        switch given[0] {
        case "included": return included()
        case "flat": return money("flat").map(Price.flat)
        case "per_unit": return unitPrice("per_unit").map(Price.perUnit)
        case "graduated": return tiers("graduated").map(Price.graduated)
        case "volume": return tiers("volume").map(Price.volume)
        default: return table("package").flatMap { read($0, what: "package") { $0.package() } }
        }
    }

    private mutating func included() -> Price? {
        if boolean("included", default: false) { return .included }
        report(
            code: "tariff-price",
            key: "included",
            what: "included can only be true",
            remedy: "write included = true, or a price in its place"
        )
        return nil
    }

    private mutating func package() -> Price? {
        let size = integer("size")
        let price = money("price")
        guard let size, let price else { return nil }
        guard size > 0 else {
            report(
                code: "tariff-price",
                key: "size",
                what: "the size of the package is \(size)",
                remedy: "write a size of 1 or more"
            )
            return nil
        }
        return .package(size: size, price: price)
    }

    private mutating func tiers(_ key: String) -> [PriceTier]? {
        let tables = tables(key)
        let tiers = tables.compactMap { table in
            read(table, what: "tier") { reader -> PriceTier? in
                let upTo = reader.optionalInteger("up_to")
                return reader.unitPrice("price").map { PriceTier(upTo: upTo, price: $0) }
            }
        }
        guard tiers.count == tables.count else { return nil }
        var last: Int64 = 0
        for (tier, table) in zip(tiers, tables).dropLast() {
            guard let upTo = tier.upTo, upTo > last else {
                report(
                    code: "tariff-tiers",
                    line: table.line,
                    what: "the tiers do not rise here",
                    remedy: "give every tier but the last an up_to above \(last)"
                )
                return nil
            }
            last = upTo
        }
        guard let end = tiers.last, end.upTo == nil else {
            report(
                code: "tariff-tiers",
                line: tables.last?.line ?? line(of: key),
                what: "there is no last tier without an end",
                why: "a larger quantity would have no price",
                remedy: "add a tier without up_to"
            )
            return nil
        }
        return tiers
    }
}

extension Price {
    fileprivate var isFlat: Bool {
        if case .flat = self { true } else { false }
    }
}
