public import BillingPrimitives
import Licensing
import Rating
public import Reporting

/// The last days of permits and free use and the days of reviews, as a calendar.
public enum StatusCalendar {
    /// One event a date, in a language; the same permit or declaration keeps its id.
    public static func of(_ dates: [ComingDate], language: Language) -> Calendar {
        let name = LocalizedText(
            fi: "Lupien ja maksuttomuuden päättyminen ja tarkistukset",
            sv: "Tillståndens och avgiftsfrihetens utgång och översyner",
            en: "Ends of permits and exemptions, and reviews"
        )
        return Calendar(
            name: name[language],
            language: language,
            events: dates.map { date in
                let summary = date.summary[language]
                return Calendar.Event(
                    id: "\(date.id)@vtj-bill",
                    day: date.day,
                    summary: date.customer.map { "\(summary) (\($0))" } ?? summary,
                    details: date.details[language]
                )
            }
        )
    }
}

extension ComingDate {
    /// What does not change when the day is moved.
    fileprivate var id: String {
        switch occurrence {
        case .permitEnds(let permit, _, _, _): "permit-\(permit)"
        case .review(let connection, let kind): "review-\(kind.rawValue)-\(connection)"
        case .exemptionEnds(let end) where end.cause == .rulingEnds:
            "exemption-\(end.connection)-\(end.ruling.validFrom)"
        // Its ruling goes on, and may end another time.
        case .exemptionEnds(let end): "exemption-\(end.connection)-until-\(end.on)"
        case .decreeEnds(let end): "decree-\(end.decree)"
        }
    }

    fileprivate var summary: LocalizedText {
        switch occurrence {
        case .permitEnds(let permit, let kind, let environment, _):
            let subject = kind == .data ? Self.dataPermit : Self.subsystemPermit(environment)
            return LocalizedText(
                fi: "\(subject.fi) \(permit) päättyy",
                sv: "\(subject.sv) \(permit) upphör",
                en: "\(subject.en) \(permit) ends"
            )
        case .review(let connection, let kind):
            return LocalizedText(
                fi: "Tarkistettava: \(kind.title.fi), \(connection)",
                sv: "Ses över: \(kind.title.sv), \(connection)",
                en: "To be reviewed: \(kind.title.en), \(connection)"
            )
        case .exemptionEnds(let end):
            return LocalizedText(
                fi: "Maksuttomuus päättyy: \(end.connection)",
                sv: "Avgiftsfriheten upphör: \(end.connection)",
                en: "Free use ends: \(end.connection)"
            )
        case .decreeEnds(let end):
            return LocalizedText(
                fi: "Asetuksen \(end.decree) aika päättyy",
                sv: "Tiden för förordning \(end.decree) går ut",
                en: "The time of decree \(end.decree) ends"
            )
        }
    }

    fileprivate var details: LocalizedText {
        switch occurrence {
        case .permitEnds(_, _, _, let end):
            let last = LocalizedText(
                fi: "Viimeinen päivä, jona lupa on voimassa.",
                sv: "Sista dagen då tillståndet gäller.",
                en: "The last day on which the permit is in force."
            )
            guard let more = end.consequences else { return last }
            return LocalizedText(
                fi: "\(last.fi) \(more.fi)",
                sv: "\(last.sv) \(more.sv)",
                en: "\(last.en) \(more.en)"
            )
        case .review:
            return LocalizedText(
                fi: "Pyydä asiakasta tarkistamaan selvitys ja kirjaa uusi.",
                sv: "Be kunden se över utredningen och registrera en ny.",
                en: "Ask the customer to review the declaration, and record a new one."
            )
        case .exemptionEnds(let end): return end.text
        case .decreeEnds(let end): return end.consequences
        }
    }

    private static let dataPermit = LocalizedText(
        fi: "Tietolupa",
        sv: "Datatillstånd",
        en: "Data permit"
    )

    private static func subsystemPermit(_ environment: ServiceEnvironment?) -> LocalizedText {
        let requirement: Readiness.Requirement =
            environment == .production ? .productionSubsystem : .testSubsystem
        return requirement.title.withCapital
    }
}
