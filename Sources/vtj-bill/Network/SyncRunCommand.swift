import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import ChangeAPI
import Ledger
import Rendering

/// The command `vtj-bill sync run`.
struct SyncRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Ask the change API what changed, and meter each answer once.",
        discussion: """
            Each answer is counted in memory and dropped; its delivery and the booking key that it \
            leads to are recorded together, so that a crash neither loses nor doubles a record. A \
            connection without a valid permit or declaration does not start. User name and \
            password come from the environment's VTJ_BILL_API_CREDENTIALS (user:password) or a file.

            EXAMPLES
              vtj-bill sync run --connection esimerkkila-varhaiskasvatus --from 2026-03-02 \\
                --url http://127.0.0.1:8080/api --identity-list persons.txt
              vtj-bill sync run --all --config sync.toml --every 6h
            """
    )

    @Option(help: "The connection to sync.") var connection: String?
    @Flag(help: "Sync every connection of the file of settings.") var all = false
    @Option(
        help: "A file of settings, for one connection or many.",
        completion: .file(extensions: ["toml"])
    )
    var config: String?
    @OptionGroup(title: "Where and whom to ask") var settings: SyncOptions

    @Option(help: "Ask from the first booking key of this day; needed the first time.")
    var from: Day?
    @Flag(help: "Ask for the base data of all identities instead of their changes.")
    var baseData = false
    @Option(help: "Go on for ever, at this rhythm, such as 30m or 6h.") var every: Rhythm?
    @Flag(help: "Say what would be asked, and ask nothing.") var dryRun = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if all == (connection != nil) {
            throw ValidationError("say either --connection ID or --all")
        }
        if all, config == nil { throw ValidationError("--all needs --config FILE") }
        if config == nil { try settings.requireWhole() }
        if every != nil, occasion.now != nil {
            throw ValidationError("--every goes by the clock, so --now has no place beside it")
        }
    }

    func run() async throws {
        let store = try dryRun ? ledger.reading() : ledger.writing()
        let chosen = try chosenSettings()
        try await StopSignals.cancelling {
            var hasFailed = try await round(chosen, store)
            while let every, !Task.isCancelled {
                try await Task.sleep(for: every.duration)
                hasFailed = try await round(chosen, store)
            }
            if hasFailed { throw ExitCode(2) }
        }
    }

    /// Syncs the connections one after the other; whether one of them failed.
    private func round(_ chosen: [SyncSettings], _ store: LedgerStore) async throws -> Bool {
        var runs: [SyncRun] = []
        var hasFailed = false
        for settings in chosen where !Task.isCancelled {
            do {
                if let run = try await sync(settings, store) { runs.append(run) }
            } catch let error as DiagnosticsError {
                hasFailed = true
                Console.standard.report(error.diagnostics)
            } catch {
                hasFailed = true
                Console.standard.complain("error: \(error)")
            }
        }
        if !runs.isEmpty { output.print(SyncListing.of(runs), empty: "") }
        return hasFailed
    }

    private func sync(_ settings: SyncSettings, _ store: LedgerStore) async throws -> SyncRun? {
        let (console, now, isQuiet) = (Console.standard, occasion.now, occasion.quiet)
        let identities = try IdentityList(from: settings.identities)
        console.report(identities.diagnostics)
        let syncing = RunSync(
            store: store,
            actor: occasion.occasion.actor,
            clock: { now ?? .current }
        ) { run in
            guard !isQuiet else { return }
            console.progress("\(settings.connection): \(run.pages) pages, \(run.records) records")
        }
        let request = RunSync.Request(
            connection: settings.connection,
            identities: identities,
            kind: baseData ? .baseData : .changes,
            buckets: settings.buckets,
            from: try from ?? firstDay(settings, store),
            dataGroups: settings.dataGroups,
            receiver: settings.receiver
        )
        let plan = try syncing.plan(request)
        if dryRun {
            console.write(plan.sentence(from: request.from, at: settings.url))
            return nil
        }
        let client = try ChangeAPIClient(settings, of: store) { if !isQuiet { console.say($0) } }
        do {
            let run = try await syncing.run(request, from: client)
            try await client.close()
            if !isQuiet, console.showsProgress { console.progress("") }
            return run
        } catch {
            try? await client.close()
            throw error
        }
    }

    /// The day that the settings name for a connection that was never synced.
    private func firstDay(_ settings: SyncSettings, _ store: LedgerStore) throws -> Day? {
        let known = try store.read { try $0.lastSync(of: settings.connection, .changes) }
        return known == nil ? settings.start : nil
    }

    private func chosenSettings() throws -> [SyncSettings] {
        guard let config else {
            return [try settings.settings(of: ConnectionID(connection ?? ""))]
        }
        let known = try SyncFile.settings(at: config)
        guard let connection else { return known }
        guard let found = known.first(where: { $0.connection.rawValue == connection }) else {
            throw ValidationError("\(config) has no connection '\(connection)'")
        }
        return [settings.overriding(found)]
    }
}

extension RunSync.Plan {
    fileprivate func sentence(from day: Day?, at url: String) -> String {
        let cover =
            cover.map { "covered by \($0.dataPermit)" } ?? "in the sandbox, which needs no permit"
        let begin: String =
            switch cursors {
            case nil: "from the first booking key of \(day.map(\.description) ?? "")"
            case let keys? where keys.isEmpty: "for their base data"
            case let keys?: "from booking key \(keys.min() ?? 0)"
            }
        return "\(connection), \(cover): would ask \(url) for \(identities) identities "
            + "in \(buckets) \(buckets == 1 ? "bucket" : "buckets"), \(begin)\n"
    }
}
