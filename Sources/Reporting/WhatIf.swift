public import BillingPrimitives
public import Rating
public import Tariffs

/// What months come to under the lists of a ledger, and what they would under others.
///
/// Both sides are computed alike, from what runs settled and the register as it is now, so that the
/// lists alone make the difference. Amounts are without tax.
public struct WhatIf: Sendable {
    /// Amounts of charges under one book.
    public struct Amounts: Hashable, Sendable {
        /// The records, or fees.
        public var quantity: Int64 = 0
        /// Those that are free by a ruling.
        public var exemptQuantity: Int64 = 0
        /// What they come to before relief.
        public var listValue = Money.zero
        /// What is due: the sum of lines, each rounded once.
        public var due = Money.zero
        /// What is due before rounding, in millionths of a euro.
        public var exactMicros: Int128 = 0

        /// What rounding added, in millionths of a euro; negative where it took away.
        public var roundingMicros: Int128 { Int128(due.cents) * 10_000 - exactMicros }

        /// Adds a charge.
        mutating func add(_ charge: Charge) throws(ArithmeticOverflow) {
            quantity += charge.quantity
            if charge.relief == .exemption { exemptQuantity += charge.quantity }
            listValue = try listValue.adding(charge.listAmount)
            due = try due.adding(charge.netAmount)
            if charge.relief == nil { exactMicros += charge.calculation.exactMicros }
        }

        /// Adds other amounts.
        mutating func add(_ other: Amounts) throws(ArithmeticOverflow) {
            quantity += other.quantity
            exemptQuantity += other.exemptQuantity
            listValue = try listValue.adding(other.listValue)
            due = try due.adding(other.due)
            exactMicros += other.exactMicros
        }
    }

    /// Amounts under the lists of the ledger and under the others.
    public struct Change: Hashable, Sendable {
        /// Under the lists of the ledger.
        public var before = Amounts()
        /// Under the others.
        public var after = Amounts()

        /// How much more is due under the others.
        public var difference: Money {
            get throws(ArithmeticOverflow) { try after.due.subtracting(before.due) }
        }

        mutating func add(_ other: Change) throws(ArithmeticOverflow) {
            try before.add(other.before)
            try after.add(other.after)
        }
    }

    /// What a change is of: a component of a connection in a month of billing.
    public struct Subject: Hashable, Sendable {
        /// The month of billing.
        public var month: BillingMonth
        /// The customer.
        public var customer: CustomerID
        /// The connection.
        public var connection: ConnectionID
        /// The component.
        public var component: ComponentName
        /// The month of service.
        public var serviceMonth: BillingMonth
    }

    /// The ground on which something is not due.
    public struct Ground: Hashable, Sendable {
        /// The kind of relief.
        public var relief: Relief
        /// The decree and item, or the provision and the waiver.
        public var legalBasis: String
    }

    /// A line whose quantity went past the end of a tier of its price.
    public struct Crossing: Hashable, Sendable {
        /// What the line is of.
        public var subject: Subject
        /// Its quantity.
        public var quantity: Int64
        /// The last unit of the tier before.
        public var threshold: Int64
        /// The price of that tier.
        public var below: UnitPrice
        /// The price that the quantity reached: of the units above, or of all in a volume price.
        public var above: UnitPrice
        /// Whether all units have the price that was reached.
        public var isVolume: Bool
    }

    /// The months, and whether each was run.
    public let months: [(month: BillingMonth, wasRun: Bool)]
    /// What every component of every connection comes to, in order.
    public let rows: [(subject: Subject, change: Change)]
    /// What is not due, by ground.
    public let reliefs: [(ground: Ground, change: Change)]
    /// The lines that go past a tier under the other lists.
    public let crossings: [Crossing]
    /// What has no price under one of the books, or would be held under the others only.
    public let findings: [Diagnostic]

    /// Compares the same months under two books.
    public init(
        before: [PricedMonth],
        after: [PricedMonth]
    ) throws(ArithmeticOverflow) {
        months = before.map { ($0.month, $0.wasRun) }
        var changes: [Subject: Change] = [:]
        var grounds: [Ground: Change] = [:]
        for (months, side) in [(before, \Change.before), (after, \Change.after)] {
            for month in months {
                for charge in month.charges {
                    let subject = Subject(of: charge, in: month.month)
                    try changes[subject, default: Change()][keyPath: side].add(charge)
                    guard let relief = charge.relief else { continue }
                    let ground = Ground(relief: relief, legalBasis: charge.legalBasis)
                    try grounds[ground, default: Change()][keyPath: side].add(charge)
                }
            }
        }
        rows = changes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        reliefs = grounds.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        crossings = after.flatMap { month in
            month.charges.compactMap { Crossing(of: $0, in: month.month) }
        }.sorted { $0.subject < $1.subject }
        findings = WhatIfFindings.of(before, after)
    }
}

extension WhatIf.Subject {
    fileprivate init(of charge: Charge, in month: BillingMonth) {
        self.init(
            month: month,
            customer: charge.customer,
            connection: charge.connection,
            component: charge.component,
            serviceMonth: charge.serviceMonth
        )
    }
}

extension WhatIf.Subject: Comparable {
    /// Orders subjects by month, customer, connection, component and month of service.
    public static func < (left: Self, right: Self) -> Bool {
        let (one, other) = (left.component.order, right.component.order)
        return (left.month, left.customer, left.connection, one, left.serviceMonth)
            < (right.month, right.customer, right.connection, other, right.serviceMonth)
    }
}

extension WhatIf.Ground: Comparable {
    /// Orders grounds by kind and provision.
    public static func < (left: Self, right: Self) -> Bool {
        (left.relief.rawValue, left.legalBasis) < (right.relief.rawValue, right.legalBasis)
    }
}

extension ComponentName {
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension WhatIf.Crossing {
    /// The crossing of a line that is due; nil where its price has no tier below its quantity.
    fileprivate init?(of charge: Charge, in month: BillingMonth) {
        guard charge.relief == nil else { return nil }
        let tiers: [PriceTier]
        switch charge.calculation.price {
        case .graduated(let all), .volume(let all): tiers = all
        case .included, .flat, .perUnit, .package: return nil
        }
        let reached = tiers.firstIndex { charge.quantity <= $0.upTo ?? .max } ?? 0
        guard reached > 0, let threshold = tiers[reached - 1].upTo else { return nil }
        self.init(
            subject: WhatIf.Subject(of: charge, in: month),
            quantity: charge.quantity,
            threshold: threshold,
            below: tiers[reached - 1].price,
            above: tiers[reached].price,
            isVolume: charge.calculation.steps.count == 1
        )
    }
}
