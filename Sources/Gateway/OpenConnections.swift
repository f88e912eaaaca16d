import NIOCore
import Synchronization

/// The clients' connections that are open and the tasks that run for them, so that both can end.
final class OpenConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var runningTasks = 0
        var isClosing = false
        var waiter: CheckedContinuation<Void, Never>?

        mutating func waiterIfEnded() -> CheckedContinuation<Void, Never>? {
            guard channels.isEmpty, runningTasks == 0 else { return nil }
            defer { waiter = nil }
            return waiter
        }
    }

    private let state = Mutex(State())

    /// Whether connections are to close as soon as their calls have ended.
    var isClosing: Bool { state.withLock { $0.isClosing } }

    /// Adds a connection; false when no more are taken.
    func add(_ channel: any Channel) -> Bool {
        state.withLock { state in
            guard !state.isClosing else { return false }
            state.channels[ObjectIdentifier(channel)] = channel
            return true
        }
    }

    func remove(_ channel: any Channel) {
        state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = nil
            return state.waiterIfEnded()
        }?.resume()
    }

    func taskBegan() {
        state.withLock { $0.runningTasks += 1 }
    }

    func taskEnded() {
        state.withLock { state in
            state.runningTasks -= 1
            return state.waiterIfEnded()
        }?.resume()
    }

    /// Tells every connection to close as soon as its call has ended, and takes no more.
    func beginToClose() {
        let channels = state.withLock { state in
            state.isClosing = true
            return Array(state.channels.values)
        }
        for channel in channels {
            channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }

    /// Closes every connection at once and returns how many there were.
    func closeAll() -> Int {
        let channels = state.withLock { Array($0.channels.values) }
        for channel in channels { channel.close(promise: nil) }
        return channels.count
    }

    /// Waits until no connection is open and no task runs.
    func allEnded() async {
        await withCheckedContinuation { continuation in
            state.withLock { state in
                state.waiter = continuation
                return state.waiterIfEnded()
            }?.resume()
        }
    }
}
