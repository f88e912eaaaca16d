import NIOCore
import NIOHTTP1

extension ClientConnection {
    func begin(_ head: HTTPRequestHead) {
        let call = RunningCall(head)
        self.call = call
        watch.wait(nil)
        do throws(GatewayRefusal) {
            try call.prepare(for: gateway.configuration)
        } catch {
            return refuse(error)
        }
        let meter = gateway.meter
        let told = call.told
        ask(call, at: .once) {
            await meter.admit(told)
        } then: { connection, call, refusal in
            guard case .admitting = call.stage else { return }
            if let refusal { connection.refuse(refusal) } else { connection.openUpstream() }
        }
    }

    func passRequest(_ buffer: ByteBuffer) {
        guard let call, case .passing = call.stage else { return }
        if call.told.endpoint != nil {
            let size = call.requestCopy.count + buffer.readableBytes
            guard size <= gateway.configuration.limits.requestSize else {
                return fail(.requestTooLarge)
            }
            buffer.withUnsafeReadableBytes { call.requestCopy.append(contentsOf: $0) }
        }
        send(.body(.byteBuffer(buffer)), of: call)
        waitForProgress(of: call)
    }

    func endRequest(_ trailers: HTTPHeaders?) {
        guard let call else { return }
        call.requestEnded = true
        switch call.stage {
        case .refusing(let refusal): answer(refusal)
        case .passing:
            guard Self.arePassable(trailers) else {
                return fail(.badRequest("A field after the body is not text in UTF-8."))
            }
            send(.end(trailers), of: call)
            waitForProgress(of: call)
        case .admitting, .connecting: break
        }
    }

    func refuseMalformed(_ error: any Error) {
        let isTooLarge = error as? HTTPParserError == .headerOverflow
        let refusal: GatewayRefusal =
            isTooLarge ? .headTooLarge : .badRequest("The request is not valid HTTP.")
        guard call == nil else { return fail(refusal) }
        tell(GatewayEvent(.refused, code: refusal.code, message: refusal.message))
        answer(refusal)
    }

    /// Sends a part, and keeps it for a second attempt as long as that is possible.
    func send(_ part: HTTPClientRequestPart, of call: RunningCall) {
        if case .body(let body) = part { call.sentSize += body.readableBytes }
        if call.sentSize > RunningCall.repeatableSizeMax || upstream?.isReused == false {
            call.sent = nil
        }
        call.sent?.append(part)
        upstream?.send(part)
    }

    static func arePassable(_ trailers: HTTPHeaders?) -> Bool {
        trailers?.allSatisfy {
            PassedFields.isPassable($0.name) && PassedFields.isPassable($0.value)
        } ?? true
    }

    /// When a question to the meter begins.
    enum Asking {
        /// On the event loop, until the meter suspends.
        case once
        /// On a thread of the concurrent pool.
        case aside
    }

    /// Asks the meter, and goes on with its answer on the event loop if the call still runs then.
    func ask<Outcome: Sendable>(
        _ call: RunningCall,
        at time: Asking,
        _ question: @escaping @Sendable () async -> Outcome,
        then: @escaping @Sendable (ClientConnection, RunningCall, Outcome) -> Void
    ) {
        let asked = NIOLoopBound((self, call), eventLoop: eventLoop)
        let connections = gateway.connections
        let work = { @Sendable [eventLoop] in
            let outcome = await question()
            let goOn = { @Sendable in
                let (connection, call) = asked.value
                if connection.call === call { then(connection, call, outcome) }
            }
            if eventLoop.inEventLoop { goOn() } else { eventLoop.execute(goOn) }
            connections.taskEnded()
        }
        connections.taskBegan()
        if case .once = time, #available(macOS 26, *) {
            call.task = Task.immediate { await work() }
        } else {
            call.task = Task { await work() }
        }
    }
}
