public import BillingPrimitives

/// One call of a service as the operational monitoring of an X-Road security server noted it.
///
/// X-Road's own documents (PR-OPMON) say record; here that word is what is priced, and an entry
/// tells of a call and not how much it delivered. The user of a call is not kept: its id may be
/// that of a person.
public struct OperationalEntry: Hashable, Sendable {
    /// Whose security server noted it.
    public enum Side: String, Hashable, Sendable {
        /// The one of whoever asked.
        case client = "Client"
        /// The one of the service.
        case producer = "Producer"
    }

    /// What a call can have been, as far as its entry tells.
    public enum Nature: Hashable, Sendable {
        /// It failed, and so delivered nothing.
        case failed
        /// It asked for a booking key (`kirjausavain`), which delivers nothing.
        case bookingKey
        /// It asked for changes or base data.
        case delivery
        /// Nothing tells.
        case undecided
    }

    /// The largest answer in bytes that may be a booking key: one number, and X-Road's headers.
    public static let bookingKeyBytesMax: Int64 = 2_048

    /// Whose security server noted it.
    public var side: Side
    /// Who asked; nil where the entry names no subsystem of the Finnish X-Road.
    public var client: XRoadSubsystem?
    /// The subsystem and the code of the service, with a slash between.
    public var service: String
    /// The code of the party that the client acted for (`X-Road-Represented-Party`).
    public var representedParty: String?
    /// The id that X-Road gave the call (`xRequestId`), the same on both sides.
    public var requestID: String?
    /// The id that the client gave the call (`messageId`), which need not be unique.
    public var messageID: String?
    /// When the request came to the security server.
    public var requestedAt: Instant
    /// When the response left it.
    public var respondedAt: Instant
    /// The size of the response in bytes.
    public var responseBytes: Int64?
    /// The method of HTTP.
    public var method: String?
    /// The endpoint of the service, which only the producer's side notes.
    public var path: String?
    /// Whether X-Road brought the call through.
    public var succeeded: Bool
    /// The status of HTTP.
    public var statusCode: Int64?

    /// Creates an entry.
    public init(
        side: Side,
        client: XRoadSubsystem?,
        service: String,
        representedParty: String? = nil,
        requestID: String? = nil,
        messageID: String? = nil,
        requestedAt: Instant,
        respondedAt: Instant,
        responseBytes: Int64? = nil,
        method: String? = nil,
        path: String? = nil,
        succeeded: Bool,
        statusCode: Int64? = nil
    ) {
        self.side = side
        self.client = client
        self.service = service
        self.representedParty = representedParty
        self.requestID = requestID
        self.messageID = messageID
        self.requestedAt = requestedAt
        self.respondedAt = respondedAt
        self.responseBytes = responseBytes
        self.method = method
        self.path = path
        self.succeeded = succeeded
        self.statusCode = statusCode
    }

    /// What the call can have been: its end tells, then its endpoint, then its method.
    ///
    /// Deliveries are asked for by POST alone, booking keys by GET.
    public var nature: Nature {
        if !succeeded || (statusCode ?? 200) != 200 { return .failed }
        let parts = path?.split(separator: "/") ?? []
        if parts.contains("kirjausavain") { return .bookingKey }
        if parts.contains(where: { $0 == "muutokset" || $0.hasPrefix("perustiedot") }) {
            return .delivery
        }
        switch method {
        case "GET": return .bookingKey
        case "POST": return .delivery
        default: return .undecided
        }
    }

    /// Whether nothing tells what it was, and it is small enough for the answer with a booking key.
    public var mayBeBookingKey: Bool {
        nature == .undecided && (responseBytes ?? 0) <= Self.bookingKeyBytesMax
    }
}

extension OperationalEntry {
    /// One entry for each call, in order: those with one request id are one, and so are equal ones.
    ///
    /// Where both sides noted a call, the client's times and sizes stand, as its caller saw them,
    /// and the call failed if it did so on either side.
    static func folded(_ entries: some Sequence<OperationalEntry>) -> [OperationalEntry] {
        let distinct = Set(entries)
        let bySharedID = Dictionary(
            grouping: distinct.filter { $0.requestID != nil },
            by: \.requestID
        )
        return (distinct.filter { $0.requestID == nil } + bySharedID.values.map(merged)).sorted(
            by: <
        )
    }

    private static func merged(_ same: [OperationalEntry]) -> OperationalEntry {
        let ordered = same.sorted { left, right in
            left.side == right.side ? left < right : left.side == .client
        }
        return ordered.dropFirst().reduce(into: ordered[0]) { result, other in
            result.client = result.client ?? other.client
            result.representedParty = result.representedParty ?? other.representedParty
            result.messageID = result.messageID ?? other.messageID
            result.responseBytes = result.responseBytes ?? other.responseBytes
            result.method = result.method ?? other.method
            result.path = result.path ?? other.path
            if other.nature == .failed { result.succeeded = false }
        }
    }
}

extension OperationalEntry: Comparable {
    /// Orders entries by the time of the response, and equal times by all else.
    public static func < (left: OperationalEntry, right: OperationalEntry) -> Bool {
        if left.respondedAt != right.respondedAt { return left.respondedAt < right.respondedAt }
        if left.numbers != right.numbers {
            return left.numbers.lexicographicallyPrecedes(right.numbers)
        }
        return left.texts.lexicographicallyPrecedes(right.texts)
    }

    private var numbers: [Int64] {
        [requestedAt.milliseconds, responseBytes ?? -1, statusCode ?? -1, succeeded ? 1 : 0]
    }

    private var texts: [String] {
        [
            requestID, messageID, side.rawValue, client?.description, service, representedParty,
            method, path,
        ].map { $0 ?? "" }
    }
}
