import BillingPrimitives
import Ledger
import Licensing
import Metering
import Rating
import Tariffs

/// A register of one customer with one production connection `c-1`, as a file says it.
struct RegisterText {
    var organisationClass = "company"
    var environment = "production"
    var commissionedOn = "2026-03-02"
    var connectionKeys = ""
    var permitKeys = ""
    var publicLaw = false
    var rest = ""

    func register() throws -> LicenseRegister {
        let text = """
            [[customer]]
            id = "c"
            name = "Esimerkki"
            business_id = "9999102-6"
            class = "\(organisationClass)"
            [[connection]]
            id = "c-1"
            customer = "c"
            subsystem = "FI/COM/9999102-6/asiakkaat"
            environment = "\(environment)"
            register = "Asiakasrekisteri"
            commissioned_on = \(commissionedOn)
            \(connectionKeys)
            [[permit]]
            id = "P"
            holder = "c"
            valid_from = 2021-01-01
            \(permitKeys)
            [[permit]]
            id = "S"
            kind = "subsystem"
            environment = "production"
            holder = "c"
            valid_from = 2021-01-01
            [[declaration]]
            connection = "c-1"
            kind = "purpose"
            filed_on = 2021-01-01
            public_law = \(publicLaw)
            [[declaration]]
            connection = "c-1"
            kind = "protection"
            filed_on = 2021-01-01
            \(rest)
            """
        let file = try RegisterFile.parse(Array(text.utf8), file: "register.toml")
        guard let today = Day("2026-04-01") else { preconditionFailure("It is a day.") }
        let change = try LicenseRegister().changes(from: file, today: today)
        return LicenseRegister(versions: change.versions)
    }
}

/// The reading of one delivery on `c-1`.
func reading(
    _ records: Int64,
    at instant: String,
    kind: DeliveryKind = .change,
    test: Int64 = 0,
    groups: [String] = [],
    standing: RangeStanding = .plain,
    isAnswer: Bool = false
) -> DailyReading {
    guard let deliveredAt = Instant(instant) else { preconditionFailure("It is an instant.") }
    let delivery = Delivery(
        id: "d-\(instant)-\(records)",
        connection: "c-1",
        deliveredAt: deliveredAt,
        kind: kind,
        counts: RecordCounts(personChange: records),
        testCounts: test == 0 ? .zero : RecordCounts(personChange: test),
        dataGroups: groups.map { DataGroupCount(code: $0) },
        responseBytes: isAnswer ? 1 : nil
    )
    return DailyReading(
        of: delivery,
        epoch: 0,
        place: DeliveryPlace(block: 1, position: 0),
        standing: standing
    )
}

/// Rates readings of March 2026, or of another month.
func rate(
    _ readings: [DailyReading],
    register: LicenseRegister,
    tariffs: TariffBook = .shipped,
    month: String = "2026-03",
    isPractice: Bool = false
) throws -> RatedUsage {
    guard let month = BillingMonth(month) else { preconditionFailure("It is a month.") }
    var rater = Rater(
        register: register,
        tariffs: tariffs,
        isPractice: isPractice,
        month: month,
        contested: Set(
            readings.filter { $0.standing != .plain }
                .map { ConnectionDay(connection: $0.key.connection, day: $0.key.day) }
        )
    )
    return try rater.rate(readings)
}
