import BillingPrimitives
import Metering
import Testing

/// The counter against a slow one: on random answers, cut ones and damaged ones.
@Suite struct CounterPropertyTests {
    /// What became of an answer: its records, or the code of its refusal.
    enum Verdict: Equatable {
        case counted(RecordCounts)
        case refused(String)
    }

    static func verdict(_ answer: [UInt8]) -> Verdict {
        do {
            return .counted(try answer.withUnsafeBytes { try RecordCounter.count($0).counts })
        } catch let error as DiagnosticsError {
            return .refused(error.diagnostics.map(\.code).joined())
        } catch {
            preconditionFailure("The counter throws diagnostics only.")
        }
    }

    @Test func `a random answer counts as by the slow counter`() throws {
        var answers = RandomAnswers(seed: 1)
        for _ in 0..<2_000 {
            let answer = answers.next()
            let expected = try #require(ReferenceCounter.counts(answer))
            try #require(Self.verdict(answer) == .counted(expected), "\(answer)")
        }
    }

    @Test func `a random answer cut anywhere is refused`() throws {
        var answers = RandomAnswers(seed: 2)
        for _ in 0..<30 {
            let answer = answers.next()
            for end in answer.indices {
                let cut = Array(answer[..<end])
                try #require(Self.verdict(cut) == .refused("answer-truncated"), "\(cut)")
            }
        }
    }

    @Test func `one damaged byte is refused, or counts as by the slow counter`() throws {
        var answers = RandomAnswers(seed: 3, hasSurrogates: false)
        var random = SplitMix64(state: 4)
        let marks = Array("\"\\{}[]:,0 eu\n".utf8) + [0x00, 0x1f, 0x7f, 0x80, 0xc0, 0xe2, 0xff]
        for _ in 0..<30 {
            let answer = answers.next()
            for index in answer.indices {
                var damaged = answer
                let isMark = Bool.random(using: &random)
                damaged[index] =
                    isMark
                    ? marks[Int.random(in: marks.indices, using: &random)]
                    : UInt8.random(in: 0...255, using: &random)
                let expected = ReferenceCounter.counts(damaged)
                switch Self.verdict(damaged) {
                case .counted(let counts): try #require(counts == expected, "\(damaged)")
                case .refused("answer-not-json"), .refused("answer-truncated"):
                    // Foundation takes a comma before a closing bracket.
                    let text = String(decoding: damaged, as: UTF8.self)
                    try #require(expected == nil || text.contains(/,\s*[}\]]/), "\(damaged)")
                case .refused: break
                }
            }
        }
    }

    @Test(arguments: ["", "ä", "€", "😀", "\\\"", "\\\\", "\\u00e4", "\\ud83d\\ude00", "\u{7f}"])
    func `texts of every length are passed, whatever stands where in them`(piece: String) throws {
        let expected = try count(#"{"muutokset":[{"tietoryhmat":[{"tietoryhma":"K"}]}]}"#).counts
        for length in 0...70 {
            for place in 0...(piece.isEmpty ? 0 : length) {
                let text =
                    String(repeating: "x", count: place) + piece
                    + String(repeating: "y", count: length - place)
                let answer = """
                    {"\(text)":"\(text)","muutokset":[{"tietoryhmat":[{"tietoryhma":"K","\(text)":\
                    {"\(text)":["\(text)"]}}]}],"z":"\(text)"}
                    """
                try #require(Self.verdict(Array(answer.utf8)) == .counted(expected), "\(text)")
            }
        }
    }

    @Test(
        arguments: [
            [0x00], [0x0a], [0x1f], [0x80], [0xc3, 0x28], [0xe2, 0x82], [0xed, 0xa0, 0x80],
            [0xf4, 0x90, 0x80, 0x80], [0xff], Array("\\x".utf8), Array("\\u00g0".utf8),
        ] as [[UInt8]]
    )
    func `what may not stand in a text is found wherever it stands`(bad: [UInt8]) throws {
        for length in 0...70 {
            for place in 0...length {
                let text =
                    [UInt8](repeating: 0x78, count: place) + bad
                    + [UInt8](repeating: 0x79, count: length - place)
                for (head, tail) in [(#"{"x":""#, #"","muutokset":[]}"#), (#"{""#, #"":1}"#)] {
                    let answer = Array(head.utf8) + text + Array(tail.utf8)
                    try #require(Self.verdict(answer) == .refused("answer-not-json"), "\(answer)")
                }
            }
        }
    }
}
