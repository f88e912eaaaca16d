/// A target and what came out: the median of the ratios of time, taken round by round.
struct Outcome {
    var target: Target
    var ratio: Double

    /// Holds a target against the times of each contestant; nil where one took no part.
    init?(_ target: Target, _ times: [String: [Double]]) {
        guard let ours = times[target.contestant], let theirs = times[target.peer] else {
            return nil
        }
        self.target = target
        self.ratio = zip(ours, theirs).map { $0 / $1 }.median
    }

    /// Prints outcomes, and tells whether every target was met.
    static func say(_ outcomes: [Outcome]) -> Bool {
        if !outcomes.isEmpty { Say.result("\n\(TextTable(rows: outcomes.map(\.row)))") }
        return outcomes.allSatisfy { $0.ratio <= $0.target.must }
    }

    private var row: [String] {
        let verdict = ratio <= target.aim ? "aim met" : ratio <= target.must ? "met" : "MISSED"
        return [
            "\(target.id) \(target.contestant) / \(target.peer)",
            Contest.decimals(ratio, 2),
            "must \(Contest.decimals(target.must, 2))",
            "aim \(Contest.decimals(target.aim, 2))",
            verdict,
        ]
    }
}
