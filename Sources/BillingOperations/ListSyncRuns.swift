public import BillingPrimitives
public import BillingStore
public import Ledger
public import Metering

/// Lists sync runs, and adds up what one of them was delivered.
public struct ListSyncRuns {
    /// A run with everything that its answers came to.
    public struct Detail: Hashable, Sendable {
        /// The run.
        public var run: SyncRun
        /// The records by every counting rule, test series included.
        public var counts = RecordCounts.zero
        /// How many of those are of test-series identities.
        public var testCounts = RecordCounts.zero
        /// How many elements carried which data group, sorted by code.
        public var dataGroups: [DataGroupCount] = []
        /// The certificates under which answers of it were erased, which are not in the sums.
        public var erasedUnder: [Int64] = []
    }

    private let store: LedgerStore

    /// Prepares lists of a ledger.
    public init(store: LedgerStore) {
        self.store = store
    }

    /// The runs in order; of one connection where it is given.
    public func runs(of connection: ConnectionID? = nil) throws -> [SyncRun] {
        try store.read { try $0.syncRuns(of: connection) }
    }

    /// One run with its sums; an unknown name is refused.
    public func detail(_ id: Int64) throws -> Detail {
        try store.read { reader in
            guard let run = try reader.syncRun(id) else {
                throw OperationRefusal(
                    "no-such-entry",
                    "there is no sync run \(id); see 'vtj-bill sync list'"
                )
            }
            var detail = Detail(run: run)
            var elements: [String: Int64] = [:]
            for page in try reader.syncPages(of: id) {
                let connection = run.beginning.connection
                let found: Delivery?
                do {
                    found = try reader.delivery(of: connection, id: page.deliveryID)
                } catch LedgerStoreError.erased(_, let certificate) {
                    if detail.erasedUnder.last != certificate {
                        detail.erasedUnder.append(certificate)
                    }
                    continue
                }
                guard let delivery = found else { continue }
                detail.counts = try detail.counts.adding(delivery.counts)
                detail.testCounts = try detail.testCounts.adding(delivery.testCounts)
                for group in delivery.dataGroups {
                    elements[group.code, default: 0] += group.elements ?? 0
                }
            }
            detail.dataGroups = elements.sorted { $0.key < $1.key }.map {
                DataGroupCount(code: $0.key, elements: $0.value)
            }
            return detail
        }
    }
}
