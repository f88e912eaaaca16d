import Rendering
import Testing

@Suite struct Code128Tests {
    /// The widths of a symbol, cut into its characters: six widths each, seven in the last.
    private func characters(_ digits: String) throws -> [[Int]] {
        let widths = try #require(Code128(digits: digits)).widths
        let stop = widths.suffix(7)
        return stride(from: 0, to: widths.count - 7, by: 6).map { Array(widths[$0..<$0 + 6]) }
            + [Array(stop)]
    }

    @Test func `a symbol begins in set C, checks itself and stops`() throws {
        // The check of 105, 12, 34 is (105 + 1 × 12 + 2 × 34) mod 103 = 82.
        #expect(
            try characters("1234") == [
                [2, 1, 1, 2, 3, 2], [1, 1, 2, 2, 3, 2], [1, 3, 1, 1, 2, 3], [1, 2, 1, 2, 4, 1],
                [2, 3, 3, 1, 1, 1, 2],
            ]
        )
    }

    @Test func `every pair of digits has a character of its own, eleven modules wide`() throws {
        var seen: Set<[Int]> = []
        for value in 0..<100 {
            let digits = value < 10 ? "0\(value)" : "\(value)"
            let character = try characters(digits)[1]
            #expect(character.reduce(0, +) == 11)
            // The bars of a character add up to an even number of modules, the gaps to an odd one.
            #expect((character[0] + character[2] + character[4]).isMultiple(of: 2))
            #expect(seen.insert(character).inserted)
        }
    }

    @Test func `54 digits are 332 modules`() throws {
        let code = try #require(Code128(digits: String(repeating: "0", count: 54)))
        #expect(code.modules == 29 * 11 + 13)
        let svg = try #require(XMLTree.root(code.svg(label: "a \"b\" <c>")))
        #expect(svg.attributes["viewBox"] == "0 0 352 50")
        #expect(svg.attributes["aria-label"] == "a \"b\" <c>")
    }

    @Test(arguments: ["", "1", "123", "12a4", "１２"])
    func `other texts have no symbol`(text: String) {
        #expect(Code128(digits: text) == nil)
    }
}
