import AsyncHTTPClient
import BillingPrimitives
import Foundation
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

extension ChangeAPIError {
    /// Reads what the libraries of the wire threw.
    init(wire error: any Error, policy: RetryPolicy, answerLengthMax: Int) {
        switch error {
        case let error as ChangeAPIError: self = error
        case let error as HTTPClientError: self.init(error, policy: policy)
        case ChannelError.connectTimeout: self = .timedOut(after: policy.connectTimeout)
        case let error as NIOConnectionError: self.init(error, policy: policy)
        case NIOHTTPDecompression.DecompressionError.limit:
            self = .answerTooLarge(max: answerLengthMax)
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            self = Self.nobodyListens
        case is IOError, is HTTPParserError, is ChannelError,
            is NIOHTTPDecompression.DecompressionError,
            is NIOHTTPDecompression.ExtraDecompressionError:
            self = .cutShort
        case let error where TLSFailure(error) != nil:
            self = TLSFailure(error).map(ChangeAPIError.tls) ?? .cutShort
        case is NIOSSLError, is BoringSSLError: self = .cutShort
        default: self = .unreachable(why: Redaction.quoted("\(type(of: error))"))
        }
    }

    private init(_ error: HTTPClientError, policy: RetryPolicy) {
        switch error {
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout:
            self = .timedOut(after: policy.connectTimeout)
        case .deadlineExceeded, .readTimeout, .writeTimeout:
            self = .timedOut(after: policy.requestTimeout)
        case .alreadyShutdown, .cancelled: self = .closed
        default: self = .cutShort
        }
    }

    private init(_ error: NIOConnectionError, policy: RetryPolicy) {
        let codes = error.connectionErrors.map { ($0.error as? IOError)?.errnoCode }
        if codes.isEmpty {
            self = .unreachable(why: "the name of its host is not known; check the address")
        } else if codes.contains(ECONNREFUSED) {
            self = Self.nobodyListens
        } else if codes.contains(nil) {
            self = .timedOut(after: policy.connectTimeout)
        } else {
            self = .unreachable(why: "no way leads to its host; check the network")
        }
    }

    private static let nobodyListens = unreachable(
        why: "nobody listens at its port; check the address"
    )
}
