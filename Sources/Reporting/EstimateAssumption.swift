public import BillingPrimitives
import Licensing
import Tariffs

/// Something that an estimate takes for granted, and that the invoices may not bear out.
public enum EstimateAssumption: Hashable, Sendable {
    /// Permits are granted and declarations filed before the first delivery.
    case permitsGranted
    /// Records come evenly on all days of a month.
    case evenlySpread
    /// New connections are commissioned on this day.
    case commissioned(on: Day)
    /// The exemption of every connection is ruled.
    case exemptionRuled
    /// So many waivers are decided.
    case waiversDecided(Int)
    /// So many connections migrate too late for the price list to waive their fee.
    case waiversTooLate(Int)
    /// A decree list is applied beyond the day until which its decree was given.
    case decreeOutlived(decree: String, givenUntil: Day)
    /// The price list, which has no end, goes on.
    case pricesGoOn(tariff: String)
    /// Persons have so many changes in a year, in millionths.
    case changesPerPerson(low: Int64, expected: Int64, high: Int64, basis: LocalizedText)
    /// Counts by other rules follow from those by `person-change`.
    case countsByOtherRules(basis: LocalizedText)
}

extension EstimateAssumption {
    /// What the estimate of a scenario takes for granted.
    static func all(
        of scenario: Scenario,
        register: LicenseRegister,
        tariffs: TariffBook,
        changes: ChangeAssumptions
    ) -> [EstimateAssumption] {
        let lastDay = scenario.period.upperBound.firstDay.adding(days: -1)
        var result: [EstimateAssumption] = [.permitsGranted, .evenlySpread]
        if scenario.connections.contains(where: \.isNew) {
            result.append(.commissioned(on: scenario.from.firstDay))
        }
        if !register.exemptions.isEmpty {
            result.append(.exemptionRuled)
            if let list = tariffs.decree(on: lastDay), let end = list.inForce.until, end <= lastDay
            {
                result.append(.decreeOutlived(decree: list.id, givenUntil: end))
            }
        }
        result += waivers(register, tariffs.tariff(on: scenario.from.firstDay))
        if let tariff = tariffs.tariff(on: lastDay), tariff.inForce.until == nil {
            result.append(.pricesGoOn(tariff: tariff.label))
        }
        if scenario.countsPersons {
            let rates = changes.changesPerPersonAndYear
            result.append(
                .changesPerPerson(
                    low: rates[.low] ?? 0,
                    expected: rates[.expected] ?? 0,
                    high: rates[.high] ?? 0,
                    basis: changes.basis
                )
            )
        }
        return result + [.countsByOtherRules(basis: changes.basis)]
    }

    private static func waivers(
        _ register: LicenseRegister,
        _ tariff: Tariff?
    ) -> [EstimateAssumption] {
        let waivers = register.waivers
        let count = waivers.count { waiver in
            guard let window = tariff?.waiverDecisions else { return true }
            return window.contains(waiver.decidedOn)
        }
        return (count > 0 ? [.waiversDecided(count)] : [])
            + (count < waivers.count ? [.waiversTooLate(waivers.count - count)] : [])
    }
}

extension EstimateAssumption {
    /// The assumption in a sentence for people.
    public var text: LocalizedText {
        switch self {
        case .permitsGranted:
            LocalizedText(
                fi: "Luvat on myönnetty ja selvitykset annettu ennen ensimmäistä luovutusta.",
                sv:
                    "Tillstånd och utredningar finns före den första utlämningen.",
                en: "Permits are granted and declarations filed before the first delivery."
            )
        case .evenlySpread:
            LocalizedText(
                fi: "Kuukauden tietueet jakautuvat tasan sen päiville.",
                sv: "Månadens poster fördelar sig jämnt över dess dagar.",
                en: "The records of a month come evenly on its days."
            )
        case .commissioned(let day):
            LocalizedText(
                fi: "Uudet yhteydet otetaan käyttöön \(day.finnish).",
                sv: "Nya anslutningar tas i bruk \(day.finnish).",
                en: "New connections are commissioned on \(day)."
            )
        case .exemptionRuled:
            LocalizedText(
                fi: "Jokaisesta yhteydestä tehdään päätös maksuttomuudesta.",
                sv: "För varje anslutning fattas ett beslut om avgiftsfrihet.",
                en: "The exemption of every connection is ruled."
            )
        case .waiversDecided, .waiversTooLate: waiverText
        case .decreeOutlived(let decree, let end):
            LocalizedText(
                fi: """
                    Asetuksen \(decree) luetteloa sovelletaan, vaikka asetus oli voimassa vain \
                    ennen päivää \(end.finnish); myöhempää ei ole tiedossa.
                    """,
                sv: """
                    Förteckningen i förordning \(decree) tillämpas, fast förordningen gällde \
                    endast före \(end.finnish); någon senare är inte känd.
                    """,
                en: """
                    The list of decree \(decree) is applied, though the decree was given until \
                    \(end); no later one is on file.
                    """
            )
        case .pricesGoOn(let tariff):
            LocalizedText(
                fi: "Hinnasto \(tariff) pysyy voimassa koko ajan.",
                sv: "Prislistan \(tariff) gäller hela tiden.",
                en: "Price list \(tariff) stays in force throughout."
            )
        case .changesPerPerson, .countsByOtherRules: countText
        }
    }

    private var waiverText: LocalizedText {
        guard case .waiversDecided(let count) = self else {
            return LocalizedText(
                fi: "Vanhan muutostietopalvelun korvaaminen ei enää poista käyttöönottomaksua.",
                sv: "Att ersätta den gamla ändringstjänsten befriar inte längre från avgiften.",
                en: "Replacing the old change service no longer waives the setup fee."
            )
        }
        return LocalizedText(
            fi: """
                Käyttöönottomaksun perimättä jättämisestä tehdään päätös; korvaavia yhteyksiä: \
                \(count).
                """,
            sv: "Beslut fattas om att inte ta ut avgiften; ersättande anslutningar: \(count).",
            en: "Waivers of the setup fee are decided; connections that replace old ones: \(count)."
        )
    }

    private var countText: LocalizedText {
        switch self {
        case .changesPerPerson(let low, let expected, let high, let basis):
            let rates = [low, expected, high].map {
                ScaledDecimal.format($0, scale: 6, decimalsMin: 2)
            }
            let local = rates.map { String($0.map { $0 == "." ? "," : $0 }) }
            return LocalizedText(
                fi: """
                    Henkilöllä on vuodessa \(local[1]) muutosta (\(local[0])–\(local[2])); \
                    \(basis.fi).
                    """,
                sv: """
                    En person har \(local[1]) ändringar om året (\(local[0])–\(local[2])); \
                    \(basis.sv).
                    """,
                en: """
                    A person has \(rates[1]) changes a year (\(rates[0])–\(rates[2])); \(basis.en).
                    """
            )
        case .countsByOtherRules(let basis):
            return LocalizedText(
                fi: "Muiden laskentasääntöjen tietuemäärät: \(basis.fi).",
                sv: "Antalen enligt de andra räkningsreglerna: \(basis.sv).",
                en: "Counts by the other counting rules: \(basis.en)."
            )
        default: preconditionFailure("Only assumptions about counts have these words.")
        }
    }
}
