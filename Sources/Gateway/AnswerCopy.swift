import NIOCore
import NIOHTTP1

/// Keeps the body of a counted answer aside, behind the handler that decompresses it.
final class AnswerCopy: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    /// What is set aside for an answer before it comes, at most.
    private static let reservedMax = 1 << 20

    private let sizeMax: Int
    private var bytes: [UInt8] = []
    /// Why the answer can't be counted.
    private(set) var failure: (any Error)?

    init(sizeMax: Int) {
        self.sizeMax = sizeMax
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch Self.unwrapInboundIn(data) {
        case .head(let head):
            bytes = []
            failure = nil
            let length = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
            bytes.reserveCapacity(min(max(length, 0), Self.reservedMax))
        case .body(let buffer):
            guard failure == nil else { return }
            guard buffer.readableBytes <= sizeMax - bytes.count else {
                failure = NotRecordable.answerTooLarge
                return
            }
            buffer.withUnsafeReadableBytes { bytes.append(contentsOf: $0) }
        case .end: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        failure = failure ?? error
    }

    /// Hands the body over and forgets it.
    func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}
