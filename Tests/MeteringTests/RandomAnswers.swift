/// Answers of random members, values, escapes and white space, in the shape of the change API.
struct RandomAnswers {
    private var random: SplitMix64
    private var pieces = [
        "a", "Z9", "_ -:,{}[]", "ä", "Å", "€", "😀", "\\\"", "\\\\", "\\/", "\\n", "\\u00e4",
        "\\ud83d\\ude00", "\u{7f}", "katunimi", "LISATIETO", "twelve bytes",
    ]

    /// Starts the answers of a seed, on request without escaped surrogates.
    ///
    /// Foundation refuses half a pair, which RFC 8259 leaves open and the counter takes.
    init(seed: UInt64, hasSurrogates: Bool = true) {
        self.random = SplitMix64(state: seed)
        if !hasSurrogates { pieces.removeAll { $0.hasPrefix("\\ud") } }
    }

    /// The next answer.
    mutating func next() -> [UInt8] {
        let elements = list(of: Int.random(in: 0...3, using: &random)) { $0.element() }
        let name = pick(["muutokset", "perustiedot"])
        return Array(object([(name, elements), ("ajanTasalla", "false"), other()]).utf8)
    }

    private mutating func element() -> String {
        let entries = list(of: Int.random(in: 0...4, using: &random)) { $0.entry() }
        let code = pick(["\"010180-999A\"", "null", "\"050118A999W\""])
        let groups = pick([entries, entries, entries, "null"])
        return object([("henkilotunnus", code), ("tietoryhmat", groups), other()])
    }

    private mutating func entry() -> String {
        let code = pick(["\"KOTIKUNTA\"", "\"KOTI\\u004bUNTA\"", "\"ÄIDINKIELI\"", "null", text()])
        var members = [("tietoryhma", code), other(), other()]
        if flip() {
            members.append(("muutosattribuutti", pick(["\"LISATIETO\"", "null", text()])))
        }
        if flip() { members.append(("turvakiellonAlaisetKentat", pick(["null", value(2)]))) }
        return object(members)
    }

    private mutating func other() -> (String, String) {
        (String(text().dropFirst().dropLast()) + "x", value(3))
    }

    private mutating func value(_ depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &random) {
        case 0: pick(["true", "false", "null"])
        case 1: pick(["0", "-0.5e+7", "12", "546", "1E2", "3.25"])
        case 4: list(of: Int.random(in: 0...3, using: &random)) { $0.value(depth - 1) }
        case 5: object([("tietoryhma", value(depth - 1)), (pick(["fi", "sv"]), value(depth - 1))])
        default: text()
        }
    }

    private mutating func text() -> String {
        let count = Int.random(in: 0...6, using: &random)
        return "\"" + (0..<count).map { _ in pick(pieces) }.joined() + "\""
    }

    private mutating func object(_ members: [(String, String)]) -> String {
        let written = members.shuffled(using: &random).map { name, value in
            "\(space())\"\(name)\"\(space()):\(space())\(value)\(space())"
        }
        return "{" + written.joined(separator: ",") + "}"
    }

    private mutating func list(
        of count: Int,
        _ make: (inout RandomAnswers) -> String
    ) -> String {
        "[" + (0..<count).map { _ in space() + make(&self) }.joined(separator: ",") + space() + "]"
    }

    private mutating func space() -> String {
        pick(["", "", "", "", " ", "\n    ", "\r\n\t", "                   "])
    }

    private mutating func flip() -> Bool { Bool.random(using: &random) }

    private mutating func pick(_ list: [String]) -> String {
        list[Int.random(in: list.indices, using: &random)]
    }
}
