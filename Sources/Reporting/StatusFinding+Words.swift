public import BillingPrimitives
import Licensing

extension StatusFinding {
    /// What was found, in a sentence for officers.
    public var text: LocalizedText {
        switch detail {
        case .expiring(let end, let days, _, let isRenewed): expiry(end, days, isRenewed)
        case .uncoveredUsage(let records, _, let reasons),
            .heldForReview(let records, _, let reasons):
            held(records, reasons.keys.sorted { $0.rawValue < $1.rawValue })
        case .missingDeclaration(let kinds): missing(kinds)
        case .missingProductionPermit: HeldReason.noProductionPermit.title.sentence
        case .missingDataPermit: HeldReason.permitNotInForce.title.sentence
        case .groupsOutsidePermit(let groups, let from, let to):
            LocalizedText(
                fi: "Tietoluvan ulkopuolelta luovutettu: \(groups.list), \(span(from, to)).",
                sv: "Utlämnat utanför datatillståndet: \(groups.list), \(span(from, to)).",
                en: "Delivered outside the permit: \(groups.list), \(isoSpan(from, to))."
            )
        case .outsidePurpose(let groups, let from, let to):
            LocalizedText(
                fi: "Käyttötarkoitus ei mainitse: \(groups.list), \(span(from, to)).",
                sv: "Användningsändamålet nämner inte: \(groups.list), \(span(from, to)).",
                en: "Not named by the purpose: \(groups.list), \(isoSpan(from, to))."
            )
        case .silent(let last, let days): silence(last, days)
        case .incident(let incident): incident.text
        case .unusedPermit(let from):
            LocalizedText(
                fi: "Tietolupa on ollut voimassa \(from.finnish) alkaen, eikä sitä ole käytetty.",
                sv: "Datatillståndet har gällt sedan \(from.finnish) och har inte använts.",
                en: "The data permit has been in force since \(from) and was not used."
            )
        case .reviewDue(let kind, let day): review(kind, day)
        case .exemptionLapsed: HeldReason.exemptionLapsed.title.sentence
        case .notReady(let readiness): readiness.text
        }
    }

    private func expiry(_ end: Day, _ days: Int, _ isRenewed: Bool) -> LocalizedText {
        let base = LocalizedText(
            fi: "Luvan viimeinen päivä on \(end.adding(days: -1).finnish); päiviä jäljellä \(days)",
            sv: "Tillståndets sista dag är \(end.adding(days: -1).finnish); dagar kvar \(days)",
            en: "The permit's last day is \(end.adding(days: -1)); days left \(days)"
        )
        guard isRenewed else {
            return LocalizedText(fi: base.fi + ".", sv: base.sv + ".", en: base.en + ".")
        }
        return LocalizedText(
            fi: base.fi + ". Jatkolupa on kirjattu.",
            sv: base.sv + ". Ett följande tillstånd är registrerat.",
            en: base.en + ". A permit that follows is recorded."
        )
    }

    private func held(_ records: Int64, _ reasons: [HeldReason]) -> LocalizedText {
        let titles = reasons.map(\.title)
        return LocalizedText(
            fi: "Käyttö odottaa päätöstä, tietueita \(records): \(titles.map(\.fi).list).",
            sv: "Användning väntar på beslut, poster \(records): \(titles.map(\.sv).list).",
            en: "Usage is held, records \(records): \(titles.map(\.en).list)."
        )
    }

    private func missing(_ kinds: [Declaration.Kind]) -> LocalizedText {
        let titles = kinds.map(\.reason.title)
        return LocalizedText(
            fi: titles.map(\.fi).list,
            sv: titles.map(\.sv).list,
            en: titles.map(\.en).list
        ).sentence
    }

