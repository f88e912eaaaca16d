import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
import Licensing
import Rating
import Reporting
import Tariffs

/// What the runs of a ledger settled, as far as pricing it anew needs it.
struct SettledUsage {
    let register: LicenseRegister
    /// What each run of the months settled and priced.
    private(set) var readings: [BillingMonth: [DailyReading]] = [:]
    /// The deliveries that a decision released.
    let released: Set<DeliveryPlace>
    /// The connections whose setup fee stands on documents of each month's run.
    private(set) var charged: [BillingMonth: Set<ConnectionID>] = [:]
    let withSetupFee: Set<ConnectionID>
    let lastRun: BillingMonth?

    /// Reads what runs settled; in detail also by which rules it is counted, and what repeats.
    init(
        _ reader: LedgerReader,
        of months: ClosedRange<BillingMonth>,
        inDetail: Bool
    ) throws {
        register = try reader.register()
        released = Set(
            try reader.decisions().map(\.decision).filter { $0.verdict == .release }
                .flatMap { $0.items.map(\.place) }
        )
        withSetupFee = try reader.connectionsWithSetupFee()
        lastRun = try reader.lastRun()?.month
        for run in try reader.runs() where months.contains(run.month) {
            let settled = run.settlements.compactMap { DailyReading(settled: $0) }
            readings[run.month] = inDetail ? try Self.detailed(settled, reader) : settled
        }
        for document in try reader.documents() where document.isOfRun {
            for charge in document.lines.map(\.charge) where charge.component == .setupFee {
                guard charge.reverses == nil, charge.replaces == nil else { continue }
                charged[document.month, default: []].insert(charge.connection)
            }
        }
    }

    /// The readings with the rules by which they are counted, and with how cursor ranges stand.
    private static func detailed(
        _ readings: [DailyReading],
        _ reader: LedgerReader
    ) throws -> [DailyReading] {
        guard let first = readings.map(\.key.day).min(), let last = readings.map(\.key.day).max()
        else { return readings }
        let whole = Dictionary(grouping: try reader.readings(from: first, through: last)) {
            ConnectionDay(connection: $0.key.connection, day: $0.key.day)
        }
        return try readings.map { settled in
            var reading = settled
            // Of a delivery whose detail is erased its day alone can tell.
            if let place = reading.place, try reader.certificate(of: place.block) == nil {
                let single = try reader.single(at: place)
                reading.key.rules = single.key.rules
                if single.standing == .redelivery { reading.standing = .redelivery }
                return reading
            }
            let day = ConnectionDay(connection: reading.key.connection, day: reading.key.day)
            let alike = (whole[day] ?? []).filter { $0.key.kind == reading.key.kind }
            let same = alike.filter { $0.isSettled(as: reading) }
            for other in same.isEmpty ? alike : same {
                reading.key.rules.formIntersection(other.key.rules)
            }
            return reading
        }
    }
}

extension DailyReading {
    /// Whether a run can have settled this reading as another one, which has no foreign records.
    fileprivate func isSettled(as settled: DailyReading) -> Bool {
        deliveries == settled.deliveries
            && (counts == settled.counts || (try? counts.subtracting(testCounts)) == settled.counts)
    }
}
