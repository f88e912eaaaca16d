public import BillingPrimitives
public import BillingStore
public import Ledger
public import Licensing
import Metering

/// Gathers what shows how one permit was used: the evidence for whoever oversees it.
public struct GatherEvidence {
    /// What was delivered under the permit on a connection in a month.
    public struct Usage: Hashable, Sendable {
        /// The connection.
        public var connection: ConnectionID
        /// The month in Helsinki.
        public var month: BillingMonth
        /// The data group; nil for the deliveries as a whole.
        public var dataGroup: String?
        /// How many deliveries there were, of a group those that carried it.
        public var deliveries: Int64
        /// Records by `person-change`; of a group, elements that carried it where that is known.
        public var records: Int64
    }

    /// The permit, what was declared, and what was done under it.
    public struct Pack {
        /// The permit as recorded last.
        public var permit: Permit
        /// The register.
        public var register: LicenseRegister
        /// The declarations of every connection that delivered under the permit.
        public var declarations: [Declaration]
        /// Every sync run that began under it.
        public var syncRuns: [SyncRun]
        /// What was delivered under it, by connection, month and data group.
        public var usage: [Usage]
        /// What to say of deliveries whose detail is erased, which are not among them.
        public var warnings: [Diagnostic]
        /// Who decided and recorded what.
        public var trail: [TraceDecisions.Entry]
    }

    private let store: LedgerStore

    /// Prepares gathering from a ledger.
    public init(store: LedgerStore) {
        self.store = store
    }

    /// The pack of a permit; an unknown one is refused.
    public func pack(of id: PermitID) throws -> Pack {
        let trail = try TraceDecisions(store: store).entries(about: .permit(id))
        return try store.read { reader in
            let register = try reader.register()
            guard let permit = register.permit(id) else {
                throw OperationRefusal.noSuchEntry(.permit, id.rawValue)
            }
            let usage = try usage(under: id, register, reader)
            let runs = try reader.syncRuns().filter { run in
                run.beginning.cover.map { [$0.dataPermit, $0.subsystemPermit].contains(id) }
                    ?? false
            }
            let connections = Set(usage.map(\.connection) + runs.map(\.beginning.connection))
            return Pack(
                permit: permit,
                register: register,
                declarations: register.declarations.filter { connections.contains($0.connection) },
                syncRuns: runs,
                usage: usage,
                warnings: try ErasedDetail.warnings(reader),
                trail: trail
            )
        }
    }

    private func usage(
        under id: PermitID,
        _ register: LicenseRegister,
        _ reader: LedgerReader
    ) throws -> [Usage] {
        struct Key: Hashable {
            var connection: ConnectionID
            var month: BillingMonth
            var dataGroup: String?
        }
        struct Question: Hashable {
            var connection: ConnectionID
            var day: Day
            var groups: Set<String>?
        }
        var sums: [Key: (deliveries: Int64, records: Int64)] = [:]
        var answers: [Question: Bool] = [:]
        try reader.deliveries { delivery in
            let day = delivery.deliveredAt.helsinkiDay
            let codes = delivery.dataGroups.map(\.code)
            let groups = codes.isEmpty ? nil : Set(codes)
            let question = Question(connection: delivery.connection, day: day, groups: groups)
            let isUnder =
                answers[question]
                ?? register.coverage(of: delivery.connection, on: day, groups: groups).names(id)
            answers[question] = isUnder
            guard isUnder else { return }
            func add(_ group: String?, _ records: Int64) {
                let key = Key(
                    connection: delivery.connection,
                    month: BillingMonth(containing: day),
                    dataGroup: group
                )
                let sum = sums[key] ?? (0, 0)
                sums[key] = (sum.deliveries + 1, sum.records + records)
            }
            add(nil, delivery.counts.personChange)
            for group in delivery.dataGroups { add(group.code, group.elements ?? 0) }
        }
        return sums.map { key, sum in
            Usage(
                connection: key.connection,
                month: key.month,
                dataGroup: key.dataGroup,
                deliveries: sum.deliveries,
                records: sum.records
            )
        }.sorted {
            ($0.connection.rawValue, $0.month.description, $0.dataGroup ?? "")
                < ($1.connection.rawValue, $1.month.description, $1.dataGroup ?? "")
        }
    }
}

extension Coverage {
    /// Whether a permit is one of those that cover.
    fileprivate func names(_ id: PermitID) -> Bool {
        guard case .covered(let cover) = self else { return false }
        return cover.dataPermit == id || cover.subsystemPermit == id
    }
}
