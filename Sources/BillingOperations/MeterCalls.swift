public import BillingPrimitives
public import BillingStore
import Dispatch
import Foundation
import Metering
import Synchronization

/// Meters answers that pass a gateway: each is on the ledger, or in the spool, before its client
/// has all of it.
///
/// Calls that end at the same time share one transaction, so that one disk write serves them all.
public final class MeterCalls: Sendable {
    /// A call with its answer, as it passed.
    public struct Call: Sendable {
        /// The connection, as `connection(ofClient:representedParty:)` told it.
        public var connection: ConnectionID
        /// The body of the request.
        public var request: [UInt8]
        /// The body of the answer, not compressed.
        public var answer: [UInt8]
        /// The id that X-Road gave the call; nil outside X-Road.
        public var requestID: String?

        /// Creates a call.
        public init(
            connection: ConnectionID,
            request: [UInt8],
            answer: [UInt8],
            requestID: String?
        ) {
            self.connection = connection
            self.request = request
            self.answer = answer
            self.requestID = requestID
        }
    }

    /// How old what is known of the register may be.
    private static let registerMillisecondsMax: Int64 = 1_000

    private struct State {
        var directory: (callers: CallerDirectory, readAt: Instant)?
        var waiting: [(Delivery, CheckedContinuation<Void, any Error>)] = []
        var isWriting = false
        var isUnwritable = false
    }

    private let store: LedgerStore
    private let actor: String
    private let fallback: ConnectionID?
    private let spool: DeliverySpool?
    private let clock: @Sendable () -> Instant
    private let say: @Sendable (String) -> Void
    private let state = Mutex(State())
    /// Writing waits for the disk, which no thread of the gateway should.
    private let queue = DispatchQueue(label: "vtj-bill.meter")

    /// Prepares metering into a ledger.
    ///
    /// `fallback` is the connection of calls without X-Road headers. `spool` is a file that keeps
    /// deliveries while the ledger cannot be written; without one, such calls are refused. `say`
    /// is told what an operator should know.
    public init(
        store: LedgerStore,
        actor: String,
        fallback: ConnectionID? = nil,
        spool: String? = nil,
        clock: @escaping @Sendable () -> Instant,
        say: @escaping @Sendable (String) -> Void
    ) throws {
        self.store = store
        self.actor = actor
        self.fallback = fallback
        self.spool = spool.map(DeliverySpool.init)
        self.clock = clock
        self.say = say
        if let fallback, try !store.read({ try $0.connections() }).contains(fallback) {
            throw OperationRefusal(
                "no-such-entry",
                "the register has no connection '\(fallback)'; see 'vtj-bill connection list'"
            )
        }
        try takeOverSpool()
    }

    /// Which connection a caller is; throws `OperationRefusal` for one that the register cannot
    /// tell, or while nothing can be recorded.
    public func connection(
        ofClient client: String?,
        representedParty: String?
    ) async throws -> ConnectionID {
        if state.withLock({ $0.isUnwritable }), spool == nil { try await probe() }
        guard let client else {
            if let fallback { return fallback }
            throw OperationRefusal(
                "no-client",
                "the call names no X-Road-Client, and the gateway has no connection for such calls"
            )
        }
        let callers = try await callers()
        if let id = callers.connection(ofClient: client, representedParty: representedParty) {
            return id
        }
        throw OperationRefusal(
            "unknown-client",
            "no single connection of the register has this X-Road-Client and represented party"
        )
    }

    /// Counts an answer and records its delivery; when it returns, the count outlasts a crash.
    ///
    /// An answer that reports an error delivers nothing and records nothing. One that cannot be
    /// counted throws `DiagnosticsError`.
    public func record(_ call: Call) async throws {
        guard let delivery = try delivery(of: call) else { return }
        try await withCheckedThrowingContinuation { continuation in
            let starts = state.withLock { state in
                state.waiting.append((delivery, continuation))
                defer { state.isWriting = true }
                return !state.isWriting
            }
            if starts { queue.async { self.writeWaiting() } }
        }
    }

