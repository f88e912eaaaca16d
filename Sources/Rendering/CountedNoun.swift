public import BillingPrimitives

/// A noun that stands after a number: Finnish puts it in the partitive after all numbers but one.
public struct CountedNoun: Sendable, Hashable {
    /// The form after one.
    public let one: LocalizedText
    /// The form after any other number.
    public let many: LocalizedText

    /// The form after a number; minus one counts as one.
    public func word(for number: Int64) -> LocalizedText { number.magnitude == 1 ? one : many }

    /// The unit that is priced.
    public static let record = CountedNoun(
        one: LocalizedText(fi: "tietue", sv: "post", en: "record"),
        many: LocalizedText(fi: "tietuetta", sv: "poster", en: "records")
    )

    /// One metered answer of the API.
    public static let delivery = CountedNoun(
        one: LocalizedText(fi: "luovutus", sv: "utlämning", en: "delivery"),
        many: LocalizedText(fi: "luovutusta", sv: "utlämningar", en: "deliveries")
    )

    /// One register updated through one subsystem.
    public static let connection = CountedNoun(
        one: LocalizedText(fi: "yhteys", sv: "anslutning", en: "connection"),
        many: LocalizedText(fi: "yhteyttä", sv: "anslutningar", en: "connections")
    )

    /// A calendar month.
    public static let month = CountedNoun(
        one: LocalizedText(fi: "kuukausi", sv: "månad", en: "month"),
        many: LocalizedText(fi: "kuukautta", sv: "månader", en: "months")
    )

    /// A civil day.
    public static let day = CountedNoun(
        one: LocalizedText(fi: "päivä", sv: "dag", en: "day"),
        many: LocalizedText(fi: "päivää", sv: "dagar", en: "days")
    )

    /// An invoice, a credit note or a statement.
    public static let document = CountedNoun(
        one: LocalizedText(fi: "asiakirja", sv: "handling", en: "document"),
        many: LocalizedText(fi: "asiakirjaa", sv: "handlingar", en: "documents")
    )
}
