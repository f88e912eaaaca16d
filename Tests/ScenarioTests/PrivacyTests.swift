import Foundation
import Testing

/// No identity code that goes in comes out again: not in the ledger file, its log, or any output.
@Suite struct PrivacyTests {
    private static let shape = "[0-3][0-9][01][0-9]{3}[-+A-FU-Y]9[0-9]{2}[0-9A-Y]"

    @Test func `no identity code of the demo's answers is in its ledger or its documents`() throws {
        try withCopy(of: ScenarioTests.folder.appending(path: "practice-ledger")) { folder in
            let script = """
                $ vtj-bill demo --output demo > output.txt 2>&1
                $ vtj-bill usage list --format json --ledger demo/ledger.sqlite >> output.txt
                $ vtj-bill usage held --format json --ledger demo/ledger.sqlite >> output.txt
                $ vtj-bill invoice list --format json --ledger demo/ledger.sqlite >> output.txt
                """
            _ = try Transcript(script).replayed(in: folder)
            let shape = try Regex(Self.shape)
            var identities: Set<String> = []
            let answers = try files(below: folder.appending(path: "demo/answers"))
            for file in answers {
                let text = try String(contentsOf: file, encoding: .utf8)
                for match in text.matches(of: shape) {
                    identities.insert(String(text[match.range]))
                }
            }
            #expect(identities.count > 100)
            let kept = try files(below: folder).filter { !$0.path.contains("/demo/answers/") }
            #expect(kept.contains { $0.lastPathComponent == "ledger.sqlite" })
            for file in kept {
                let bytes = try Data(contentsOf: file)
                for identity in identities {
                    let place = bytes.range(of: Data(identity.utf8))
                    #expect(place == nil, "\(file.lastPathComponent)")
                }
            }
        }
    }

    private func files(below folder: URL) throws -> [URL] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .map { folder.appending(path: $0) }
            .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
    }
}
