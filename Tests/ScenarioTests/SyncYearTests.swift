#if NETWORK
import BillingPrimitives
import Foundation
import Sandbox
import Testing

/// A year of sync runs against the sandbox's server, both as programs of their own.
@Suite struct SyncYearTests {
    private static let house = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let persons = 400
    private static let seed: UInt64 = 11
    private static let connection = "esimerkki-asiakkaat"
    private static let yearEnd = Day(number: 20_089 + 365)

    /// The counts of a delivery, under the names of the usage CSV.
    private struct Counts: Decodable, Equatable {
        var records: Int64
        var group_entries: Int64
        var distinct_groups: Int64
        var entries_without_supplement: Int64
        var uncensored_entries: Int64
    }

    /// What the sandbox says that it delivered in a call.
    private struct Call: Decodable {
        var request_id: String
        var outcome: String
        var cursor_to: Int64?
    }

    /// What the ledger says that was delivered.
    private struct Delivery: Decodable {
        var delivery_id: String
        var identity_list: String
        var cursor_from: Int64
        var cursor_to: Int64
    }

    private func folder() throws -> URL {
        let folder = URL.temporaryDirectory.appending(path: "vtj-bill-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Self.house.appending(path: "examples"), to: folder)
        return folder
    }

    private func arguments(_ port: Int, from day: String?) -> [String] {
        [
            "sync", "run", "--connection", Self.connection, "--buckets", "3", "--url",
            "http://127.0.0.1:\(port)/r1/FI-DEV/GOV/0245437-2/VTJmutpa/VTJmutpa/api",
            "--identity-list", "persons.txt", "--now", "2026-03-20T08:00:00Z", "--quiet",
        ] + (day.map { ["--from", $0] } ?? [])
    }

    /// Starts a sandbox and runs a body with its port; it is stopped in good order.
    private func withSandbox(
        _ options: [String],
        in folder: URL,
        _ body: (Int) throws -> Void
    ) throws {
        let sandbox = try Program(
            [
                "sandbox", "--persons", "\(Self.persons)", "--seed", "\(Self.seed)", "--port",
                "0", "--first-day", "2025-01-01", "--changes-per-million", "4000",
                "--page-size", "7",
            ] + options,
            in: folder
        )
        defer { sandbox.stop() }
        let line = try sandbox.firstLine()
        let port = try #require(
            line.split(separator: ":").last?.split(separator: "/").first.flatMap { Int($0) }
        )
        try body(port)
    }

    @Test func `a year of syncs with faults and kills counts exactly what was delivered`()
        throws
    {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for command in ["init --practice", "register import practice.toml"] {
            let words = command.split(separator: " ").map(String.init)
            let setUp = try Program(words + ["--now", "2026-03-01T08:00:00Z"], in: folder)
            #expect(try setUp.finish().status == 0)
        }
        var (started, kills) = (0, 0)
        // The sandbox's year passes in a few seconds, while runs are killed at random.
        try withSandbox(
            [
                "--days-per-second", "60", "--fail", "0.02", "--cut", "0.02", "--log",
                "calls.ndjson", "--identity-list", "persons.txt",
            ],
            in: folder
        ) { port in
            var day: String? = "2025-01-01"
            while try reached(in: folder) < Self.yearEnd {
                let run = try Program(arguments(port, from: day), in: folder)
                started += 1
                if started % 3 > 0 {
                    // Long enough for some to end first, short enough to hit others anywhere.
                    Thread.sleep(forTimeInterval: Double(started * 37 % 250) / 1000)
                    run.kill()
                    kills += 1
                } else {
                    _ = try run.finish()
                    day = nil
                }
                if try !runs(in: folder).isEmpty { day = nil }
            }
        }
        #expect(kills > 3)
        // The clock stands still a month after the last key, and nothing fails any more.
        let today = try reached(in: folder).adding(days: 30)
        try withSandbox(["--today", "\(today)", "--log", "calls.ndjson"], in: folder) { port in
            let last = try Program(arguments(port, from: nil), in: folder).finish()
            #expect(last.status == 0, "\(last.output)")
        }
        try check(folder, through: today.adding(days: -1))
    }

    /// A sync run as the program lists it.
    private struct Run: Decodable {
        var cursor_to: Int64
    }

    private func runs(in folder: URL) throws -> [Run] {
        let list = try Program(["sync", "list", "--format", "json"], in: folder).finish()
        return try JSONDecoder().decode([Run].self, from: Data(list.output.utf8))
    }

    /// The day up to which something was told.
    private func reached(in folder: URL) throws -> Day {
        let key = try runs(in: folder).map(\.cursor_to).max() ?? 0
        return Day(number: Int32(key / ChangeFeed.keysPerDay))
    }

    /// Holds the ledger against the sandbox's log, and against what happened to everybody.
    private func check(_ folder: URL, through day: Day) throws {
        let list = try Program(["usage", "list", "--format", "json"], in: folder).finish()
        let json = Data(list.output.utf8)
        let deliveries = try JSONDecoder().decode([Delivery].self, from: json)
        let counts = try JSONDecoder().decode([Counts].self, from: json)
        let log = try String(
            contentsOf: folder.appending(path: "calls.ndjson"),
            encoding: .utf8
        )
        let lines = log.split(separator: "\n").map { Data($0.utf8) }
        let calls = try lines.map { try JSONDecoder().decode(Call.self, from: $0) }
        #expect(calls.contains { $0.outcome != "delivered" }, "the faults came")
        let places = Dictionary(
            calls.indices.map { (calls[$0].request_id, $0) },
            uniquingKeysWith: { $1 }
        )
        for (delivery, counts) in zip(deliveries, counts) {
            let place = try #require(places[delivery.delivery_id])
            #expect(calls[place].outcome == "delivered")
            #expect(calls[place].cursor_to == delivery.cursor_to)
            #expect(try JSONDecoder().decode(Counts.self, from: lines[place]) == counts)
        }
        // Each bucket's ranges meet end to end: nothing is missing, nothing is there twice.
        let buckets = Dictionary(grouping: deliveries, by: \.identity_list)
        #expect(buckets.count == 3)
        for ranges in buckets.values {
            let sorted = ranges.filter { $0.cursor_from < $0.cursor_to }
                .sorted { $0.cursor_from < $1.cursor_from }
            for (range, next) in zip(sorted, sorted.dropFirst()) {
                #expect(range.cursor_to == next.cursor_from)
            }
        }
        try checkTruth(counts, through: day)
    }

    /// What happened to everybody until the sandbox's clock stood still is what was counted.
    private func checkTruth(_ counts: [Counts], through day: Day) throws {
        let first = try #require(Day("2025-01-01"))
        let feed = ChangeFeed(
            SyntheticPopulation(persons: Self.persons, seed: Self.seed),
            from: first,
            changesPerMillion: 4000
        )
        let answer = feed.changesAnswer(
            after: feed.cursor(at: first),
            through: day,
            limit: .max,
            scope: ChangeFeed.Scope(places: Array(0..<Self.persons))
        )
        let truth = answer.truth.counts
        #expect(truth.personChange > 400)
        func sum(_ count: KeyPath<Counts, Int64>) -> Int64 {
            counts.map { $0[keyPath: count] }.reduce(0, +)
        }
        #expect(sum(\.records) == truth.personChange)
        #expect(sum(\.group_entries) == truth.groupEntry)
        #expect(sum(\.distinct_groups) == truth.distinctGroup)
        #expect(sum(\.entries_without_supplement) == truth.groupEntryWithoutSupplement)
        #expect(sum(\.uncensored_entries) == truth.groupEntryUncensored)
    }
}
#endif
