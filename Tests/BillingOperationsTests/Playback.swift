import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Invoicing
import Metering
import Rating
import Testing

/// Plays a history on a ledger, through the operations that the commands use.
struct Playback {
    let store: LedgerStore
    let folder: URL
    /// Whether usage arrives in another order than the history has it in.
    var isShuffled = false
    /// Decides how usage is cut into files.
    private var random: SplitMix64
    private var files = 0

    init(on store: LedgerStore, in folder: URL, cutting seed: UInt64) {
        self.store = store
        self.folder = folder
        random = SplitMix64(seed: seed)
    }

    /// Plays a history in memory.
    static func inMemory(
        _ history: History,
        cutting seed: UInt64,
        isShuffled: Bool = false,
        after: (Playback, History.Step) throws -> Void = { _, _ in }
    ) throws -> LedgerStore {
        try withFolder { folder in
            let store = try LedgerStore.inMemory(
                settings: history.settings,
                at: history.beginning,
                actor: "testaaja"
            )
            var playback = Playback(on: store, in: folder, cutting: seed)
            playback.isShuffled = isShuffled
            for step in history.steps {
                try playback.play(step)
                try after(playback, step)
            }
            return store
        }
    }

    /// Does what happens in one step.
    mutating func play(_ step: History.Step) throws {
        switch step.action {
        case .register(let text): try importRegister(text, step)
        case .usage(let rows): try importUsage(rows, step)
        case .decide(let choice): try decide(choice, step)
        case .run(let month): _ = try step.billing(on: store).run(month)
        case .credit(let choice): try credit(choice, step)
        }
    }

    /// Imports what a step imports, which says then that it is known; nothing for other steps.
    mutating func repeatImport(_ step: History.Step) throws {
        if case .usage = step.action { try play(step) }
    }

    // MARK: Single steps

    mutating func importRegister(_ text: String, _ step: History.Step) throws {
        let path = try write(text, ".toml")
        _ = try ImportRegister(store: store, tariffs: step.tariffs, occasion: step.occasion)
            .take(path, correcting: false, isDryRun: false)
    }

    mutating func importUsage(_ rows: [UsageRow], _ step: History.Step) throws {
        var rest = (isShuffled ? rows.shuffled(using: &random) : rows)[...]
        while !rest.isEmpty {
            let part = rest.prefix(random.number(1...40))
            rest = rest.dropFirst(part.count)
            // An answer goes in as a batch; whatever a CSV can bring may come either way.
            let asCSV = random.chance(60) ? part.filter { !$0.isAnswer } : []
            let asBatch = asCSV.isEmpty ? Array(part) : part.filter(\.isAnswer)
            if !asCSV.isEmpty { try importCSV(asCSV, step) }
            if !asBatch.isEmpty { try post(asBatch, step) }
        }
    }

    mutating func importCSV(_ rows: [UsageRow], _ step: History.Step) throws {
        let path = try write(rows.csv, ".csv")
        let outcome = try ImportUsage(store: store, occasion: step.occasion)
            .take(path, answer: nil)
        #expect(outcome.diagnostics.isEmpty)
        #expect(outcome.posted + outcome.alreadyRecorded == rows.count)
    }

    func post(_ rows: [UsageRow], _ step: History.Step) throws {
        let posting = try store.write(at: step.now, actor: "testaaja") { writer in
            try writer.recordUsage(rows.batch, source: "answers")
        }
        #expect(posting.conflicts.isEmpty)
    }

    func credit(_ choice: History.CreditChoice, _ step: History.Step) throws {
        let documents = try store.read { try $0.documents() }
        guard let picked = choice.pick(from: documents) else { return }
        _ = try CreditInvoice(store: store, occasion: step.occasion).credit(
            picked.document.number,
            line: choice.percent == nil ? nil : picked.line,
            records: picked.records,
            reason: "oikaisu"
        )
    }

    /// Decides on held deliveries, and expects that doing it again records nothing.
    func decide(_ choice: History.DecisionChoice, _ step: History.Step) throws {
        let decisions = step.decisions(on: store)
        for (connection, ids) in try choice.pick(from: step, on: store) {
            let picked = DecideUsage.Choice(connection: connection, deliveries: ids)
            _ = try decisions.decide(choice.verdict, on: picked, reason: "tutkittu")
            let head = try store.read { try $0.head() }
            let again = try decisions.decide(choice.verdict, on: picked, reason: "tutkittu")
            #expect(again.decided.isEmpty && again.unchanged.count == ids.count)
            #expect(try store.read { try $0.head() } == head)
        }
    }

    private mutating func write(_ text: String, _ ending: String) throws -> String {
        files += 1
        let url = folder.appending(path: "file-\(files)\(ending)")
        try Data(text.utf8).write(to: url)
        return url.path
    }

    /// Calls a body with an empty folder, which is removed in the end.
    static func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "vtj-bill-laws-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }
}

extension History {
    /// The settings of its ledger.
    var settings: LedgerSettings {
        LedgerSettings(
            isPractice: isPractice,
            digestKey: [UInt8](repeating: 7, count: DigestKey.length),
            fingerprintSeed: seed
        )
    }
}

extension History.Step {
    /// Its time, as operations take it.
    var occasion: Occasion { Occasion(now: now, actor: "testaaja") }

    /// Billing at its time.
    func billing(on store: LedgerStore) -> RunBilling {
        RunBilling(store: store, tariffs: tariffs, occasion: occasion)
    }
}

extension History.Step {
    /// Decisions at its time.
    func decisions(on store: LedgerStore) -> DecideUsage {
        DecideUsage(store: store, tariffs: tariffs, occasion: occasion)
    }
}

extension History.DecisionChoice {
    /// The deliveries by connection, of those that can be decided so; none where nothing is held.
    func pick(
        from step: History.Step,
        on store: LedgerStore
    ) throws -> [(ConnectionID, [String])] {
        let connections = try store.read { try $0.connections() }.sorted()
        var possible: [(connection: ConnectionID, id: String)] = []
        for connection in connections {
            let outcome = try step.decisions(on: store).decide(
                verdict,
                on: DecideUsage.Choice(connection: connection),
                reason: "mitä odottaa",
                isDryRun: true
            )
            possible += outcome.decided.map { (connection, $0.held.delivery.id) }
        }
        guard !possible.isEmpty else { return [] }
        let start = pick % possible.count
        let picked = possible[start..<min(start + count, possible.count)]
        return Dictionary(grouping: picked, by: \.connection).sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.map(\.id)) }
    }
}

extension History.CreditChoice {
    /// The line of an invoice, and how many records of it; nil where nothing is left to credit.
    func pick(
        from documents: [Document]
    ) -> (document: Document, line: Int, records: Int64?)? {
        let balance = CreditBalance(documents)
        let left = documents.filter { $0.type == .invoice }.flatMap { document in
            document.lines.compactMap { line -> (Document, Int, Int64)? in
                let place = LineReference(document: document.number, line: line.number)
                let left = balance.quantityLeft(of: line.charge, at: place)
                return left > 0 && line.charge.quantity > 0 ? (document, line.number, left) : nil
            }
        }
        guard !left.isEmpty else { return nil }
        let (document, line, most) = left[pick % left.count]
        return (document, line, percent.map { max(1, most * Int64($0) / 100) })
    }
}

extension Sequence<UsageRow> {
    /// The deliveries as a batch.
    var batch: DeliveryBatch {
        var batch = DeliveryBatch()
        for row in self { batch.append(row.delivery) }
        return batch
    }
}
