import Dispatch
import Foundation

/// Stops what runs for long when the operator asks for it, in good order.
enum StopSignals {
    /// Runs a body that is cancelled by SIGINT or SIGTERM; that it was is no error.
    static func cancelling(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let task = Task { try await body() }
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { task.cancel() }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        do {
            try await task.value
        } catch is CancellationError {
            return
        }
    }
}
