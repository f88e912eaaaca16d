import Ledger

/// What a store remembers of the fingerprints of its file between transactions.
///
/// It is used within the store's serial queue only. It holds for one head of the chain: another
/// writer's block, or a transaction that failed, makes it worthless.
final class KnownFingerprints: @unchecked Sendable {
    /// All fingerprints of the file; nil when not loaded.
    var filter: FingerprintFilter?
    /// How many rows the table of small batches has; nil when not counted.
    var tableCount: Int?
    /// Where one way of keeping fingerprints gives way to another.
    var lengths = FingerprintIndex.Lengths()
    private var head: [UInt8] = []

    /// Keeps what is remembered only where it was remembered of this head.
    func enter(at head: [UInt8]) {
        if self.head != head { forget() }
        self.head = head
    }

    /// Says that the chain has a new head that brought nothing unknown.
    func advance(to head: [UInt8]) {
        self.head = head
    }

    /// Forgets everything.
    func forget() {
        filter = nil
        tableCount = nil
        head = []
    }

    /// Adds the fingerprints of a new block; a filter that is full is dropped.
    func insert(_ run: FingerprintRun) {
        guard let known = filter else { return }
        guard known.count + run.entries.count <= known.capacity else { return filter = nil }
        filter?.insert(run.entries.map { $0.fingerprint })
    }
}
