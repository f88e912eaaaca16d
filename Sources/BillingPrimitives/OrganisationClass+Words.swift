extension OrganisationClass {
    /// What a body of the class is called.
    public var title: LocalizedText {
        switch self {
        case .stateAgency:
            LocalizedText(fi: "valtion virasto", sv: "statligt ämbetsverk", en: "state agency")
        case .court: LocalizedText(fi: "tuomioistuin", sv: "domstol", en: "court")
        case .municipalAuthority:
            LocalizedText(
                fi: "kunnan viranomainen",
                sv: "kommunal myndighet",
                en: "municipal authority"
            )
        case .wellbeingServicesCounty:
            LocalizedText(
                fi: "hyvinvointialue",
                sv: "välfärdsområde",
                en: "wellbeing services county"
            )
        case .parliament: LocalizedText(fi: "eduskunta", sv: "riksdagen", en: "Parliament")
        case .presidentsOffice:
            LocalizedText(
                fi: "tasavallan presidentin kanslia",
                sv: "republikens presidents kansli",
                en: "Office of the President"
            )
        case .alandAuthority:
            LocalizedText(
                fi: "viranomainen Ahvenanmaalla",
                sv: "myndighet på Åland",
                en: "authority in Åland"
            )
        case .statutoryDegreeEducation:
            LocalizedText(
                fi: "lakisääteiseen tutkintoon johtava oppilaitos",
                sv: "läroanstalt för lagstadgad examen",
                en: "institution of statutory degrees"
            )
        case .kela:
            LocalizedText(
                fi: "Kansaneläkelaitos",
                sv: "Folkpensionsanstalten",
                en: "Social Insurance Institution"
            )
        case .church: LocalizedText(fi: "kirkko", sv: "kyrka", en: "church")
        case .pensionInstitution:
            LocalizedText(fi: "eläkelaitos", sv: "pensionsanstalt", en: "pension institution")
        case .company: LocalizedText(fi: "yritys", sv: "företag", en: "company")
        case .association: LocalizedText(fi: "yhdistys", sv: "förening", en: "association")
        case .other: LocalizedText(fi: "muu", sv: "annan", en: "other")
        }
    }
}
