public import BillingPrimitives
import Ledger
import Licensing
import Rating

/// The figures of a finding, under the names that machines read them by.
public struct StatusFigures: Hashable, Sendable {
    /// The day that it is about, or the first one of several.
    public var day: Day?
    /// The last day, or for a forecast the last one that is looked at.
    public var until: Day?
    /// The days left or gone by.
    public var days: Int?
    /// The smallest of 30, 60 and 90 days that an end lies in.
    public var bucket: Int?
    /// Records by `person-change`.
    public var records: Int64?
    /// The fewest records of a forecast.
    public var recordsLow: Int64?
    /// The most records of a forecast.
    public var recordsHigh: Int64?
    /// What a forecast rests on.
    public var rhythm: UsageRhythm?
    /// What differs from its own past.
    public var measure: UsageDrift.Measure?
    /// The measure before.
    public var before: Int64?
    /// The measure now.
    public var now: Int64?
    /// The codes of data groups.
    public var dataGroups: [String] = []
    /// The connections that lose their cover, or whose free use a decree list makes.
    public var connections: [ConnectionID] = []
    /// The permits that take over.
    public var permits: [PermitID] = []
    /// What is missing, or the reasons for which usage is held.
    public var reasons: [String] = []
}

extension StatusFinding {
    /// The figures of what was found.
    public var figures: StatusFigures {
        var figures = StatusFigures()
        switch detail {
        case .expiring(let end, let daysLeft, let bucket):
            (figures.day, figures.days, figures.bucket) = (end.on, daysLeft, bucket)
            (figures.connections, figures.permits) = (end.losingCover, end.followedBy)
        case .deliversAfterExpiry(let forecast):
            (figures.day, figures.until) = (forecast.firstOn, forecast.until.adding(days: -1))
            (figures.records, figures.rhythm) = (forecast.expected, forecast.rhythm)
            (figures.recordsLow, figures.recordsHigh) = (forecast.low, forecast.high)
        case .uncoveredUsage(let records, _, let reasons),
            .heldForReview(let records, _, let reasons):
            figures.records = records
            figures.reasons = reasons.keys.map(\.rawValue).sorted()
        case .missingDeclaration(let kinds): figures.reasons = kinds.map(\.reason.rawValue)
        case .missingProductionPermit: figures.reasons = [HeldReason.noProductionPermit.rawValue]
        case .missingDataPermit: figures.reasons = [HeldReason.permitNotInForce.rawValue]
        case .groupsOutsidePermit(let groups, let from, let to),
            .outsidePurpose(let groups, let from, let to):
            (figures.dataGroups, figures.day, figures.until) = (groups, from, to)
        case .silent(let since, let days): (figures.day, figures.days) = (since, days)
        case .incident(let incident):
            (figures.records, figures.day, figures.until) = (
                incident.records, incident.from, incident.to
            )
        case .drift(let drift): figures.add(drift)
        case .unusedPermit(let since): figures.day = since
        case .reviewDue(_, let day, let daysLeft): (figures.day, figures.days) = (day, daysLeft)
        case .exemptionLapsed: break
        case .exemptionEnds(let end, let daysLeft, let bucket, let rhythm):
            (figures.day, figures.days, figures.bucket) = (end.on, daysLeft, bucket)
            figures.rhythm = rhythm
            if end.holdsUsage { figures.reasons = [HeldReason.exemptionLapsed.rawValue] }
        case .decreeEnds(let end, let daysLeft):
            (figures.day, figures.days, figures.connections) = (end.on, daysLeft, end.connections)
        case .notReady(let readiness):
            figures.day = readiness.commissionedOn
            figures.reasons = readiness.missing.map(\.rawValue)
        }
        return figures
    }
}

extension StatusFigures {
    fileprivate mutating func add(_ drift: UsageDrift) {
        switch drift {
        case .records(let before, let now):
            (measure, self.before, self.now) = (.records, before, now)
        case .deliveries(let before, let now):
            (measure, self.before, self.now) = (.deliveries, before, now)
        case .gap(let before, let now):
            (measure, self.before, self.now) = (.gapDays, Int64(before), Int64(now))
        case .dataGroups(let groups, let since):
            (measure, dataGroups, day) = (.dataGroups, groups, since)
        }
    }
}
