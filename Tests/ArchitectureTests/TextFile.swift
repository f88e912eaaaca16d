/// One file of the repository, by its path from the root.
struct TextFile: Sendable {
    /// One `import` line.
    struct Import {
        var module: String
        var line: Int
        var isPublic: Bool
    }

    /// One function or initializer, with the lines from its name to its closing brace.
    struct Function {
        var line: Int
        var lineCount: Int
    }

    var path: String
    var text: String
    var lines: [Substring]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        // A line feed at the end closes the last line and opens none.
        let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
        self.lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The target that the file belongs to, or nil outside `Sources`.
    var room: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    /// The modules that the file imports, in order.
    var imports: [Import] {
        lines.enumerated().compactMap { index, line in
            var words = line.split(separator: " ")[...]
            while let first = words.first, first != "import" {
                let isModifier = first.hasPrefix("@") || Self.accessLevels.contains(String(first))
                guard isModifier else { return nil }
                words = words.dropFirst()
            }
            words = words.dropFirst()
            if words.count > 1 { words = words.dropFirst() }
            guard let module = words.first?.split(separator: ".").first else { return nil }
            let isPublic = line.hasPrefix("public ")
            return Import(module: String(module), line: index + 1, isPublic: isPublic)
        }
    }

    /// The functions of a file that the formatter has laid out.
    ///
    /// A body ends at the brace that stands under the first letter of its declaration.
    var functions: [Function] {
        lines.indices.compactMap { start in
            let words = lines[start].split(separator: " ")
            let isFunction =
                words.contains("func")
                || words.contains { $0.hasPrefix("init(") || $0.hasPrefix("init?(") }
            guard isFunction, !words[0].hasPrefix("//"), words[0] != "case" else { return nil }
            let end = closingLine(of: start)
            return end.map { Function(line: start + 1, lineCount: $0 - start + 1) }
        }
    }

    /// Where any of the words stand, as `path:line: word`.
    func places(of words: [String]) -> [String] {
        words.filter(text.contains).flatMap { word in
            lines.enumerated().filter { $0.element.contains(word) }
                .map { "\(path):\($0.offset + 1): \(word)" }
        }
    }

    private func closingLine(of start: Int) -> Int? {
        if lines[start].hasSuffix("}") { return start }
        let margin = Self.indentation(of: lines[start])
        for index in (start + 1)..<max(lines.count, start + 1) where !lines[index].isEmpty {
            let depth = Self.indentation(of: lines[index])
            if depth < margin { return nil }
            if depth > margin { continue }
            let rest = lines[index].dropFirst(margin)
            if rest.hasPrefix("}") || (rest.hasPrefix(")") && rest.hasSuffix("}")) { return index }
        }
        return nil
    }

    private static let accessLevels: Set<String> = [
        "public", "package", "internal", "fileprivate", "private",
    ]

    private static func indentation(of line: Substring) -> Int {
        line.prefix { $0 == " " }.count
    }
}
