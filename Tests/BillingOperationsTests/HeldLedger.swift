import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Invoicing
import Metering
import Rating
import Tariffs
import Testing

/// A ledger of one connection whose declarations were filed on 10 March 2026: what was delivered
/// before is held.
struct HeldLedger {
    let store: LedgerStore
    var tariffs = TariffBook.shipped
    /// The day on which things are done.
    var today = Day.of("2026-03-31")

    static let dataPermit = """
        [[permit]]
        id = "DVV/1"
        holder = "oy"
        valid_from = 2020-01-01
        """

    private static let register = """
        [[customer]]
        id = "oy"
        name = "Oy"
        business_id = "9999002-3"
        class = "company"
        [[connection]]
        id = "asiakkaat"
        customer = "oy"
        subsystem = "FI/COM/9999002-3/asiakkaat"
        environment = "production"
        register = "Asiakkaat"
        commissioned_on = 2020-01-01
        setup_fee_settled = "invoice 1 of 2020"
        [[permit]]
        id = "PV/1"
        kind = "subsystem"
        environment = "production"
        holder = "oy"
        valid_from = 2020-01-01
        [[declaration]]
        connection = "asiakkaat"
        kind = "purpose"
        filed_on = 2026-03-10
        [[declaration]]
        connection = "asiakkaat"
        kind = "protection"
        filed_on = 2020-01-01
        """

    /// Makes it in a file, or in memory.
    init(permit: String = dataPermit, at path: String? = nil) throws {
        let (settings, beginning) = (
            try History(seed: 0).settings, Day.of("2026-01-02").startInHelsinki
        )
        if let path {
            store = try .create(at: path, settings: settings, at: beginning, actor: "testaaja")
        } else {
            store = try .inMemory(settings: settings, at: beginning, actor: "testaaja")
        }
        try take(Self.register + "\n" + permit)
    }

    var occasion: Occasion { Occasion(now: today.startInHelsinki, actor: "Veera") }
    var decisions: DecideUsage {
        DecideUsage(store: store, tariffs: tariffs, occasion: occasion)
    }
    var held: [String] {
        get throws {
            try FindHeldUsage(store: store, tariffs: tariffs, occasion: occasion).deliveries()
                .map(\.delivery.id)
        }
    }
    /// What became of deliveries that were decided on.
    var outcomes: [String: ListDecisions.Standing] {
        get throws {
            Dictionary(
                try ListDecisions(store: store).entries().map { ($0.item.id, $0.standing) },
                uniquingKeysWith: { $1 }
            )
        }
    }

    func take(_ register: String) throws {
        try Playback.withFolder { folder in
            let file = folder.appending(path: "register.toml")
            try Data(register.utf8).write(to: file)
            _ = try ImportRegister(store: store, tariffs: tariffs, occasion: occasion)
                .take(file.path, correcting: false, isDryRun: false)
        }
    }

    /// Records the declaration as filed early enough for everything.
    func fileDeclarationEarly() throws {
        try take(
            """
            [[declaration]]
            connection = "asiakkaat"
            kind = "purpose"
            filed_on = 2026-01-01
            """
        )
    }

    func deliver(
        _ id: String,
        _ records: Int64 = 100,
        on day: String,
        test: Int64 = 0,
        range: Range<Int64>? = nil
    ) throws {
        var batch = DeliveryBatch()
        batch.append(
            Delivery(
                id: id,
                connection: "asiakkaat",
                deliveredAt: Day.of(day).startInHelsinki,
                counts: RecordCounts(personChange: records),
                testCounts: RecordCounts(personChange: test),
                cursorFrom: range?.lowerBound,
                cursorTo: range?.upperBound,
                digest: range.map { "\($0)" }
            )
        )
        let posting = try store.write(at: occasion.now, actor: "testaaja") {
            try $0.recordUsage(batch, source: "test")
        }
        #expect(posting.posted == 1)
    }

    @discardableResult func decide(
        _ verdict: UsageDecision.Verdict,
        _ ids: String...
    ) throws -> DecideUsage.Outcome {
        try decisions.decide(
            verdict,
            on: DecideUsage.Choice(connection: "asiakkaat", deliveries: ids),
            reason: "syy"
        )
    }

    /// Runs a month when it has ended, and tells what its documents come to in cents.
    mutating func run(_ month: BillingMonth) throws -> Int64 {
        today = month.adding(months: 1).firstDay
        let documents = try RunBilling(store: store, tariffs: tariffs, occasion: occasion)
            .run(month).documents
        return try documents.reduce(0) { $0 + (try $1.total.cents) }
    }
}

extension Day {
    /// A day that a test is sure of.
    static func of(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("\(text) is a day.") }
        return day
    }
}
