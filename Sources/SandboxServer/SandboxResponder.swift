import BillingPrimitives
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Sandbox

/// Answers calls, and has each recorded.
struct SandboxResponder: HTTPResponder {
    let feed: ChangeFeed
    let configuration: SandboxConfiguration
    let now: @Sendable () -> Instant
    let onCall: @Sendable (CallRecord) -> Void
    private let startedAt: Instant
    private let desk = CallDesk()

    init(
        feed: ChangeFeed,
        configuration: SandboxConfiguration,
        now: @escaping @Sendable () -> Instant,
        onCall: @escaping @Sendable (CallRecord) -> Void
    ) {
        self.feed = feed
        self.configuration = configuration
        self.now = now
        self.onCall = onCall
        self.startedAt = now()
    }

    func respond(to request: Request, context: CallSource) async throws -> Response {
        var call = begin(request)
        let faults = configuration.faults.faults(
            ofCall: call.number,
            seed: configuration.seed
        )
        var headers = HTTPFields()
        let body: [UInt8]
        do {
            body = try await answer(request, from: context.address, faults, &call)
        } catch let refusal as Refusal {
            call.status = refusal.status.code
            headers = refusal.headers
            body = Array(refusal.body.utf8)
        } catch {
            // The caller went away, or what it sends is no HTTP; the framework ends the connection.
            call.status = HTTPResponse.Status.badRequest.code
            _ = OpenCall(call, now: now, onCall: onCall)
            throw error
        }
        headers[.contentType] = "application/json"
        addXRoadHeaders(of: call, to: &headers)
        let open = OpenCall(call, now: now, onCall: onCall)
        return Response(
            status: .init(code: call.status),
            headers: headers,
            body: open.body(
                request.method == .head ? [] : body,
                isCut: faults.isCut && call.status == 200
            )
        )
    }

    private func begin(_ request: Request) -> CallRecord {
        let number = desk.nextNumber()
        let receivedAt = now()
        var sequence = SeededSequence(
            seed: configuration.seed,
            Int(startedAt.milliseconds),
            number
        )
        let id = withUnsafeBytes(of: (sequence.next(), sequence.next())) { bytes in
            UUID(uuid: bytes.loadUnaligned(as: uuid_t.self)).uuidString.lowercased()
        }
        return CallRecord(
            number: number,
            requestID: id,
            method: request.method.rawValue,
            sandboxDay: configuration.clock.today(at: receivedAt, since: startedAt),
            receivedAt: receivedAt
        )
    }

    private func answer(
        _ request: Request,
        from address: String,
        _ faults: CallFaults,
        _ call: inout CallRecord
    ) async throws -> [UInt8] {
        let path = CallPath(request.uri.path)
        try call.takeXRoadHeaders(request.headers, path)
        guard let kind = path.kind else { throw Refusal.unknownPath }
        call.kind = kind
        guard call.method == kind.method else { throw Refusal.wrongMethod(kind) }
        if let quota = configuration.quota {
            let caller = call.client?.description ?? address
            if let seconds = desk.secondsToWait(caller, quota, at: call.receivedAt) {
                throw Refusal.overQuota(secondsToWait: seconds)
            }
        }
        if let login = configuration.login, !login.admits(request.headers) {
            throw Refusal.loginNeeded
        }
        if faults.delayMilliseconds > 0 {
            try await Task.sleep(for: .milliseconds(faults.delayMilliseconds))
        }
        if let status = faults.failure, !faults.failsAfterAnswer { throw Refusal.fault(status) }
        let body = try await body(of: request)
        call.requestBytes = body.count
        var made = call
        let answer = try self.answer(kind, day: path.rest, body, &made)
        if let status = faults.failure { throw Refusal.fault(status) }
        call = made
        return answer
    }

    private func body(of request: Request) async throws -> [UInt8] {
        let announced = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard announced <= SandboxServer.requestBytesMax else { throw Refusal.tooLarge }
        do {
            let buffer = try await request.body.collect(upTo: SandboxServer.requestBytesMax)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Refusal.tooLarge
        }
    }

    private func addXRoadHeaders(of call: CallRecord, to headers: inout HTTPFields) {
        guard let service = call.service else { return }
        headers[.xRoadRequestID] = call.requestID
        headers[.xRoadID] = call.messageID
        headers[.xRoadClient] = call.client?.description
        headers[.xRoadService] = service.description
    }
}
