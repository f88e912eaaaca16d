import BillingPrimitives
import Foundation
import Metering
import Testing

/// Every sample of `Malformed` has a line in `expected.txt`: rows taken, then line and code.
@Suite struct MalformedTests {
    struct Sample: CustomTestStringConvertible {
        var url: URL
        var expected: [String]

        var testDescription: String { url.lastPathComponent }
        var bytes: [UInt8] {
            get throws { Array(try Data(contentsOf: url)) }
        }
    }

    static func folder(_ name: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Malformed/\(name)")
    }

    static func samples(_ name: String) -> [Sample] {
        let table = folder(name).appending(path: "expected.txt")
        let text = (try? String(contentsOf: table, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map { row in
            let parts = row.split(separator: ": ", maxSplits: 1)
            return Sample(
                url: folder(name).appending(path: String(parts[0])),
                expected: parts[1].split(separator: ", ").map(String.init)
            )
        }
    }

    @Test(arguments: samples("csv"))
    func `a malformed CSV is refused where it is wrong, and nowhere else`(sample: Sample) throws {
        try check(readUsage(.csv, sample.bytes), sample)
    }

    @Test(arguments: samples("lines"))
    func `a malformed line is refused, and the lines around it are taken`(sample: Sample) throws {
        try check(readUsage(.lines, sample.bytes), sample)
    }

    @Test(arguments: samples("answers"))
    func `a malformed answer is refused as a whole`(sample: Sample) throws {
        var findings: [Diagnostic] = []
        do {
            _ = try sample.bytes.withUnsafeBytes { try RecordCounter.count($0) }
        } catch let error as DiagnosticsError {
            findings = error.diagnostics
        }
        #expect(findings.map { "- \($0.code)" } == sample.expected)
        expectNoIdentityCode(in: findings)
    }

    @Test(arguments: ["csv", "lines", "answers"])
    func `every sample is expected, and nothing else`(name: String) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder(name).path)
        let expected = Self.samples(name).map(\.url.lastPathComponent) + ["expected.txt"]
        #expect(files.sorted() == expected.sorted())
    }

    private func check(_ outcome: UsageOutcome, _ sample: Sample) throws {
        let rows = outcome.deliveries.isEmpty ? [] : ["rows \(outcome.deliveries.count)"]
        #expect(rows + outcome.findings == sample.expected)
        expectNoIdentityCode(in: outcome.refused + outcome.diagnostics)
    }

    private func expectNoIdentityCode(in diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics {
            #expect(!diagnostic.description.contains(/\d{6}[-+A-FU-Ya-fu-y]\d{3}[0-9A-Za-z]/))
        }
    }
}
