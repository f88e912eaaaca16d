import Foundation

/// The commands of vtj-bill that are measured.
struct VTJBill {
    static let month = "2026-03"

    var program: URL

    /// Makes a ledger that knows the population.
    func makeLedger(_ ledger: URL, register: URL) -> [Command] {
        [
            command(["init"], ledger, now: "2026-01-01T06:00:00Z"),
            command(["register", "import", register.path], ledger, now: "2026-01-01T06:00:00Z"),
        ]
    }

    /// Takes usage into the ledger.
    func importUsage(_ files: [URL], into ledger: URL) -> Command {
        command(["usage", "import"] + files.map(\.path), ledger)
    }

    /// Rates and issues the month, and writes its invoice file.
    func runMonth(on ledger: URL, output: URL) -> Command {
        command(["invoice", "run", Self.month, "--output", output.path], ledger)
    }

    /// Rates the month and shows it.
    func tryMonth(on ledger: URL) -> Command {
        command(["invoice", "run", Self.month, "--dry-run"], ledger)
    }

    /// What the compliance officer asks; findings are as good as none.
    func permitStatus(on ledger: URL) -> Command {
        var command = command(["permit", "status"], ledger)
        command.successes = [0, 1]
        return command
    }

    /// The arguments of the smallest estimate, which `bare` takes as well.
    static let estimate = [
        "estimate", "--connections", "1", "--records", "1000", "--months", "1", "--from", month,
    ]

    /// The smallest estimate.
    var estimate: Command {
        Command(program: program, arguments: Self.estimate + ["--now", Self.now])
    }

    private static let now = "2026-04-02T06:00:00Z"

    private func command(_ words: [String], _ ledger: URL, now: String = now) -> Command {
        let options = ["--ledger", ledger.path, "--now", now, "--actor", "bench"]
        return Command(program: program, arguments: words + options)
    }
}
