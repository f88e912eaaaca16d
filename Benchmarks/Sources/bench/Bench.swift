import ArgumentParser
import Foundation

/// Measures vtj-bill beside its peers and prints medians, ratios and the targets.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure vtj-bill beside DuckDB, sqlite3, simdjson and a bare program.",
        discussion: "Exits with 1 where a target is missed or the sums or counts differ."
    )

    @Option(help: "The vtj-bill to measure, a release build; without it only the peers run.")
    var vtjBill: String?

    @Option(help: "The DuckDB command line.")
    var duckdb: String

    @Option(help: "The sqlite3 command line; it takes no part where there is none.")
    var sqlite3 = "/usr/bin/sqlite3"

    @Option(help: "The folder for data and ledgers, on the disk that is measured.")
    var data: String

    @Flag(help: "Take smaller sizes and fewer rounds: a sign, not a result.")
    var quick = false

    @Option(help: "The measurements to take: month, readings, start-up, answers.")
    var only: [Measurement] = Measurement.allCases

    /// One of the measurements, by the name that it is asked for with.
    enum Measurement: String, CaseIterable, ExpressibleByArgument {
        case month
        case readings
        case startUp = "start-up"
        case answers
    }

    func run() throws {
        let folder = URL(filePath: data)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let hasSQLite = FileManager.default.isExecutableFile(atPath: sqlite3)
        let measurements = Measurements(
            vtjBill: vtjBill.map { VTJBill(program: URL(filePath: $0)) },
            duckDB: URL(filePath: duckdb),
            sqlite3: hasSQLite ? URL(filePath: sqlite3) : nil,
            bare: URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
                .appending(path: "bare"),
            folder: folder,
            sizes: quick ? .quick : .full
        )
        let outcomes = try only.map { measurement in
            switch measurement {
            case .month: try measurements.rateMonth()
            case .readings: try measurements.rateFromReadings()
            case .startUp: try measurements.startUp()
            case .answers: try measurements.countAnswers()
            }
        }
        if outcomes.contains(false) { throw ExitCode(1) }
    }
}
