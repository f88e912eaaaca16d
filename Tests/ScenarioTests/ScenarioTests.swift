import Foundation
import Testing

/// Scenarios are folders: input files, and a transcript of commands with what they print.
///
/// `UPDATE_GOLDEN=1` writes the transcripts anew.
@Suite struct ScenarioTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Scenarios")
    static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted()

    @Test(arguments: names ?? [])
    func `a scenario prints what its transcript says`(name: String) throws {
        let scenario = Self.folder.appending(path: name)
        try check(scenario.appending(path: "transcript.txt"), runIn: scenario)
    }

    @Test func `every scenario says in a README what it shows`() throws {
        let names = try #require(Self.names)
        #expect(!names.isEmpty)
        for name in names {
            let readme = Self.folder.appending(path: "\(name)/README.md")
            #expect(FileManager.default.fileExists(atPath: readme.path), "\(name)")
        }
    }

    private func check(_ golden: URL, runIn folder: URL) throws {
        let transcript = Transcript(try String(contentsOf: golden, encoding: .utf8))
        #expect(!transcript.commands.isEmpty)
        let now = try withCopy(of: folder) { try transcript.replayed(in: $0) }
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try now.write(to: golden, atomically: true, encoding: .utf8)
        } else {
            #expect(now == transcript.text)
        }
    }
}
