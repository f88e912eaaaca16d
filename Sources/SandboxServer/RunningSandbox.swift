/// A server that listens.
public struct RunningSandbox: Sendable {
    /// The port that it listens on.
    public let port: Int

    private let requestStop: @Sendable () -> Void

    init(port: Int, requestStop: @escaping @Sendable () -> Void) {
        self.port = port
        self.requestStop = requestStop
    }

    /// Has the server end the answers under way, take no more calls, and return from `run`.
    public func stop() { requestStop() }
}
