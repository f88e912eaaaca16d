public import BillingPrimitives
public import Ledger

/// What was done to the books of a month; what a month block holds.
public enum MonthStep: Hashable, Sendable {
    /// It was closed.
    case closing(MonthClosing)
    /// It was reopened.
    case reopening(MonthReopening)

    /// The month.
    public var month: BillingMonth {
        switch self {
        case .closing(let closing): closing.month
        case .reopening(let reopening): reopening.month
        }
    }
}

extension MonthStep: Codable {
    private enum Kind: String, CodingKey {
        case closing
        case reopening
    }

    /// Reads an object whose one key names what was done.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Kind.self)
        if container.contains(.closing) {
            self = .closing(try container.decode(MonthClosing.self, forKey: .closing))
        } else {
            self = .reopening(try container.decode(MonthReopening.self, forKey: .reopening))
        }
    }

    /// Writes an object whose one key names what was done.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Kind.self)
        switch self {
        case .closing(let closing): try container.encode(closing, forKey: .closing)
        case .reopening(let reopening): try container.encode(reopening, forKey: .reopening)
        }
    }
}

/// A step with the header of its block: when it was recorded, and by whom.
public struct RecordedMonthStep: Hashable, Sendable {
    /// The header.
    public var header: BlockHeader
    /// What was done.
    public var step: MonthStep

    /// Creates a recorded step.
    public init(header: BlockHeader, step: MonthStep) {
        self.header = header
        self.step = step
    }
}

/// A closing with the header of its block.
public struct RecordedMonthClosing: Hashable, Sendable {
    /// The header.
    public var header: BlockHeader
    /// What was closed.
    public var closing: MonthClosing
    /// The block that reopened it; nil while it stands.
    public var reopenedIn: Int64?

    /// Creates a closing that stands.
    public init(header: BlockHeader, closing: MonthClosing) {
        self.header = header
        self.closing = closing
    }
}
