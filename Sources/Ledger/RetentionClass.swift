public import BillingPrimitives

/// What is kept for a time of its own, and erased as one.
public enum RetentionClass: String, Hashable, Sendable, Codable, CaseIterable {
    /// Single deliveries; their sums by connection and day stay.
    case usage
    /// Whom issued documents were to, from whom, and their texts; their lines stay.
    case documents
    /// The texts of declarations; their days and provisions stay.
    case declarations
    /// The reasons of decisions on held usage and on incidents; what was decided stays.
    case decisions

    /// The kind of block whose bodies are erased.
    public var blockKind: BlockKind {
        switch self {
        case .usage: .usage
        case .documents: .document
        case .declarations: .register
        case .decisions: .decision
        }
    }
}

/// How long a class is kept.
public struct RetentionTerm: Hashable, Sendable, Codable {
    /// What it is counted in.
    public enum Unit: String, Hashable, Sendable, Codable {
        /// Whole months, from the end of the month.
        case month
        /// Whole years, from the end of the year.
        case year
    }

    /// The longest term in its unit: a century of months.
    public static let lengthMax = 1_200

    /// How many units, 1...`lengthMax`.
    public var length: Int
    /// What it is counted in.
    public var unit: Unit

    /// Creates a term.
    public init(_ length: Int, _ unit: Unit) {
        precondition((1...Self.lengthMax).contains(length), "A term has a length within the limit.")
        self.length = length
        self.unit = unit
    }

    /// The first Helsinki day that is still kept on a day; what is of earlier days may go.
    public func firstDayKept(on day: Day) -> Day {
        let month = BillingMonth(containing: day)
        guard unit == .year else { return month.adding(months: -length).firstDay }
        return month.adding(months: 1 - day.parts.month - 12 * length).firstDay
    }
}

extension RetentionTerm: CustomStringConvertible {
    /// The term for people, such as `24 months`.
    public var description: String { "\(length) \(unit.rawValue)\(length == 1 ? "" : "s")" }
}
