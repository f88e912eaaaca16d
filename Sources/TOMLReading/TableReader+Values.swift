public import BillingPrimitives

/// The kinds of value that a key can be asked for.
extension TableReader {
    /// The text of a required key.
    public mutating func string(_ key: String) -> String? {
        requiredNode(key).flatMap { text($0, key: key) }
    }

    /// The text of a key, or nil without one.
    public mutating func optionalString(_ key: String) -> String? {
        node(key).flatMap { text($0, key: key) }
    }

    /// The whole number of a required key.
    public mutating func integer(_ key: String) -> Int64? {
        requiredNode(key).flatMap { integer($0, key: key) }
    }

    /// The whole number of a key, or nil without one.
    public mutating func optionalInteger(_ key: String) -> Int64? {
        node(key).flatMap { integer($0, key: key) }
    }

    /// The boolean of a key, or the default without one.
    public mutating func boolean(_ key: String, default value: Bool) -> Bool {
        guard let node = node(key) else { return value }
        if case .boolean(let boolean) = node.value { return boolean }
        reportKind(node, key: key, expected: "true or false, without quotes")
        return value
    }

    /// The local date of a required key.
    public mutating func day(_ key: String) -> Day? {
        requiredNode(key).flatMap { day($0, key: key) }
    }

    /// The local date of a key, or nil without one.
    public mutating func optionalDay(_ key: String) -> Day? {
        node(key).flatMap { day($0, key: key) }
    }

    /// The date and time of a key, or nil without one.
    public mutating func optionalInstant(_ key: String) -> Instant? {
        guard let node = node(key) else { return nil }
        if case .instant(let instant) = node.value { return instant }
        reportKind(node, key: key, expected: "a time with an offset: 2026-03-31T12:00:00+03:00")
        return nil
    }

    /// The texts of a required key.
    public mutating func stringArray(_ key: String) -> [String]? {
        requiredNode(key).flatMap { texts($0, key: key) }
    }

    /// The texts of a key, or nil without one.
    public mutating func optionalStringArray(_ key: String) -> [String]? {
        node(key).flatMap { texts($0, key: key) }
    }

    /// The tables of an array of tables; none without the key.
    public mutating func tables(_ key: String) -> [TOMLTable] {
        guard let node = node(key) else { return [] }
        guard case .array(let nodes) = node.value else {
            reportKind(node, key: key, expected: "tables under a header in double brackets")
            return []
        }
        return nodes.compactMap { table($0, key: key) }
    }

    /// The table of a required key.
    public mutating func table(_ key: String) -> TOMLTable? {
        requiredNode(key).flatMap { table($0, key: key) }
    }

    /// The table of a key, or nil without one.
    public mutating func optionalTable(_ key: String) -> TOMLTable? {
        node(key).flatMap { table($0, key: key) }
    }

    /// The case that a key names, or the default without the key; without a default it is required.
    public mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        as type: Choice.Type,
        default value: Choice? = nil
    ) -> Choice? where Choice.RawValue == String {
        guard let node = value == nil ? requiredNode(key) : node(key) else { return value }
        return text(node, key: key).flatMap { choice($0, key: key, line: node.line) }
    }

    /// The cases that the texts of a required key name.
    public mutating func choices<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        as type: Choice.Type
    ) -> [Choice]? where Choice.RawValue == String {
        stringArray(key).map { texts in
            texts.compactMap { choice($0, key: key, line: line(of: key)) }
        }
    }

    /// What a reader makes of a required text, such as an identifier or an amount.
    public mutating func parsed<Value>(
        _ key: String,
        expected: String,
        _ parse: (String) -> Value?
    ) -> Value? {
        requiredNode(key).flatMap { parsed($0, key: key, expected: expected, parse) }
    }

    /// What a reader makes of a text, or nil without the key.
    public mutating func optionalParsed<Value>(
        _ key: String,
        expected: String,
        _ parse: (String) -> Value?
    ) -> Value? {
        node(key).flatMap { parsed($0, key: key, expected: expected, parse) }
    }
}

/// What a text may be.
extension TableReader {
    /// Why a text is not taken, as the end of a sentence, or nil for one line of fair length.
    public static func problem(with text: String) -> String? {
        if text.isEmpty { return "is empty" }
        if text.utf8.count > textBytesMax { return "is longer than \(textBytesMax) bytes" }
        let hasForbidden = text.unicodeScalars.contains(where: \.isForbidden)
        return hasForbidden ? "has a line break or another control character" : nil
    }
}

/// One value each, refused where it is of another kind.
extension TableReader {
    private mutating func text(_ node: TOMLNode, key: String) -> String? {
        guard case .string(let text) = node.value else {
            reportKind(node, key: key, expected: "a text in double quotes")
            return nil
        }
        guard let problem = Self.problem(with: text) else { return text }
        report(
            code: "toml-refused-text",
            line: node.line,
            what: "'\(key)' \(problem)",
            remedy: "write a text of one line"
        )
        return nil
    }

    private mutating func texts(_ node: TOMLNode, key: String) -> [String]? {
        guard case .array(let nodes) = node.value else {
            reportKind(node, key: key, expected: "a list: [\"…\", \"…\"]")
            return nil
        }
        return nodes.compactMap { text($0, key: key) }
    }

    private mutating func integer(_ node: TOMLNode, key: String) -> Int64? {
        if case .integer(let number) = node.value { return number }
        reportKind(node, key: key, expected: "a whole number, without quotes")
        return nil
    }

    private mutating func day(_ node: TOMLNode, key: String) -> Day? {
        if case .day(let day) = node.value { return day }
        reportKind(node, key: key, expected: "a date without quotes: 2026-03-31")
        return nil
    }

    private mutating func table(_ node: TOMLNode, key: String) -> TOMLTable? {
        if case .table(let table) = node.value { return table }
        reportKind(node, key: key, expected: "a table")
        return nil
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String,
        key: String,
        line: Int
    ) -> Choice? where Choice.RawValue == String {
        if let choice = Choice(rawValue: text) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        let hint = NearestWord.find(text, among: words).map { "did you mean '\($0)'? " } ?? ""
        report(
            code: "toml-unknown-choice",
            line: line,
            what: "'\(key)' does not know \(Redaction.quoted(text))",
            remedy: "\(hint)use one of \(words.joined(separator: ", "))"
        )
        return nil
    }

    private mutating func parsed<Value>(
        _ node: TOMLNode,
        key: String,
        expected: String,
        _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = text(node, key: key) else { return nil }
        if let value = parse(text) { return value }
        report(
            code: "toml-refused-text",
            line: node.line,
            what: "'\(key)' is not \(expected)",
            remedy: "write \(expected)"
        )
        return nil
    }
}

extension Unicode.Scalar {
    /// Whether a text of one line must not have it: control characters, line and paragraph
    /// separators, and marks that turn the direction of the text that follows.
    fileprivate var isForbidden: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
