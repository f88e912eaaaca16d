import Foundation

/// The sizes of one run of the benchmarks.
struct Sizes {
    /// Deliveries of the month that is rated.
    var month: Int
    /// Files of a million deliveries, or of `month`, on the large ledger.
    var largeFiles: Int
    /// Deliveries on the small ledger.
    var small: Int
    var rounds: Int
    /// Start-ups take milliseconds and vary by as much.
    var startUpRounds: Int
    /// Pages of changes, of half a megabyte.
    var answers: Int

    static let full = Sizes(
        month: 1_000_000,
        largeFiles: 10,
        small: 100_000,
        rounds: 5,
        startUpRounds: 41,
        answers: 20
    )
    static let quick = Sizes(
        month: 100_000,
        largeFiles: 5,
        small: 50_000,
        rounds: 3,
        startUpRounds: 11,
        answers: 4
    )
}

/// The measurements, each of which prints its table and tells whether its targets were met.
struct Measurements {
    var vtjBill: VTJBill?
    var duckDB: URL
    var sqlite3: URL?
    var bare: URL
    var folder: URL
    var sizes: Sizes

    private var log: URL { folder.appending(path: "errors.txt") }

    /// T1 and T2: import a month durably and run it, against programs that do the sums.
    ///
    /// The ledger that knows the register is made once, and copied before each round.
    func rateMonth() throws -> Bool {
        let population = Population()
        let usage = folder.appending(path: "month.csv")
        let register = folder.appending(path: "register.toml")
        let connections = folder.appending(path: "connections.csv")
        Say.progress("writing \(sizes.month) deliveries")
        try population.writeRegister(to: register)
        try population.writeConnections(to: connections)
        try UsageFile(population: population, seed: 1).write(rows: sizes.month, to: usage)

        let duckDB = DuckDB(program: duckDB, folder: folder)
        let empty = folder.appending(path: "empty.sqlite")
        let ledger = folder.appending(path: "month.sqlite")
        let output = folder.appending(path: "month")
        var contestants = [duckDB.contestant(usage: usage, connections: connections)]
        if let vtjBill {
            try make(empty, vtjBill, register)
            let ours = Contestant(
                name: Self.durably,
                prepare: {
                    try copyDatabase(at: empty, to: ledger)
                    try? FileManager.default.removeItem(at: output)
                },
                commands: [
                    vtjBill.importUsage([usage], into: ledger),
                    vtjBill.runMonth(on: ledger, output: output),
                ]
            )
            contestants.insert(ours, at: 0)
        }
        if let sqlite3 {
            let peer = SQLite(program: sqlite3, folder: folder)
            contestants.append(try peer.contestant(usage: usage, connections: connections))
        }
        let isMet = try Contest(
            title: "Rate a month of \(sizes.month) deliveries",
            contestants: contestants,
            targets: [
                Target(id: "T1", contestant: Self.durably, peer: DuckDB.name, must: 1.5, aim: 1),
                Target(
                    id: "T2",
                    contestant: Self.durably,
                    peer: SQLite.name,
                    must: 0.12,
                    aim: 0.08
                ),
            ],
            rounds: sizes.rounds
        ).run(errorsTo: log)
        guard vtjBill != nil else { return isMet }
        return try agree(output.appending(path: "invoices-\(VTJBill.month).csv"), duckDB.result)
            && isMet
    }

    /// T6: rate a month from its readings, however many deliveries are behind them.
    func rateFromReadings() throws -> Bool {
        guard let vtjBill else { return true }
        let population = Population(listsGroups: true)
        let register = folder.appending(path: "register-groups.toml")
        try population.writeRegister(to: register)
        let small = folder.appending(path: "small.sqlite")
        let large = folder.appending(path: "large.sqlite")
        try fill(small, vtjBill, register, population, files: 1, rows: sizes.small)
        try fill(large, vtjBill, register, population, files: sizes.largeFiles, rows: sizes.month)
        let largeName = "on a ledger of \(sizes.largeFiles * sizes.month)"
        let smallName = "on a ledger of \(sizes.small)"
        return try Contest(
            title: "Run a month from its readings",
            contestants: [
                Contestant(name: largeName, commands: [vtjBill.tryMonth(on: large)]),
                Contestant(name: smallName, commands: [vtjBill.tryMonth(on: small)]),
            ],
            targets: [
                Target(id: "T6", contestant: largeName, peer: smallName, must: 1.2, aim: 1)
            ],
            rounds: sizes.rounds * 3
        ).run(errorsTo: log)
    }

    /// T9: start, do next to nothing, and end.
    func startUp() throws -> Bool {
        let peer = Contestant(
            name: "a bare program",
            commands: [Command(program: bare, arguments: VTJBill.estimate)]
        )
        var contestants = [peer]
        if let vtjBill {
            let population = Population(connectionCount: Self.startUpConnections)
            let register = folder.appending(path: "register-small.toml")
            try population.writeRegister(to: register)
            let ledger = folder.appending(path: "status.sqlite")
            try fill(ledger, vtjBill, register, population, files: 1, rows: 1000)
            contestants += [
                Contestant(name: "estimate", commands: [vtjBill.estimate]),
                Contestant(name: "permit status", commands: [vtjBill.permitStatus(on: ledger)]),
            ]
        }
        return try Contest(
            title: "Start up",
            contestants: contestants,
            targets: [
                Target(id: "T9", contestant: "estimate", peer: peer.name, must: 1.5, aim: 1.1),
                Target(id: "T9", contestant: "permit status", peer: peer.name, must: 2.5, aim: 1.5),
            ],
            rounds: sizes.startUpRounds
        ).run(errorsTo: log)
    }

    private static let durably = "vtj-bill, durably"
    /// What a small ledger has, of a municipality or of a company with several registers.
    private static let startUpConnections = 20

    /// Makes a ledger that knows a register and has no usage.
    private func make(_ ledger: URL, _ vtjBill: VTJBill, _ register: URL) throws {
        try removeDatabase(at: ledger)
        for command in vtjBill.makeLedger(ledger, register: register) {
            _ = try command.run(errorsTo: log)
        }
    }

    /// Makes a ledger with usage on it, and says what the import cost: once, so only as a sign.
    private func fill(
        _ ledger: URL,
        _ vtjBill: VTJBill,
        _ register: URL,
        _ population: Population,
        files: Int,
        rows: Int
    ) throws {
        Say.progress("filling a ledger with \(files * rows) deliveries")
        try make(ledger, vtjBill, register)
        let usage = (0..<files).map { folder.appending(path: "usage-\($0).csv") }
        for (index, file) in usage.enumerated() {
            try UsageFile(population: population, seed: UInt64(100 + index))
                .write(rows: rows, to: file)
        }
        let cost = try vtjBill.importUsage(usage, into: ledger).run(errorsTo: log)
        let seconds = Contest.decimals(cost.wall, 2)
        let peak = Contest.decimals(cost.peakMiB, 0)
        Say.result("\nImported \(files * rows) deliveries once in \(seconds) s, peak \(peak) MiB")
        for file in usage { try FileManager.default.removeItem(at: file) }
    }

    /// Tells whether two programs came to the same sum, to the cent.
    private func agree(_ ours: URL, _ theirs: URL) throws -> Bool {
        let sums = (try AmountColumn.cents(in: ours), try AmountColumn.cents(in: theirs))
        guard let one = sums.0, let other = sums.1, one == other else {
            Say.result("\nThe sums differ: \(sums) cents in \(ours.path) and \(theirs.path)")
            return false
        }
        Say.result("\nvtj-bill and DuckDB come to the same \(one) cents")
        return true
    }
}
