import BillingPrimitives

/// Finds what somebody may have meant.
enum Nearest {
    /// The id that differs from a text in the fewest places; nil where a third of it would differ.
    static func text(
        to text: some StringProtocol,
        of connections: Set<ConnectionID>
    ) -> ConnectionID? {
        let wanted = Array(text.utf8)
        let distanceMax = wanted.count / 3
        // Ties go to the smaller id, so that the same input always gives the same words.
        let nearest = connections.map { (distance(wanted, Array($0.rawValue.utf8)), $0) }
            .min { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 < $1.0 }
        guard let nearest, nearest.0 <= distanceMax else { return nil }
        return nearest.1
    }

    /// How many bytes must be put in, taken out or changed (Levenshtein).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var previous = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for column in right.indices {
                let change = previous[column] + (byte == right[column] ? 0 : 1)
                current.append(min(change, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[right.count]
    }
}
