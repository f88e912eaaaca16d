public import BillingPrimitives
public import Ledger
public import Licensing
public import Rating

/// One thing on the compliance officer's list.
public struct StatusFinding: Hashable, Sendable {
    /// How much it matters.
    public enum Severity: String, Sendable, CaseIterable {
        /// Somebody has to act.
        case attention
        /// Good to know.
        case information
    }

    /// What kind of thing it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// A permit ends soon.
        case expiring
        /// A connection will go on delivering after it loses its cover, by its own rhythm.
        case deliversAfterExpiry = "delivers-after-expiry"
        /// Usage waits that no permit or declaration covers.
        case uncoveredUsage = "uncovered-usage"
        /// A connection in use lacks a declaration.
        case missingDeclaration = "missing-declaration"
        /// A connection in use has no permit for the production subsystem in force.
        case missingProductionPermit = "missing-production-permit"
        /// Data groups were delivered that no permit grants.
        case groupsOutsidePermit = "groups-outside-permit"
        /// A connection has not delivered for longer than the service allows.
        case silent
        /// An open incident: test-series identities came in production traffic.
        case testIdentities = "test-identities"
        /// An open incident: other identities than those came on a practice ledger.
        case realIdentities = "real-identities"
        /// An open incident: records were delivered though no data permit was ever recorded.
        case noPermit = "no-permit"
        /// An open incident: the id of a delivery names another one.
        case conflictingID = "conflicting-id"
        /// An open incident: a booking key went backwards.
        case cursorBackwards = "cursor-backwards"
        /// Usage waits for another reason than its cover.
        case heldForReview = "held-for-review"
        /// A connection in use has no data permit in force.
        case missingDataPermit = "missing-data-permit"
        /// Data groups were delivered that the purpose declaration does not name.
        case outsidePurpose = "outside-purpose"
        /// Usage differs markedly from the connection's own past.
        case drift
        /// A data permit is in force that nothing was delivered under.
        case unusedPermit = "unused-permit"
        /// A declaration should be looked at again.
        case reviewDue = "review-due"
        /// A ruling is valid, but the list in force no longer names the class.
        case exemptionLapsed = "exemption-lapsed"
        /// The free use of a connection ends soon.
        case exemptionEnds = "exemption-ends"
        /// The decree list that makes use free was given until a day that comes soon.
        case decreeEnds = "decree-ends"
        /// A connection has not been commissioned.
        case notReady = "not-ready"
    }

    /// What was found, with its numbers.
    public enum Detail: Hashable, Sendable {
        /// A permit ends, how many days are left, and the smallest of 30, 60 and 90 days that its
        /// end lies in.
        case expiring(PermitEnd, daysLeft: Int, bucket: Int?)
        /// What the connection will deliver without cover.
        case deliversAfterExpiry(UncoveredForecast)
        /// Held usage: its records by `person-change` for each reason.
        case uncoveredUsage(records: Int64, deliveries: Int64, reasons: [HeldReason: Int64])
        /// The declarations that are not there.
        case missingDeclaration([Declaration.Kind])
        /// The production subsystem has no permit in force.
        case missingProductionPermit
        /// The groups that no one permit granted, and the days from and to.
        case groupsOutsidePermit(groups: [String], from: Day, to: Day)
        /// The day of the last delivery, or nil if there was none, and the days since then or since
        /// commissioning.
        case silent(since: Day?, days: Int)
        /// An open incident.
        case incident(Incident)
        /// Held usage: its records by `person-change` for each reason.
        case heldForReview(records: Int64, deliveries: Int64, reasons: [HeldReason: Int64])
        /// No data permit is in force.
        case missingDataPermit
        /// The groups that the declaration does not name, and the days from and to.
        case outsidePurpose(groups: [String], from: Day, to: Day)
        /// What differs, with its figures.
        case drift(UsageDrift)
        /// The day from which the permit has been in force.
        case unusedPermit(since: Day)
        /// The declaration, the day on which it is to be looked at again, and the days until then,
        /// negative when it is past.
        case reviewDue(Declaration.Kind, on: Day, daysLeft: Int)
        /// The decree that the ruling cites.
        case exemptionLapsed(decree: String)
        /// Free use ends, how many days are left, the smallest of 30, 60 and 90 days that the end
        /// lies in, and how the connection delivers, where it has a rhythm.
        case exemptionEnds(ExemptionEnd, daysLeft: Int, bucket: Int?, UsageRhythm?)
        /// The time that a decree was given for ends, and how many days are left.
        case decreeEnds(DecreeEnd, daysLeft: Int)
        /// What is there of what commissioning needs.
        case notReady(Readiness)
    }

    /// How much it matters.
    public var severity: Severity
    /// The customer; nil for an umbrella permit.
    public var customer: CustomerID?
    /// The connection; nil where several or none is concerned.
    public var connection: ConnectionID?
    /// The permit.
    public var permit: PermitID?
    /// What was found.
    public var detail: Detail

    /// What kind of thing it is.
    public var kind: Kind {
        switch detail {
        case .expiring: .expiring
        case .deliversAfterExpiry: .deliversAfterExpiry
        case .uncoveredUsage: .uncoveredUsage
        case .missingDeclaration: .missingDeclaration
        case .missingProductionPermit: .missingProductionPermit
        case .groupsOutsidePermit: .groupsOutsidePermit
        case .silent: .silent
        case .incident(let incident): Kind(incident.kind)
        case .heldForReview: .heldForReview
        case .missingDataPermit: .missingDataPermit
        case .outsidePurpose: .outsidePurpose
        case .drift: .drift
        case .unusedPermit: .unusedPermit
        case .reviewDue: .reviewDue
        case .exemptionLapsed: .exemptionLapsed
        case .exemptionEnds: .exemptionEnds
        case .decreeEnds: .decreeEnds
        case .notReady: .notReady
        }
    }
}

extension StatusFinding.Kind {
    fileprivate init(_ kind: Incident.Kind) {
        self =
            switch kind {
            case .testIdentities: .testIdentities
            case .realIdentities: .realIdentities
            case .noPermit: .noPermit
            case .conflictingID: .conflictingID
            case .cursorBackwards: .cursorBackwards
            }
    }
}
