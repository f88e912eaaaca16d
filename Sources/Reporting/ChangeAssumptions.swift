public import BillingPrimitives
import TOMLReading

/// What an estimate assumes where a customer cannot know better; data that anybody can replace.
public struct ChangeAssumptions: Hashable, Sendable {
    /// How lively a register is assumed to be.
    public enum Pace: String, Sendable, CaseIterable {
        /// As few changes as can be expected.
        case low
        /// As many changes as most registers have.
        case expected
        /// As many changes as can be expected.
        case high
    }

    /// What the numbers rest on, in words that stand beside them.
    public var basis: LocalizedText
    /// Changes of one person in a year, in millionths.
    public var changesPerPersonAndYear: [Pace: Int64]
    /// How many records each rule finds in the same changes.
    public var recordsByRule: [CountingRule: Int64]

    /// The assumptions that ship with the program.
    public static let shipped: ChangeAssumptions = {
        do {
            return try ChangeAssumptions(
                parsing: Array(ShippedAssumptions.text.utf8),
                file: ShippedAssumptions.name
            )
        } catch {
            preconditionFailure("The shipped assumptions are wrong: \(error)")
        }
    }()
}

/// What follows from them.
extension ChangeAssumptions {
    /// Fills in the counts that are unknown from that by `person-change`, half a record up.
    public func completing(_ counts: RecordCounts) -> RecordCounts {
        var result = counts
        let base = Int128(recordsByRule[.personChange] ?? 1)
        for rule in CountingRule.allCases where result[rule] == nil {
            let exact = Int128(counts.personChange) * Int128(recordsByRule[rule] ?? 0)
            result[rule] = Int64(clamping: (2 * exact + base) / (2 * base))
        }
        return result
    }

    /// The changes of so many persons in one month of a scenario, the first having index 0.
    ///
    /// Months add up to what years have.
    public func changes(ofPersons persons: Int64, inMonth index: Int, at pace: Pace) -> Int64 {
        changes(persons, months: index + 1, pace) - changes(persons, months: index, pace)
    }

    /// The changes in so many months together, half a change up.
    private func changes(_ persons: Int64, months: Int, _ pace: Pace) -> Int64 {
        let yearly = Int128(persons) * Int128(changesPerPersonAndYear[pace] ?? 0)
        let unit: Int128 = 12 * 1_000_000
        return Int64((2 * yearly * Int128(months) + unit) / (2 * unit))
    }
}

/// Reading.
extension ChangeAssumptions {
    /// The most that one person or one change can have; whatever is above is a slip of the pen.
    private static let ratioMax: Int64 = 1_000
    /// The most records of the sample that the rules are compared on.
    private static let recordsMax: Int64 = 1_000_000

    /// Reads a file of TOML.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - file: The file's name, for the diagnostics.
    /// - Throws: Everything that is wrong with the file, with its lines.
    public init(parsing bytes: [UInt8], file: String) throws(DiagnosticsError) {
        let table = try TOMLDocument.parse(bytes, file: file)
        var reader = TableReader(table, file: file, what: "assumptions")
        let basis = reader.table("basis").flatMap { table in
            reader.read(table, what: "basis") { reader in
                let (fi, sv, en) = (reader.string("fi"), reader.string("sv"), reader.string("en"))
                guard let fi, let sv, let en else { return nil as LocalizedText? }
                return LocalizedText(fi: fi, sv: sv, en: en)
            }
        }
        let changes = reader.table("changes_per_person_and_year").flatMap { table in
            reader.read(table, what: "changes per person and year") { Self.changes(&$0) }
        }
        let records = reader.table("records_by_rule").flatMap { table in
            reader.read(table, what: "records by rule") { Self.records(&$0) }
        }
        reader.finish()
        guard let basis, let changes, let records, reader.diagnostics.isEmpty else {
            throw DiagnosticsError(reader.diagnostics)
        }
        self.basis = basis
        self.changesPerPersonAndYear = changes
        self.recordsByRule = records
    }

    private static func changes(_ reader: inout TableReader) -> [Pace: Int64] {
        var result: [Pace: Int64] = [:]
        for pace in Pace.allCases {
            let expected = "a decimal in quotes from \"0\" to \"\(ratioMax)\", such as \"0.30\""
            result[pace] = reader.parsed(pace.rawValue, expected: expected) { text in
                ScaledDecimal.parse(text.utf8, scale: 6).flatMap {
                    (0...ratioMax * 1_000_000).contains($0) ? $0 : nil
                }
            }
        }
        let inOrder = Pace.allCases.compactMap { result[$0] }
        if inOrder != inOrder.sorted() {
            reader.report(
                code: "assumption-order",
                what: "low, expected and high do not rise",
                remedy: "write them so that low is the smallest and high the largest"
            )
        }
        return result
    }

    private static func records(_ reader: inout TableReader) -> [CountingRule: Int64] {
        var result: [CountingRule: Int64] = [:]
        for rule in CountingRule.allCases {
            guard let count = reader.integer(rule.rawValue) else { continue }
            result[rule] = count
            guard !(1...recordsMax).contains(count) else { continue }
            reader.report(
                code: "assumption-number",
                key: rule.rawValue,
                what: "\(rule.rawValue) is \(count)",
                remedy: "write how many records it found in one sample: from 1 to \(recordsMax)"
            )
        }
        return result
    }
}
