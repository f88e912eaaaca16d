public import BillingPrimitives
import Licensing
import Rating

extension StatusFinding {
    /// What an officer can do about it, in a sentence.
    public var remedy: LocalizedText {
        switch detail {
        case .expiring(let end, _, _):
            end.isRenewed
                ? LocalizedText(
                    fi: "Mitään ei tarvitse tehdä.",
                    sv: "Ingenting behöver göras.",
                    en: "Nothing has to be done."
                )
                : LocalizedText(
                    fi: "Pyydä asiakasta hakemaan jatkolupaa ja kirjaa se.",
                    sv: "Be kunden ansöka om fortsättning och registrera den.",
                    en: "Ask the customer to apply for a renewal, and record it."
                )
        case .uncoveredUsage(_, _, let reasons), .heldForReview(_, _, let reasons):
            remedy(of: reasons.keys.sorted { $0.rawValue < $1.rawValue })
        case .missingDeclaration(let kinds): remedy(of: kinds.map(\.reason))
        case .missingProductionPermit: remedy(of: [.noProductionPermit])
        case .missingDataPermit: remedy(of: [.permitNotInForce])
        case .groupsOutsidePermit: remedy(of: [.groupsOutsidePermit])
        case .exemptionLapsed: remedy(of: [.exemptionLapsed])
        case .incident(let incident): incident.remedy
        case .exemptionEnds(let end, _, _, _): remedy(of: end)
        default: otherRemedy
        }
    }

    private var otherRemedy: LocalizedText {
        switch kind {
        case .deliversAfterExpiry:
            LocalizedText(
                fi: "Hoida jatkolupa ennen sitä, muutoin käyttö jää odottamaan päätöstä.",
                sv: "Ordna fortsättningen före det, annars väntar användningen på beslut.",
                en: "See to the renewal before then, or the usage will be held."
            )
        case .drift:
            LocalizedText(
                fi: "Kysy asiakkaalta, mikä on muuttunut ja vastaako käyttö yhä selvitystä.",
                sv: "Fråga kunden vad som har ändrats och om utredningen fortfarande stämmer.",
                en: "Ask what has changed, and whether the declared purpose still holds."
            )
        case .outsidePurpose:
            LocalizedText(
                fi: "Kysy asiakkaalta, mihin tietoryhmiä käytetään, ja kirjaa uusi selvitys.",
                sv: "Fråga kunden vad grupperna används till och registrera en ny utredning.",
                en: "Ask what the groups are used for, and record a new declaration."
            )
        case .silent:
            LocalizedText(
                fi: "Ota yhteyttä asiakkaaseen: tiedot on haettava vähintään kahden viikon välein.",
                sv: "Kontakta kunden: uppgifterna ska hämtas minst varannan vecka.",
                en: "Contact the customer: data has to be fetched at least every two weeks."
            )
        case .unusedPermit:
            LocalizedText(
                fi: "Kysy asiakkaalta, tarvitaanko lupaa.",
                sv: "Fråga kunden om tillståndet behövs.",
                en: "Ask the customer whether the permit is needed."
            )
        case .reviewDue:
            LocalizedText(
                fi: "Pyydä asiakasta tarkistamaan selvitys ja kirjaa uusi.",
                sv: "Be kunden se över utredningen och registrera en ny.",
                en: "Ask the customer to review the declaration, and record a new one."
            )
        case .decreeEnds:
            LocalizedText(
                fi: "Lisää seuraavan asetuksen luettelo hinnastoihin, kun se annetaan.",
                sv: "Lägg till nästa förordnings förteckning i prislistorna när den ges.",
                en: "Add the list of the decree that follows to the price lists when it is given."
            )
        default:
            LocalizedText(
                fi: "Kirjaa puuttuvat luvat, selvitykset ja käyttöönottopäivä.",
                sv:
                    "Registrera tillstånd, utredningar och dag för ibruktagande som saknas.",
                en: "Record what is missing, and the day of commissioning."
            )
        }
    }

    private func remedy(of end: ExemptionEnd) -> LocalizedText {
        end.holdsUsage
            ? LocalizedText(
                fi: "Tee uusi päätös maksuttomuudesta ennen sitä tai päätä nykyinen.",
                sv:
                    "Fatta ett nytt beslut om avgiftsfriheten före det, eller avsluta detta.",
                en: "Rule anew on the exemption before then, or end the ruling."
            )
            : LocalizedText(
                fi: "Kerro asiakkaalle maksun alkamisesta tai tee uusi päätös maksuttomuudesta.",
                sv: "Meddela kunden att avgiften börjar, eller fatta ett nytt beslut om "
                    + "avgiftsfriheten.",
                en: "Tell the customer that it begins to pay, or rule anew on the exemption."
            )
    }

    private func remedy(of reasons: [HeldReason]) -> LocalizedText {
        reasons.map(\.remedy).joined(separator: "; ").sentence
    }
}
