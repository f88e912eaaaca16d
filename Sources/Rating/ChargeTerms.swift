public import BillingPrimitives
public import Ledger
import Licensing
public import Metering
public import Tariffs

/// What usage has in common that is charged on one line.
struct ChargeKey: Hashable {
    var customer: CustomerID
    var connection: ConnectionID
    var component: ComponentName
    var tariff: String
    var serviceMonth: BillingMonth
    var relief: Relief?
    var legalBasis: String
}

/// The terms of one charge, before its quantity is known.
struct ChargeTerms {
    var connection: Connection
    var component: PriceComponent
    var tariff: Tariff
    var serviceMonth: BillingMonth
    var isCorrection: Bool
    var price: Price
    var relief: Relief?
    var legalBasis: String

    init(
        _ connection: Connection,
        _ component: PriceComponent,
        _ tariff: Tariff,
        month: BillingMonth,
        day: Day
    ) {
        self.connection = connection
        self.component = component
        self.tariff = tariff
        serviceMonth = BillingMonth(containing: day)
        isCorrection = serviceMonth < month
        price = component.price
        legalBasis = component.legalBasis
    }

    var key: ChargeKey {
        ChargeKey(
            customer: connection.customer,
            connection: connection.id,
            component: component.name,
            tariff: tariff.label,
            serviceMonth: serviceMonth,
            relief: relief,
            legalBasis: legalBasis
        )
    }

    func charge(for quantity: Int64) throws(RatingRefusal) -> Charge {
        let calculation = try checked { () throws(ArithmeticOverflow) in
            try Calculation(of: quantity, at: price, rounding: tariff.rounding)
        }
        return Charge(
            customer: connection.customer,
            connection: connection.id,
            register: connection.register,
            component: component.name,
            serviceMonth: serviceMonth,
            isCorrection: isCorrection,
            title: component.title,
            countingRule: component.name == .setupFee ? nil : tariff.countingRule,
            calculation: calculation,
            relief: relief,
            legalBasis: legalBasis,
            tariff: tariff.label,
            vat: component.vat,
            account: component.account,
            buyerReference: connection.buyerReference
        )
    }
}

extension UsageKind {
    var component: ComponentName {
        switch self {
        case .initial: .initialRecords
        case .change: .changeRecords
        }
    }
}

extension Tariff {
    /// What a delivery of a day is priced as.
    ///
    /// A base-data answer that nobody declared is the initial delivery within the window after
    /// commissioning, and changes later.
    public func usageKind(of kind: DeliveryKind, on day: Day, commissionedOn: Day?) -> UsageKind {
        switch kind {
        case .initial: return .initial
        case .change: return .change
        case .baseData:
            guard let commissionedOn else { return .change }
            return day.days(since: commissionedOn) <= initialWindowDays ? .initial : .change
        }
    }
}

extension DailyReading {
    /// The reading without the records of identities that do not belong here, and those records.
    ///
    /// In production traffic those are the test series; on a practice ledger all others, which only
    /// answers tell of.
    public func splittingOffForeign(
        isPractice: Bool
    ) throws(ArithmeticOverflow) -> (DailyReading, RecordCounts) {
        var foreign = testCounts
        if isPractice { foreign = key.isAnswer ? try counts.subtracting(testCounts) : .zero }
        guard !foreign.isZero else { return (self, .zero) }
        var rest = self
        rest.counts = try counts.subtracting(foreign)
        return (rest, foreign)
    }
}

extension DailyReading {
    /// How many records by `person-change` are of identities that do not belong on a ledger.
    public func foreignRecords(isPractice: Bool) -> Int64 {
        guard isPractice else { return testCounts.personChange }
        return key.isAnswer ? counts.personChange - testCounts.personChange : 0
    }
}

extension RecordCounts {
    /// Whether there is no record by any known rule.
    var isZero: Bool { CountingRule.allCases.allSatisfy { (self[$0] ?? 0) == 0 } }
}
