import NIOCore
import NIOPosix

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A socket of a test, read and written as raw bytes with a reader of HTTP of its own.
///
/// It reads from the socket only what the test asks for.
struct Wire: Sendable {
    private let inbox: NIOLoopBound<Inbox>
    private let tally: Tally
    private var unread: [UInt8] = []
    private var unreadFrom = 0
    let channel: any Channel

    /// Connects to a port of this machine and closes afterwards.
    static func open<Outcome>(
        to port: Int,
        tally: Tally = Tally(),
        _ body: (inout Wire) async throws -> Outcome
    ) async throws -> Outcome {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: false)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Inbox())
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return try await use(channel, tally: tally, body)
    }

    static func use<Outcome>(
        _ channel: any Channel,
        tally: Tally = Tally(),
        _ body: (inout Wire) async throws -> Outcome
    ) async throws -> Outcome {
        let inbox = try await channel.eventLoop.submit {
            let inbox = try channel.pipeline.syncOperations.handler(type: Inbox.self)
            return NIOLoopBound(inbox, eventLoop: channel.eventLoop)
        }.get()
        var wire = Wire(inbox: inbox, tally: tally, channel: channel)
        do {
            let outcome = try await body(&wire)
            try? await channel.close()
            return outcome
        } catch {
            try? await channel.close()
            throw error
        }
    }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text))
    }

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Shuts the writing side, as a client does that has no more requests.
    func finish() async throws {
        try await channel.close(mode: .output)
    }

    func reset() async throws {
        guard let options = channel as? any SocketOptionProvider else { return }
        try await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        try await channel.close()
    }

    /// Reads a message; nil when the other side ended before the first byte.
    mutating func read(bodiless: Bool = false) async throws -> RawMessage? {
        guard let head = try await readHead() else { return nil }
        var message = RawMessage(head: head)
        if bodiless { return message }
        if message["transfer-encoding"] == "chunked" {
            try await readChunks(into: &message)
        } else if let length = message["content-length"].flatMap({ Int($0) }) {
            message.body = try await take(length)
        } else if message.isAnswer && !message.isBodiless {
            message.body = try await readToEnd()
        }
        return message
    }

    /// Reads a message's head alone.
    mutating func readHead() async throws -> String? {
        var lines: [String] = []
        repeat {
            let mayEnd = lines.isEmpty
            guard let line = try await readLine(mayEnd: mayEnd) else { return nil }
            lines.append(line)
        } while lines.last?.isEmpty == false
        return lines.dropLast().joined(separator: "\r\n")
    }

    /// Reads all that comes until the other side ends.
    mutating func readToEnd() async throws -> [UInt8] {
        while try await readMore() {}
        defer { unreadFrom = unread.count }
        return Array(unread[unreadFrom...])
    }

    /// Reads what comes and only counts it, to the end or to so many bytes.
    mutating func count(upTo limit: Int = .max) async throws -> Int {
        var count = unread.count - unreadFrom
        while count < limit, let buffer = try await next() { count += buffer.readableBytes }
        return count
    }

    private mutating func readChunks(into message: inout RawMessage) async throws {
        while true {
            let size = try await readLine()
            guard let size = Int(size, radix: 16) else { throw BrokenMessage() }
            if size == 0 { break }
            message.body += try await take(size)
            guard try await readLine().isEmpty else { throw BrokenMessage() }
        }
        while case let line = try await readLine(), !line.isEmpty { message.trailers.append(line) }
    }

    private mutating func readLine() async throws -> String {
        guard let line = try await readLine(mayEnd: false) else { throw BrokenMessage() }
        return line
    }

    private mutating func readLine(mayEnd: Bool) async throws -> String? {
        var line: [UInt8] = []
        while true {
            if let end = unread[unreadFrom...].firstIndex(of: UInt8(ascii: "\n")) {
                line += unread[unreadFrom..<end]
                unreadFrom = end + 1
                guard line.popLast() == UInt8(ascii: "\r") else { throw BrokenMessage() }
                return String(decoding: line, as: UTF8.self)
            }
            line += unread[unreadFrom...]
            unreadFrom = unread.count
            guard try await readMore() else {
                if mayEnd && line.isEmpty { return nil }
                throw BrokenMessage()
            }
        }
    }

    private mutating func take(_ count: Int) async throws -> [UInt8] {
        while unread.count - unreadFrom < count {
            guard try await readMore() else { throw BrokenMessage() }
        }
        defer { unreadFrom += count }
        return Array(unread[unreadFrom..<unreadFrom + count])
    }

    private mutating func readMore() async throws -> Bool {
        if unreadFrom == unread.count {
            unread.removeAll(keepingCapacity: true)
            unreadFrom = 0
        }
        guard let buffer = try await next() else { return false }
        buffer.withUnsafeReadableBytes { unread.append(contentsOf: $0) }
        tally.add(buffer.readableBytes)
        return true
    }

    private func next() async throws -> ByteBuffer? {
        try await channel.eventLoop.flatSubmit { [inbox, channel] in
            inbox.value.next(on: channel)
        }.get()
    }
}

/// A message that ended before its end.
struct BrokenMessage: Error {}
