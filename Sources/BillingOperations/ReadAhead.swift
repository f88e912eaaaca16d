import Foundation

/// Reads a source on a thread of its own, one slice ahead of whoever takes them.
///
/// The source is touched by that thread only, and what is shared is under the lock.
final class ReadAhead: @unchecked Sendable {
    /// How many slices wait to be taken: more would only take memory.
    private static let readyMax = 1

    private let condition = NSCondition()
    private var source: RowSource
    private var ready: [Result<RowSource.Slice?, any Error>] = []
    private var isStopped = false

    /// Begins to read at once.
    init(_ source: RowSource) {
        self.source = source
        Thread { [self] in
            while put(Result { try self.source.next() }) {}
        }.start()
    }

    /// The next slice, which is waited for; nil at the end.
    func next() throws -> RowSource.Slice? {
        condition.lock()
        defer { condition.unlock() }
        while ready.isEmpty { condition.wait() }
        defer { condition.signal() }
        return try ready.removeFirst().get()
    }

    /// Reads no more; a slice that is being read is dropped.
    func stop() {
        condition.lock()
        isStopped = true
        condition.signal()
        condition.unlock()
    }

    /// Hands a slice over, and says whether another one is wanted.
    private func put(_ slice: Result<RowSource.Slice?, any Error>) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while ready.count >= Self.readyMax, !isStopped { condition.wait() }
        guard !isStopped else { return false }
        ready.append(slice)
        condition.signal()
        if case .success(.some) = slice { return true }
        return false
    }
}
