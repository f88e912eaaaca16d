import Synchronization

/// Counts bytes where another task can look.
final class Tally: Sendable {
    private let count = Mutex(0)

    func add(_ bytes: Int) {
        count.withLock { $0 += bytes }
    }

    var bytes: Int { count.withLock { $0 } }
}