    private func silence(_ last: Day?, _ days: Int) -> LocalizedText {
        guard let last else {
            return LocalizedText(
                fi: "Yhteydellä ei ole luovutettu mitään; käyttöönotosta on päiviä \(days).",
                sv: "Ingenting har utlämnats på anslutningen; dagar sedan ibruktagandet \(days).",
                en: "Nothing was delivered on the connection; days since commissioning \(days)."
            )
        }
        return LocalizedText(
            fi: "Viimeisin luovutus on päivältä \(last.finnish); siitä on päiviä \(days).",
            sv: "Den senaste utlämningen är från \(last.finnish); dagar sedan dess \(days).",
            en: "The last delivery was on \(last); days since then \(days)."
        )
    }

    private func review(_ kind: Declaration.Kind, _ day: Day) -> LocalizedText {
        switch kind {
        case .purpose:
            LocalizedText(
                fi: "Selvitys käyttötarkoituksesta oli tarkistettava \(day.finnish).",
                sv: "Utredningen om användningsändamålet skulle ses över \(day.finnish).",
                en: "The purpose declaration was due for review on \(day)."
            )
        case .protection:
            LocalizedText(
                fi: "Selvitys tietojen suojauksesta oli tarkistettava \(day.finnish).",
                sv: "Utredningen om dataskyddet skulle ses över \(day.finnish).",
                en: "The protection declaration was due for review on \(day)."
            )
        }
    }

    private func span(_ from: Day, _ to: Day) -> String {
        from == to ? from.finnish : "\(from.finnish)–\(to.finnish)"
    }

    private func isoSpan(_ from: Day, _ to: Day) -> String {
        from == to ? "\(from)" : "\(from) to \(to)"
    }
}

extension Readiness {
    /// What is missing, in a sentence.
    var text: LocalizedText {
        guard !missing.isEmpty else {
            guard let day = commissionedOn else {
                return LocalizedText(
                    fi: "Valmis käyttöönottoon; käyttöönottopäivä puuttuu.",
                    sv: "Klar att tas i bruk; dagen för ibruktagandet saknas.",
                    en: "Ready to be commissioned; the day is not recorded."
                )
            }
            return LocalizedText(
                fi: "Valmis käyttöönottoon \(day.finnish).",
                sv: "Klar att tas i bruk \(day.finnish).",
                en: "Ready to be commissioned on \(day)."
            )
        }
        let titles = missing.map(\.title)
        return LocalizedText(
            fi: "Käyttöönotosta puuttuu: \(titles.map(\.fi).list).",
            sv: "För ibruktagandet saknas: \(titles.map(\.sv).list).",
            en: "Missing before commissioning: \(titles.map(\.en).list)."
        )
    }
}

extension Readiness.Requirement {
    /// What is needed, in a few words.
    public var title: LocalizedText {
        switch self {
        case .dataPermit:
            LocalizedText(fi: "tietolupa", sv: "datatillstånd", en: "data permit")
        case .testSubsystem:
            LocalizedText(
                fi: "testin alijärjestelmän käyttölupa",
                sv: "tillstånd för testets delsystem",
                en: "permit for the test subsystem"
            )
        case .productionSubsystem:
            LocalizedText(
                fi: "tuotannon alijärjestelmän käyttölupa",
                sv: "tillstånd för produktionens delsystem",
                en: "permit for the production subsystem"
            )
        case .purposeDeclaration:
            LocalizedText(
                fi: "selvitys käyttötarkoituksesta",
                sv: "utredning om användningsändamålet",
                en: "purpose declaration"
            )
        case .protectionDeclaration:
            LocalizedText(
                fi: "selvitys tietojen suojauksesta",
                sv: "utredning om dataskyddet",
                en: "protection declaration"
            )
        }
    }
}

extension Declaration.Kind {
    /// The reason for which usage without it is held.
    var reason: HeldReason { self == .purpose ? .noPurposeDeclaration : .noProtectionDeclaration }
}

extension [String] {
    /// The texts with commas between them.
    fileprivate var list: String { joined(separator: ", ") }
}

extension LocalizedText {
    /// The text with a capital at its beginning and a full stop at its end.
    var sentence: LocalizedText {
        func sentence(_ text: String) -> String {
            text.prefix(1).uppercased() + text.dropFirst() + "."
        }
        return LocalizedText(fi: sentence(fi), sv: sentence(sv), en: sentence(en))
    }
}
