import Foundation

/// One program, or one way of doing the work, that takes part in a measurement.
struct Contestant {
    var name: String
    /// Clears away what an earlier round left; not measured.
    var prepare: () throws -> Void = {}
    /// What is run and measured, in a row.
    var commands: [Command]
}

/// A ratio that the project promises.
struct Target {
    var id: String
    var contestant: String
    var peer: String
    var must: Double
    var aim: Double
}

/// Contestants that are run in turn, round by round, so that a slow minute meets them all.
struct Contest {
    var title: String
    var contestants: [Contestant]
    var targets: [Target]
    var rounds: Int

    /// Runs every round, prints the medians and ratios, and tells whether every target was met.
    func run(errorsTo log: URL) throws -> Bool {
        var costs: [String: [Cost]] = [:]
        Say.progress("\(title), \(rounds) rounds")
        for _ in 1...rounds {
            for contestant in contestants {
                try contestant.prepare()
                let cost = try contestant.commands.reduce(Cost()) { try $0 + $1.run(errorsTo: log) }
                costs[contestant.name, default: []].append(cost)
            }
        }
        Say.result("\n\(title), \(rounds) rounds\n")
        Say.result("\(TextTable(rows: [["", "wall s", "cpu s", "peak MiB"]] + rows(costs)))")
        let walls = costs.mapValues { $0.map(\.wall) }
        let outcomes = targets.compactMap { Outcome($0, walls) }
        return Outcome.say(outcomes)
    }

    private func rows(_ costs: [String: [Cost]]) -> [[String]] {
        contestants.map { contestant in
            let all = costs[contestant.name] ?? []
            return [
                contestant.name,
                Self.decimals(all.map(\.wall).median, 4),
                Self.decimals(all.map(\.cpu).median, 4),
                Self.decimals(all.map(\.peakMiB).median, 0),
            ]
        }
    }

    static func decimals(_ number: Double, _ count: Int) -> String {
        String(format: "%.\(count)f", number)
    }
}

extension [Double] {
    /// The middle value, or the mean of the middle two; zero of nothing.
    var median: Double {
        guard !isEmpty else { return 0 }
        let values = sorted()
        return (values[(count - 1) / 2] + values[count / 2]) / 2
    }
}
