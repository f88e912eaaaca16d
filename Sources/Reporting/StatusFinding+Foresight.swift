public import BillingPrimitives
public import Licensing
import Rating

extension PermitEnd {
    /// When a permit ends and who loses cover by it, in sentences.
    func text(daysLeft: Int) -> LocalizedText {
        let last = on.adding(days: -1)
        return [
            LocalizedText(
                fi: "Luvan viimeinen päivä on \(last.finnish); päiviä jäljellä \(daysLeft).",
                sv: "Tillståndets sista dag är \(last.finnish); dagar kvar \(daysLeft).",
                en: "The permit's last day is \(last); days left \(daysLeft)."
            ),
            consequences,
        ].compactMap(\.self).joined(separator: " ")
    }

    /// Who loses cover, and which permits take over, in sentences; nil where nobody is concerned.
    public var consequences: LocalizedText? {
        let followers = followedBy.map(\.rawValue).list
        let takesOver = LocalizedText(
            fi: "Jatkolupa on kirjattu: \(followers).",
            sv: "Ett följande tillstånd är registrerat: \(followers).",
            en: "A permit that follows is recorded: \(followers)."
        )
        guard !losingCover.isEmpty else { return followedBy.isEmpty ? nil : takesOver }
        let losers = losingCover.map(\.rawValue).shortList
        let loses = LocalizedText(
            fi: "Ilman lupaa jää: \(losers.fi).",
            sv: "Utan tillstånd blir: \(losers.sv).",
            en: "Left without a permit: \(losers.en)."
        )
        guard !followedBy.isEmpty else { return loses }
        return LocalizedText(
            fi: "\(loses.fi) Muilla: \(takesOver.fi)",
            sv: "\(loses.sv) För andra: \(takesOver.sv)",
            en: "\(loses.en) For others: \(takesOver.en)"
        )
    }
}

extension UncoveredForecast {
    /// The forecast and what it rests on, in a sentence.
    var text: LocalizedText {
        let last = until.adding(days: -1)
        let (weeks, days, gap) = (rhythm.weeks, rhythm.deliveryDays, rhythm.gapDays)
        let weekly = "\(rhythm.weeklyMedian) (\(rhythm.weeklyLow)–\(rhythm.weeklyHigh))"
        return LocalizedText(
            fi: """
                Ennuste: luovutukset jatkuvat ilman lupaa, ensimmäinen noin \(firstOn.finnish), \
                tietueita noin \(expected) (\(low)–\(high)) \(last.finnish) mennessä. \
                Perusteena \(weeks) viime viikkoa: luovutuspäiviä \(days), väli \(gap) pv, \
                tietueita viikossa \(weekly).
                """,
            sv: """
                Prognos: utlämningarna fortsätter utan tillstånd, den första omkring \
                \(firstOn.finnish), poster omkring \(expected) (\(low)–\(high)) till \
                \(last.finnish). Grund: de senaste \(weeks) veckorna, utlämningsdagar \(days), \
                mellanrum \(gap) d, poster i veckan \(weekly).
                """,
            en: """
                Forecast: deliveries go on without a permit, the first about \(firstOn), \
                about \(expected) records (\(low)–\(high)) until \(last). \
                From the last \(weeks) weeks: delivery days \(days), days between them \(gap), \
                records a week \(weekly).
                """
        )
    }
}

extension ExemptionEnd {
    /// Until when use is free, and at which pace the connection delivers, in sentences.
    func text(_ daysLeft: Int, _ rhythm: UsageRhythm?) -> LocalizedText {
        let pace = rhythm.map { ($0.weeks, $0.weeklyMedian) }
        return LocalizedText(
            fi: "\(text.fi) Päiviä jäljellä \(daysLeft)."
                + (pace.map { " Tietueita viikossa \($1), perusteena \($0) viime viikkoa." } ?? ""),
            sv: "\(text.sv) Dagar kvar \(daysLeft)."
                + (pace.map { " Poster i veckan \($1), enligt de senaste \($0) veckorna." } ?? ""),
            en: "\(text.en) Days left \(daysLeft)."
                + (pace.map { " Records a week \($1), from the last \($0) weeks." } ?? "")
        )
    }
}

extension UsageDrift {
    /// What differs, with its figures, in a sentence.
    var text: LocalizedText {
        let days = Self.windowDays
        return switch self {
        case .records(let before, let now):
            LocalizedText(
                fi: "Määrä poikkeaa: tietueita \(days) päivässä \(now), aiemmin \(before).",
                sv: "Mängden avviker: poster på \(days) dagar \(now), tidigare \(before).",
                en: "Volume differs: records in \(days) days \(now), before \(before)."
            )
        case .deliveries(let before, let now):
            LocalizedText(
                fi: "Rytmi poikkeaa: luovutuksia \(days) päivässä \(now), aiemmin \(before).",
                sv: "Rytmen avviker: utlämningar på \(days) dagar \(now), tidigare \(before).",
                en: "Rhythm differs: deliveries in \(days) days \(now), before \(before)."
            )
        case .gap(let before, let now):
            LocalizedText(
                fi: "Rytmi poikkeaa: pisin väli päivinä \(now), aiemmin \(before).",
                sv: "Rytmen avviker: längsta mellanrum i dagar \(now), tidigare \(before).",
                en: "Rhythm differs: longest gap in days \(now), before \(before)."
            )
        case .dataGroups(let groups, let since):
            LocalizedText(
                fi: "Uusia tietoryhmiä \(since.finnish) alkaen: \(groups.list).",
                sv: "Nya datagrupper från och med \(since.finnish): \(groups.list).",
                en: "New data groups since \(since): \(groups.list)."
            )
        }
    }
}

extension Declaration.Kind {
    /// When a declaration is to be looked at again, or was, in a sentence.
    func review(_ day: Day, isPast: Bool) -> LocalizedText {
        let finnish = title.withCapital.fi
        let swedish = self == .purpose ? "användningsändamålet" : "dataskyddet"
        return isPast
            ? LocalizedText(
                fi: "\(finnish) oli tarkistettava \(day.finnish).",
                sv: "Utredningen om \(swedish) skulle ses över \(day.finnish).",
                en: "The \(title.en) was due for review on \(day)."
            )
            : LocalizedText(
                fi: "\(finnish) on tarkistettava \(day.finnish).",
                sv: "Utredningen om \(swedish) ska ses över \(day.finnish).",
                en: "The \(title.en) is due for review on \(day)."
            )
    }

    /// What it is called, in a few words.
    public var title: LocalizedText {
        switch self {
        case .purpose: Readiness.Requirement.purposeDeclaration.title
        case .protection: Readiness.Requirement.protectionDeclaration.title
        }
    }
}

extension [String] {
    /// How many connections a sentence names; the rest are in CSV and JSON.
    private static let namesMax = 5

    /// The first texts with commas between them, and how many more there are.
    var shortList: LocalizedText {
        let names = prefix(Self.namesMax).joined(separator: ", ")
        let more = count - Self.namesMax
        guard more > 0 else { return LocalizedText(fi: names, sv: names, en: names) }
        return LocalizedText(
            fi: "\(names) ja \(more) muuta",
            sv: "\(names) och \(more) till",
            en: "\(names) and \(more) more"
        )
    }
}
