extension String {
    /// The text without its spaces.
    func withoutSpaces() -> String { filter { $0 != " " } }

    /// The text in groups that a space parts, the short one first or last.
    func grouped(by size: Int, fromRight: Bool) -> String {
        let characters = Array(self)
        let lead = fromRight ? characters.count % size : 0
        let starts = (lead > 0 ? [0] : []) + stride(from: lead, to: characters.count, by: size)
        return starts.map { start in
            let end = start == 0 && lead > 0 ? lead : Swift.min(start + size, characters.count)
            return String(characters[start..<end])
        }.joined(separator: " ")
    }
}
