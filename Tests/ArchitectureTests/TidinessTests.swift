import BillingPrimitives
import Testing

@Suite struct TidinessTests {
    /// A line is read without moving the head.
    static let lineLengthMax = 100
    /// A function is read on one screen.
    static let functionLinesMax = 70
    /// A file is one thought.
    static let fileLinesMax = 400

    @Test func `a line of Swift has at most a hundred characters`() throws {
        // Texts that ship are as long as in the files that they come from.
        let files = try Repository.swiftFiles().filter { !$0.path.contains("/Shipped") }
        let offences = files.flatMap { file in
            file.lines.enumerated().filter { Self.isLong($0.element) }
                .map { "\(file.path):\($0.offset + 1): \($0.element.count) characters" }
        }
        expectNone(offences)
    }

    @Test func `a function has at most seventy lines`() throws {
        let offences = try Repository.swiftFiles().flatMap { file in
            file.functions.filter { $0.lineCount > Self.functionLinesMax }
                .map { "\(file.path):\($0.line): \($0.lineCount) lines" }
        }
        expectNone(offences)
    }

    @Test func `a file of Swift has at most four hundred lines`() throws {
        let offences = try Repository.swiftFiles().filter { $0.lines.count > Self.fileLinesMax }
            .map { "\($0.path): \($0.lines.count) lines" }
        expectNone(offences)
    }

    @Test func `nothing is left for later in a comment`() throws {
        // Put together here, so that this file does not find itself.
        let words = ["TO" + "DO", "FIX" + "ME"]
        let offences = try Repository.files().flatMap { $0.places(of: words) }
        expectNone(offences)
    }

    @Test func `a page of Markdown begins with its title`() throws {
        let offences = try Repository.files().filter { $0.path.hasSuffix(".md") }
            .filter { !($0.lines.first ?? "").hasPrefix("# ") }
            .map(\.path)
        expectNone(offences)
    }

    @Test func `an identity code in the repository is of the test series`() throws {
        let offences = try Repository.files().flatMap { file in
            file.lines.enumerated().filter { Self.carriesRealCode($0.element) }
                .map { "\(file.path):\($0.offset + 1)" }
        }
        expectNone(offences)
    }

    /// Bytes are counted first, as characters take long.
    private static func isLong(_ line: Substring) -> Bool {
        line.utf8.count > lineLengthMax && line.count > lineLengthMax
    }

    /// Whether a line has a code whose individual number does not begin with a nine.
    private static func carriesRealCode(_ line: Substring) -> Bool {
        var rest = Array(line.utf8)[...]
        while let range = rest.withUnsafeBytes({ IdentityCode.find(in: $0) }) {
            rest = rest.dropFirst(range.lowerBound)
            if rest.dropFirst(7).first != UInt8(ascii: "9") { return true }
            rest = rest.dropFirst(range.count)
        }
        return false
    }
}
