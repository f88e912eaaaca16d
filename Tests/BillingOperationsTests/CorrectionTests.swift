import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Invoicing
import Metering
import Rating
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

    private static func ruling(from day: String) -> String {
        """
        [[exemption]]
        connection = "koulu"
        decree = "1070/2022"
        item = "2 § 4 c"
        valid_from = \(day)
        decided_by = "Maksut"
        decided_on = 2026-03-10
        """
    }

    /// What changes nothing for usage of February, but makes a run look at earlier ones again.
    private static let somethingElse = """
        [[declaration]]
        connection = "koulu"
        kind = "protection"
        filed_on = 2026-04-30
        """

    /// The shipped price list, mended to another price and rule.
    private static func book(
        mendedTo price: String,
        rule: CountingRule = .personChange
    ) throws -> TariffBook {
        let old = try #require(TariffBook.shipped.files.first { $0.text.contains("[tariff]") })
        let text = old.text
            .replacing("version = 1", with: "version = 2\nreason = \"a slip of the pen\"")
            .replacing("0.036", with: price)
            .replacing("\"person-change\"", with: "\"\(rule.rawValue)\"")
        return try TariffBook(
            files: TariffBook.shipped.files + [TariffFile(name: "mended.toml", text: text)]
        )
    }

    /// Runs February to May 2026, and tells what each month comes to in cents.
    ///
    /// There are 1000 records on 10 February and as many on the 20th.
    private static func totals(
        _ counts: RecordCounts = RecordCounts(personChange: 1_000),
        ruledBefore ruled: Int? = nil,
        from day: String = "2026-02-01",
        mendedBefore mended: Int? = nil,
        as mendedBook: TariffBook = .shipped
    ) throws -> [Int64] {
        try documents(counts, ruledBefore: ruled, from: day, mendedBefore: mended, as: mendedBook)
            .map { try $0.reduce(0) { $0 + (try $1.total.cents) } }
    }

    /// The documents of those months.
    private static func documents(
        _ counts: RecordCounts = RecordCounts(personChange: 1_000),
        ruledBefore ruled: Int? = nil,
        from day: String = "2026-02-01",
        mendedBefore mended: Int? = nil,
        as mendedBook: TariffBook = .shipped
    ) throws -> [[Document]] {
        let days = try ["2026-02-10", "2026-02-20"].map { try #require(Day($0)).startInHelsinki }
        let settings = try History(seed: 0).settings
        return try Playback.withFolder { folder in
            let store = try LedgerStore.inMemory(settings: settings, at: days[0], actor: "testaaja")
            var playback = Playback(on: store, in: folder, cutting: 0)
            var step = History.Step(now: days[1], tariffs: .shipped, action: .register(register))
            try playback.play(step)
            let rows = days.enumerated().map { index, instant in
                UsageRow(
                    delivery: Delivery(
                        id: "d-\(index)",
                        connection: "koulu",
                        deliveredAt: instant,
                        counts: counts
                    ),
                    isAnswer: true
                )
            }
            step.action = .usage(rows)
            try playback.play(step)
            return try (2...5).map { number in
                let month = try #require(BillingMonth(year: 2026, month: number))
                step.now = month.interval.upperBound
                if number == mended { step.tariffs = mendedBook }
                if number == ruled { try playback.importRegister(ruling(from: day), step) }
                if number == 5 { try playback.importRegister(somethingElse, step) }
                return try step.billing(on: store).run(month).documents
            }
        }
    }

    @Test func `a later ruling gives back what was charged, once`() throws {
        #expect(try Self.totals(ruledBefore: 3) == [7_200, -7_200, 0, 0])
    }

    @Test func `a later ruling from mid-month gives back its part, once`() throws {
        #expect(try Self.totals(ruledBefore: 4, from: "2026-02-15") == [7_200, 0, -3_600, 0])
    }

    @Test func `a mended price list charges the difference, once`() throws {
        let book = try Self.book(mendedTo: "0.040")
        #expect(try Self.totals(mendedBefore: 3, as: book) == [7_200, 800, 0, 0])
    }

    @Test(arguments: ["0.040", "0.030"])
    func `whatever a mended price list corrects says what was wrong`(price: String) throws {
        let book = try Self.book(mendedTo: price)
        let documents = try Self.documents(mendedBefore: 3, as: book)
        #expect(documents[1].contains { $0.type == .creditNote } == (price == "0.030"))
        for document in documents.joined() {
            let isCorrected = document.lines.contains { $0.charge.isCorrection }
            let tells = document.notes.contains { $0[.english].contains("a slip of the pen") }
            #expect(isCorrected == tells, "\(document.number)")
        }
    }

    @Test(arguments: [
        (4, 3, [7_200, 800, -8_000, 0]), (3, 3, [7_200, -7_200, 0, 0]),
        (3, 4, [7_200, -7_200, 0, 0]),
    ])
    func `a ruling gives back what was charged under a mended price list, too`(
        ruled: Int,
        mended: Int,
        totals: [Int64]
    ) throws {
        let book = try Self.book(mendedTo: "0.040")
        #expect(try Self.totals(ruledBefore: ruled, mendedBefore: mended, as: book) == totals)
    }

    @Test func `a mended counting rule counts anew what it can count`() throws {
        let book = try Self.book(mendedTo: "0.036", rule: .groupEntry)
        let counts = RecordCounts(personChange: 1_000, groupEntry: 2_000)
        #expect(try Self.totals(counts, mendedBefore: 3, as: book) == [7_200, 7_200, 0, 0])
    }

    @Test func `usage that a mended counting rule cannot count is not given away`() throws {
        let book = try Self.book(mendedTo: "0.036", rule: .groupEntry)
        #expect(try Self.totals(mendedBefore: 3, as: book) == [7_200, 0, 0, 0])
    }
}