    private func delivery(of call: Call) throws -> Delivery? {
        let key = store.settings.digestKey
        let asked = try call.request.withUnsafeBytes { try RequestReading.request($0, key: key) }
        let context = AnswerContext(
            connection: call.connection,
            deliveredAt: clock(),
            deliveryID: call.requestID ?? "gateway-\(UUID().uuidString)",
            cursorFrom: asked.cursorFrom,
            file: "the answer"
        )
        do {
            var delivery = try call.answer.withUnsafeBytes { answer in
                try AnswerReading.delivery(answer, context: context, key: key)
            }
            delivery.identityList = asked.identityList
            return delivery
        } catch  where AnswerReading.deliversNothing(error) {
            return nil
        }
    }
}

// MARK: Recording

extension MeterCalls {
    /// Records what waits until nothing does; on the queue.
    private func writeWaiting() {
        while true {
            let taken = state.withLock { state in
                let taken = state.waiting
                state.waiting = []
                if taken.isEmpty { state.isWriting = false }
                return taken
            }
            if taken.isEmpty { return }
            write(taken)
        }
    }

    private func write(_ taken: [(Delivery, CheckedContinuation<Void, any Error>)]) {
        switch Result(catching: { try post(taken.map(\.0)) }) {
        case .success(let conflicts):
            setUnwritable(nil)
            for (index, (_, continuation)) in taken.enumerated() {
                if let conflict = conflicts.first(where: { $0.row == index }) {
                    continuation.resume(throwing: OperationRefusal(conflict))
                } else {
                    continuation.resume()
                }
            }
            do { try takeOverSpool() } catch { setUnwritable(error) }
        case .failure(let error):
            setUnwritable(error)
            let kept = Result { try keepInSpool(taken.map(\.0), because: error) }
            for (_, continuation) in taken { continuation.resume(with: kept) }
        }
    }

    private func post(_ deliveries: [Delivery]) throws -> [Conflict] {
        var batch = DeliveryBatch()
        for delivery in deliveries { batch.append(delivery) }
        return try store.write(at: clock(), actor: actor) { writer in
            let conflicts = try writer.recordUsage(batch, source: "gateway").conflicts
            try writer.recordConflicts(conflicts, source: "gateway")
            return conflicts
        }
    }

    private func keepInSpool(_ deliveries: [Delivery], because error: any Error) throws {
        guard let spool else { throw error }
        try spool.append(deliveries)
    }

    /// Records what the spool has kept.
    private func takeOverSpool() throws {
        guard let spool, !spool.isEmpty else { return }
        let deliveries = try spool.deliveries()
        let conflicts = try post(deliveries)
        for conflict in conflicts { say("\(OperationRefusal(conflict))") }
        try spool.remove()
        say("took over \(deliveries.count) deliveries from the spool")
    }

    private func setUnwritable(_ error: (any Error)?) {
        let changed = state.withLock { state in
            defer { state.isUnwritable = error != nil }
            return state.isUnwritable != (error != nil)
        }
        guard changed else { return }
        if let error {
            let next = spool == nil ? "calls are refused" : "deliveries go to the spool"
            say("the ledger cannot be written, so \(next): \(error)")
        } else {
            say("the ledger can be written again")
        }
    }

    /// Throws while the ledger cannot be written.
    private func probe() async throws {
        try await onQueue {
            try self.store.checkWritable()
            self.setUnwritable(nil)
        }
    }

    private func callers() async throws -> CallerDirectory {
        let now = clock()
        let known = state.withLock { $0.directory }
        if let known, now.milliseconds - known.readAt.milliseconds < Self.registerMillisecondsMax {
            return known.callers
        }
        return try await onQueue {
            let register = try self.store.read { try $0.register() }
            let callers = CallerDirectory(register, on: now.helsinkiDay)
            self.state.withLock { $0.directory = (callers, now) }
            return callers
        }
    }

    private func onQueue<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body() }) }
        }
    }
}

extension OperationRefusal {
    fileprivate init(_ conflict: Conflict) {
        self.init(
            "conflicting-delivery",
            "delivery \(Redaction.quoted(conflict.id)) of \(conflict.connection) was recorded with "
                + "other content"
        )
    }
}
