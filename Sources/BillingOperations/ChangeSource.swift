public import BillingPrimitives

/// The change API, as a sync run asks it.
///
/// Its client answers over the network; a synthetic population can answer in memory.
public protocol ChangeSource: Sendable {
    /// The first booking key of a day (`kirjausavain`).
    func bookingKey(of day: Day) async throws -> Int64

    /// The changes of identities since a booking key (`muutokset`), one page of them.
    func changes(after key: Int64, of identities: [IdentityCode]) async throws -> SourceAnswer

    /// The base data of at most `RunSync.baseDataMax` identities (`perustiedot`).
    func baseData(
        of identities: [IdentityCode],
        dataGroups: [String]?
    ) async throws -> SourceAnswer
}

/// An answer as the change API sent it, whole.
public struct SourceAnswer: Sendable {
    /// Its bytes.
    public var bytes: [UInt8]
    /// The id that X-Road gave the call; nil outside X-Road.
    public var requestID: String?

    /// Creates an answer.
    public init(bytes: [UInt8], requestID: String? = nil) {
        self.bytes = bytes
        self.requestID = requestID
    }
}
