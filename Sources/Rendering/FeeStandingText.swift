public import BillingPrimitives
public import Licensing

extension FeeStanding {
    /// A word for scripts.
    public var code: String {
        switch self {
        case .notInProduction: "not-in-production"
        case .settled: "settled"
        case .waived: "waived"
        case .replacesNothing: "replaces-nothing"
        case .usedUp: "used-up"
        case .undecided: "undecided"
        }
    }

    /// Whether and why the connection pays its setup fee, in a sentence.
    public var text: LocalizedText {
        switch self {
        case .notInProduction:
            LocalizedText(
                fi: "Ei käyttöönottomaksua: vain tuotantoyhteys maksaa.",
                sv: "Ingen ibruktagningsavgift: endast en produktionsanslutning betalar.",
                en: "No setup fee: only a connection in production pays."
            )
        case .settled(let how):
            LocalizedText(
                fi: "Käyttöönottomaksu on hoidettu aiemmin: \(how).",
                sv: "Ibruktagningsavgiften har skötts tidigare: \(how).",
                en: "The setup fee was dealt with before: \(how)."
            )
        case .waived(let waiver): waived(by: waiver)
        case .replacesNothing:
            LocalizedText(
                fi: "Maksaa käyttöönottomaksun: yhteys ei korvaa vanhan palvelun yhteyttä.",
                sv: "Betalar ibruktagningsavgift: ersätter ingen anslutning i den gamla tjänsten.",
                en: "Pays the setup fee: it replaces no connection of the old service."
            )
        case .usedUp(let legacy, let waiver): usedUp(legacy, by: waiver)
        case .undecided(let legacy):
            LocalizedText(
                fi: "Maksaa käyttöönottomaksun, kunnes päätetään, korvaako yhteys \(legacy):n.",
                sv: "Betalar ibruktagningsavgift tills det avgörs om den ersätter \(legacy).",
                en: "Pays the setup fee until it is decided whether it replaces \(legacy)."
            )
        }
    }

    private func waived(by waiver: Waiver) -> LocalizedText {
        let (number, legacy) = (waiver.number ?? "–", waiver.legacyConnection)
        return LocalizedText(
            fi: "Ei käyttöönottomaksua: päätös \(number), korvaa yhteyden \(legacy).",
            sv: "Ingen ibruktagningsavgift: beslut \(number), ersätter anslutningen \(legacy).",
            en: "No setup fee: waiver \(number), as it replaces \(legacy)."
        )
    }

    private func usedUp(_ legacy: String, by waiver: Waiver) -> LocalizedText {
        let (number, other) = (waiver.number ?? "–", waiver.connection)
        return LocalizedText(
            fi: "Maksaa käyttöönottomaksun: yhteyden \(legacy) korvasi jo \(other) (päätös "
                + "\(number)), ja vanha yhteys korvataan kerran.",
            sv: "Betalar ibruktagningsavgift: \(legacy) ersattes redan av \(other) (beslut "
                + "\(number)), och en gammal anslutning ersätts en gång.",
            en: "Pays the setup fee: \(legacy) was replaced by \(other) already (waiver "
                + "\(number)), and an old connection is replaced once."
        )
    }
}
