import BillingPrimitives
import Ledger
import Licensing
import Rating
import Reporting
import Tariffs

let today: Day = "2026-06-01"
let fresh = ObservedUsage(lastDeliveryAt: Instant("2026-05-31T12:00:00Z"))

func permitStatus(
    _ fixture: Fixture,
    on day: Day = today,
    within: Int = 30,
    _ usage: ObservedUsage? = fresh
) -> PermitStatus {
    PermitStatus(
        register: fixture.register,
        tariffs: .shipped,
        on: day,
        within: within,
        usage: usage.map { ["hoito": $0] } ?? [:]
    )
}

func heldUsage(_ reasons: [HeldReason], _ records: Int64, on day: Day) -> Settlement {
    let reading = reading(day, records)
    return Settlement(
        of: reading,
        fate: .held,
        deliveries: 1,
        counts: reading.counts,
        reasons: reasons
    )
}

/// One delivery on each day, of these data groups.
func history(_ groups: [Day: Set<String>]) -> UsageHistory {
    UsageHistory(
        groups.map { day, groups in
            UsageHistory.Entry(day: day, deliveries: 1, records: 1, dataGroups: groups)
        }
    )
}

/// So many records on each so manieth day, from a day through another, in as many deliveries a day.
func rhythm(
    from first: Day = "2026-01-05",
    through last: Day = "2026-05-31",
    each days: Int = 1,
    records: Int64,
    deliveries: Int64 = 1,
    groups: Set<String> = ["KOTIKUNTA"]
) -> [UsageHistory.Entry] {
    stride(from: first.number, through: last.number, by: days).map { number in
        UsageHistory.Entry(
            day: Day(number: number),
            deliveries: deliveries,
            records: records,
            dataGroups: groups
        )
    }
}
