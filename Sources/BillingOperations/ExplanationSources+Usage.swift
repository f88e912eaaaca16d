import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
import Licensing
import Metering
import Rating

/// The usage that a line charges, and what it was recorded from.
extension ExplanationSources {
    /// A delivery on a line, and how many of its records.
    struct Entry {
        var delivery: Delivery
        var place: DeliveryPlace
        var records: Int64
    }

    struct Usage {
        var run: BillingRun?
        var days: [LineExplanation.DayOfUsage] = []
        var entries: [Entry] = []
        var erased: Int64 = 0
    }

    /// The usage that a line charges; that of a line charged anew is settled on the first one.
    func usage(of line: DocumentLine) throws -> Usage {
        guard let rule = line.charge.countingRule, line.charge.reverses == nil else {
            return Usage()
        }
        let reference = settledOn(LineReference(document: document.number, line: line.number))
        guard let run = runs.first(where: { $0.documents.contains(reference.document) }) else {
            return Usage()
        }
        let settled = run.settlements.filter { $0.line == reference }
        let byDay = Dictionary(grouping: settled, by: \.day).sorted { $0.key < $1.key }
        var usage = Usage(run: run)
        usage.days = byDay.map { day, settled in
            LineExplanation.DayOfUsage(
                day: day,
                deliveries: settled.reduce(0) { $0 + $1.deliveries },
                records: settled.reduce(0) { $0 + ($1.counts[rule] ?? 0) }
            )
        }
        // It was settled by the rule of the line that charged it first.
        let first = charge(at: reference)?.countingRule ?? rule
        usage.entries = try entries(of: settled, in: run, settledBy: first, by: rule)
        let expected = usage.days.reduce(0) { $0 + $1.deliveries }
        usage.erased = expected - Int64(usage.entries.count)
        return usage
    }

    /// The line on which usage was settled that a line charges.
    private func settledOn(_ reference: LineReference) -> LineReference {
        charge(at: reference)?.replaces.map(settledOn) ?? reference
    }

    private func entries(
        of settled: [Settlement],
        in run: BillingRun,
        settledBy first: CountingRule,
        by rule: CountingRule
    ) throws -> [Entry] {
        var entries: [Entry] = []
        for settlement in settled {
            guard let place = settlement.place,
                let delivery = try reader.remainingDelivery(at: place)
            else { continue }
            let records = settlement.counts[rule] ?? 0
            entries.append(Entry(delivery: delivery, place: place, records: records))
        }
        let days = settled.filter { $0.place == nil }
        entries += try entriesOfDays(of: days, in: run, settledBy: first, by: rule)
        return entries.sorted { $0.place < $1.place }
    }

    /// The deliveries of days that were settled as a whole.
    ///
    /// A reading without any record that is priced is on no line.
    private func entriesOfDays(
        of settled: [Settlement],
        in run: BillingRun,
        settledBy first: CountingRule,
        by rule: CountingRule
    ) throws -> [Entry] {
        guard let connection = settled.first?.connection, let from = settled.map(\.day).min(),
            let through = settled.map(\.day).max()
        else { return [] }
        let days = Set(settled.map { KindOfDay(day: $0.day, kind: $0.kind) })
        var readings: [DailyReading.Key: (isPriced: Bool, entries: [Entry])] = [:]
        try reader.deliveries(
            settledByRunOf: run.month,
            of: connection,
            from: from,
            through: through,
            without: Set(run.settlements.compactMap(\.place))
        ) { delivery, reading in
            let key = reading.key
            guard days.contains(KindOfDay(day: key.day, kind: key.kind)),
                key.rules.contains(first), let place = reading.place
            else { return }
            let kept = try reading.splittingOffForeign(isPractice: settings.isPractice).0
            let records = kept.counts[rule] ?? 0
            var reading = readings[key] ?? (false, [])
            if kept.counts[first] ?? 0 > 0 { reading.isPriced = true }
            reading.entries.append(Entry(delivery: delivery, place: place, records: records))
            readings[key] = reading
        }
        return readings.values.filter(\.isPriced).flatMap(\.entries)
    }

    private struct KindOfDay: Hashable {
        var day: Day
        var kind: DeliveryKind
    }

    func batches(_ entries: [Entry]) throws -> [LineExplanation.Batch] {
        let byBlock = Dictionary(grouping: entries, by: \.place.block)
        return try byBlock.sorted { $0.key < $1.key }.map { block, entries in
            let header = try reader.header(of: block)
            return LineExplanation.Batch(
                block: block,
                recordedAt: header.recordedAt,
                recordedBy: header.actor,
                source: header.source,
                sourceDigest: header.sourceDigest.hexadecimal,
                merkleRoot: header.merkleRoot.hexadecimal,
                items: entries.map {
                    LineExplanation.Item($0.delivery, records: $0.records, at: $0.place)
                }
            )
        }
    }

    /// What covered the usage, days with the same cover together.
    func covers(_ entries: [Entry]) -> [LineExplanation.Cover] {
        let byDay = Dictionary(grouping: entries) { $0.delivery.deliveredAt.helsinkiDay }
        var covers: [LineExplanation.Cover] = []
        for (day, entries) in byDay.sorted(by: { $0.key < $1.key }) {
            let groups = Set(entries.flatMap { $0.delivery.dataGroups.map(\.code) })
            guard let connection = entries.first?.delivery.connection,
                case .covered(let cover) = register.coverage(
                    of: connection,
                    on: day,
                    groups: groups.isEmpty ? nil : groups
                )
            else { continue }
            if covers.last?.cover == cover {
                covers[covers.count - 1].period.until = day.adding(days: 1)
            } else {
                let period = Period(from: day, until: day.adding(days: 1))
                covers.append(LineExplanation.Cover(period: period, cover: cover))
            }
        }
        return covers
    }

    /// Records of the same connection and month that are on no line.
    func unbilled(beside charge: Charge) -> [LineExplanation.Unbilled] {
        guard let rule = charge.countingRule, charge.reverses == nil else { return [] }
        return [Fate.test, .redelivered, .held, .writtenOff].compactMap { fate in
            let records = standing.lazy
                .filter {
                    $0.fate == fate && $0.connection == charge.connection
                        && BillingMonth(containing: $0.day) == charge.serviceMonth
                }
                .reduce(Int64(0)) { $0 + ($1.counts[rule] ?? 0) }
            return records > 0 ? LineExplanation.Unbilled(fate: fate, records: records) : nil
        }
    }
}
