import Foundation
import Testing

/// The README's transcripts are true: they run on the example files and print what they say.
@Suite(.serialized) struct ReadmeTests {
    private static let house = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    #if NETWORK
    private static let places = [0, 1]
    #else
    private static let places = [0]
    #endif

    @Test(arguments: places) func `a transcript of the README prints what it says`(
        place: Int
    ) throws {
        let readme = Self.house.appending(path: "README.md")
        let text = try String(contentsOf: readme, encoding: .utf8)
        let blocks = text.ranges(of: "```console\n")
        #expect(blocks.count == 2)
        let start = blocks[place].upperBound
        let end = "```\n"
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
