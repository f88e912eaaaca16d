public import BillingPrimitives
import TOMLReading

/// Reads a scenario from a file of TOML.
public enum ScenarioFile {
    /// Reads a file, all or nothing.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - file: The file's name, for the diagnostics.
    /// - Returns: The scenario.
    /// - Throws: Everything that is wrong with the file, with its lines.
    public static func parse(
        _ bytes: [UInt8],
        file: String
    ) throws(DiagnosticsError) -> Scenario {
        let table = try TOMLDocument.parse(bytes, file: file)
        var reader = TableReader(table, file: file, what: "scenario")
        let scenario = reader.scenario()
        reader.finish()
        guard let scenario, reader.diagnostics.isEmpty else {
            throw DiagnosticsError(reader.diagnostics)
        }
        return scenario
    }
}

extension TableReader {
    fileprivate mutating func scenario() -> Scenario? {
        let title = has("title") ? name("title") : nil
        let organisationClass = choice("class", as: OrganisationClass.self)
        let publicLaw = boolean("public_law", default: false)
        let from = month("from")
        let months = count("months", in: ScenarioLimits.months).map { Int($0) }
        let period = from.flatMap { from in months.map { from..<from.adding(months: $0) } }
        let tables = tables("connection")
        guard tables.count <= Scenario.connectionsMax, !tables.isEmpty else {
            report(
                code: "scenario-number",
                what: "the scenario has \(tables.count) connections",
                remedy: "write from 1 to \(Scenario.connectionsMax) tables [[connection]]"
            )
            return nil
        }
        if let months, tables.count * months > Scenario.connectionMonthsMax {
            report(
                code: "scenario-size",
                key: "months",
                what: "\(tables.count) connections over \(months) months are too many together",
                why: "an estimate rates every day of every connection",
                remedy: "give at most \(Scenario.connectionMonthsMax) connections times months"
            )
        }
        var names: Set<String> = []
        let connections = tables.compactMap { table in
            read(table, what: "connection") { $0.connection(named: &names, in: period) }
        }
        guard let organisationClass, let from, let months else { return nil }
        return Scenario(
            title: title,
            organisationClass: organisationClass,
            publicLaw: publicLaw,
            from: from,
            months: months,
            connections: connections
        )
    }

    private mutating func connection(
        named names: inout Set<String>,
        in period: Range<BillingMonth>?
    ) -> ScenarioConnection? {
        let name = name("name")
        let isNew = boolean("new", default: true)
        let isMigrating = boolean("migrating", default: false)
        let initialRecords =
            has("initial_records")
            ? count("initial_records", in: ScenarioLimits.records) : 0
        if let name, !names.insert(name).inserted {
            report(
                code: "scenario-connection",
                key: "name",
                what: "another connection has this name",
                remedy: "give every connection a name of its own"
            )
        }
        if !isNew, isMigrating || initialRecords ?? 0 > 0 {
            report(
                code: "scenario-connection",
                key: isMigrating ? "migrating" : "initial_records",
                what: "a connection that is not new has no commissioning",
                why: "only at commissioning does one migrate, or get its initial records",
                remedy: "remove new = false, or this key"
            )
        }
        let monthTables = tables("month")
        let usage = usage(isRequired: monthTables.isEmpty)
        var months: [BillingMonth: RecordCounts] = [:]
        for table in monthTables {
            read(table, what: "month") { $0.month(into: &months, in: period) }
        }
        guard let name, let usage, let initialRecords else { return nil }
        return ScenarioConnection(
            name: name,
            isNew: isNew,
            isMigrating: isMigrating,
            usage: usage,
            months: months,
            initialRecords: initialRecords
        )
    }

    private mutating func usage(isRequired: Bool) -> ScenarioConnection.Usage? {
        let records = has("records") ? count("records", in: ScenarioLimits.records) : nil
        let persons = has("persons") ? count("persons", in: ScenarioLimits.records) : nil
        if has("records") == has("persons"), isRequired || has("records") {
            report(
                code: "scenario-volume",
                key: "persons",
                what:
                    "the connection has \(has("records") ? "both" : "none") of records and persons",
                remedy: "write one of them: records = 12000 a month, or persons = 40000"
            )
            return nil
        }
        if has("persons") { return persons.map { .persons($0) } }
        return has("records") ? records.map { .records($0) } : .records(0)
    }

    private mutating func month(
        into months: inout [BillingMonth: RecordCounts],
        in period: Range<BillingMonth>?
    ) {
        let month = month("month")
        let records = count("records", in: ScenarioLimits.records)
        guard let month, let records else { return }
        if let period, !period.contains(month) || months[month] != nil {
            let problem = period.contains(month) ? "is there twice" : "is outside the scenario"
            report(
                code: "scenario-month",
                key: "month",
                what: "\(month) \(problem)",
                remedy: "write each month of the scenario at most once"
            )
        }
        months[month] = RecordCounts(personChange: records)
    }
}

extension TableReader {
    private mutating func month(_ key: String) -> BillingMonth? {
        parsed(key, expected: "a month: \"2026-03\"") { BillingMonth($0) }
    }

    /// A name that an estimate prints; what looks like an identity code is not repeated.
    private mutating func name(_ key: String) -> String? {
        parsed(key, expected: "a text of at most 100 bytes without an identity code") {
            $0.utf8.count <= 100 && IdentityCode.find(in: $0) == nil ? $0 : nil
        }
    }

    private mutating func count(_ key: String, in range: ClosedRange<Int64>) -> Int64? {
        guard let number = integer(key) else { return nil }
        if range.contains(number) { return number }
        report(
            code: "scenario-number",
            key: key,
            what: "\(key) is \(number)",
            remedy: "give a number from \(range.lowerBound) to \(range.upperBound)"
        )
        return nil
    }
}
