import BillingPrimitives
import Reporting

/// Words of the reconciliation with X-Road's operational monitoring.
///
/// Its records are called entries, as a record is what is priced.
extension Phrase {
    // MARK: Titles

    static let time = LocalizedText(fi: "aika", sv: "tid", en: "time")
    static let id = LocalizedText(fi: "tunniste", sv: "id", en: "id")
    static let finding = LocalizedText(fi: "havainto", sv: "iakttagelse", en: "finding")
    static let subsystem = LocalizedText(
        fi: "alijärjestelmä",
        sv: "delsystem",
        en: "subsystem"
    )
    static let bytes = LocalizedText(fi: "tavuja", sv: "byte", en: "bytes")

    // MARK: Findings

    static let deliveryWithoutEntry = LocalizedText(
        fi: "luovutuksella ei ole X-Road-merkintää",
        sv: "utlämningen saknar notering i X-Road",
        en: "the delivery has no X-Road entry"
    )
    static let entryWithoutDelivery = LocalizedText(
        fi: "X-Road-merkinnällä ei ole luovutusta",
        sv: "noteringen i X-Road saknar utlämning",
        en: "the X-Road entry has no delivery"
    )
    static let mayBeBookingKey = LocalizedText(
        fi: "voi olla kirjausavaimen haku",
        sv: "kan vara en hämtning av kirjausavain",
        en: "may be a call for a booking key"
    )
    static let deliveredByFailedCall = LocalizedText(
        fi: "kutsu epäonnistui X-Roadin mukaan",
        sv: "anropet misslyckades enligt X-Road",
        en: "the call failed, says X-Road"
    )
    static let deliveredByBookingKey = LocalizedText(
        fi: "kutsu haki kirjausavaimen X-Roadin mukaan",
        sv: "anropet hämtade kirjausavain enligt X-Road",
        en: "the call was for a booking key, says X-Road"
    )

    // MARK: The sum

    static let noEntries = LocalizedText(
        fi: "Tiedostoissa ei ole X-Road-merkintöjä; mitään ei verrattu.",
        sv: "Filerna har inga noteringar från X-Road; inget jämfördes.",
        en: "The files have no X-Road entries; nothing was compared."
    )
    static let compared = LocalizedText(fi: "Verrattu aika", sv: "Jämförd tid", en: "Compared")
    static let matched = LocalizedText(fi: "Yhdistetty", sv: "Matchade", en: "Matched")
    static let findings = LocalizedText(fi: "Havainnot", sv: "Iakttagelser", en: "Findings")
    static let deliveriesWithoutEntry = LocalizedText(
        fi: "luovutuksia ilman merkintää",
        sv: "utlämningar utan notering",
        en: "deliveries without an entry"
    )
    static let entriesWithoutDelivery = LocalizedText(
        fi: "merkintöjä ilman luovutusta",
        sv: "noteringar utan utlämning",
        en: "entries without a delivery"
    )
    static let differing = LocalizedText(fi: "poikkeavia", sv: "avvikande", en: "differing")
    static let leftOut = LocalizedText(fi: "Jätetty pois", sv: "Utelämnade", en: "Left out")
    static let uncovered = LocalizedText(
        fi: "luovutuksia tiedostojen ulkopuolella",
        sv: "utlämningar utanför filerna",
        en: "deliveries that no file covers"
    )
}

extension OperationalReconciliation.Evidence {
    var title: LocalizedText {
        switch self {
        case .id: LocalizedText(fi: "tunnisteella", sv: "med id", en: "by id")
        case .circumstances:
            LocalizedText(
                fi: "alijärjestelmän, ajan ja koon perusteella",
                sv: "med delsystem, tid och storlek",
                en: "by subsystem, time and size"
            )
        }
    }
}

extension OperationalReconciliation.LeftOut {
    var title: LocalizedText {
        switch self {
        case .otherService:
            LocalizedText(fi: "muita palveluja", sv: "andra tjänster", en: "other services")
        case .failed:
            LocalizedText(
                fi: "epäonnistuneita kutsuja",
                sv: "misslyckade anrop",
                en: "failed calls"
            )
        case .bookingKey:
            LocalizedText(
                fi: "kirjausavaimen hakuja",
                sv: "hämtningar av kirjausavain",
                en: "calls for a booking key"
            )
        }
    }
}
