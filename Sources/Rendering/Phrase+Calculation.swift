public import BillingPrimitives

extension Phrase {
    /// Over the steps by which a line was calculated.
    public static let howCalculated = LocalizedText(
        fi: "Näin summa laskettiin",
        sv: "Så beräknades beloppet",
        en: "How the amount was calculated"
    )
    /// Before what the deliveries of the line hold in all.
    public static let counted = LocalizedText(
        fi: "Luovutettu ja laskettu",
        sv: "Utlämnat och räknat",
        en: "Delivered and counted"
    )
    /// Before the records of test identities, which are split off.
    public static let testRecords = LocalizedText(
        fi: "Testihenkilöitä, ei laskuteta",
        sv: "Testpersoner, faktureras inte",
        en: "Test identities, not billed"
    )
    /// Before records that were delivered again.
    public static let redelivered = LocalizedText(
        fi: "Luovutettu uudelleen, ei laskuteta",
        sv: "Utlämnat på nytt, faktureras inte",
        en: "Redelivered, not billed"
    )
    /// Before records that wait for a decision.
    public static let held = LocalizedText(
        fi: "Odottaa päätöstä, ei laskuteta nyt",
        sv: "Väntar på beslut, faktureras inte nu",
        en: "Held, not billed now"
    )
    /// Before records that a decision took off the bill.
    public static let writtenOff = LocalizedText(
        fi: "Poistettu laskutuksesta",
        sv: "Avskrivet, faktureras inte",
        en: "Written off, never billed"
    )
    /// Before the records that the line prices.
    public static let billed = LocalizedText(fi: "Laskutetaan", sv: "Faktureras", en: "Billed")
    /// How a document's total comes from its lines.
    public static let totalIsSumOfLines = LocalizedText(
        fi: "Loppusumma on rivien summa sentilleen.",
        sv: "Totalsumman är radernas summa på centen.",
        en: "The total is the sum of its lines, to the cent."
    )

    /// How the product of a quantity and a price became whole cents.
    public static func rounded(_ rounding: Rounding) -> LocalizedText {
        switch rounding {
        case .halfAwayFromZero:
            LocalizedText(
                fi: "Pyöristetty kerran, rivillä, lähimpään senttiin; puolikas poispäin nollasta.",
                sv: "Avrundat en gång, på raden, till närmaste cent; en halv bort från noll.",
                en: "Rounded once, on the line, to the nearest cent; half a cent away from zero."
            )
        case .halfToEven:
            LocalizedText(
                fi: "Pyöristetty kerran, rivillä, lähimpään senttiin; puolikas parilliseen.",
                sv: "Avrundat en gång, på raden, till närmaste cent; en halv till jämn cent.",
                en: "Rounded once, on the line, to the nearest cent; half a cent to the even cent."
            )
        }
    }

    /// What one record is by a counting rule, in one line.
    public static func explanation(of rule: CountingRule) -> LocalizedText {
        switch rule {
        case .personChange:
            LocalizedText(
                fi: "Tietue on henkilön muutos tai perustiedot; tietoryhmien määrä ei vaikuta.",
                sv:
                    "En post är en persons ändring eller grunddata; datagrupperna räknas inte.",
                en: "A record is one person's change or base data, however many data groups it has."
            )
        case .groupEntry:
            LocalizedText(
                fi: "Tietue on yksi tietoryhmän merkintä henkilön muutoksessa.",
                sv: "En post är en anteckning i en datagrupp i en persons ändring.",
                en: "A record is one data group entry in a person's change."
            )
        case .distinctGroup:
            LocalizedText(
                fi: "Tietue on yksi tietoryhmä henkilön muutoksessa, kerran laskettuna.",
                sv: "En post är en datagrupp i en persons ändring, räknad en gång.",
                en: "A record is one data group in a person's change, counted once."
            )
        case .groupEntryWithoutSupplement:
            LocalizedText(
                fi: "Tietue on yksi tietoryhmän merkintä; lisätietoja ei lasketa.",
                sv: "En post är en anteckning i en datagrupp; tilläggsuppgifter räknas inte.",
                en: "A record is one data group entry; supplements are not counted."
            )
        case .groupEntryUncensored:
            LocalizedText(
                fi: "Tietue on yksi tietoryhmän merkintä; turvakiellon peittämiä ei lasketa.",
                sv:
                    "En post är en anteckning i en datagrupp; spärrmarkerade räknas inte.",
                en:
                    "A record is one data group entry; those under a non-disclosure order are not."
            )
        }
    }
}
