import BillingPrimitives
import TOMLReading

/// Price lists and decree lists.
extension TableReader {
    /// Reads what stands under `[tariff]`.
    mutating func tariff() -> Tariff? {
        let id = listID()
        let version = wholeNumber("version", in: 1...1_000, default: nil)
        let reason = optionalString("reason")
        if let version, version > 1, reason == nil {
            report(
                code: "tariff-reason-missing",
                key: "version",
                what: "version \(version) has no reason",
                why: "it replaces prices that may have been billed",
                remedy: "add reason = \"…\" that says what was wrong"
            )
        }
        let title = localizedText("title")
        let legalBasis = string("legal_basis")
        let source = string("source")
        let inForce = period()
        let countingRule = choice("counting_rule", as: CountingRule.self)
        let rounding = choice("rounding", as: Rounding.self)
        let initialWindowDays = wholeNumber("initial_window_days", in: 0...3_660, default: 90)
        let lateUsageMonths = wholeNumber("late_usage_months", in: 0...1_200, default: 12)
        let redeliveryBilled = boolean("redelivery_billed", default: false)
        let waiverDecisions = optionalTable("waiver_decisions").flatMap { table in
            read(table, what: "period of waiver decisions") { $0.period() }
        }
        let components = components()
        let rectification = optionalLocalizedText("rectification")
        let lateInterest = optionalLocalizedText("late_interest")
        guard let id, let version, let title, let legalBasis, let source, let inForce,
            let countingRule, let rounding, let initialWindowDays, let lateUsageMonths
        else { return nil }
        return Tariff(
            id: id,
            version: version,
            reason: reason,
            title: title,
            legalBasis: legalBasis,
            source: source,
            inForce: inForce,
            countingRule: countingRule,
            rounding: rounding,
            initialWindowDays: initialWindowDays,
            lateUsageMonths: lateUsageMonths,
            redeliveryBilled: redeliveryBilled,
            waiverDecisions: waiverDecisions,
            components: components,
            rectification: rectification,
            lateInterest: lateInterest
        )
    }

    /// Reads what stands under `[decree]`.
    mutating func decreeList() -> DecreeList? {
        let id = string("id")
        let title = localizedText("title")
        let source = string("source")
        let inForce = period()
        var named: Set<OrganisationClass> = []
        let items = tables("item").compactMap { table in
            read(table, what: "item") { $0.decreeItem(named: &named) }
        }
        if !has("item") {
            report(
                code: "decree-empty",
                what: "the decree list has no items",
                remedy: "add an [[decree.item]] for each body that it names"
            )
        }
        guard let id, let title, let source, let inForce else { return nil }
        return DecreeList(id: id, title: title, source: source, inForce: inForce, items: items)
    }

    private mutating func decreeItem(named: inout Set<OrganisationClass>) -> DecreeItem? {
        let item = string("item")
        let title = localizedText("title")
        let classes = choices("classes", as: OrganisationClass.self)
        for organisationClass in classes ?? [] where !named.insert(organisationClass).inserted {
            report(
                code: "decree-class-twice",
                key: "classes",
                what: "the class '\(organisationClass.rawValue)' is already named by an item",
                why: "a ruling cites the one item of its class",
                remedy: "name each class under one item only"
            )
        }
        guard let item, let title, let classes else { return nil }
        return DecreeItem(item: item, classes: classes, title: title)
    }

    /// The id of a price list, short and plain, since it stands on every line.
    private mutating func listID() -> String? {
        parsed("id", expected: "an id of at most 40 of a–z, 0–9 and '-', such as \"vtj-2022\"") {
            let isPlain = $0.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
            }
            return isPlain && $0.utf8.count <= 40 ? $0 : nil
        }
    }
}

/// Small parts of the lists.
extension TableReader {
    /// The half-open period of the keys `from` and `until`.
    mutating func period() -> Period? {
        let from = day("from")
        let until = optionalDay("until")
        if let from, let until, until <= from {
            report(
                code: "tariff-period",
                key: "until",
                what: "until = \(until) is not after from = \(from)",
                why: "until is the first day on which the list is no longer in force",
                remedy: "set a later day, or leave until out"
            )
            return nil
        }
        return from.map { Period(from: $0, until: until) }
    }

    /// The text in Finnish, Swedish and English of a required key.
    mutating func localizedText(_ key: String) -> LocalizedText? {
        table(key).flatMap { localizedText($0, key: key) }
    }

    /// The text in Finnish, Swedish and English of a key, or nil without one.
    mutating func optionalLocalizedText(_ key: String) -> LocalizedText? {
        optionalTable(key).flatMap { localizedText($0, key: key) }
    }

    private mutating func localizedText(_ table: TOMLTable, key: String) -> LocalizedText? {
        read(table, what: key) { reader in
            let (fi, sv, en) = (reader.string("fi"), reader.string("sv"), reader.string("en"))
            guard let fi, let sv, let en else { return nil }
            return LocalizedText(fi: fi, sv: sv, en: en)
        }
    }

    /// A whole number within bounds; without a default it is required.
    mutating func wholeNumber(
        _ key: String,
        in range: ClosedRange<Int>,
        default value: Int?
    ) -> Int? {
        guard value == nil || has(key) else { return value }
        guard let number = integer(key) else { return nil }
        if let whole = Int(exactly: number), range.contains(whole) { return whole }
        report(
            code: "tariff-number",
            key: key,
            what: "\(key) is \(number)",
            remedy: "write a number from \(range.lowerBound) to \(range.upperBound)"
        )
        return nil
    }
}
