import ServiceLifecycle

/// A part of the server that does nothing until it is told to stop; the rest then stops with it.
struct StopSwitch: Service {
    private let requests: AsyncStream<Void>
    private let requesting: AsyncStream<Void>.Continuation

    init() {
        (requests, requesting) = AsyncStream.makeStream()
    }

    func flip() { requesting.finish() }

    func run() async throws {
        for await _ in requests.cancelOnGracefulShutdown() {}
    }
}
