import BillingPrimitives
public import Ledger
import TOMLReading

/// How long each class is kept; one without a rule is kept for ever.
public struct RetentionRules: Hashable, Sendable {
    /// The rules that hold where no file is given.
    ///
    /// Vouchers are kept for six years and books for ten from the end of the year (1336/1997
    /// 2:10 §, to be confirmed); the longer term is taken.
    public static let standard = RetentionRules(
        terms: [
            .usage: RetentionTerm(24, .month), .documents: RetentionTerm(10, .year),
            .declarations: RetentionTerm(10, .year), .decisions: RetentionTerm(10, .year),
        ]
    )

    /// The term of each class that has a rule.
    public var terms: [RetentionClass: RetentionTerm]

    /// Creates rules.
    public init(terms: [RetentionClass: RetentionTerm]) {
        self.terms = terms
    }

    /// Reads rules from a file of TOML, all or nothing; throws `DiagnosticsError`.
    public init(file path: String) throws {
        let input = try InputFile(path: path)
        let table = try TOMLDocument.parse(try input.contents(), file: input.name)
        var reader = TableReader(table, file: input.name, what: "retention file")
        terms = [:]
        for dataClass in RetentionClass.allCases {
            guard let table = reader.optionalTable(dataClass.rawValue) else { continue }
            terms[dataClass] = reader.read(table, what: "rule") { $0.term() }
        }
        reader.finish()
        guard reader.diagnostics.isEmpty else { throw DiagnosticsError(reader.diagnostics) }
    }
}

extension TableReader {
    fileprivate mutating func term() -> RetentionTerm? {
        let (months, years) = (optionalInteger("keep_months"), optionalInteger("keep_years"))
        let limit = Int64(RetentionTerm.lengthMax)
        switch (months, years) {
        case (let months?, nil) where (1...limit).contains(months):
            return RetentionTerm(Int(months), .month)
        case (nil, let years?) where (1...limit / 12).contains(years):
            return RetentionTerm(Int(years), .year)
        default:
            report(
                code: "retention-term",
                what: "the rule does not say how long to keep",
                remedy: "write keep_months = 1…\(limit), or keep_years = 1…\(limit / 12)"
            )
            return nil
        }
    }
}
