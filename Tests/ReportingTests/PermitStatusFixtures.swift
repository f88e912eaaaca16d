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
