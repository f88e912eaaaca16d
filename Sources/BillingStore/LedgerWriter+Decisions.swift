import BillingPrimitives
public import Ledger
public import Rating

extension LedgerWriter {
    /// Records a decision on held usage, and returns the block that is its name.
    public func recordDecision(_ decision: UsageDecision) throws -> Int64 {
        try append(
            BlockChain.Content(
                .decision,
                source: decision.connection.rawValue,
                count: decision.items.count,
                body: try DecisionBody.bytes(of: .usage(decision))
            )
        )
    }

    /// Records that an incident is closed.
    public func recordClosing(_ closing: IncidentClosing) throws {
        _ = try append(
            BlockChain.Content(
                .decision,
                source: closing.connection.rawValue,
                count: 1,
                body: try DecisionBody.bytes(of: .incident(closing))
            )
        )
    }

    /// Records that a month goes on though its reconciliation does not balance.
    public func recordAcceptance(_ accepted: AcceptedDifferences) throws {
        _ = try append(
            BlockChain.Content(
                .decision,
                source: accepted.month.description,
                count: accepted.differences.count,
                body: try DecisionBody.bytes(of: .reconciliation(accepted))
            )
        )
    }

    /// Records that deliveries were refused because their ids name others; those that are on record
    /// already are left out, and where nothing is new there is no block.
    public func recordConflicts(_ conflicts: [Conflict], source: String) throws {
        // A source whose every row conflicts is one mistake, which its first rows tell.
        let told = conflicts.prefix(Self.conflictsMax).map(\.record)
        guard !told.isEmpty else { return }
        var known = Set(try reader.conflicts().map(\.conflict))
        let new = told.filter { known.insert($0).inserted }
        guard !new.isEmpty else { return }
        _ = try append(
            BlockChain.Content(
                .conflict,
                source: source,
                count: new.count,
                body: try ConflictBody.bytes(of: new)
            )
        )
    }

    /// How many conflicts of one posting are recorded.
    private static var conflictsMax: Int { 1_000 }
}
