import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Invoicing
import Ledger
import Licensing
import Metering
import Rating
import Tariffs

/// Does part of a step on a ledger file and stops before the transaction is kept.
struct Interruption {
    /// What a program that is killed does not get to say.
    private struct Killed: Error {}

    /// How the program goes on afterwards.
    enum Recovery: CaseIterable {
        /// The error was caught, and the ledger is still open.
        case sameStore
        /// The program was started again.
        case reopened
        /// The machine lost power: what had reached the disk by then is all that there is.
        case powerLost
    }

    /// The ledger file, which is another one once the power was lost.
    var path: String
    var random: SplitMix64
    private var images = 0

    init(path: String, random: SplitMix64) {
        self.path = path
        self.random = random
    }

    /// The ledger to go on with after a step was interrupted at a random point.
    mutating func interrupt(_ step: History.Step, on store: LedgerStore) throws -> LedgerStore {
        let recovery = random.one(of: Recovery.allCases)
        let drafts = try drafts(of: step, store)
        let decision = try decision(of: step, store)
        images += 1
        let image = "\(path)-\(images)"
        do {
            try store.write(at: step.now, actor: "testaaja") { writer in
                try record(step, drafts, decision, writer)
                if recovery == .powerLost { try copyFiles(to: image) }
                throw Killed()
            }
        } catch is Killed {}
        switch recovery {
        case .sameStore: return store
        case .reopened: break
        case .powerLost: path = image
        }
        return try LedgerStore.open(at: path)
    }

    // MARK: Part of a step

    private mutating func drafts(
        of step: History.Step,
        _ store: LedgerStore
    ) throws -> RunBilling.Outcome? {
        guard case .run(let month) = step.action else { return nil }
        return try step.billing(on: store).dryRun(month)
    }

    private mutating func record(
        _ step: History.Step,
        _ drafts: RunBilling.Outcome?,
        _ decision: UsageDecision?,
        _ writer: LedgerWriter
    ) throws {
        switch step.action {
        case .register(let text):
            let file = try RegisterFile.parse(Array(text.utf8), file: "register.toml")
            let change = try writer.reader.register().changes(
                from: file,
                today: step.occasion.today
            )
            let part = change.versions.prefix(random.number(0...change.versions.count))
            try writer.recordRegister(Array(part), source: "register.toml")
            // Reading it makes the store remember a register that nobody will ever have recorded.
            _ = try writer.reader.register()
        case .usage(let rows):
            var rest = rows.shuffled(using: &random)[...]
            for _ in 0..<random.number(0...3) {
                let part = rest.prefix(random.number(0...20))
                rest = rest.dropFirst(part.count)
                _ = try writer.recordUsage(part.batch, source: "usage.csv")
            }
        case .decide: try decide(decision, writer)
        case .run(let month): try issue(month, drafts, step, writer)
        case .credit(let choice): try credit(choice, step, writer)
        }
    }

    private func decision(
        of step: History.Step,
        _ store: LedgerStore
    ) throws -> UsageDecision? {
        guard case .decide(let choice) = step.action,
            let (connection, ids) = try choice.pick(from: step, on: store).first
        else { return nil }
        let held = try FindHeldUsage(
            store: store,
            tariffs: step.tariffs,
            occasion: step.occasion
        ).deliveries().filter {
            $0.delivery.connection == connection && ids.contains($0.delivery.id)
        }
        let items = held.compactMap { each in
            each.settlement.place.map { place in
                UsageDecision.Item(
                    id: each.delivery.id,
                    place: place,
                    day: each.settlement.day,
                    heldFor: each.settlement.reasons
                )
            }
        }
        return UsageDecision(
            verdict: choice.verdict,
            connection: connection,
            items: items,
            reason: "kesken"
        )
    }

    private func decide(_ decision: UsageDecision?, _ writer: LedgerWriter) throws {
        guard let decision else { return }
        _ = try writer.recordDecision(decision)
        // Rating with it must leave nothing behind.
        _ = try writer.reader.pendingDecisions()
    }

    private mutating func issue(
        _ month: BillingMonth,
        _ drafts: RunBilling.Outcome?,
        _ step: History.Step,
        _ writer: LedgerWriter
    ) throws {
        guard let drafts, random.chance(85) else { return }
        try writer.recordTariffs(step.tariffs.files.map { ($0.name, $0.text) })
        guard random.chance(85) else { return }
        var series = try writer.reader.numberSeries()
        let documents = drafts.documents.map { series.number($0) }
        let run = BillingRun(
            month: month,
            ranAt: step.now,
            cutOff: try writer.reader.head().sequence,
            settlements: drafts.settlements,
            documents: documents.map(\.number)
        )
        let issued = documents.prefix(random.number(0...documents.count))
        try writer.recordRun(run, documents: Array(issued))
    }

    private func credit(
        _ choice: History.CreditChoice,
        _ step: History.Step,
        _ writer: LedgerWriter
    ) throws {
        let documents = try writer.reader.documents()
        guard let picked = choice.pick(from: documents) else { return }
        let note = try Document(
            crediting: picked.document,
            by: try picked.document.crediting(
                line: picked.line,
                quantity: picked.records,
                balance: CreditBalance(documents)
            ),
            reason: "oikaisu",
            in: picked.document.month,
            on: step.occasion.today,
            anchor: try writer.reader.anchor()
        )
        var series = try writer.reader.numberSeries()
        try writer.recordDocument(series.number(note))
    }

    // MARK: The disk

    /// Copies the file and its log as they are in the midst of a transaction.
    private func copyFiles(to image: String) throws {
        for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: path + ending) {
            try FileManager.default.copyItem(atPath: path + ending, toPath: image + ending)
        }
    }
}
