import Foundation
import NIOCore
import NIOPosix

/// An HTTP/1.1 client that shows the bytes as they came, also of an answer that breaks off.
struct RawClient {
    var port: Int

    /// Sends one request on its own connection and reads until the other end closes it.
    func call(
        _ method: String,
        _ path: String,
        _ headers: KeyValuePairs<String, String> = [:],
        body: String = ""
    ) async throws -> RawAnswer {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: localhost", "Connection: close"]
        if !headers.contains(where: { $0.key == "Content-Length" }) {
            lines.append("Content-Length: \(body.utf8.count)")
        }
        lines += headers.map { "\($0.key): \($0.value)" }
        return RawAnswer(try await send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body))
    }

    func post(
        _ path: String,
        _ body: String,
        _ headers: KeyValuePairs<String, String> = [:]
    ) async throws -> RawAnswer {
        try await call("POST", path, headers, body: body)
    }

    /// Sends a request and resets the connection when the time has come.
    func abandon(_ text: String, when isTime: () async throws -> Void) async throws {
        let channel = try await connect()
        try await channel.executeThenClose { _, outbound in
            try await outbound.write(ByteBuffer(string: text))
            try await isTime()
            let options = channel.channel as? any SocketOptionProvider
            try await options?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
    }

    /// Sends a text and returns all that comes back.
    func send(_ text: String) async throws -> [UInt8] {
        let channel = try await connect()
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            var bytes: [UInt8] = []
            do {
                for try await part in inbound { bytes += part.readableBytesView }
            } catch is IOError {
                // A connection that was reset has ended, too.
            }
            return bytes
        }
    }

    func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                }
            }
    }
}
