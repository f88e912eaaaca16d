import BillingPrimitives
import Invoicing
import Ledger
import Licensing
import Metering
import Rating
import Reporting
import Tariffs
import Testing

@Suite struct ReconciliationTests {
    @Test(arguments: 0..<30 as Range<UInt64>)
    func `everything delivered becomes exactly one thing, by every rule`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var fixture = Fixture()
        if Bool.random(using: &random) { fixture.declarations.removeLast() }
        fixture.connection.closedOn = "2026-05-10"
        let readings = (0..<60).map { _ in
            let records = Int64.random(in: 0...50, using: &random)
            return reading(
                ("2025-12-20" as Day).adding(days: .random(in: 0...160, using: &random)),
                records,
                on: Bool.random(using: &random) ? "hoito" : "unknown",
                tests: .random(in: 0...records, using: &random),
                kind: [.change, .initial, .baseData].randomElement(using: &random) ?? .change,
                epoch: Int32.random(in: 0...1, using: &random)
            )
        }
        let runs = try [march, march.adding(months: 1)].enumerated().map { epoch, month in
            try Self.run(month, readings.filter { Self.isSeen($0, by: epoch, month) }, fixture)
        }
        let reconciliation = try Reconciliation(readings: readings, runs: runs)
        #expect(reconciliation.balances)
        #expect(reconciliation.rows.map(\.connection) == ["hoito", "unknown"])
        #expect(reconciliation.rows[1].parts[.held]?.isZero == false)
    }

    @Test func `a record that became nothing is told with its connection and rule`() throws {
        let readings = [reading("2026-03-01", 10), reading("2026-03-01", 4, on: "b")]
        let settlement = Settlement(
            of: readings[0],
            fate: .billed,
            deliveries: 1,
            counts: RecordCounts(personChange: 9, groupEntry: 30)
        )
        let reconciliation = try Reconciliation(
            readings: readings,
            settlements: [settlement],
            unbilled: [readings[1]]
        )
        #expect(!reconciliation.balances)
        #expect(reconciliation.rows.map(\.balances) == [true, false])
        let difference = reconciliation.rows[1].difference
        #expect(reconciliation.rows[1].connection == "hoito")
        #expect(difference.counts[.personChange] == 1)
        #expect(difference.counts[.groupEntry] == 0)
    }

    @Test func `held usage that was written off is a part of its own`() throws {
        let delivered = reading("2026-03-01", 10)
        var settlement = Settlement(
            of: delivered,
            fate: .held,
            deliveries: 1,
            counts: delivered.counts
        )
        settlement.place = DeliveryPlace(block: 3, position: 0)
        var writtenOff = settlement
        writtenOff.fate = .writtenOff
        let reconciliation = try Reconciliation(
            readings: [delivered],
            settlements: [settlement, writtenOff].inForce,
            unbilled: []
        )
        #expect(reconciliation.balances)
        #expect(reconciliation.rows[0].parts[.writtenOff]?.counts.personChange == 10)
        #expect(reconciliation.rows[0].parts[.held] == nil)
    }

    private static func isSeen(_ reading: DailyReading, by epoch: Int, _ month: BillingMonth)
        -> Bool
    {
        let service = BillingMonth(containing: reading.key.day)
        guard reading.key.epoch <= epoch, service <= month else { return false }
        // The second run takes what came after the first, or is of its own month.
        return epoch == 0 || reading.key.epoch == 1 || service == month
    }

    private static func run(
        _ month: BillingMonth,
        _ readings: [DailyReading],
        _ fixture: Fixture
    ) throws -> BillingRun {
        var rater = Rater(
            register: fixture.register,
            tariffs: .shipped,
            isPractice: false,
            month: month
        )
        return BillingRun(
            month: month,
            ranAt: month.interval.upperBound,
            cutOff: 1,
            settlements: try rater.rate(readings).settlements,
            documents: []
        )
    }
}
