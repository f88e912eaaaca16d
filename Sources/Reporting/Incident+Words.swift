import BillingPrimitives
import Ledger

extension Incident {
    /// What happened, in a sentence for officers.
    var text: LocalizedText {
        let finnish = from == to ? from.finnish : "\(from.finnish)–\(to.finnish)"
        let iso = from == to ? "\(from)" : "\(from) to \(to)"
        return switch kind {
        case .testIdentities:
            LocalizedText(
                fi: "Tuotannossa testihenkilöiden tietueita: \(records), \(finnish).",
                sv: "Poster om testpersoner i produktionen: \(records), \(finnish).",
                en: "Records of test identities in production: \(records), \(iso)."
            )
        case .realIdentities:
            LocalizedText(
                fi: "Harjoittelussa oikeiden henkilöiden tietueita: \(records), \(finnish).",
                sv: "Poster om verkliga personer i övningen: \(records), \(finnish).",
                en: "Records of real identities in practice: \(records), \(iso)."
            )
        case .noPermit:
            LocalizedText(
                fi: "Luovutettu ilman kirjattua tietolupaa, tietueita \(records), \(finnish).",
                sv: "Utlämnat utan registrerat datatillstånd, poster \(records), \(finnish).",
                en: "Delivered without any recorded data permit, records \(records), \(iso)."
            )
        case .conflictingID:
            LocalizedText(
                fi: "Luovutuksen tunnus \(scope) tuli toistamiseen eri sisällöllä, \(finnish).",
                sv: "Utlämningens id \(scope) kom på nytt med annat innehåll, \(finnish).",
                en: "Delivery id \(scope) came again with other content, \(iso)."
            )
        case .cursorBackwards:
            LocalizedText(
                fi: "Kirjausavain meni taaksepäin, tietueita \(records), \(finnish).",
                sv: "Bokningsnyckeln gick bakåt, poster \(records), \(finnish).",
                en: "A booking key went backwards, records \(records), \(iso)."
            )
        }
    }

    /// What to do about it, in sentences.
    var remedy: LocalizedText {
        let first = firstStep
        return LocalizedText(
            fi: "\(first.fi) Sulje sitten poikkeama: \(id).",
            sv: "\(first.sv) Stäng sedan avvikelsen: \(id).",
            en: "\(first.en) Then close the incident: \(id)."
        )
    }

    private var firstStep: LocalizedText {
        switch kind {
        case .testIdentities:
            LocalizedText(
                fi: "Selvitä, miten testihenkilöitä päätyi tuotantoon.",
                sv: "Utred hur testpersoner har hamnat i produktionen.",
                en: "Find out how test identities came into production."
            )
        case .realIdentities:
            LocalizedText(
                fi: "Selvitä, miten oikeita henkilöitä päätyi harjoitteluun.",
                sv: "Utred hur verkliga personer har hamnat i övningen.",
                en: "Find out how real identities came into practice."
            )
        case .noPermit:
            LocalizedText(
                fi: "Kirjaa tietolupa, jos se on; muuten pysäytä luovutus ja selvitä syy.",
                sv:
                    "Registrera tillståndet om det finns; stoppa annars utlämningen och utred.",
                en: "Record the permit if there is one; else stop the delivery and find out why."
            )
        case .conflictingID:
            LocalizedText(
                fi: "Selvitä lähteestä, kumpi sisältö on oikea.",
                sv: "Utred med källan vilket innehåll som är rätt.",
                en: "Find out from the source which content is right."
            )
        case .cursorBackwards:
            LocalizedText(
                fi: "Selvitä, palautettiinko yhteyden tila varmuuskopiosta.",
                sv: "Utred om anslutningens läge återställdes från en säkerhetskopia.",
                en: "Find out whether the connection's state was restored from a backup."
            )
        }
    }
}
