import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Invoicing
import Metering
import Tariffs
import Testing

/// What becomes known after a month was issued is made good once, and not again.
@Suite struct CorrectionTests {
    private static let register = """
        [[customer]]
        id = "kunta"
        name = "Kunta"
        business_id = "1790235-0"
        class = "municipal-authority"
        [[connection]]
        id = "koulu"
        customer = "kunta"
        subsystem = "FI/MUN/1790235-0/koulu"
        environment = "production"
        register = "Koulu"
        commissioned_on = 2020-01-01
        setup_fee_settled = "invoice 1 of 2020"
        [[permit]]
        id = "DVV/1"
        holder = "kunta"
        valid_from = 2020-01-01
        [[permit]]
        id = "PV/1"
        kind = "subsystem"
        environment = "production"
        holder = "kunta"
        valid_from = 2020-01-01
        [[declaration]]
        connection = "koulu"
        kind = "purpose"
        filed_on = 2020-01-01
        public_law = true
        [[declaration]]
        connection = "koulu"
        kind = "protection"
        filed_on = 2020-01-01
        """

    private static let ruling = """
        [[exemption]]
        connection = "koulu"
        decree = "1070/2022"
        item = "2 § 4 c"
        valid_from = 2026-02-01
        decided_by = "Maksut"
        decided_on = 2026-03-10
        """

    /// The shipped price list as it is, or mended to another price and rule.
    private static func book(
        mendedTo price: String? = nil,
        rule: CountingRule = .personChange
    ) throws -> TariffBook {
        guard let price else { return .shipped }
        let old = try #require(TariffBook.shipped.files.first { $0.text.contains("[tariff]") })
        let text = old.text
            .replacing("version = 1", with: "version = 2\nreason = \"a slip of the pen\"")
            .replacing("0.036", with: price)
            .replacing("counting_rule = \"person-change\"", with: "counting_rule = \"\(rule.rawValue)\"")
        return try TariffBook(
            files: TariffBook.shipped.files + [TariffFile(name: "mended.toml", text: text)]
        )
    }

    /// Runs February to May 2026 with 1000 records of February, and tells what each month comes to.
    private static func totals(
        _ counts: RecordCounts = RecordCounts(personChange: 1_000),
        ruledBefore ruled: Int? = nil,
        mendedBefore mended: Int? = nil,
        _ mendedBook: TariffBook
    ) throws -> [Int64] {
        let noon = try #require(Instant("2026-02-20T10:00:00Z"))
        let history = try History(seed: 0)
        return try Playback.withFolder { folder in
            let store = try LedgerStore.inMemory(settings: history.settings, at: noon, actor: "a")
            var playback = Playback(on: store, in: folder, cutting: 0)
            let delivery = Delivery(id: "1", connection: "koulu", deliveredAt: noon, counts: counts)
            var step = History.Step(
                now: noon,
                tariffs: .shipped,
                action: .register(Self.register)
            )
            try playback.play(step)
            step.action = .usage([UsageRow(delivery: delivery, isAnswer: true)])
            try playback.play(step)
            return try (2...5).map { number in
                let month = try #require(BillingMonth(year: 2026, month: number))
                step.now = month.interval.upperBound
                if number == mended { step.tariffs = mendedBook }
                if number == ruled {
                    step.action = .register(Self.ruling)
                    try playback.play(step)
                }
                let issued = try step.billing(on: store).run(month).documents
                return try issued.reduce(0) { $0 + (try $1.total.cents) }
            }
        }
    }

    @Test func `a later ruling gives back what was charged, once`() throws {
        let book = try Self.book()
        #expect(try Self.totals(ruledBefore: 3, book) == [3_600, -3_600, 0, 0])
    }

    @Test func `a mended price list charges the difference, once`() throws {
        let book = try Self.book(mendedTo: "0.040")
        #expect(try Self.totals(mendedBefore: 3, book) == [3_600, 400, 0, 0])
    }

    @Test func `a ruling gives back what was charged under a mended price list, too`() throws {
        let book = try Self.book(mendedTo: "0.040")
        #expect(try Self.totals(ruledBefore: 4, mendedBefore: 3, book) == [3_600, 400, -4_000, 0])
        #expect(try Self.totals(ruledBefore: 3, mendedBefore: 3, book) == [3_600, -3_600, 0, 0])
        #expect(try Self.totals(ruledBefore: 3, mendedBefore: 4, book) == [3_600, -3_600, 0, 0])
    }

    @Test func `usage that a mended rule cannot count keeps its price`() throws {
        let book = try Self.book(mendedTo: "0.036", rule: .groupEntry)
        let known = RecordCounts(personChange: 1_000, groupEntry: 2_000)
        #expect(try Self.totals(known, mendedBefore: 3, book) == [3_600, 3_600, 0, 0])
        #expect(try Self.totals(mendedBefore: 3, book) == [3_600, 0, 0, 0])
    }
}
