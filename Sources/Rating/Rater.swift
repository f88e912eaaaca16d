public import BillingPrimitives
public import Ledger
public import Licensing
public import Tariffs

/// Turns readings into charges and settlements: the one function that invoices and estimates share.
///
/// It reads no file and no clock. What readings do not tell apart it asks for through `split`: days
/// with contested cursor ranges, and what would be held, so that held usage is single deliveries.
public struct Rater {
    /// Who may use what.
    public var register: LicenseRegister
    /// What it costs.
    public var tariffs: TariffBook
    /// Whether test-series identities are the ordinary persons of this ledger.
    public var isPractice: Bool
    /// The month that is run.
    public var month: BillingMonth
    /// Takes one reading apart into its single deliveries.
    public var split: (DailyReading) throws -> [DailyReading]
    /// The days of connections on which single deliveries are told apart: cursor ranges repeat or
    /// overlap there, or something was decided.
    public var contested: Set<ConnectionDay>
    /// What was decided on deliveries that are held.
    public var decisions: [DeliveryPlace: UsageDecision.Verdict]
    /// Whether readings were found covered before, by a run that settled them, so that permits and
    /// declarations are not asked again.
    public var coverIsSettled = false

    private var charges: [ChargeKey: Int] = [:]
    private var quantities: [(terms: ChargeTerms, quantity: Int64)] = []
    private var settlements: [Settlement] = []
    /// How the connection of the last reading stands, which mostly is that of the next one too.
    private var known: ConnectionStanding?

    /// Creates a rater for one month.
    public init(
        register: LicenseRegister,
        tariffs: TariffBook,
        isPractice: Bool,
        month: BillingMonth,
        contested: Set<ConnectionDay> = [],
        decisions: [DeliveryPlace: UsageDecision.Verdict] = [:],
        split: @escaping (DailyReading) throws -> [DailyReading] = { [$0] }
    ) {
        self.register = register
        self.tariffs = tariffs
        self.isPractice = isPractice
        self.month = month
        self.contested = contested
        self.decisions = decisions
        self.split = split
    }

    /// Rates all readings of the month and of earlier ones; one with a place is a single delivery.
    ///
    /// Throws `RatingRefusal`, or what `split` throws.
    public mutating func rate(_ readings: [DailyReading]) throws -> RatedUsage {
        known = nil
        for reading in readings {
            let place = ConnectionDay(connection: reading.key.connection, day: reading.key.day)
            if reading.place != nil {
                try settle(reading, isSingle: true)
            } else if contested.contains(place) {
                try settleSingly(reading)
            } else {
                try settle(reading, isSingle: false)
            }
        }
        var priced: [Charge] = []
        for (terms, quantity) in quantities {
            priced.append(try terms.charge(for: quantity))
        }
        return RatedUsage(charges: priced, settlements: settlements)
    }

    // MARK: One reading

    private mutating func settleSingly(_ reading: DailyReading) throws {
        for single in try split(reading) { try settle(single, isSingle: true) }
    }

    private mutating func settle(_ reading: DailyReading, isSingle: Bool) throws {
        let (id, day) = (reading.key.connection, reading.key.day)
        let verdict = reading.place.flatMap { decisions[$0] }
        let standing = standing(of: id, on: day)
        guard let connection = standing.connection else {
            if verdict == .writeOff { return writeOff(reading) }
            return try hold(reading, [.notCommissioned], isSingle: isSingle)
        }
        guard connection.environment == .production else {
            return record(reading, .test, reading.deliveries, reading.counts)
        }
        if verdict == .writeOff {
            if let kept = try splittingOffForeign(reading) { writeOff(kept) }
            return
        }
        guard let tariff = standing.tariff else {
            throw RatingRefusal.noTariff(day: day, connection: id)
        }
        if month.months(since: BillingMonth(containing: day)) > tariff.lateUsageMonths {
            return record(reading, .refused, reading.deliveries, reading.counts)
        }
        guard reading.key.rules.contains(tariff.countingRule) else {
            return try hold(reading, [.countUnknown], isSingle: isSingle)
        }
        let reasons = verdict == .release ? [] : reasonsToHold(reading, standing)
        if !reasons.isEmpty, !isSingle { return try settleSingly(reading) }
        guard let kept = try splittingOffForeign(reading) else { return }
        guard reasons.isEmpty else { return try hold(kept, reasons, isSingle: true) }
        try settleCovered(kept, connection, tariff, standing.exemption)
    }

