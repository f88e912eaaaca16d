public import Ledger

/// What a decision block holds.
public enum Decision: Hashable, Sendable {
    /// Held usage is released or written off.
    case usage(UsageDecision)
    /// An incident is closed.
    case incident(IncidentClosing)
    /// A month goes on though its reconciliation does not balance.
    case reconciliation(AcceptedDifferences)
}

extension Decision: Codable {
    private enum Subject: String, CodingKey {
        case usage
        case incident
        case reconciliation
    }

    /// Reads an object whose one key names what was decided on.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Subject.self)
        if container.contains(.usage) {
            self = .usage(try container.decode(UsageDecision.self, forKey: .usage))
        } else if container.contains(.reconciliation) {
            self = .reconciliation(
                try container.decode(AcceptedDifferences.self, forKey: .reconciliation)
            )
        } else {
            self = .incident(try container.decode(IncidentClosing.self, forKey: .incident))
        }
    }

    /// Writes an object whose one key names what was decided on.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Subject.self)
        switch self {
        case .usage(let decision): try container.encode(decision, forKey: .usage)
        case .incident(let closing): try container.encode(closing, forKey: .incident)
        case .reconciliation(let accepted):
            try container.encode(accepted, forKey: .reconciliation)
        }
    }
}
