public import Ledger

/// What a decision block holds.
public enum Decision: Hashable, Sendable {
    /// Held usage is released or written off.
    case usage(UsageDecision)
    /// An incident is closed.
    case incident(IncidentClosing)
}

extension Decision: Codable {
    private enum Subject: String, CodingKey {
        case usage
        case incident
    }

    /// Reads an object whose one key names what was decided on.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Subject.self)
        if container.contains(.usage) {
            self = .usage(try container.decode(UsageDecision.self, forKey: .usage))
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
        }
    }
}
