public import BillingPrimitives
public import BillingStore
import Licensing
import Metering
public import Reporting

/// Sets deliveries on the ledger against records of X-Road's operational monitoring.
public struct ReconcileOperations {
    /// What was found.
    public struct Outcome: Sendable {
        /// The deliveries and entries, matched.
        public var reconciliation: OperationalReconciliation
        /// How many records, or whole files, were refused.
        public var refused = 0
        /// What was wrong with the files, the first ones in full.
        public var diagnostics: [Diagnostic] = []
    }

    /// The service of the change API in the X-Road of Finland: its subsystem and its code.
    public static let changeAPI = "VTJmutpa/VTJmutpa"

    /// The widest tolerance in milliseconds: beyond ten minutes, times tell nothing of a call.
    public static let toleranceMillisecondsMax: Int64 = 600_000

    private let store: LedgerStore

    /// Prepares reconciliations of a ledger.
    public init(store: LedgerStore) {
        self.store = store
    }

    /// Reads files of operational monitoring, and matches them with the deliveries of their time.
    ///
    /// `connection` narrows the result, not the matching.
    public func reconcile(
        files: [String],
        service: String = changeAPI,
        toleranceMilliseconds: Int64 = 5_000,
        connection: ConnectionID? = nil
    ) throws -> Outcome {
        let register = try store.read { try $0.register() }
        let narrowest = try connection.map { id in
            guard let connection = register.connection(id) else {
                throw OperationRefusal(
                    "no-such-entry",
                    "the register has no connection '\(id)'; see 'vtj-bill connection list'"
                )
            }
            return connection
        }
        let logs = try read(files)
        let (deliveries, warnings) = try deliveries(around: logs.flatMap(\.log.entries))
        let reconciliation = OperationalReconciliation(
            deliveries: deliveries,
            logs: logs.map(\.log),
            service: service,
            register: register,
            toleranceMilliseconds: toleranceMilliseconds
        )
        return Outcome(
            reconciliation: narrowest.map {
                reconciliation.narrowed(to: $0.id, subsystem: $0.subsystem)
            } ?? reconciliation,
            refused: logs.reduce(0) { $0 + $1.diagnostics.errors },
            diagnostics: logs.flatMap(\.diagnostics.list) + Self.unfetched(logs) + warnings
        )
    }

    private func read(_ files: [String]) throws -> [OperationalFile] {
        var logs: [OperationalFile] = []
        var records = 0
        for path in files {
            let file = try OperationalFile(try InputFile(path: path))
            records += file.log.entries.count
            guard records <= OperationalFile.recordsMax else {
                throw OperationRefusal(
                    "too-many-entries",
                    """
                    the files have more than \(OperationalFile.recordsMax) records; reconcile \
                    fewer days at a time
                    """
                )
            }
            logs.append(file)
        }
        return logs
    }

    /// The deliveries of the days of entries, and of the days beside them, as clocks differ.
    private func deliveries(
        around entries: [OperationalEntry]
    ) throws -> ([Delivery], [Diagnostic]) {
        let days = entries.map(\.respondedAt.helsinkiDay)
        guard let first = days.min()?.adding(days: -1), let last = days.max()?.adding(days: 1)
        else { return ([], []) }
        return try store.read { reader in
            var deliveries: [Delivery] = []
            try reader.deliveries(from: first, through: last) { deliveries.append($0) }
            return (deliveries, try ErasedDetail.warnings(reader, from: first, through: last))
        }
    }

    /// A server that says it has more is warned of, unless a file goes on from there.
    private static func unfetched(_ logs: [OperationalFile]) -> [Diagnostic] {
        let next = logs.compactMap(\.nextRecordsFrom).max()
        let last = logs.flatMap(\.log.entries).map(\.respondedAt.milliseconds).max()
        guard let next, next > (last ?? 0) / 1_000 else { return [] }
        return [
            Diagnostic(
                .warning,
                "opmon-goes-on",
                "the records end before what was asked for",
                why: "the security server goes on from \(Instant(milliseconds: next * 1_000))",
                remedy: "fetch those from recordsFrom=\(next) on, and give all files together"
            )
        ]
    }
}
