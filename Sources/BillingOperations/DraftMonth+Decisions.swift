import BillingPrimitives
import BillingStore
import Ledger
import Licensing
import Rating

extension DraftMonth {
    /// What became, or would become, of the usage that no run has settled, up to a day, and of what
    /// decisions settle of usage that runs left held; of all of it, or of the readings picked.
    func rate(
        through lastDay: Day,
        where isPicked: (DailyReading) -> Bool = { _ in true }
    ) throws -> RatedUsage {
        let pending =
            appliesDecisions
            ? try reader.pendingDecisions().filter { $0.item.day <= lastDay } : []
        var rater = try rater(contested: try reader.contestedDays())
        for each in pending {
            rater.decisions[each.item.place] = each.verdict
            guard !each.isOfEarlierRun else { continue }
            rater.contested.insert(
                ConnectionDay(connection: each.connection, day: each.item.day)
            )
        }
        let released = try singles(of: pending.filter(\.isOfEarlierRun).map(\.item.place))
        let readings = try reader.openReadings(through: lastDay) + released
        return try rater.rate(readings.filter(isPicked))
    }

    private func rater(contested: Set<ConnectionDay>) throws -> Rater {
        Rater(
            register: try reader.register(),
            tariffs: tariffs,
            isPractice: settings.isPractice,
            month: month,
            contested: contested,
            split: { try reader.split($0.key) }
        )
    }

    /// A held delivery as a reading of its own, to be judged anew.
    ///
    /// Records that do not belong here were settled when it was held, and are left out.
    func single(_ held: Settlement, at place: DeliveryPlace) throws -> DailyReading {
        var reading = try reader.single(at: place)
        if reading.counts != held.counts {
            reading.counts = held.counts
            reading.testCounts = settings.isPractice ? held.counts : .zero
        }
        return reading
    }

    /// What is held by what runs settled and by what is known now, up to a day.
    func held(through lastDay: Day) throws -> [Settlement] {
        let open = try rate(through: lastDay).settlements
        return (try reader.settlements() + open).inForce.filter { $0.fate == .held }
    }

    /// The data permit that covers a delivery now that a run left held; nil where it is held for
    /// something else too, or where its month is still to be run.
    func permitCovering(_ held: Settlement, at place: DeliveryPlace) throws -> PermitID? {
        guard try reader.month(settling: held.day, recordedIn: place.block) != nil else {
            return nil
        }
        let reading = try reader.single(at: place)
        guard
            case .covered(let cover) = try reader.register().coverage(
                of: held.connection,
                on: held.day,
                groups: reading.key.namesGroups ? reading.dataGroups : nil
            )
        else { return nil }
        // What cannot be rated cannot be released.
        let fate = try? judgement(of: held, at: place).fate
        let isSettled = fate.map { [.billed, .exempt, .included, .redelivered].contains($0) }
        return isSettled == true ? cover.dataPermit : nil
    }

    /// What a held delivery would be, alone, under a verdict or none, with its charge.
    func judgement(
        of held: Settlement,
        at place: DeliveryPlace,
        under verdict: UsageDecision.Verdict? = nil
    ) throws -> (fate: Fate, charge: Charge?) {
        var rater = try rater(contested: [])
        rater.decisions[place] = verdict
        let rated = try rater.rate([try single(held, at: place)])
        return (rated.settlements.last?.fate ?? held.fate, rated.charges.first)
    }

    private func singles(of places: [DeliveryPlace]) throws -> [DailyReading] {
        guard !places.isEmpty else { return [] }
        let held = try reader.settlements().inForce.heldByPlace
        return try places.compactMap { place in try held[place].map { try single($0, at: place) } }
    }
}

extension Sequence<Settlement> {
    /// The held deliveries among settlements in force, by their places.
    var heldByPlace: [DeliveryPlace: Settlement] {
        var held: [DeliveryPlace: Settlement] = [:]
        for settlement in self where settlement.fate == .held {
            if let place = settlement.place { held[place] = settlement }
        }
        return held
    }
}
