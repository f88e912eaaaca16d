public import BillingPrimitives

/// What is known of one call when it is over; no identity code is in it.
public struct CallRecord: Sendable {
    /// When the call came in.
    public let receivedAt: Instant
    /// When the answer's last byte was handed to the socket, or the call failed.
    public internal(set) var endedAt: Instant
    /// Which day it was in the sandbox.
    public let sandboxDay: Day
    /// The number of the call, from 1 when the server starts.
    public let number: Int
    /// The id of the call, that no other call has, also after a restart (`X-Road-Request-Id`).
    public let requestID: String
    /// The caller's id of the message (`X-Road-Id`), or the request id; nil outside X-Road.
    public internal(set) var messageID: String?
    /// The caller's subsystem (`X-Road-Client`), where one is named and well formed.
    public internal(set) var client: XRoadSubsystem?
    /// For whom the caller acts (`X-Road-Represented-Party`).
    public internal(set) var representedParty: String?
    /// The service that was called; nil outside X-Road.
    public internal(set) var service: XRoadService?
    /// The method.
    public let method: String
    /// What was asked for; nil where there is no such thing.
    public internal(set) var kind: CallKind?
    /// The status of the answer.
    public internal(set) var status = 200
    /// What became of the answer.
    public internal(set) var outcome = CallOutcome.delivered
    /// How many bytes the body of the request has.
    public internal(set) var requestBytes = 0
    /// How many bytes of the answer's body were handed to the socket.
    public internal(set) var bytes = 0
    /// How many different identities were asked for; nil where none can be.
    public internal(set) var identities: Int?
    /// SHA-256 over the sorted codes of the test series that were asked for, one a line.
    public internal(set) var identityList: String?
    /// The booking key that was asked from.
    public internal(set) var cursorFrom: Int64?
    /// The booking key that was given.
    public internal(set) var cursorTo: Int64?
    /// Whether nothing newer was left (`ajanTasalla`).
    public internal(set) var upToDate: Bool?
    /// The records of the answer by every counting rule; delivered only where the outcome says so.
    public internal(set) var counts: RecordCounts?
    /// How many of those are of test identities.
    public internal(set) var testCounts: RecordCounts?
    /// How many elements of the answer carry a data group, by its code.
    public internal(set) var dataGroups: [String: Int64]?

    init(
        number: Int,
        requestID: String,
        method: String,
        sandboxDay: Day,
        receivedAt: Instant
    ) {
        self.number = number
        self.requestID = requestID
        self.method = method
        self.sandboxDay = sandboxDay
        self.receivedAt = receivedAt
        self.endedAt = receivedAt
    }
}

extension CallRecord {
    /// The record as one line of JSON: sorted keys, the names of usage files where they have one.
    public var json: String {
        LogLine.json([
            "bytes": .number(bytes),
            "client": .text(client?.description),
            "cursor_from": .number(cursorFrom),
            "cursor_to": .number(cursorTo),
            "data_groups": .texts(dataGroups?.keys.sorted()),
            "distinct_groups": .number(counts?.distinctGroup),
            "ended_at": .text(endedAt.description),
            "entries_without_supplement": .number(counts?.groupEntryWithoutSupplement),
            "group_entries": .number(counts?.groupEntry),
            "identities": .number(identities),
            "identity_list": .text(identityList),
            "kind": .text(kind?.rawValue),
            "message_id": .text(messageID),
            "method": .text(method),
            "number": .number(number),
            "outcome": .text(outcome.rawValue),
            "received_at": .text(receivedAt.description),
            "records": .number(counts?.personChange),
            "represented_party": .text(representedParty),
            "request_bytes": .number(requestBytes),
            "request_id": .text(requestID),
            "sandbox_day": .text(sandboxDay.description),
            "status": .number(status),
            "test_records": .number(testCounts?.personChange),
            "uncensored_entries": .number(counts?.groupEntryUncensored),
            "up_to_date": .flag(upToDate),
        ])
    }
}
