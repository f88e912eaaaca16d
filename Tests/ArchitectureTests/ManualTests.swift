import Testing

@Suite struct ManualTests {
    static let manual = "Sources/BillingOperations/Documentation.docc"

    /// How the sources name a code: as the text that stands first in brackets, or after a severity.
    nonisolated(unsafe) static let codeInSources =
        /(?:\(|\.error,|\.warning,|code:)\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"\s*[,:]/

    /// The first column of a table of codes.
    nonisolated(unsafe) static let codeInTable = /^\| `([a-z0-9-]+)` \|/

    @Test func `every diagnostic that the sources make is in the catalogue`() throws {
        let made = try Repository.sources().flatMap { file in
            file.text.matches(of: Self.codeInSources).map { String($0.1) }
        }
        expectNone(Set(made).subtracting(try Self.listed(on: "Diagnostics.md")).sorted())
    }

    @Test func `every diagnostic of the catalogue is in the sources`() throws {
        let sources = try Repository.sources().map(\.text)
        let unknown = try Self.listed(on: "Diagnostics.md").filter { code in
            // A code that names a kind of entry is put together from its first word and the kind.
            let beginning = "\"\(code.prefix { $0 != "-" })-\\("
            return !sources.contains { $0.contains("\"\(code)\"") || $0.contains(beginning) }
        }
        expectNone(unknown)
    }

    @Test func `the catalogue lists a code once`() throws {
        let codes = try Self.listed(on: "Diagnostics.md")
        #expect(codes.count == Set(codes).count)
    }

    @Test func `every reason for holding usage has a row in the guide`() throws {
        let reasons = try #require(
            try Repository.sources().first { $0.path == "Sources/Licensing/HeldReason.swift" }
        )
        let cases = reasons.text.matches(of: /(?m)^    case (\w+)(?: = "([a-z-]+)")?$/)
            .map { String($0.2 ?? $0.1) }
        #expect(!cases.isEmpty)
        #expect(try Self.listed(on: "Held-usage.md").sorted() == cases.sorted())
    }

    private static func listed(on page: String) throws -> [String] {
        let file = try #require(
            try Repository.files().first { $0.path == "\(manual)/\(page)" }
        )
        return file.lines.compactMap { line in
            line.firstMatch(of: codeInTable).map { String($0.1) }
        }
    }
}
