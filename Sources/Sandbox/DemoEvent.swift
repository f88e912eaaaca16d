public import BillingPrimitives

/// Something that happens in a demo year beside its usage, on the morning of a day.
public struct DemoEvent: Sendable {
    /// What is done about it.
    public enum Action: Sendable {
        /// Entries are added to the register, from a file of this text.
        case register(String)
        /// Usage that was delivered in a month, after its last days were counted on time, is fed
        /// in now.
        case lateUsage
        /// The price of a record turns out to have been wrong, in euros as price lists write it.
        case erratum(unitPrice: String)
        /// Records of a connection's last invoice are credited.
        case credit(ConnectionID, records: Int64)
        /// All held usage of a connection up to a month is released.
        case release(ConnectionID, through: BillingMonth)
        /// All held usage of a connection up to a month is written off.
        case writeOff(ConnectionID, through: BillingMonth)
    }

    /// The Helsinki day.
    public var day: Day
    /// What happens, as one English sentence; also the reason that decisions record.
    public var sentence: String
    /// What is done.
    public var action: Action

    /// When it is done: at ten in the morning.
    public var instant: Instant {
        Instant(milliseconds: day.startInHelsinki.milliseconds + 10 * 3_600_000)
    }

    /// The file that adds to the register, or nil where nothing is added.
    public var registerFile: DemoFile? {
        guard case .register(let text) = action else { return nil }
        return DemoFile(name: "register-\(day).toml", bytes: Array(text.utf8))
    }
}
