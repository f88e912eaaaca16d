import BillingPrimitives
import Foundation
import Tariffs
import Testing

/// The catalogue in `Malformed/`: one file an error, its first line the line and code expected.
///
/// A second line `# with: a.toml, b.toml` names files of `Malformed/With` that are read beside it.
@Suite struct MalformedTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Malformed")

    private static let names: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { $0.hasSuffix(".toml") }.sorted()
    }()

    @Test func `the catalogue is there`() {
        #expect(Self.names.count >= 50)
    }

    @Test(arguments: names)
    func `a malformed file is refused for its one reason, at its line`(_ name: String) throws {
        let file = try Self.file(name)
        let lines = file.text.split(separator: "\n", maxSplits: 2)
        let expected = lines[0].dropFirst("# expect: ".count)
        var files = [file]
        if lines.count > 1, lines[1].hasPrefix("# with: ") {
            for other in lines[1].dropFirst("# with: ".count).split(separator: ", ") {
                files.append(try Self.file("With/\(other)"))
            }
        }
        let error = #expect(throws: DiagnosticsError.self) { try TariffBook(files: files) }
        let found = error?.diagnostics.map { "\($0.line ?? 0): \($0.code)" }
        #expect(found == [String(expected)])
        #expect(error?.diagnostics.map(\.file) == [name])
        #expect(error?.diagnostics.contains { $0.remedy.isEmpty } == false)
    }

    @Test func `the files read beside them are right in themselves`() throws {
        let files = ["With/2022.toml", "With/decree-2022.toml"]
        let book = try TariffBook(files: files.map(Self.file))
        #expect(book.tariffs.count == 1)
        #expect(book.decrees.count == 1)
    }

    private static func file(_ name: String) throws -> TariffFile {
        try TariffFile(
            name: name,
            text: String(contentsOf: folder.appending(path: name), encoding: .utf8)
        )
    }
}
