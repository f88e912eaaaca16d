import BillingPrimitives
import Metering

/// Finds the entry of each delivery: each is used once, and the order of the input means nothing.
///
/// A pair that disagrees in fewer things goes before one that disagrees in more, then the nearest
/// in time, then the first.
struct OperationalMatching {
    /// An entry with the connections that it can be of.
    struct Candidate {
        var entry: OperationalEntry
        var connections: [ConnectionID]
    }

    /// A pair that could be, by where its parts stand.
    private struct Choice {
        var delivery: Int
        var candidate: Int
        var differences: Int
        var distance: Int64
    }

    /// How many calls may have one message id for it to name one of them.
    ///
    /// Clients choose it, and some send the same with every call.
    static let messageIDUsesMax = 100

    private let deliveries: [Delivery]
    private let candidates: [Candidate]
    private let toleranceMilliseconds: Int64
    private(set) var pairs: [OperationalReconciliation.Pair] = []
    private var freeDeliveries: Set<Int>
    private var freeCandidates: Set<Int>

    /// Matches deliveries and entries that are in order.
    init(_ deliveries: [Delivery], _ candidates: [Candidate], toleranceMilliseconds: Int64) {
        self.deliveries = deliveries
        self.candidates = candidates
        self.toleranceMilliseconds = toleranceMilliseconds
        freeDeliveries = Set(deliveries.indices)
        freeCandidates = Set(candidates.indices)
        take(choices(by: \.requestID, usesMax: .max), .id)
        take(choices(by: \.messageID, usesMax: Self.messageIDUsesMax), .id)
        take(choicesByCircumstances(), .circumstances)
        pairs.sort { $0.precedes($1) }
    }

    /// The deliveries that have no entry, in order.
    var deliveriesAlone: [Delivery] { freeDeliveries.sorted().map { deliveries[$0] } }

    /// The entries that have no delivery, in order.
    var candidatesAlone: [Candidate] { freeCandidates.sorted().map { candidates[$0] } }

    // MARK: Choices

    private func choices(
        by id: (OperationalEntry) -> String?,
        usesMax: Int
    ) -> [Choice] {
        var indices: [String: [Int]] = [:]
        for index in freeCandidates {
            if let id = id(candidates[index].entry) { indices[id, default: []].append(index) }
        }
        return freeDeliveries.flatMap { index in
            let same = indices[deliveries[index].id] ?? []
            return same.count <= usesMax ? same.map { choice(index, $0) } : []
        }
    }

    /// Deliveries and entries of the same client, near in time, of sizes that agree.
    private func choicesByCircumstances() -> [Choice] {
        var byConnection: [ConnectionID: [Int]] = [:]
        for index in freeCandidates.sorted() where candidates[index].entry.couldHaveDelivered {
            for connection in candidates[index].connections {
                byConnection[connection, default: []].append(index)
            }
        }
        return freeDeliveries.flatMap { index -> [Choice] in
            let delivery = deliveries[index]
            let nearby = byConnection[delivery.connection] ?? []
            let earliest = delivery.deliveredAt.milliseconds - toleranceMilliseconds
            let first = nearby.partition {
                candidates[$0].entry.respondedAt.milliseconds >= earliest
            }
            return nearby[first...].lazy.map { choice(index, $0) }
                .prefix { $0.distance <= toleranceMilliseconds }
                .filter { $0.differences == 0 }
        }
    }

    private func choice(_ delivery: Int, _ candidate: Int) -> Choice {
        Choice(
            delivery: delivery,
            candidate: candidate,
            differences: differences(deliveries[delivery], candidates[candidate]).count,
            distance: deliveries[delivery].distance(to: candidates[candidate].entry)
        )
    }

    private mutating func take(
        _ choices: [Choice],
        _ evidence: OperationalReconciliation.Evidence
    ) {
        let ordered = choices.sorted {
            ($0.differences, $0.distance, $0.delivery, $0.candidate)
                < ($1.differences, $1.distance, $1.delivery, $1.candidate)
        }
        for choice in ordered
        where freeDeliveries.contains(choice.delivery) && freeCandidates.contains(choice.candidate)
        {
            freeDeliveries.remove(choice.delivery)
            freeCandidates.remove(choice.candidate)
            let (delivery, candidate) = (deliveries[choice.delivery], candidates[choice.candidate])
            pairs.append(
                OperationalReconciliation.Pair(
                    delivery: delivery,
                    entry: candidate.entry,
                    evidence: evidence,
                    differences: differences(delivery, candidate)
                )
            )
        }
    }

    private func differences(
        _ delivery: Delivery,
        _ candidate: Candidate
    ) -> [OperationalReconciliation.Difference] {
        let entry = candidate.entry
        return OperationalReconciliation.Difference.allCases.filter { difference in
            switch difference {
            case .connection: !candidate.connections.contains(delivery.connection)
            case .time: delivery.distance(to: entry) > toleranceMilliseconds
            case .size:
                // The size of an entry may count headers too, so only a smaller one disagrees.
                (delivery.responseBytes ?? 0) > (entry.responseBytes ?? .max)
            case .outcome: !entry.couldHaveDelivered
            }
        }
    }
}

extension OperationalEntry {
    /// Whether the call is not known to have delivered nothing.
    var couldHaveDelivered: Bool { nature == .delivery || nature == .undecided }
}

extension Delivery {
    fileprivate func distance(to entry: OperationalEntry) -> Int64 {
        abs(deliveredAt.milliseconds - entry.respondedAt.milliseconds)
    }
}

extension [Int] {
    /// Where the elements that pass a test begin, which are all at the end.
    fileprivate func partition(where passes: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if passes(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
