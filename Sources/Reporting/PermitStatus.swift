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
    /// How many days ahead a review is announced.
    public static let reviewNoticeDays = 30
    /// The longest time between two deliveries that the service allows.
    public static let silenceDaysMax = 14
    /// How long a new data permit may go unused before anybody asks.
    public static let unusedDaysMax = 30

    /// The day.
    public let day: Day
    /// What was found: what needs attention first, then by customer, connection and permit.
    public let findings: [StatusFinding]

    /// Whether somebody has to act.
    public var needsAttention: Bool { findings.contains { $0.severity == .attention } }

    /// Looks at a register on a day.
    ///
    /// - Parameters:
    ///   - register: Who may use what.
    ///   - tariffs: The decree lists that say whose rulings have lapsed or will.
    ///   - day: The day.
    ///   - within: A permit or free use that ends within so many days needs attention; up to the
    ///     larger of this and the largest bucket, an end and what is delivered after it are told.
    ///   - usage: What is known of usage; a connection that is not there never delivered.
    public init(
        register: LicenseRegister,
        tariffs: TariffBook,
        on day: Day,
        within: Int,
        usage: [ConnectionID: ObservedUsage]
    ) {
        let checks = PermitChecks(register: register, day: day)
        let connections = ConnectionChecks(
            register: register,
            tariffs: tariffs,
            day: day,
            within: within
        )
        let known = Set(register.connections)
        let permits = register.permits.compactMap { register.permit($0, on: day) }
        let expiries = permits.compactMap { checks.expiry(of: $0, within: within) }
        var findings = expiries + permits.compactMap { checks.disuse(of: $0, usage) }
        findings += Self.forecasts(
            of: expiries,
            register: register,
            on: day,
            within: within,
            usage: usage
        )
        findings += [connections.decreeEnd()].compactMap(\.self)
        for id in register.connections {
            findings += connections.findings(of: id, usage[id] ?? ObservedUsage())
        }
        // Usage of a connection that the register never knew is held, and must be seen.
        for id in usage.keys.sorted() where !known.contains(id) {
            findings += connections.heldUsage(of: id, nil, usage[id]?.held ?? [])
        }
        self.day = day
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
