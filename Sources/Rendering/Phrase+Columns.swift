public import BillingPrimitives
import Licensing

extension Phrase {
    /// What a column of a page is called, by its name in CSV; nil for one that no page has.
    public static func column(_ name: String) -> LocalizedText? {
        columns[name] ?? RegisterWords.title(of: name)
    }

    /// Every permit, connection or data group.
    public static let all = LocalizedText(fi: "kaikki", sv: "alla", en: "all")
    /// Agreement.
    public static let yes = LocalizedText(fi: "kyllä", sv: "ja", en: "yes")
    /// The contrary.
    public static let no = LocalizedText(fi: "ei", sv: "nej", en: "no")

    private static let columns: [String: LocalizedText] = [
        "actor": text("kirjasi", "antecknat av", "recorded by"),
        "began_at": text("alkoi", "började", "began at"),
        "block": text("lohko", "block", "block"),
        "bytes": text("tavuja", "byte", "bytes"),
        "count": text("määrä", "antal", "count"),
        "data_group": text("tietoryhmä", "datagrupp", "data group"),
        "deliveries": text("luovutuksia", "utlämningar", "deliveries"),
        "detail": text("tarkemmin", "närmare", "detail"),
        "event": text("tapahtuma", "händelse", "event"),
        "ground": text("peruste", "grund", "ground"),
        "merkle_root": text("Merkle-juuri", "Merkle-rot", "merkle root"),
        "month": text("kuukausi", "månad", "month"),
        "on": text("päivä", "dag", "on"),
        "outcome": text("tulos", "utfall", "outcome"),
        "pages": text("sivuja", "sidor", "pages"),
        "recorded_at": text("kirjattu", "antecknat", "recorded at"),
        "records": text("tietueita", "poster", "records"),
        "run": text("ajo", "körning", "run"),
        "step": text("vaihe", "skede", "step"),
        "subject": text("kohde", "föremål", "subject"),
        "terms": text("ehdot", "villkor", "terms"),
    ]

    private static func text(_ fi: String, _ sv: String, _ en: String) -> LocalizedText {
        LocalizedText(fi: fi, sv: sv, en: en)
    }
}
