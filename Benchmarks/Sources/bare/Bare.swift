import ArgumentParser

/// A program that reads the arguments of `vtj-bill estimate` and answers with one line.
@main
struct Bare: ParsableCommand {
    static let configuration = CommandConfiguration(subcommands: [Estimate.self])
}

struct Estimate: ParsableCommand {
    @Option var connections = 1
    @Option var records = 0
    @Option var months = 12
    @Option var from: String

    func run() {
        print("\(connections) \(records) \(months) \(from)")
    }
}
