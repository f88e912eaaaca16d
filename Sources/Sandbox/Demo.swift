public import BillingPrimitives

/// A believable month of a billing office, of customers and persons that do not exist, or a year of
/// such months with what goes wrong and is put right in them.
///
/// The month has a municipality that migrates one register and opens a second connection, a
/// wellbeing services county, a company with a delivery of base data, a pension institution that
/// fetches a page twice, a parish whose permit ends on the 16th, and an association that has filed
/// no protection declaration. A year goes on with `events`, and with a school. All persons are of
/// the test series: it is for a practice ledger.
public struct Demo: Sendable {
    /// The month that is shown, or the first, unless another is asked for: March 2026.
    public static let monthDefault = BillingMonth(index: 2026 * 12 + 2)
    /// The most months; what happens in the second year is usage alone.
    public static let monthsMax = 24

    /// The months, in order.
    public let months: [BillingMonth]
    /// The register file with which it begins, as TOML.
    public let register: String
    /// The deliveries, by time.
    public let deliveries: [DemoDelivery]
    /// What else happens, in order of time; nothing in a single month.
    public let events: [DemoEvent]

    /// Makes 1 to `monthsMax` months; the same months and seed give the same bytes.
    public init(from month: BillingMonth = monthDefault, months count: Int = 1, seed: UInt64 = 1) {
        precondition((1...Self.monthsMax).contains(count), "A demo has 1 to 24 months.")
        let months = (0..<count).map { month.adding(months: $0) }
        let customers = DemoCustomers.all(in: month, isYear: count > 1)
        let feed = ChangeFeed(
            SyntheticPopulation(persons: DemoCustomers.personCount, seed: seed),
            from: month.firstDay.adding(days: -14),
            changesPerMillion: 4_500
        )
        var deliveries: [DemoDelivery] = []
        for (index, customer) in customers.enumerated() {
            for connection in customer.connections {
                let runs = DemoConnectionRuns(
                    connection,
                    feed: feed,
                    dataGroups: customer.permit.dataGroups,
                    minute: index * 5
                )
                deliveries += runs.deliveries(in: months)
            }
        }
        self.months = months
        self.register = DemoRegister(customers, month: month).text
        self.deliveries = deliveries.sorted {
            ($0.deliveredAt, $0.id) < ($1.deliveredAt, $1.id)
        }
        self.events =
            count == 1
            ? [] : DemoEvents(firstMonth: month).all.filter { $0.day <= months[count - 1].lastDay }
    }

    /// What tells which answer was delivered when on which connection, as CSV with a header.
    public var manifest: String {
        let header = "file,connection,delivered_at,delivery_id,kind,cursor_from,identity_list\n"
        return deliveries.reduce(into: header) { text, delivery in
            let cells = [
                delivery.file, delivery.connection.rawValue, delivery.deliveredAt.description,
                delivery.id, delivery.isInitial ? "initial" : "change",
                delivery.cursorFrom.map { String($0) } ?? "", delivery.identityList,
            ]
            text += cells.joined(separator: ",") + "\n"
        }
    }

    /// Whether a delivery is reported late, by an event: one of the last days of the second month.
    public func isLate(_ delivery: DemoDelivery) -> Bool {
        guard months.count > 2, delivery.connection == DemoEvents.lateConnection else {
            return false
        }
        let day = delivery.deliveredAt.helsinkiDay
        let end = months[1].lastDay
        return day <= end && day > end.adding(days: -DemoEvents.lateDays)
    }

    /// All files: `register.toml`, `deliveries.csv`, the answers, and what events add to the
    /// register.
    public var files: [DemoFile] {
        [
            DemoFile(name: "register.toml", bytes: Array(register.utf8)),
            DemoFile(name: "deliveries.csv", bytes: Array(manifest.utf8)),
        ] + events.compactMap(\.registerFile)
            + deliveries.map { DemoFile(name: $0.file, bytes: $0.answer.bytes) }
    }
}
