public import BillingPrimitives
import Licensing

extension StatusFinding {
    /// What was found, in a sentence for officers.
    public var text: LocalizedText {
        switch detail {
        case .expiring(let end, let days, _): end.text(daysLeft: days)
        case .deliversAfterExpiry(let forecast): forecast.text
        case .drift(let drift): drift.text
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
        case .reviewDue(let kind, let day, let days): kind.review(day, isPast: days <= 0)
        case .exemptionLapsed: HeldReason.exemptionLapsed.title.sentence
        case .exemptionEnds(let end, let days, _, let rhythm): end.text(days, rhythm)
        case .decreeEnds(let end, let days): end.text(daysLeft: days)
        case .notReady(let readiness): readiness.text
        }
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
    var list: String { joined(separator: ", ") }
}

extension LocalizedText {
    /// The text with a capital at its beginning.
    public var withCapital: LocalizedText {
        LocalizedText(fi: fi.withCapital, sv: sv.withCapital, en: en.withCapital)
    }

    /// The text with a capital at its beginning and a full stop at its end.
    var sentence: LocalizedText {
        LocalizedText(
            fi: fi.withCapital + ".",
            sv: sv.withCapital + ".",
            en: en.withCapital + "."
        )
    }
}

extension String {
    /// The text with a capital at its beginning.
    fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
