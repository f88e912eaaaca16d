import BillingPrimitives
import Ledger
public import Rating

extension LedgerWriter {
    /// Records a decision on held usage, and returns the block that is its name.
    public func recordDecision(_ decision: UsageDecision) throws -> Int64 {
        try append(
            BlockChain.Content(
                .decision,
                source: decision.connection.rawValue,
                count: decision.items.count,
                body: try DecisionBody.bytes(of: decision)
            )
        )
    }
}
