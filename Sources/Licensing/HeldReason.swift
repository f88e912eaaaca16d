public import BillingPrimitives

/// Why usage is held: metered, but not billed and not lost, until somebody decides.
public enum HeldReason: String, Sendable, Codable, CaseIterable {
    /// No data permit, own or umbrella, was ever recorded for the connection.
    case noPermit = "no-permit"
    /// There is a data permit, but on the day it was not in force.
    case permitNotInForce = "permit-not-in-force"
    /// No one permit in force grants all the data groups that were delivered.
    case groupsOutsidePermit = "groups-outside-permit"
    /// The permit lists data groups, and the delivery names none.
    case groupsUnknown = "groups-unknown"
    /// No purpose declaration had been filed by the day.
    case noPurposeDeclaration = "no-purpose-declaration"
    /// No protection declaration had been filed by the day.
    case noProtectionDeclaration = "no-protection-declaration"
    /// The connection is in production, and no permit for the production subsystem is in force.
    case noProductionPermit = "no-production-permit"
    /// The day is before the connection's commissioning, or it has none.
    case notCommissioned = "not-commissioned"
    /// The connection is closed on the day.
    case closed
    /// The range of booking keys overlaps an earlier delivery's without being equal to it.
    case overlappingRange = "overlapping-range"
    /// The source did not carry the count by the rule that the price list prices.
    case countUnknown = "count-unknown"
    /// The ruling was made under an earlier decree, and the list in force names the class no more.
    case exemptionLapsed = "exemption-lapsed"
}

extension HeldReason {
    /// What the reason means, in a few words.
    public var title: LocalizedText {
        switch self {
        case .noPermit:
            LocalizedText(fi: "ei tietolupaa", sv: "inget datatillstånd", en: "no data permit")
        case .permitNotInForce:
            LocalizedText(
                fi: "tietolupa ei ole voimassa",
                sv: "datatillståndet gäller inte",
                en: "data permit not in force"
            )
        case .groupsOutsidePermit:
            LocalizedText(
                fi: "tietoryhmiä tietoluvan ulkopuolelta",
                sv: "datagrupper utanför tillståndet",
                en: "data groups outside the permit"
            )
        case .groupsUnknown:
            LocalizedText(
                fi: "tietoryhmät eivät ole tiedossa",
                sv: "datagrupperna är okända",
                en: "data groups unknown"
            )
        case .noPurposeDeclaration:
            LocalizedText(
                fi: "käyttötarkoituksen selvitys puuttuu",
                sv: "utredning om användningsändamålet saknas",
                en: "no purpose declaration"
            )
        case .noProtectionDeclaration:
            LocalizedText(
                fi: "tietojen suojauksen selvitys puuttuu",
                sv: "utredning om dataskyddet saknas",
                en: "no protection declaration"
            )
        case .noProductionPermit:
            LocalizedText(
                fi: "tuotannon alijärjestelmällä ei ole käyttölupaa",
                sv: "inget tillstånd för produktionens delsystem",
                en: "no permit for the production subsystem"
            )
        case .notCommissioned:
            LocalizedText(
                fi: "yhteyttä ei ole otettu käyttöön",
                sv: "anslutningen har inte tagits i bruk",
                en: "connection not commissioned"
            )
        case .closed:
            LocalizedText(
                fi: "yhteys on suljettu",
                sv: "anslutningen är stängd",
                en: "connection closed"
            )
        case .overlappingRange:
            LocalizedText(
                fi: "kirjausavainten väli menee osin päällekkäin aiemman kanssa",
                sv: "intervallet av bokningsnycklar överlappar ett tidigare",
                en: "range of booking keys overlaps an earlier one"
            )
        case .countUnknown:
            LocalizedText(
                fi: "hinnoiteltavaa lukumäärää ei ole ilmoitettu",
                sv: "antalet som prissätts har inte angetts",
                en: "count by the priced rule unknown"
            )
        case .exemptionLapsed:
            LocalizedText(
                fi: "maksuttomuuden peruste on poistunut asetuksesta",
                sv: "grunden för avgiftsfriheten har utgått ur förordningen",
                en: "ground of the exemption has left the decree"
            )
        }
    }
}
