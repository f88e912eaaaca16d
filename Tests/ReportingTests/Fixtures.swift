public import BillingPrimitives
import Ledger
import Licensing
import Metering
import Rating
import Tariffs

let march = BillingMonth(index: 2026 * 12 + 2)

extension Day: ExpressibleByStringLiteral {
    /// Creates a day from a literal such as `2026-03-31`.
    public init(stringLiteral text: String) {
        self = Day(text) ?? .distantPast
    }
}

/// A book with one price list of the least that one needs, and the shipped decree lists.
///
/// On the day of a turn another price list takes its place, and from 2024 on another decree list.
func tariffBook(
    countingRule: CountingRule = .personChange,
    changes: String = #"per_unit = "0.036""#,
    initial: String = "included = true",
    vat: String = #"category = "O", reason = { fi = "a", sv = "b", en = "c" }"#,
    more: String = "",
    turn: Day? = nil
) throws -> TariffBook {
    func list(_ id: String, _ period: String, _ changes: String) -> TariffFile {
        let components =
            [("setup-fee", #"flat = "1000.00""#), ("change-records", changes)]
            + [("initial-records", initial)]
        let text = """
            [tariff]
            id = "\(id)"
            version = 1
            title = { fi = "a", sv = "b", en = "c" }
            legal_basis = "150/1992"
            source = "test"
            \(period)
            counting_rule = "\(countingRule.rawValue)"
            rounding = "half-away-from-zero"
            \(more)

            """
        return TariffFile(
            name: "\(id).toml",
            text: components.reduce(text) { text, component in
                text + """
                    [[tariff.component]]
                    name = "\(component.0)"
                    price = { \(component.1) }
                    title = { fi = "a", sv = "b", en = "c" }
                    account = "3000"
                    legal_basis = "150/1992"
                    vat = { \(vat) }

                    """
            }
        )
    }
    var files = TariffBook.shipped.files.filter { $0.name.contains("decree") }
    guard let turn else {
        return try TariffBook(files: files + [list("test", "from = 2022-01-01", changes)])
    }
    files.append(list("test", "from = 2022-01-01\nuntil = \(turn)", changes))
    files.append(list("next", "from = \(turn)", #"per_unit = "0.041""#))
    if turn >= "2024-01-01" { files.append(decree(from: turn)) }
    return try TariffBook(files: files)
}

/// A decree list that names the Social Insurance Institution only.
func decree(from day: Day) -> TariffFile {
    TariffFile(
        name: "decree-next.toml",
        text: """
            [decree]
            id = "1/2026"
            title = { fi = "a", sv = "b", en = "c" }
            source = "test"
            from = \(day)
            [[decree.item]]
            item = "2 § 4 a"
            classes = ["kela"]
            title = { fi = "a", sv = "b", en = "c" }
            """
    )
}

/// A register of one customer with one production connection that has everything.
struct Fixture {
    var customer = Customer(
        id: "kunta",
        name: "Esimerkkilän kunta",
        businessID: BusinessID("1790235-0") ?? { preconditionFailure("The id is well formed.") }(),
        organisationClass: .municipalAuthority
    )
    var connection = Connection(
        id: "hoito",
        customer: "kunta",
        subsystem: nil,
        environment: .production,
        register: "Hoito",
        commissionedOn: "2026-01-02"
    )
    var permits = [
        Permit(id: "DATA", holder: "kunta", validFrom: "2026-01-01"),
        Permit(
            id: "PROD",
            kind: .subsystem,
            environment: .production,
            holder: "kunta",
            validFrom: "2026-01-01"
        ),
    ]
    var declarations = [
        Declaration(connection: "hoito", kind: .purpose, filedOn: "2026-01-01", publicLaw: true),
        Declaration(connection: "hoito", kind: .protection, filedOn: "2026-01-01"),
    ]
    var more: [RegisterEntry] = []

    var register: LicenseRegister {
        let entries =
            [.customer(customer), .connection(connection)] + permits.map(RegisterEntry.permit)
            + declarations.map(RegisterEntry.declaration) + more
        return LicenseRegister(versions: entries.map { RegisterVersion($0) })
    }
}

func reading(
    _ day: Day,
    _ records: Int64,
    on connection: ConnectionID = "hoito",
    tests: Int64 = 0,
    groups: Set<String> = [],
    kind: DeliveryKind = .change,
    epoch: Int32 = 0
) -> DailyReading {
    let counts = RecordCounts(personChange: records, groupEntry: records * 3)
    let testCounts = RecordCounts(personChange: tests, groupEntry: tests * 3)
    return DailyReading(
        key: DailyReading.Key(
            connection: connection,
            day: day,
            epoch: epoch,
            kind: kind,
            rules: RuleSet(rateable: counts, testCounts),
            namesGroups: true,
            isAnswer: false
        ),
        deliveries: 1,
        counts: counts,
        testCounts: testCounts,
        dataGroups: groups
    )
}
