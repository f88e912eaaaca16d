/// What a block brings to the ledger.
public enum BlockKind: String, Hashable, Sendable, CaseIterable {
    /// The first block: what kind of ledger it is, and its keys.
    case ledger
    /// Deliveries.
    case usage
    /// Versions of entries of the register.
    case register
    /// Price lists and decree lists as a run read them.
    case tariffs
    /// A run of a month, and what became of every record.
    case run
    /// An issued document.
    case document
    /// A decision on held usage or on an incident.
    case decision
    /// Deliveries that were refused because their ids name others.
    case conflict
    /// The beginning, an answer or the end of a sync run.
    case sync
    /// The certificate of bodies that were erased, and what outlives them.
    case erasure
    /// The closing or the reopening of a month.
    case month
}
