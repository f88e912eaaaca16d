public import BillingPrimitives

/// What a sandbox server serves, to whom, and how badly.
public struct SandboxConfiguration: Sendable {
    /// How many persons there are, up to `SyntheticPopulation.personsMax`.
    public var persons = 10_000
    /// What all chance comes from: persons, changes, faults and request ids.
    public var seed: UInt64 = 1
    /// The first day on which something happens.
    public var firstDay: Day
    /// How many of a million persons something happens to on a day.
    public var changesPerMillion = 4_500
    /// Which day it is.
    public var clock: SandboxClock
    /// How many changes an answer of `muutokset` has at most.
    public var pageSize = 1_000
    /// The account that callers need; nil for none.
    public var login: SandboxLogin?
    /// The data groups that the account's permit grants, or nil for all; others are silently
    /// absent.
    public var dataGroups: Set<String>?
    /// How often a caller may call; nil for any number of times.
    public var quota: CallQuota?
    /// How often calls go wrong.
    public var faults = FaultRates()
    /// The address to listen on.
    public var host = "127.0.0.1"
    /// The port to listen on; 0 for any that is free.
    public var port = 0

    /// Creates a configuration with what has no default.
    public init(firstDay: Day, clock: SandboxClock) {
        self.firstDay = firstDay
        self.clock = clock
    }
}
