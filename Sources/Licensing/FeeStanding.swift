public import BillingPrimitives

/// Whether a connection pays its setup fee, by what is decided and what it claims.
public enum FeeStanding: Hashable, Sendable {
    /// Only connections in production pay.
    case notInProduction
    /// The fee was dealt with before this ledger began, as the text says.
    case settled(String)
    /// A waiver frees it, where the price list takes the waiver's day.
    case waived(Waiver)
    /// It pays, as it does not say that it replaces a connection of the old service.
    case replacesNothing
    /// It pays, as the waiver of another connection used up what it replaces.
    case usedUp(String, by: Waiver)
    /// It pays until somebody decides on what it claims to replace.
    case undecided(String)
}

extension LicenseRegister {
    /// How a connection stands to its setup fee, or nil for one that is not in the register.
    public func feeStanding(of id: ConnectionID) -> FeeStanding? {
        guard let connection = connection(id) else { return nil }
        guard connection.environment == .production else { return .notInProduction }
        if let settled = connection.setupFeeSettled { return .settled(settled) }
        if let waiver = waiver(of: id) { return .waived(waiver) }
        guard let legacy = connection.replaces else { return .replacesNothing }
        let user = waivers.first { $0.legacyConnection == legacy }
        return user.map { .usedUp(legacy, by: $0) } ?? .undecided(legacy)
    }
}
