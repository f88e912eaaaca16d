import AsyncHTTPClient
import BillingPrimitives
import Foundation
import NIOCore
import NIOHTTP1

/// One request of the change API, without what is the same in all.
struct Call: Sendable {
    var path: String
    /// The JSON that is posted; nil for a call that gets.
    var body: String?
}

/// One attempt: a request and its whole answer.
extension ChangeAPIClient {
    func exchange(_ call: Call) async throws -> APIAnswer {
        let timeout = policy.requestTimeout
        return try await withThrowingTaskGroup(of: APIAnswer.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await self.answerOnce(to: call) }
            // The library's own deadline ends with the head of the answer.
            group.addTask {
                try await Task.sleep(for: timeout)
                throw ChangeAPIError.timedOut(after: timeout)
            }
            guard let answer = try await group.next() else { throw CancellationError() }
            return answer
        }
    }

    private func answerOnce(to call: Call) async throws -> APIAnswer {
        let response = try await http.execute(
            request(for: call),
            timeout: TimeAmount(policy.requestTimeout)
        )
        let head = AnswerHead(status: Int(response.status.code), headers: response.headers)
        guard head.status == 200 else {
            let body = try? await response.body.collect(upTo: AnswerHead.failureLengthMax)
            let bytes = body.map { Array($0.readableBytesView) } ?? []
            throw head.failure(body: bytes, from: endpoint, at: now())
        }
        // What ends with the connection could as well have been cut.
        guard head.isFramed else { throw ChangeAPIError.cutShort }
        return APIAnswer(
            bytes: try await bytes(of: response.body, announced: head.length ?? 0),
            requestID: head.id("X-Road-Request-Id"),
            messageID: head.id("X-Road-Id")
        )
    }

    private func bytes(of body: HTTPClientResponse.Body, announced: Int) async throws -> [UInt8] {
        guard announced <= answerLengthMax else {
            throw ChangeAPIError.answerTooLarge(max: answerLengthMax)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(0, announced))
        for try await part in body {
            guard bytes.count + part.readableBytes <= answerLengthMax else {
                throw ChangeAPIError.answerTooLarge(max: answerLengthMax)
            }
            bytes.append(contentsOf: part.readableBytesView)
        }
        try Task.checkCancellation()
        return bytes
    }

    /// The request; its message id is new each time, as a repeated one would be the same message.
    private func request(for call: Call) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: endpoint.base + call.path)
        request.headers = [
            "Accept": "application/json", "User-Agent": "vtj-bill",
            "X-Road-Id": UUID().uuidString.lowercased(),
        ]
        if let body = call.body {
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(string: body))
        }
        if let client = endpoint.client {
            request.headers.add(name: "X-Road-Client", value: client.description)
        }
        if let party = endpoint.representedParty {
            request.headers.add(name: "X-Road-Represented-Party", value: party)
        }
        if let credentials = endpoint.credentials {
            request.headers.add(name: "Authorization", value: credentials.authorization)
        }
        return request
    }
}
