import Testing

@testable import Rendering

@Suite struct WrappingTests {
    @Test(
        arguments: [
            ("", [""]), ("abc", ["abc"]), ("abc de", ["abc", "de"]), ("a b c d", ["a b c", "d"]),
            ("toolong a", ["toolong", "a"]), ("ää öö", ["ää öö"]), ("a  b", ["a b"]),
        ] as [(String, [String])]
    )
    func `a text is broken at spaces, and a word never`(text: String, lines: [String]) {
        #expect(text.wrapped(toDisplayWidth: 5) == lines)
    }
}
