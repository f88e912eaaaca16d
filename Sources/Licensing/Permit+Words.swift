public import BillingPrimitives

extension PermitState {
    /// Where the permit stands, in a word or two.
    public var title: LocalizedText {
        switch self {
        case .applied:
            LocalizedText(fi: "haettu", sv: "sökt", en: "applied for")
        case .granted:
            LocalizedText(
                fi: "myönnetty, ei vielä alkanut",
                sv: "beviljat, har inte börjat",
                en: "granted, not begun"
            )
        case .inForce:
            LocalizedText(fi: "voimassa", sv: "gäller", en: "in force")
        case .suspended:
            LocalizedText(fi: "keskeytetty", sv: "avbrutet", en: "suspended")
        case .expired:
            LocalizedText(fi: "päättynyt", sv: "har upphört", en: "expired")
        case .revoked:
            LocalizedText(fi: "peruutettu", sv: "återkallat", en: "revoked")
        case .rejected:
            LocalizedText(fi: "hylätty", sv: "avslaget", en: "rejected")
        case .withdrawn:
            LocalizedText(fi: "hakemus peruttu", sv: "ansökan återtagen", en: "withdrawn")
        }
    }
}

extension PermitStep.Kind {
    /// What the step is called.
    public var title: LocalizedText {
        switch self {
        case .apply:
            LocalizedText(fi: "hakemus", sv: "ansökan", en: "application")
        case .grant:
            LocalizedText(fi: "myöntäminen", sv: "beviljande", en: "grant")
        case .reject:
            LocalizedText(fi: "hylkääminen", sv: "avslag", en: "rejection")
        case .withdraw:
            LocalizedText(fi: "hakemuksen peruminen", sv: "återtagande", en: "withdrawal")
        case .amend:
            LocalizedText(fi: "muutos", sv: "ändring", en: "amendment")
        case .suspend:
            LocalizedText(fi: "keskeytys", sv: "avbrott", en: "suspension")
        case .reinstate:
            LocalizedText(fi: "palautus", sv: "återinförande", en: "reinstatement")
        case .revoke:
            LocalizedText(fi: "peruutus", sv: "återkallelse", en: "revocation")
        }
    }
}

extension CoverageChain.Requirement {
    /// What is asked, in a few words.
    public var title: LocalizedText {
        switch self {
        case .connection:
            LocalizedText(fi: "yhteys", sv: "anslutning", en: "connection")
        case .dataPermit:
            LocalizedText(fi: "tietolupa", sv: "datatillstånd", en: "data permit")
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
        case .subsystemPermit:
            LocalizedText(
                fi: "alijärjestelmän käyttölupa",
                sv: "tillstånd för delsystemet",
                en: "permit for the subsystem"
            )
        }
    }
}
