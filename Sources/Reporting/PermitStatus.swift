public import BillingPrimitives
public import Licensing
import Rating
public import Tariffs

/// The compliance officer's list on a day: what ends, what is used without cover, what is missing.
///
/// Closed connections, and those of test environments, are not nagged about.
public struct PermitStatus: Hashable, Sendable {
    /// The days that permits which end are sorted by.
    public static let expiryBuckets = [30, 60, 90]
    /// The longest time between two deliveries that the service allows.
    public static let silenceDaysMax = 14
    /// How long a new data permit may go unused before anybody asks.
    public static let unusedDaysMax = 30

    /// What was found: what needs attention first, then by customer, connection and permit.
    public let findings: [StatusFinding]

    /// Whether somebody has to act.
    public var needsAttention: Bool { findings.contains { $0.severity == .attention } }

    /// Looks at a register on a day.
    ///
    /// - Parameters:
    ///   - register: Who may use what.
    ///   - tariffs: The decree lists that say whose rulings have lapsed.
    ///   - day: The day.
    ///   - within: A permit that ends within so many days needs attention.
    ///   - usage: What is known of usage; a connection that is not there never delivered.
    public init(
        register: LicenseRegister,
        tariffs: TariffBook,
        on day: Day,
        within: Int,
        usage: [ConnectionID: ObservedUsage]
    ) {
        let permits = PermitChecks(register: register, day: day, within: within, usage: usage)
        let connections = ConnectionChecks(register: register, tariffs: tariffs, day: day)
        let known = Set(register.connections)
        var findings = register.permits.flatMap { permits.findings(of: $0) }
        for id in register.connections {
            findings += connections.findings(of: id, usage[id] ?? ObservedUsage())
        }
        // Usage of a connection that the register never knew is held, and must be seen.
        for id in usage.keys.sorted() where !known.contains(id) {
            findings += connections.heldUsage(of: id, nil, usage[id]?.held ?? [])
        }
        self.findings = findings.enumerated()
            .map { (key: $0.element.sortKey, offset: $0.offset, finding: $0.element) }
            .sorted { ($0.key, $0.offset) < ($1.key, $1.offset) }
            .map(\.finding)
    }
}

extension StatusFinding {
    fileprivate var sortKey: String {
        [
            severity == .attention ? "0" : "1", customer?.rawValue ?? "",
            connection?.rawValue ?? "", permit?.rawValue ?? "",
        ].joined(separator: "\u{0}")
    }
}
