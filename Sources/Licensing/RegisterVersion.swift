public import BillingPrimitives

/// An entry of the register as it is from a day on; every version stays on record.
public struct RegisterVersion: Hashable, Sendable, Codable {
    /// The entry.
    public var entry: RegisterEntry
    /// The first day on which it is so, or nil for the beginning of time.
    public var effectiveFrom: Day?

    /// Creates a version.
    public init(_ entry: RegisterEntry, effectiveFrom: Day? = nil) {
        self.entry = entry
        self.effectiveFrom = effectiveFrom
    }
}

/// What a register file changes.
public struct RegisterChange: Sendable {
    /// The versions to record, in order; empty where the file says nothing new.
    public var versions: [RegisterVersion]
    /// The register with these versions.
    public var register: LicenseRegister
    /// What was taken and should be looked at.
    public var warnings: [Diagnostic]
}
