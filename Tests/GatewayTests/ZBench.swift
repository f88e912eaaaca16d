import Foundation
import Gateway
import NIOCore
import NIOPosix
import Synchronization
import Testing

final class Answerer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    let answer: ByteBuffer, requestSize: Int
    var have = 0
    init(_ a: ByteBuffer, _ n: Int) { answer = a; requestSize = n }
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = Self.unwrapInboundIn(data)
        // requests end with 'Z'
        buffer.withUnsafeReadableBytes { if $0.last == 90 { have = 1 } }
        buffer.clear()
        if have == 1 { have = 0; context.writeAndFlush(Self.wrapOutboundOut(answer), promise: nil) }
    }
}
final class Asker: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    let request: ByteBuffer
    var left: Int, got = 0, begin = NIODeadline.now()
    var times: [Int64] = []
    let done: EventLoopPromise<[Int64]>
    init(_ r: ByteBuffer, _ n: Int, _ d: EventLoopPromise<[Int64]>) {
        request = r; left = n; done = d; times.reserveCapacity(n)
    }
    func go(_ context: ChannelHandlerContext) {
        begin = .now(); context.writeAndFlush(Self.wrapOutboundOut(request), promise: nil)
    }
    func channelActive(context: ChannelHandlerContext) { go(context) }
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = Self.unwrapInboundIn(data)
        guard buffer.withUnsafeReadableBytes({ $0.last == 90 }) else { return }
        times.append((NIODeadline.now() - begin).nanoseconds)
        left -= 1
        if left == 0 { done.succeed(times); context.close(promise: nil) } else { go(context) }
    }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { done.fail(error) }
}

func cpu() -> Double {
    var u = rusage(); getrusage(RUSAGE_SELF, &u)
    return Double(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + Double(
        u.ru_utime.tv_usec + u.ru_stime.tv_usec
    ) / 1e6
}

func load(
    _ name: String,
    port: Int,
    request: ByteBuffer,
    connections: Int,
    calls: Int,
    group: any EventLoopGroup
) async throws {
    let c0 = cpu(), t0 = NIODeadline.now()
    let all = try await withThrowingTaskGroup(of: [Int64].self) { tasks in
        for _ in 0..<connections {
            tasks.addTask {
                let loop = group.next()
                let p = loop.makePromise(of: [Int64].self)
                _ = try await ClientBootstrap(group: loop).channelInitializer { ch in
                    ch.eventLoop.makeCompletedFuture {
                        try ch.pipeline.syncOperations.addHandler(Asker(request, calls, p))
                    }
                }.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: port)).get()
                return try await p.futureResult.get()
            }
        }
        var all: [Int64] = []
        for try await t in tasks { all += t }
        return all.sorted()
    }
    let s = Double((NIODeadline.now() - t0).nanoseconds) / 1e9
    print(
        "BENCH",
        name,
        "c=\(connections)",
        "\(Int(Double(all.count) / s)) calls/s, p50 \(all[all.count / 2] / 1000) us, p99 \(all[all.count * 99 / 100] / 1000) us, cpu \(Int((cpu() - c0) * 1e6 / Double(all.count))) us/call"
    )
}

@Suite(.enabled(if: ProcessInfo.processInfo.environment["BENCH"] != nil)) struct ZBench {
    struct Trivial: CallMeter {
        func admit(_ call: CallHead) async -> GatewayRefusal? { nil }
        func record(_ call: PassedCall) async throws {}
    }
    @Test func bench() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        for size in [2000, 200_000] {
            let body = String(repeating: "a", count: size - 1) + "Z"
            let answer = ByteBuffer(
                string:
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate: Tue, 15 Nov 1994 08:12:31 GMT\r\nServer: x\r\nX-Road-Request-Id: 0123456789\r\nContent-Length: \(size)\r\n\r\n\(body)"
            )
            let server = try await ServerBootstrap(group: group).serverChannelOption(
                .backlog,
                value: 256
            )
            .childChannelInitializer { ch in
                ch.eventLoop.makeCompletedFuture {
                    try ch.pipeline.syncOperations.addHandler(Answerer(answer, 0))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
            let up = server.localAddress!.port!
            var conf = GatewayConfiguration(
                port: 0,
                upstream: try Upstream("http://127.0.0.1:\(up)")
            )
            conf.numberOfThreads = 2
            let gateway = Gateway(conf, meter: Trivial()) { print($0) }
            let port = try await gateway.start()
            let q = #"{"viimeisinKirjausavain":1,"hetulista":[]}      Z"#
            func req(_ path: String) -> ByteBuffer {
                ByteBuffer(
                    string:
                        "POST \(path) HTTP/1.1\r\nHost: localhost:8080\r\nAccept: application/json\r\nContent-Type: application/json\r\nAuthorization: Basic eDp5\r\nX-Road-Client: FI/MUN/1790235-0/x\r\nUser-Agent: okhttp/4.9\r\nContent-Length: \(q.utf8.count)\r\n\r\n\(q)"
                )
            }
            for c in [1, 32] {
                let n = (size > 10_000 ? 4000 : 20_000) / c
                for _ in 0..<2 {
                    try await load(
                        "direct \(size)",
                        port: up,
                        request: req("/v1/muutokset"),
                        connections: c,
                        calls: n,
                        group: group
                    )
                    try await load(
                        "uncounted \(size)",
                        port: port,
                        request: req("/v1/x"),
                        connections: c,
                        calls: n,
                        group: group
                    )
                    try await load(
                        "counted \(size)",
                        port: port,
                        request: req("/v1/muutokset"),
                        connections: c,
                        calls: n,
                        group: group
                    )
                }
            }
            try await gateway.stop(within: .seconds(2))
            try await server.close()
        }
        try await group.shutdownGracefully()
    }
}
