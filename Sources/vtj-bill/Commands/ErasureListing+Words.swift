import BillingPrimitives
import Ledger

extension ErasureListing {
    /// The words of a certificate.
    enum Words {
        static let title = LocalizedText(
            fi: "Todistus tietojen hävittämisestä",
            sv: "Intyg över förstörda uppgifter",
            en: "Certificate of erasure"
        )
        static let note = LocalizedText(
            fi: "Lohkojen otsikot, tiivisteet ja summat säilyvät, joten kirjan ketju on yhä "
                + "tarkistettavissa; yksityiskohtia ei voi palauttaa.",
            sv: "Blockens rubriker, kontrollsummor och summor bevaras, så att kedjan fortfarande "
                + "kan kontrolleras; detaljerna kan inte återställas.",
            en: "The headers, digests and sums of the blocks stay, so that the chain can still be "
                + "verified; the detail cannot be restored."
        )
        static let fact = LocalizedText(fi: "tieto", sv: "uppgift", en: "fact")
        static let value = LocalizedText(fi: "arvo", sv: "värde", en: "value")
        static let certificate = LocalizedText(
            fi: "todistuksen numero",
            sv: "intygets nummer",
            en: "certificate"
        )
        static let erased = LocalizedText(fi: "Hävitetty", sv: "Förstört", en: "Erased")
        static let period = LocalizedText(fi: "ajalta", sv: "för tiden", en: "of the time")
        static let amount = LocalizedText(fi: "määrä", sv: "antal", en: "how many")
        static let blocks = LocalizedText(fi: "Lohkot", sv: "Block", en: "Blocks")
        static let bytes = LocalizedText(fi: "tavuja", sv: "byte", en: "bytes")
        static let term = LocalizedText(fi: "säilytysaika", sv: "bevaringstid", en: "kept for")
        static let firstDayKept = LocalizedText(
            fi: "ensimmäinen säilytettävä päivä",
            sv: "första dagen som bevaras",
            en: "first day kept"
        )
        static let erasedAt = LocalizedText(fi: "hävitetty", sv: "förstört", en: "erased at")
        static let decidedBy = LocalizedText(fi: "päätti", sv: "beslutat av", en: "decided by")
        static let recordedBy = LocalizedText(fi: "kirjasi", sv: "antecknat av", en: "recorded by")
        static let reason = LocalizedText(fi: "peruste", sv: "grund", en: "ground")
        static let digestBefore = LocalizedText(
            fi: "ketjun tiiviste ennen",
            sv: "kedjans kontrollsumma före",
            en: "chain digest before"
        )
        static let digest = LocalizedText(
            fi: "ketjun tiiviste jälkeen",
            sv: "kedjans kontrollsumma efter",
            en: "chain digest after"
        )

        /// What is erased of a class.
        static func names(_ dataClass: RetentionClass) -> LocalizedText {
            switch dataClass {
            case .usage:
                LocalizedText(
                    fi: "luovutusten yksityiskohdat",
                    sv: "utlämningarnas detaljer",
                    en: "the detail of deliveries"
                )
            case .documents:
                LocalizedText(
                    fi: "asiakirjojen osapuolet ja tekstit",
                    sv: "handlingarnas parter och texter",
                    en: "the parties and texts of documents"
                )
            case .declarations:
                LocalizedText(
                    fi: "selvitysten tekstit",
                    sv: "utredningarnas texter",
                    en: "the texts of declarations"
                )
            case .decisions:
                LocalizedText(
                    fi: "päätösten perustelut",
                    sv: "beslutens motiveringar",
                    en: "the reasons of decisions"
                )
            }
        }
    }
}

extension RetentionTerm {
    /// The term in the language of its reader.
    var words: LocalizedText {
        switch unit {
        case .month:
            LocalizedText(
                fi: "\(length) kk kuukauden lopusta",
                sv: "\(length) mån. från månadens slut",
                en: "\(self) from the end of the month"
            )
        case .year:
            LocalizedText(
                fi: "\(length) v vuoden lopusta",
                sv: "\(length) år från årets slut",
                en: "\(self) from the end of the year"
            )
        }
    }
}
