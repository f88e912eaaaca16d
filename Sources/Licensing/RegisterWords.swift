public import BillingPrimitives

/// What the facts of the register are called where officers and customers read them.
public enum RegisterWords {
    /// What a fact is called, by its name in register files; nil for a name that is none.
    public static func title(of fact: String) -> LocalizedText? { titles[fact] }

    private static let titles: [String: LocalizedText] = [
        "applied_on": text("haettu", "sökt", "applied on"),
        "connection": text("yhteys", "anslutning", "connection"),
        "connections": text("yhteydet", "anslutningar", "connections"),
        "customer": text("asiakas", "kund", "customer"),
        "data_groups": text("tietoryhmät", "datagrupper", "data groups"),
        "decided_by": text("päätti", "beslutat av", "decided by"),
        "document_digest": text("asiakirjan tiiviste", "kontrollsumma", "digest"),
        "environment": text("ympäristö", "miljö", "environment"),
        "filed_on": text("annettu", "inlämnad", "filed on"),
        "holder": text("luvan haltija", "tillståndets innehavare", "holder"),
        "kind": text("laji", "slag", "kind"),
        "legal_provision": text("säännös", "bestämmelse", "legal provision"),
        "permit": text("lupa", "tillstånd", "permit"),
        "public_law": text("julkisoikeudellinen", "offentlig rätt", "public law"),
        "reason": text("peruste", "grund", "reason"),
        "reference": text("diaarinumero", "diarienummer", "reference"),
        "review_on": text("tarkistettava", "ses över", "review on"),
        "state": text("tila", "läge", "state"),
        "status": text("hakemuksen tila", "ansökans läge", "status"),
        "text": text("teksti", "text", "text"),
        "umbrella_class": text("kattoluvan luokka", "paraplytillståndets klass", "umbrella class"),
        "valid_from": text("voimassa alkaen", "gäller från", "valid from"),
        "valid_until": text("voimassa ennen", "gäller före", "valid until"),
    ]

    private static func text(_ fi: String, _ sv: String, _ en: String) -> LocalizedText {
        LocalizedText(fi: fi, sv: sv, en: en)
    }
}

extension RegisterKind {
    /// What such an entry is called.
    public var title: LocalizedText {
        switch self {
        case .seller: LocalizedText(fi: "laskuttaja", sv: "fakturerare", en: "seller")
        case .customer: LocalizedText(fi: "asiakas", sv: "kund", en: "customer")
        case .connection: LocalizedText(fi: "yhteys", sv: "anslutning", en: "connection")
        case .permit: LocalizedText(fi: "lupa", sv: "tillstånd", en: "permit")
        case .declaration: LocalizedText(fi: "selvitys", sv: "utredning", en: "declaration")
        case .exemption: LocalizedText(fi: "maksuttomuus", sv: "avgiftsfrihet", en: "exemption")
        case .waiver: LocalizedText(fi: "luopuminen", sv: "eftergift", en: "waiver")
        case .succession: LocalizedText(fi: "seuraanto", sv: "övergång", en: "succession")
        case .legacyConnection:
            LocalizedText(
                fi: "vanhan palvelun yhteys",
                sv: "den gamla tjänstens anslutning",
                en: "legacy-connection"
            )
        }
    }
}

extension RegisterKey {
    /// The kind and the id, such as `permit DVV/1234/2026`.
    public var title: LocalizedText {
        kind == .seller ? kind.title : kind.title.followed(by: " \(id)")
    }
}

extension Permit.Kind {
    /// What such a permit is called.
    public var title: LocalizedText {
        switch self {
        case .data: LocalizedText(fi: "tietolupa", sv: "datatillstånd", en: "data permit")
        case .subsystem:
            LocalizedText(
                fi: "alijärjestelmän käyttölupa",
                sv: "tillstånd för delsystem",
                en: "subsystem permit"
            )
        }
    }
}

extension ServiceEnvironment {
    /// What the environment is called.
    public var title: LocalizedText {
        switch self {
        case .production: LocalizedText(fi: "tuotanto", sv: "produktion", en: "production")
        case .test: LocalizedText(fi: "testi", sv: "test", en: "test")
        case .sandbox: LocalizedText(fi: "hiekkalaatikko", sv: "sandlåda", en: "sandbox")
        }
    }
}
