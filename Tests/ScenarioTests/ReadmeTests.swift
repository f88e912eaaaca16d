import Foundation
import Testing

/// The README's transcript is true: it runs on the example files and prints what it says.
@Suite struct ReadmeTests {
    private static let house = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test func `the transcript of the README prints what it says`() throws {
        let readme = Self.house.appending(path: "README.md")
        let text = try String(contentsOf: readme, encoding: .utf8)
        let (begin, end) = ("```console\n", "```\n")
        let start = try #require(text.range(of: begin)).upperBound
        let stop = try #require(text.range(of: end, range: start..<text.endIndex)).lowerBound
        let transcript = Transcript(String(text[start..<stop]))
        #expect(transcript.commands.count > 3)
        let now = try withCopy(of: Self.house.appending(path: "examples")) {
            try transcript.replayed(in: $0)
        }
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            let updated = text.replacingCharacters(in: start..<stop, with: now)
            try updated.write(to: readme, atomically: true, encoding: .utf8)
        } else {
            #expect(now == transcript.text)
        }
    }
}