    /// What is left of a reading when the records are settled that do not belong here, if any is.
    private mutating func splittingOffForeign(
        _ reading: DailyReading
    ) throws(RatingRefusal) -> DailyReading? {
        let (kept, foreign) = try checked { () throws(ArithmeticOverflow) in
            try reading.splittingOffForeign(isPractice: isPractice)
        }
        guard foreign != .zero else { return kept }
        let onlyForeign = kept.counts.isZero
        record(reading, .test, onlyForeign ? reading.deliveries : 0, foreign, isIncident: true)
        return onlyForeign ? nil : kept
    }

    private mutating func standing(of id: ConnectionID, on day: Day) -> ConnectionStanding {
        if let known, known.id == id, known.days.contains(day) { return known }
        let standing = ConnectionStanding(of: id, around: day, register, tariffs)
        known = standing
        return standing
    }

    private func reasonsToHold(
        _ reading: DailyReading,
        _ standing: ConnectionStanding
    ) -> [HeldReason] {
        let lapsed: [HeldReason] = standing.exemption == .lapsed ? [.exemptionLapsed] : []
        if coverIsSettled { return lapsed }
        let groups = reading.key.namesGroups ? reading.dataGroups : nil
        if case .uncovered(let reasons) = standing.coverage(groups: groups, in: register) {
            return reasons
        }
        if reading.standing == .overlapping { return [.overlappingRange] }
        return lapsed
    }

    private mutating func settleCovered(
        _ reading: DailyReading,
        _ connection: Connection,
        _ tariff: Tariff,
        _ exemption: ExemptionStanding
    ) throws {
        let day = reading.key.day
        if reading.standing == .redelivery, !tariff.redeliveryBilled {
            return record(reading, .redelivered, reading.deliveries, reading.counts)
        }
        let usage = tariff.usageKind(
            of: reading.key.kind,
            on: day,
            commissionedOn: connection.commissionedOn
        )
        guard let component = tariff.component(usage.component) else {
            preconditionFailure("A price list without a component for usage is refused on reading.")
        }
        var terms = ChargeTerms(connection, component, tariff, month: month, day: day)
        var fate = Fate.billed
        if component.price == .included {
            fate = .included
            terms.relief = .included
            // What the fee covers is valued at the list price of changes.
            terms.price = tariff.component(.changeRecords)?.price ?? .included
        } else if case .free(let legalBasis) = exemption {
            fate = .exempt
            terms.relief = .exemption
            terms.legalBasis = legalBasis
        }
        try post(reading, fate, terms, quantity: reading.counts[tariff.countingRule] ?? 0)
    }

    private mutating func post(
        _ reading: DailyReading,
        _ fate: Fate,
        _ terms: ChargeTerms,
        quantity: Int64
    ) throws(RatingRefusal) {
        guard quantity > 0 else { return record(reading, fate, reading.deliveries, reading.counts) }
        let index = charges[terms.key] ?? quantities.count
        if index == quantities.count {
            charges[terms.key] = index
            quantities.append((terms, 0))
        }
        let (sum, overflow) = quantities[index].quantity.addingReportingOverflow(quantity)
        guard !overflow else { throw .overflow(ArithmeticOverflow("a sum of records")) }
        quantities[index].quantity = sum
        record(reading, fate, reading.deliveries, reading.counts, charge: index)
    }

    private mutating func writeOff(_ reading: DailyReading) {
        record(reading, .writtenOff, reading.deliveries, reading.counts)
    }

    private mutating func hold(
        _ reading: DailyReading,
        _ reasons: [HeldReason],
        isSingle: Bool
    ) throws {
        guard isSingle else { return try settleSingly(reading) }
        // An answer that delivered nothing waits for nobody.
        let fate: Fate = reading.counts.isZero ? .billed : .held
        record(
            reading,
            fate,
            reading.deliveries,
            reading.counts,
            reasons: fate == .held ? reasons : []
        )
    }

    private mutating func record(
        _ reading: DailyReading,
        _ fate: Fate,
        _ deliveries: Int64,
        _ counts: RecordCounts,
        reasons: [HeldReason] = [],
        charge: Int? = nil,
        isIncident: Bool = false
    ) {
        var settlement = Settlement(
            of: reading,
            fate: fate,
            deliveries: deliveries,
            counts: counts,
            reasons: reasons,
            charge: charge
        )
        settlement.isIncident = isIncident
        settlements.append(settlement)
    }
}
