/// A data group that the synthetic population has, by its code in the change API.
enum DataGroup: String, Sendable, CaseIterable {
    case motherTongue = "AIDINKIELI"
    case marriage = "AVIOLIITTO"
    case previousMunicipality = "EDELLINEN_KOTIKUNTA"
    case personName = "HENKILON_NIMI"
    case identityCorrection = "HENKILOTUNNUS_KORJAUS"
    case ward = "HUOLLETTAVA_SUPPEA"
    case guardian = "HUOLTAJA"
    case guardianInBrief = "HUOLTAJA_SUPPEA"
    /// A code that no client knows, as new ones come without notice.
    case unknown = "JOKIN_UUSI_TIETORYHMA"
    case citizenship = "KANSALAISUUS"
    case municipality = "KOTIKUNTA"
    case postalAddress = "KOTIMAINEN_POSTIOSOITE"
    case death = "KUOLINPAIVA"
    case callName = "KUTSUMANIMI"
    case childInBrief = "LAPSI_SUPPEA"
    case nameChange = "NIMENMUUTOS"
    case nameChangeAtLength = "NIMENMUUTOS_LAAJA"
    case email = "SAHKOPOSTIOSOITE"
    case maritalStatus = "SIVIILISAATY"
    case sex = "SUKUPUOLI"
    case birthday = "SYNTYMAPAIVA"
    case nonDisclosure = "TURVAKIELTO"
    case registerMunicipality = "VAESTOKIRJANPITOKUNTA"
    case dwelling = "VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS"
    case address = "VAKINAINEN_KOTIMAINEN_OSOITE"

    /// Whether the group tells where a person is to be found, so that non-disclosure censors it.
    var tellsWhereabouts: Bool {
        switch self {
        case .address, .dwelling, .postalAddress, .email: true
        default: false
        }
    }
}
