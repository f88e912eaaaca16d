import BillingPrimitives
import Licensing
import Metering
import Rating
import Tariffs

extension TariffBook {
    /// What a delivery is priced as, by the price list of its day; a change where there is none.
    func usageKind(of delivery: Delivery, register: LicenseRegister) -> UsageKind {
        let day = delivery.deliveredAt.helsinkiDay
        let commissionedOn = register.connection(delivery.connection, on: day)?.commissionedOn
        return tariff(on: day)?
            .usageKind(of: delivery.kind, on: day, commissionedOn: commissionedOn) ?? .change
    }
}
