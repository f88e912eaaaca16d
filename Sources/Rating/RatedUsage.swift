/// What rating made of readings: the charges, and what became of every record.
public struct RatedUsage: Hashable, Sendable {
    /// The charges, in the order in which their first usage came.
    public var charges: [Charge]
    /// What became of every record, once.
    public var settlements: [Settlement]

    /// Creates the result of rating.
    public init(charges: [Charge] = [], settlements: [Settlement] = []) {
        self.charges = charges
        self.settlements = settlements
    }
}
