import BillingPrimitives
import Hummingbird
import NIOCore
import Synchronization

/// A call whose answer is on its way; it is recorded once, also when its caller goes away.
final class OpenCall: Sendable {
    /// Pieces in which a body is handed to the socket, so that a slow reader is waited for.
    private static let pieceLength = 256 * 1024

    private let record: CallRecord
    private let now: @Sendable () -> Instant
    private let onCall: @Sendable (CallRecord) -> Void
    private let isRecorded = Mutex(false)

    init(
        _ record: CallRecord,
        now: @escaping @Sendable () -> Instant,
        onCall: @escaping @Sendable (CallRecord) -> Void
    ) {
        self.record = record
        self.now = now
        self.onCall = onCall
    }

    deinit { end(bytes: 0, isWhole: false) }

    /// The body of the answer, which ends the call when it is written.
    func body(_ bytes: [UInt8], isCut: Bool) -> ResponseBody {
        ResponseBody(contentLength: bytes.count) { writer in
            var written = 0
            do {
                var rest = ByteBuffer(bytes: isCut ? bytes[..<(bytes.count / 2)] : bytes[...])
                while let piece = rest.readSlice(
                    length: min(rest.readableBytes, Self.pieceLength)
                ), piece.readableBytes > 0 {
                    try await writer.write(piece)
                    written += piece.readableBytes
                }
                guard !isCut else { throw ConnectionCut() }
                try await writer.finish(nil)
            } catch {
                self.end(bytes: written, isWhole: false)
                throw error
            }
            self.end(bytes: written, isWhole: true)
        }
    }

    private func end(bytes: Int, isWhole: Bool) {
        let isFirst = isRecorded.withLock { isRecorded in
            defer { isRecorded = true }
            return !isRecorded
        }
        guard isFirst else { return }
        var record = record
        record.bytes = bytes
        record.endedAt = now()
        if record.status >= 400 {
            record.outcome = .failed
        } else if !isWhole {
            record.outcome = .cut
        }
        onCall(record)
    }
}

/// Thrown into the server to have it close the connection in the middle of a body.
private struct ConnectionCut: Error {}
