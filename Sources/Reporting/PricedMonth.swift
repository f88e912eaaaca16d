public import BillingPrimitives
public import Ledger
public import Licensing
public import Rating
public import Tariffs

/// What a month comes to under a book of price lists, corrections and credit notes aside.
public struct PricedMonth: Sendable {
    /// Something of a connection that no price list of the book prices.
    public struct Unpriced: Hashable, Sendable {
        /// The connection.
        public var connection: ConnectionID
        /// The Helsinki day, which has no price list.
        public var day: Day
        /// The records by `person-change`; nil for a setup fee.
        public var records: Int64?

        /// Creates a note of what is not priced.
        public init(connection: ConnectionID, day: Day, records: Int64?) {
            self.connection = connection
            self.day = day
            self.records = records
        }
    }

    /// The month of billing.
    public var month: BillingMonth
    /// Whether it was run, so that it is what the run settled; else it is what a run would.
    public var wasRun: Bool
    /// Its charges.
    public var charges: [Charge] = []
    /// What has no price.
    public var unpriced: [Unpriced] = []
    /// Records by `person-change` that would be held, by connection.
    public var held: [ConnectionID: Int64] = [:]

    /// Begins a month with nothing in it.
    public init(_ month: BillingMonth, wasRun: Bool) {
        self.month = month
        self.wasRun = wasRun
    }

    /// Takes what rating made of its usage.
    public mutating func add(_ usage: RatedUsage) {
        charges += usage.charges
        for settlement in usage.settlements where settlement.fate == .held {
            held[settlement.connection, default: 0] += settlement.counts.personChange
        }
    }
}

extension PricedMonth {
    /// What a run settled and charged first, rated anew by a book.
    ///
    /// `released` are the deliveries that a decision released, and `charged` the connections whose
    /// setup fee the run charged or waived.
    public init(
        anew month: BillingMonth,
        readings: [DailyReading],
        released: Set<DeliveryPlace>,
        charged: Set<ConnectionID>,
        register: LicenseRegister,
        tariffs: TariffBook
    ) throws {
        self.init(month, wasRun: true)
        // The records that do not belong on the ledger are settled already, of either kind.
        var rater = Rater(register: register, tariffs: tariffs, isPractice: false, month: month)
        rater.coverIsSettled = true
        for place in released { rater.decisions[place] = .release }
        let priced = readings.filter { prices($0, by: tariffs, register) }
        add(try rater.rate(priced))
        try addSetupFees(register: register, tariffs: tariffs) { charged.contains($0) }
    }

    /// Adds the setup fees of the connections picked that were commissioned by the month's end.
    public mutating func addSetupFees(
        register: LicenseRegister,
        tariffs: TariffBook,
        of isPicked: (ConnectionID) -> Bool
    ) throws(RatingRefusal) {
        var left: Set<ConnectionID> = []
        for id in register.connections {
            let day = register.connection(id)?.commissionedOn
            let isOpen = day.map { tariffs.tariff(on: $0) != nil } ?? true
            if !isPicked(id) || !isOpen { left.insert(id) }
            if let day, isPicked(id), !isOpen, day <= month.lastDay {
                unpriced.append(Unpriced(connection: id, day: day, records: nil))
            }
        }
        charges += try SetupFees.due(
            in: month,
            register: register,
            tariffs: tariffs,
            charged: left
        )
    }

    /// Whether a reading's day has a price list; where it should have and has none, it is noted.
    public mutating func prices(
        _ reading: DailyReading,
        by tariffs: TariffBook,
        _ register: LicenseRegister
    ) -> Bool {
        let (id, day) = (reading.key.connection, reading.key.day)
        if tariffs.tariff(on: day) != nil { return true }
        guard register.connection(id, on: day)?.environment == .production else { return false }
        let records = reading.counts.personChange
        if records > 0 {
            unpriced.append(Unpriced(connection: id, day: day, records: records))
        }
        return false
    }
}

extension DailyReading {
    /// What a run settled as a reading to be priced anew; nil for what it held, refused, wrote off
    /// or took as test, which stays so.
    public init?(settled settlement: Settlement) {
        switch settlement.fate {
        case .test, .refused, .held, .writtenOff: return nil
        case .billed, .exempt, .included, .redelivered: break
        }
        self.init(
            key: Key(
                connection: settlement.connection,
                day: settlement.day,
                epoch: 0,
                kind: settlement.kind,
                rules: RuleSet(rateable: settlement.counts, .zero),
                namesGroups: true,
                isAnswer: false
            ),
            deliveries: settlement.deliveries,
            counts: settlement.counts,
            testCounts: .zero,
            dataGroups: [],
            place: settlement.place,
            deliveryID: settlement.deliveryID,
            standing: settlement.fate == .redelivered ? .redelivery : .plain
        )
    }
}
