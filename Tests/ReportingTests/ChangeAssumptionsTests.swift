import BillingPrimitives
import Foundation
import Testing

@testable import Reporting

@Suite struct ChangeAssumptionsTests {
    @Test func `the assumptions in the binary are those of the folder`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../assumptions/\(ShippedAssumptions.name)").standardizedFileURL
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(ShippedAssumptions.text == text, "run scripts/embed-assumptions")
        #expect(
            try ChangeAssumptions(parsing: Array(text.utf8), file: ShippedAssumptions.name)
                == .shipped
        )
    }

    @Test(arguments: [1, 7, 40_000, 123_457] as [Int64], [12, 24, 60])
    func `the changes of months add up to those of years`(persons: Int64, months: Int) {
        let sum = (0..<months).reduce(0) {
            $0 + ChangeAssumptions.shipped.changes(ofPersons: persons, inMonth: $1, at: .expected)
        }
        let exact = persons * 3 * Int64(months)
        #expect(sum == (2 * exact + 120) / 240)
    }

    @Test func `counts that are unknown follow from the known ones, half a record up`() {
        let counts = ChangeAssumptions.shipped.completing(
            RecordCounts(personChange: 10, groupEntry: 7)
        )
        // 10 × 70 / 33 = 21.2, 10 × 100 / 33 = 30.3, 10 × 103 / 33 = 31.2
        #expect(
            counts
                == RecordCounts(
                    personChange: 10,
                    groupEntry: 7,
                    distinctGroup: 21,
                    groupEntryWithoutSupplement: 30,
                    groupEntryUncensored: 31
                )
        )
    }

    @Test(arguments: [
        (#"low = "0.15""#, #"low = "0.9""#, "assumption-order"),
        (#"low = "0.15""#, "low = 0.15", "toml-wrong-type"),
        (#"low = "0.15""#, #"low = "-1""#, "toml-refused-text"),
        (#"low = "0.15""#, #"low = "1001""#, "toml-refused-text"),
        ("person-change = 33", "person-change = 0", "assumption-number"),
        ("group-entry = 104", "", "toml-missing-key"),
        ("group-entry = 104", "group-entry = 104\nhalf = 1", "toml-unknown-key"),
    ])
    func `a file of assumptions that is wrong is refused`(
        right: String,
        wrong: String,
        code: String
    ) throws {
        let text = """
            basis = { fi = "a", sv = "b", en = "c" }
            [changes_per_person_and_year]
            low = "0.15"
            expected = "0.30"
            high = "0.60"
            [records_by_rule]
            person-change = 33
            group-entry = 104
            distinct-group = 70
            group-entry-without-supplement = 100
            group-entry-uncensored = 103
            """
        _ = try ChangeAssumptions(parsing: Array(text.utf8), file: "a.toml")
        let changed = text.replacing(right, with: wrong)
        let error = #expect(throws: DiagnosticsError.self) {
            try ChangeAssumptions(parsing: Array(changed.utf8), file: "a.toml")
        }
        #expect(error?.diagnostics.map(\.code) == [code])
    }
}
