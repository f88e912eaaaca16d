/// Finds the word that somebody probably meant.
public enum NearestWord {
    /// The nearest of the known words, or nil where none is within two
    /// letters or a third of the word.
    public static func find(_ word: String, among known: [String]) -> String? {
        let limit = max(2, word.utf8.count / 3)
        return
            known
            .map { (word: $0, distance: distance(Array(word.utf8), Array($0.utf8))) }
            .filter { $0.distance <= limit && $0.distance < $0.word.utf8.count }
            .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?
            .word
    }

    /// How many insertions, deletions and replacements turn one word into the other.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var previous = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var next = [row + 1]
            for (column, other) in right.enumerated() {
                next.append(
                    min(
                        previous[column + 1] + 1,
                        next[column] + 1,
                        previous[column] + (byte == other ? 0 : 1)
                    )
                )
            }
            previous = next
        }
        return previous[right.count]
    }
}
