public import BillingPrimitives

/// What is known about an answer besides its bytes.
public struct AnswerContext: Sendable {
    /// The connection that it was delivered on.
    public var connection: ConnectionID
    /// When it was delivered.
    public var deliveredAt: Instant
    /// The id of the delivery; without one, a digest of connection, cursor and content.
    public var deliveryID: String?
    /// What the delivery is declared to be; without it, the answer says so itself.
    public var kind: DeliveryKind?
    /// The booking key that was asked from.
    public var cursorFrom: Int64?
    /// The name of the file, for diagnostics.
    public var file: String?

    /// Creates a context.
    public init(
        connection: ConnectionID,
        deliveredAt: Instant,
        deliveryID: String? = nil,
        kind: DeliveryKind? = nil,
        cursorFrom: Int64? = nil,
        file: String? = nil
    ) {
        self.connection = connection
        self.deliveredAt = deliveredAt
        self.deliveryID = deliveryID
        self.kind = kind
        self.cursorFrom = cursorFrom
        self.file = file
    }
}

/// Makes a delivery of an answer of the change API.
public enum AnswerReading {
    /// Counts an answer and digests its content and the identity list; both are then dropped.
    public static func delivery(
        _ answer: UnsafeRawBufferPointer,
        context: AnswerContext,
        identityList: UnsafeRawBufferPointer? = nil,
        key: DigestKey
    ) throws(DiagnosticsError) -> Delivery {
        if let id = context.deliveryID {
            do {
                try Array(id.utf8).span.bytes.withUnsafeBytes { bytes throws(UsageProblem) in
                    try UsageChecks.check(id: bytes)
                }
            } catch {
                throw DiagnosticsError([error.diagnostic(file: context.file, line: nil)])
            }
        }
        let counted = try RecordCounter.count(answer, file: context.file)
        let content = key.digest(of: answer)
        let cursor = context.cursorFrom.map(String.init) ?? ""
        return Delivery(
            id: context.deliveryID
                ?? key.digest(of: "\(context.connection)\n\(cursor)\n\(content)"),
            connection: context.connection,
            deliveredAt: context.deliveredAt,
            kind: context.kind ?? counted.kind,
            counts: counted.counts,
            testCounts: counted.testCounts,
            dataGroups: counted.dataGroups,
            identityList: identityList.map(key.identityListDigest),
            cursorFrom: context.cursorFrom,
            cursorTo: counted.cursorTo,
            upToDate: counted.upToDate,
            responseBytes: counted.byteCount,
            digest: content
        )
    }
}

extension AnswerReading {
    /// Whether an answer is refused because it has no records: it reports an error, or something
    /// else that delivers nothing.
    public static func deliversNothing(_ refusal: any Error) -> Bool {
        let codes = (refusal as? DiagnosticsError)?.diagnostics.map(\.code) ?? []
        return codes == ["answer-is-an-error"] || codes == ["answer-without-records-array"]
    }
}
