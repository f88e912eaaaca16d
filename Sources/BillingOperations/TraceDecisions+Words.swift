public import BillingPrimitives
public import Ledger
import Licensing

extension TraceDecisions {
    static let document = LocalizedText(fi: "asiakirja", sv: "handling", en: "document")
    static let incident = LocalizedText(fi: "poikkeama", sv: "avvikelse", en: "incident")
    static let deliveries = LocalizedText(fi: "luovutuksia", sv: "utlämningar", en: "deliveries")
}

extension SyncRun {
    /// What the run brought and how it ended, in a few words.
    var detail: LocalizedText {
        let outcome = outcomeTitle
        return LocalizedText(
            fi: "sivuja: \(pages), tietueita: \(records), \(outcome.fi)",
            sv: "sidor: \(pages), poster: \(records), \(outcome.sv)",
            en: "pages: \(pages), records: \(records), \(outcome.en)"
        )
    }

    /// How it ended, or that it did not, in a word.
    public var outcomeTitle: LocalizedText {
        switch ending?.outcome {
        case .completed?: LocalizedText(fi: "valmis", sv: "slutförd", en: "completed")
        case .stopped?: LocalizedText(fi: "pysäytetty", sv: "stoppad", en: "stopped")
        case .failed?: LocalizedText(fi: "epäonnistunut", sv: "misslyckad", en: "failed")
        case nil: LocalizedText(fi: "kesken", sv: "oavslutad", en: "unfinished")
        }
    }
}

extension SyncKind {
    /// What was fetched, in a word or two.
    public var title: LocalizedText {
        switch self {
        case .changes: LocalizedText(fi: "muutokset", sv: "ändringar", en: "changes")
        case .baseData: LocalizedText(fi: "perustiedot", sv: "basuppgifter", en: "base data")
        }
    }
}

extension TraceDecisions {
    /// What an event of an entry is called; one without words is its code.
    public static func title(of event: String) -> LocalizedText {
        PermitStep.Kind(rawValue: event)?.title ?? titles[event] ?? LocalizedText(event)
    }

    private static let titles: [String: LocalizedText] = [
        "added": LocalizedText(fi: "kirjattu", sv: "registrerat", en: "added"),
        "changed": LocalizedText(fi: "muutettu", sv: "ändrat", en: "changed"),
        "closed": LocalizedText(fi: "suljettu", sv: "stängt", en: "closed"),
        "credit-note": LocalizedText(fi: "hyvityslasku", sv: "kreditfaktura", en: "credit note"),
        "invoice": LocalizedText(fi: "lasku", sv: "faktura", en: "invoice"),
        "not-reconciled": LocalizedText(
            fi: "poikkeama hyväksytty",
            sv: "avvikelse godkänd",
            en: "difference accepted"
        ),
        "release": LocalizedText(fi: "vapautus", sv: "frigörande", en: "release"),
        "reopened": LocalizedText(fi: "avattu uudelleen", sv: "öppnat på nytt", en: "reopened"),
        "run": LocalizedText(fi: "laskutusajo", sv: "faktureringskörning", en: "billing run"),
        "statement": LocalizedText(fi: "erittely", sv: "specifikation", en: "statement"),
        "sync-run": LocalizedText(fi: "päivitysajo", sv: "uppdatering", en: "sync run"),
        "write-off": LocalizedText(fi: "poisto", sv: "avskrivning", en: "write-off"),
    ]
}
