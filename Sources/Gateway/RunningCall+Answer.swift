import NIOHTTP1

extension RunningCall {
    /// The answer's head as the client gets it; throws when it can't pass or can't be counted.
    func passedHead(of answer: HTTPResponseHead) throws(GatewayRefusal) -> HTTPResponseHead {
        var passed: PassedFields
        do throws(Unpassable) {
            passed = try PassedFields(answer.headers)
        } catch {
            throw .badAnswer(error.message)
        }
        if answer.status == .noContent || answer.status.code < 200 {
            passed.remove("Content-Length")
        } else if received.method != .HEAD, answer.status != .notModified,
            !passed.fields.contains(name: "content-length")
        {
            endsWithConnection = !isClientCurrent
            if isClientCurrent { passed.add("Transfer-Encoding", "chunked") }
        }
        if answer.status.code >= 200 {
            keepsUpstream = answer.isKeepAlive
            keepsClient = keepsClient && !endsWithConnection
            if let field = connectionField { passed.add("Connection", field) }
            try count(answer)
        }
        return HTTPResponseHead(version: .http1_1, status: answer.status, headers: passed.fields)
    }

    /// What the client is told of its connection where that is not the rule of its version.
    var connectionField: String? {
        switch (keepsClient, isClientCurrent) {
        case (false, _): "close"
        case (true, false): "keep-alive"
        case (true, true): nil
        }
    }

    private func count(_ answer: HTTPResponseHead) throws(GatewayRefusal) {
        isCounted = told.endpoint != nil && answer.status == .ok
        guard isCounted else { return }
        let codings = answer.headers[canonicalForm: "content-encoding"].map { $0.lowercased() }
        guard codings.isEmpty || ["identity", "gzip", "deflate"].contains(codings[0]),
            codings.count <= 1
        else { throw .badAnswer("The answer is compressed in a way that can't be counted.") }
        requestID = answer.headers.first(name: "x-road-request-id")
        messageID = messageID ?? answer.headers.first(name: "x-road-id")
    }

    /// Holds a part of a counted answer back and returns those that may pass now.
    ///
    /// What waits is the last part with bytes of the body and all that follows it. The head waits
    /// with the first such part: a small answer goes out in one piece, and an empty one not at all
    /// before it is on record.
    func hold(_ part: HTTPServerResponsePart) -> [HTTPServerResponsePart] {
        var released: [HTTPServerResponsePart] = []
        if case .body = part {
            if holdsBody { swap(&released, &held) }
            holdsBody = true
        }
        held.append(part)
        return released
    }

    /// The call as the meter records it.
    func passed(answer: [UInt8], endpoint: CountedEndpoint) -> PassedCall {
        PassedCall(
            client: told.client,
            representedParty: told.representedParty,
            endpoint: endpoint,
            path: told.path,
            request: requestCopy,
            answer: answer,
            requestID: requestID,
            messageID: messageID
        )
    }
}
