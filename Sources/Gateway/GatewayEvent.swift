import BillingPrimitives

/// Something that a gateway tells its log.
///
/// An event never bears bodies, identity codes, query strings or credentials. The error of a
/// recording that failed is the meter's own and only in `error`, not in the description.
public struct GatewayEvent: Sendable {
    /// What happened.
    public enum Kind: String, Sendable {
        /// The gateway listens.
        case started
        /// The gateway answered a call itself.
        case refused
        /// A counted answer could not be recorded, so the client did not get its end.
        case notRecorded = "not recorded"
        /// An answer was broken off in the middle.
        case cut
        /// The gateway has ended.
        case stopped
    }

    /// What happened.
    public var kind: Kind
    /// A code for programs, such as `Gateway.UpstreamClosed`.
    public var code: String
    /// A sentence for people.
    public var message: String
    /// The calling subsystem, when it is well-formed.
    public var client: String?
    /// Method and endpoint, or the path in quotes with what looks like an identity code masked.
    public var call: String?
    /// The error behind it, if there is one.
    public var error: (any Error)?

    init(
        _ kind: Kind,
        code: String,
        message: String,
        call: CallHead? = nil,
        error: (any Error)? = nil
    ) {
        self.kind = kind
        self.code = code
        self.message = message
        self.client = call?.client.flatMap { XRoadSubsystem($0) == nil ? nil : $0 }
        self.call = call.map {
            "\($0.method) \($0.endpoint?.rawValue ?? Redaction.quoted($0.path))"
        }
        self.error = error
    }
}

extension GatewayEvent: CustomStringConvertible {
    /// One line for a log.
    public var description: String {
        let whose = [call, client.map { "of \($0)" }].compactMap(\.self).joined(separator: " ")
        return "\(kind.rawValue) [\(code)]\(whose.isEmpty ? "" : " \(whose)"): \(message)"
    }
}
