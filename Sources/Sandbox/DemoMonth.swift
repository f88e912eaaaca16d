public import BillingPrimitives

/// A believable month of a billing office, of customers and persons that do not exist.
///
/// It has a municipality that migrates one register and opens a second connection, a wellbeing
/// services county, a company with a delivery of base data, a pension institution that fetches a
/// page twice, a parish whose permit ends on the 16th, and an association that has filed no
/// protection declaration. All persons are of the test series: it is for a practice ledger.
public struct DemoMonth: Sendable {
    /// The month that is shown unless another is asked for: March 2026.
    public static let monthDefault = BillingMonth(index: 2026 * 12 + 2)

    /// The month.
    public let month: BillingMonth
    /// The register file, as TOML.
    public let register: String
    /// The deliveries, by time.
    public let deliveries: [DemoDelivery]

    /// Makes the month; the same month and seed give the same bytes.
    public init(month: BillingMonth = monthDefault, seed: UInt64 = 1) {
        let customers = DemoCustomers.all(in: month)
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
                deliveries += runs.deliveries(in: month)
            }
        }
        self.month = month
        self.register = DemoRegister(customers, month: month).text
        self.deliveries = deliveries.sorted {
            ($0.deliveredAt, $0.id) < ($1.deliveredAt, $1.id)
        }
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

    /// All files: `register.toml`, `deliveries.csv`, and the answers.
    public var files: [DemoFile] {
        [
            DemoFile(name: "register.toml", bytes: Array(register.utf8)),
            DemoFile(name: "deliveries.csv", bytes: Array(manifest.utf8)),
        ] + deliveries.map { DemoFile(name: $0.file, bytes: $0.answer.bytes) }
    }
}
