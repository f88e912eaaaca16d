public import BillingPrimitives
public import BillingStore
import Foundation
import Invoicing
import Licensing
import Metering
import Rating
import Sandbox
public import Tariffs

/// Makes believable months in a folder: a register, API answers of synthetic persons, a practice
/// ledger that holds them, and the issued months.
public struct MakeDemo {
    /// What was made.
    public struct Outcome {
        /// The ledger.
        public var store: LedgerStore
        /// Its path.
        public var ledger: String
        /// What feeding the answers in did.
        public var usage = ImportUsage.Outcome()
        /// The issued months, in order.
        public var runs: [RunBilling.Outcome] = []
        /// What else happened: the day, and a sentence.
        public var events: [(day: Day, sentence: String)] = []
    }

    /// What is done next.
    private enum Step {
        case delivery(DemoDelivery)
        case event(DemoEvent)
        case run(BillingMonth)
        case close(BillingMonth)
    }

    private let folder: String
    private let demo: Demo
    private let now: Instant?
    private let actor: String
    private var tariffs: TariffBook

    /// Prepares a demo of a month, or of several that are closed one by one, in a folder.
    ///
    /// A month is run on the morning after it; the last one at `now`, if there is one.
    public init(
        folder: String,
        from month: BillingMonth,
        months: Int,
        tariffs: TariffBook,
        now: Instant?,
        actor: String
    ) {
        self.folder = folder
        self.demo = Demo(from: month, months: months)
        self.tariffs = tariffs
        self.now = now
        self.actor = actor
    }

    /// Makes it; a folder that holds a ledger already is refused.
    public mutating func make() throws -> Outcome {
        let ledger = "\(folder)/ledger.sqlite"
        guard !FileManager.default.fileExists(atPath: ledger) else {
            throw OperationRefusal(
                "demo-exists",
                "\(folder) holds a demo already; remove it, or choose another with --output"
            )
        }
        for file in demo.files { try write(file.name, Data(file.bytes)) }
        let beginning = occasion(morning(of: demo.months[0].firstDay))
        let store = try InitLedger(path: ledger, isPractice: true, occasion: beginning).make()
        _ = try ImportRegister(store: store, tariffs: tariffs, occasion: beginning)
            .take("\(folder)/register.toml", correcting: false, isDryRun: false)
        var outcome = Outcome(store: store, ledger: ledger)
        for (instant, step) in steps { try take(step, at: occasion(instant), &outcome) }
        return outcome
    }

    // MARK: The calendar

    /// Deliveries are counted as they come, but for those that an event feeds in later.
    private var steps: [(Instant, Step)] {
        var steps: [(Instant, Step)] = []
        for delivery in demo.deliveries where !demo.isLate(delivery) {
            steps.append((delivery.deliveredAt, .delivery(delivery)))
        }
        for event in demo.events { steps.append((event.instant, .event(event))) }
        for month in demo.months {
            let after = morning(of: month.lastDay.adding(days: 1))
            var instant = month == demo.months.last ? now ?? after : after
            steps.append((instant, .run(month)))
            instant.milliseconds += 3_600_000
            if demo.months.count > 1 { steps.append((instant, .close(month))) }
        }
        return steps.sorted { $0.0 < $1.0 }
    }

    private func morning(of day: Day) -> Instant {
        Instant(milliseconds: day.startInHelsinki.milliseconds + 9 * 3_600_000)
    }

    private func occasion(_ instant: Instant) -> Occasion { Occasion(now: instant, actor: actor) }

    // MARK: Steps

    private mutating func take(
        _ step: Step,
        at occasion: Occasion,
        _ outcome: inout Outcome
    ) throws {
        switch step {
        case .delivery(let delivery): try take(delivery, at: occasion, &outcome)
        case .event(let event):
            try take(event, at: occasion, &outcome)
            outcome.events.append((event.day, event.sentence))
        case .run(let month):
            let billing = RunBilling(store: outcome.store, tariffs: tariffs, occasion: occasion)
            outcome.runs.append(try billing.run(month))
        case .close(let month):
            _ = try CloseMonth(store: outcome.store, occasion: occasion).close(month)
        }
    }

    private func take(
        _ delivery: DemoDelivery,
        at occasion: Occasion,
        _ outcome: inout Outcome
    ) throws {
        let facts = ImportUsage.AnswerFacts(
            connection: delivery.connection,
            deliveredAt: delivery.deliveredAt,
            deliveryID: delivery.id,
            kind: delivery.isInitial ? .initial : nil,
            cursorFrom: delivery.cursorFrom
        )
        let one = try ImportUsage(store: outcome.store, occasion: occasion).take(
            delivery.answer.bytes,
            named: delivery.file,
            identityList: Array(delivery.identityList.utf8),
            facts
        )
        outcome.usage.posted += one.posted
        outcome.usage.records += one.records
    }

    private mutating func take(
        _ event: DemoEvent,
        at occasion: Occasion,
        _ outcome: inout Outcome
    ) throws {
        let store = outcome.store
        switch event.action {
        case .register:
            guard let file = event.registerFile else { return }
            _ = try ImportRegister(store: store, tariffs: tariffs, occasion: occasion)
                .take("\(folder)/\(file.name)", correcting: false, isDryRun: false)
        case .lateUsage:
            for delivery in demo.deliveries where demo.isLate(delivery) {
                try take(delivery, at: occasion, &outcome)
            }
        case .erratum(let unitPrice):
            tariffs = try tariffs.mending(unitPrice, on: event.day, reason: event.sentence)
            for file in tariffs.files { try write("tariffs/\(file.name)", Data(file.text.utf8)) }
        case .credit(let connection, let records):
            try credit(records, of: connection, event.sentence, at: occasion, store)
        case .release(let connection, let month):
            try decide(.release, connection, through: month, event.sentence, at: occasion, store)
        case .writeOff(let connection, let month):
            try decide(.writeOff, connection, through: month, event.sentence, at: occasion, store)
        }
    }

    private func credit(
        _ records: Int64,
        of connection: ConnectionID,
        _ reason: String,
        at occasion: Occasion,
        _ store: LedgerStore
    ) throws {
        let invoices = try store.read { try $0.documents() }.reversed()
        for invoice in invoices where invoice.type == .invoice {
            let line = invoice.lines.first {
                let charge = $0.charge
                return charge.connection == connection && charge.component == .changeRecords
                    && charge.quantity >= records && charge.netAmount > .zero
            }
            guard let line else { continue }
            _ = try CreditInvoice(store: store, occasion: occasion)
                .credit(invoice.number, line: line.number, records: records, reason: reason)
            return
        }
    }

    private func decide(
        _ verdict: UsageDecision.Verdict,
        _ connection: ConnectionID,
        through last: BillingMonth,
        _ reason: String,
        at occasion: Occasion,
        _ store: LedgerStore
    ) throws {
        for month in demo.months where month <= last {
            _ = try DecideUsage(store: store, tariffs: tariffs, occasion: occasion).decide(
                verdict,
                on: DecideUsage.Choice(connection: connection, month: month),
                reason: reason
            )
        }
    }

    private func write(_ name: String, _ content: Data) throws {
        let url = URL(filePath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try content.write(to: url)
    }
}
