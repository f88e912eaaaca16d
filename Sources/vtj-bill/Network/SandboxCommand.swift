import ArgumentParser
import BillingPrimitives
import Foundation
import Sandbox
import SandboxServer

/// The command `vtj-bill sandbox`.
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Serve a change API for persons who do not exist.",
        discussion: """
            The same seed gives the same persons and changes. What happened up to yesterday can be \
            asked for; --today fixes the day, and --days-per-second lets days pass fast. With \
            --require-login user and password are those of the environment's \
            VTJ_BILL_SANDBOX_CREDENTIALS (user:password), else sandbox:sandbox. Stop it with Ctrl-C.

            EXAMPLES
              vtj-bill sandbox --persons 100000 --seed 7 --port 8080 --identity-list persons.txt
              vtj-bill sandbox --days-per-second 10 --fail 0.02 --cut 0.01 --log calls.ndjson
            """
    )

    @Option(help: "How many persons there are, up to 200000.") var persons = 10_000
    @Option(help: "What all chance comes from.") var seed: UInt64 = 1
    @Option(help: "The port to listen on; 0 takes one that is free.") var port = 8080
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The first day on which something happens.") var firstDay = Day.firstOfFeed
    @Option(help: "The day that it is; the default is today.") var today: Day?
    @Option(help: "How many days pass in a second; the clock then starts on --first-day.")
    var daysPerSecond: Double?
    @Option(help: "To how many of a million persons something happens on a day.")
    var changesPerMillion = 4_500
    @Option(help: "How many changes an answer has at most.") var pageSize = 1_000
    @Option(
        name: .customLong("data-group"),
        help: "A data group that the permit grants; may be repeated. Default: all."
    )
    var dataGroups: [String] = []
    @Flag(help: "Ask callers for a user name and a password.") var requireLogin = false
    @Option(help: "How many calls a caller has in how many seconds, such as 100/60.")
    var quota: Quota?
    @Option(help: "The share of calls that fail, such as 0.02.") var fail = 0.0
    @Option(help: "The share of calls that are answered late.") var slow = 0.0
    @Option(help: "How much later that is.") var slowMilliseconds = 2_000
    @Option(help: "The share of answers that break off in the middle.") var cut = 0.0
    @Option(help: "Write a line for each call to this file.", completion: .file())
    var log: String?
    @Option(help: "Write operational monitoring records to this file.", completion: .file())
    var opmon: String?
    @Option(help: "Write the identity codes of everybody to this file.", completion: .file())
    var identityList: String?

    func validate() throws {
        guard (1...SyntheticPopulation.personsMax).contains(persons) else {
            throw ValidationError("--persons is from 1 to \(SyntheticPopulation.personsMax)")
        }
        guard [fail, slow, cut].allSatisfy({ (0...1).contains($0) }) else {
            throw ValidationError("a share is from 0 to 1")
        }
        guard (0...65_535).contains(port), pageSize > 0, slowMilliseconds >= 0,
            (0...1_000_000).contains(changesPerMillion), daysPerSecond.map({ $0 > 0 }) ?? true
        else { throw ValidationError("a number is out of its range") }
        if today != nil, daysPerSecond != nil {
            throw ValidationError("--today fixes the clock that --days-per-second lets run")
        }
    }

    func run() async throws {
        let record = DeliveryLog(
            calls: try log.map(Self.appending),
            operational: try opmon.map(Self.appending)
        )
        let server = SandboxServer(try settings(), onCall: record.write)
        let (list, host) = (identityList, host)
        try await server.run { running in
            if let list { Self.write(server.identityList(), to: list) }
            Console.standard.write("listening on http://\(host):\(running.port)/api\n")
        }
        if record.lostLines > 0 {
            Console.standard.complain("\(record.lostLines) lines of the logs could not be written")
            throw ExitCode.findings
        }
    }

    private func settings() throws -> SandboxConfiguration {
        let clock =
            daysPerSecond.map { SandboxClock(startDay: firstDay, daysPerSecond: $0) }
            ?? today.map { SandboxClock(startDay: $0) }
            ?? .world
        var settings = SandboxConfiguration(firstDay: firstDay, clock: clock)
        settings.persons = persons
        settings.seed = seed
        settings.changesPerMillion = changesPerMillion
        settings.pageSize = pageSize
        settings.login = requireLogin ? try Self.login() : nil
        settings.dataGroups = dataGroups.isEmpty ? nil : Set(dataGroups)
        settings.quota = quota.map { CallQuota(calls: $0.calls, windowSeconds: $0.seconds) }
        settings.faults.fail = fail
        settings.faults.slow = slow
        settings.faults.slowMilliseconds = slowMilliseconds
        settings.faults.cut = cut
        settings.host = host
        settings.port = port
        return settings
    }

    private static func login() throws -> SandboxLogin {
        let variable = "VTJ_BILL_SANDBOX_CREDENTIALS"
        let text = ProcessInfo.processInfo.environment[variable] ?? "sandbox:sandbox"
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            throw ValidationError("\(variable) is not user:password")
        }
        return SandboxLogin(user: parts[0], password: parts[1])
    }

    private static func appending(to path: String) throws -> FileHandle {
        let files = FileManager.default
        if !files.fileExists(atPath: path) { _ = files.createFile(atPath: path, contents: nil) }
        guard let file = FileHandle(forWritingAtPath: path) else {
            throw ValidationError("cannot write \(path)")
        }
        try file.seekToEnd()
        return file
    }

    private static func write(_ list: [UInt8], to path: String) {
        do {
            try Data(list).write(to: URL(filePath: path), options: .atomic)
        } catch {
            Console.standard.complain("cannot write \(path)")
        }
    }
}

/// How many calls in how many seconds, written `100/60`.
struct Quota: ExpressibleByArgument {
    let calls: Int
    let seconds: Int

    /// Reads two positive numbers with a slash between them.
    init?(argument: String) {
        let parts = argument.split(separator: "/").compactMap { Int($0) }
        guard parts.count == 2, parts.allSatisfy({ $0 > 0 }) else { return nil }
        (calls, seconds) = (parts[0], parts[1])
    }
}

extension Day {
    /// The day after which the synthetic population was made up.
    fileprivate static let firstOfFeed = BillingMonth(containing: Day(number: 20_100)).firstDay
}
