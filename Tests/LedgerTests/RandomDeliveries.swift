import BillingPrimitives
import Metering

/// Deliveries of every shape that a source can bring, from a seed.
struct RandomDeliveries {
    static let groups = ["KOTIKUNTA", "HENKILON_NIMI", "KUOLINPAIVA", "?"]
    static let connections: [ConnectionID] = ["esimerkkilä", "b-koulu", "a", "b"]

    private static let digits = Array("0123456789abcdef")

    var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    mutating func deliveries(_ count: Int) -> [Delivery] {
        (0..<count).map { _ in delivery() }
    }

    mutating func delivery() -> Delivery {
        var delivery = Delivery(
            id: id(),
            connection: Self.connections[below(Self.connections.count)],
            deliveredAt: Instant(milliseconds: 1_772_316_000_000 + Int64(below(90 * 86_400_000))),
            counts: RecordCounts(personChange: Int64(below(3) == 0 ? 0 : below(5_000)))
        )
        guard below(3) > 0 else { return delivery }
        delivery.kind = DeliveryKind.allCases[below(3)]
        delivery.counts = counts()
        delivery.testCounts = below(2) == 0 ? .zero : counts()
        delivery.dataGroups = Self.groups.filter { _ in below(2) == 0 }.map { code in
            DataGroupCount(code: code, elements: below(2) == 0 ? nil : Int64(below(100)))
        }.sorted { $0.code < $1.code }
        delivery.identityList = below(2) == 0 ? nil : text(64)
        delivery.cursorFrom = optional()
        delivery.cursorTo = optional()
        delivery.upToDate = [nil, true, false][below(3)]
        delivery.responseBytes = optional()
        delivery.digest = below(2) == 0 ? nil : text(64)
        return delivery
    }

    private mutating func id() -> String {
        switch below(4) {
        case 0: text(1 + below(40))
        case 1: String(random.next(), radix: 16)
        case 2: "ajo \(random.next())"
        default: String(random.next(), radix: 16, uppercase: true)
        }
    }

    private mutating func text(_ length: Int) -> String {
        String((0..<length).map { _ in Self.digits[below(16)] })
    }

    private mutating func counts() -> RecordCounts {
        var counts = RecordCounts(personChange: Int64(below(1_000)))
        for rule in CountingRule.allCases.dropFirst() where below(2) == 0 {
            counts[rule] = Int64(below(10_000))
        }
        return counts
    }

    private mutating func optional() -> Int64? {
        below(2) == 0 ? nil : Int64(bitPattern: random.next() >> UInt64(below(60)))
    }

    private mutating func below(_ bound: Int) -> Int {
        Int(random.next() % UInt64(bound))
    }
}

extension DeliveryBatch {
    init(_ deliveries: [Delivery]) {
        self.init()
        for delivery in deliveries { append(delivery) }
    }
}
