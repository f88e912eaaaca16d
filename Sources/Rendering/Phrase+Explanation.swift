import BillingPrimitives

extension Phrase {
    /// Before the block that a document knows.
    static let asKnown = LocalizedText(
        fi: "Tiedot sellaisina kuin ne tunnettiin",
        sv: "Uppgifterna såsom de var kända",
        en: "As known at"
    )
    /// Before the permits and declarations of usage.
    static let coveredBy = LocalizedText(
        fi: "Luovutuksen peruste",
        sv: "Täckt av",
        en: "Covered by"
    )
    /// Before the blocks that usage was recorded in.
    static let recordedFrom = LocalizedText(
        fi: "Kirjattu tilikirjan lohkoihin",
        sv: "Bokfört i huvudbokens block",
        en: "Recorded in blocks of the ledger"
    )
    /// Before the number of a block.
    static let block = LocalizedText(fi: "lohko", sv: "block", en: "block")
    /// Before the number of deliveries whose detail is erased.
    static let detailErased = LocalizedText(
        fi: "Yksityiskohdat poistettu säilytysajan jälkeen",
        sv: "Detaljerna har gallrats efter förvaringstiden",
        en: "Detail erased after its time of retention"
    )
    /// Before what a later document gave back of a line.
    static let givenBack = LocalizedText(fi: "Hyvitetty", sv: "Krediterat", en: "Given back")
    /// Before what is left of a line to be given back.
    static let creditable = LocalizedText(
        fi: "Hyvitettävissä vielä",
        sv: "Kan ännu krediteras",
        en: "Still creditable"
    )
    /// Before the document and line that a line reverses.
    static let reverses = LocalizedText(
        fi: "Peruuttaa rivin",
        sv: "Återför raden",
        en: "Reverses line"
    )
    /// Before a ruling.
    static let ruling = LocalizedText(
        fi: "Maksuttomuuspäätös",
        sv: "Beslut om avgiftsfrihet",
        en: "Ruling"
    )
    /// Before a waiver.
    static let waiverDecision = LocalizedText(
        fi: "Päätös käyttöönottomaksusta",
        sv: "Beslut om ibruktagningsavgiften",
        en: "Waiver"
    )
    /// In the place of the rounding of a reversal.
    static let reversedAsStored = LocalizedText(
        fi: "Rivin tallennetusta summasta, ei laskettu uudelleen.",
        sv: "Av radens lagrade belopp, inte beräknat på nytt.",
        en: "Of the stored amount of the line, not calculated anew."
    )

    /// How many blocks are not listed.
    static func moreBlocks(_ count: Int) -> LocalizedText {
        LocalizedText(
            fi: count == 1 ? "1 lohko lisää" : "\(count) lohkoa lisää",
            sv: "\(count) block till",
            en: count == 1 ? "1 block more" : "\(count) blocks more"
        )
    }
}
