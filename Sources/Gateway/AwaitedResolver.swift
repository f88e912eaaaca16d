import NIOCore
import NIOPosix

/// Looks a name up as the system does, so that the gateway's stop waits for the look-up's end.
///
/// The system's look-up can't be cancelled, and must find its event loop when it ends.
final class AwaitedResolver: Resolver, Sendable {
    private let connections: OpenConnections
    private let resolver: NIORandomizedDNSResolver

    init(_ connections: OpenConnections, on eventLoop: any EventLoop) {
        self.connections = connections
        resolver = NIORandomizedDNSResolver(loop: eventLoop)
    }

    func initiateAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        awaited(resolver.initiateAQuery(host: host, port: port))
    }

    func initiateAAAAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        awaited(resolver.initiateAAAAQuery(host: host, port: port))
    }

    func cancelQueries() {
        resolver.cancelQueries()
    }

    private func awaited<Addresses>(
        _ query: EventLoopFuture<Addresses>
    ) -> EventLoopFuture<Addresses> {
        connections.taskBegan()
        query.whenComplete { [connections] _ in connections.taskEnded() }
        return query
    }
}
