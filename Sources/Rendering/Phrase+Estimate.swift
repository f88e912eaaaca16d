import BillingPrimitives

extension Phrase {
    /// Over the column of months.
    static let month = LocalizedText(fi: "Kuukausi", sv: "Månad", en: "Month")
    /// Over the column of priced usage.
    static let usage = LocalizedText(fi: "Käyttö", sv: "Användning", en: "Usage")
    /// Over what the same usage would cost under each rule.
    static let underOtherRules = LocalizedText(
        fi: "Sama käyttö eri laskentasäännöillä:",
        sv: "Samma användning enligt olika räkningsregler:",
        en: "The same usage under each counting rule:"
    )
    /// Over what an estimate assumes.
    static let assumptions = LocalizedText(
        fi: "Oletukset:",
        sv: "Antaganden:",
        en: "Assumptions:"
    )
    /// Before the grounds on which use is free.
    static let useIsFree = LocalizedText(
        fi: "Käyttö on maksutonta käyttöönoton jälkeen",
        sv: "Användningen är avgiftsfri efter ibruktagningen",
        en: "Use after commissioning is free"
    )
    /// Says that the class would be free for a purpose of public law.
    static let purposeNotOfPublicLaw = LocalizedText(
        fi: "Käyttö on maksullista: asetus vapauttaa julkisoikeudelliset tietotarpeet,"
            + " ja tätä ei ilmoitettu sellaiseksi.",
        sv: "Användningen är avgiftsbelagd: förordningen befriar offentligrättsliga"
            + " informationsbehov, och detta har inte uppgetts vara ett sådant.",
        en: "Use is charged: the decree frees needs of public law, and this was not declared one."
    )
    /// Says that no decree list frees the class.
    static let classNotNamed = LocalizedText(
        fi: "Käyttö on maksullista: maksuasetus ei nimeä tätä organisaatioluokkaa.",
        sv: "Användningen är avgiftsbelagd: avgiftsförordningen nämner inte denna"
            + " organisationsklass.",
        en: "Use is charged: the fee decree does not name this organisation class."
    )
    /// Between a number of records and the amount that they would save.
    static let moreWouldSave = LocalizedText(
        fi: "lisää alentaisi hintaa",
        sv: "till skulle sänka priset med",
        en: "more would save"
    )
}
