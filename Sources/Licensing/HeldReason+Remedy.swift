public import BillingPrimitives

extension HeldReason {
    /// What an officer can do about it.
    public var remedy: LocalizedText {
        switch self {
        case .noPermit:
            LocalizedText(
                fi: "kirjaa tietolupa tai pyydä asiakasta hakemaan sitä",
                sv: "registrera datatillståndet eller be kunden ansöka om det",
                en: "record the data permit, or ask the customer to apply for one"
            )
        case .permitNotInForce:
            LocalizedText(
                fi: "tarkista luvan voimassaolo ja kirjaa jatkolupa",
                sv: "kontrollera tillståndets giltighet och registrera fortsättningen",
                en: "check the days of the permit, and record its renewal"
            )
        case .groupsOutsidePermit:
            LocalizedText(
                fi: "kirjaa luvan muutos tai poista tietoryhmät tuotteesta",
                sv: "registrera ändringen av tillståndet eller ta bort grupperna ur produkten",
                en: "record the permit's amendment, or take the groups out of the product"
            )
        case .groupsUnknown:
            LocalizedText(
                fi: "selvitä luovutetut tietoryhmät ja vapauta käyttö päätöksellä",
                sv: "utred de utlämnade datagrupperna och frigör användningen genom beslut",
                en: "find out which data groups were delivered, and release the usage"
            )
        case .noPurposeDeclaration:
            LocalizedText(
                fi: "pyydä selvitys käyttötarkoituksesta ja kirjaa se",
                sv: "begär utredningen om användningsändamålet och registrera den",
                en: "ask for the purpose declaration, and record it"
            )
        case .noProtectionDeclaration:
            LocalizedText(
                fi: "pyydä selvitys tietojen suojauksesta ja kirjaa se",
                sv: "begär utredningen om dataskyddet och registrera den",
                en: "ask for the protection declaration, and record it"
            )
        case .noProductionPermit:
            LocalizedText(
                fi: "kirjaa tuotannon alijärjestelmän käyttölupa",
                sv: "registrera tillståndet för produktionens delsystem",
                en: "record the permit for the production subsystem"
            )
        case .notCommissioned:
            LocalizedText(
                fi: "kirjaa yhteyden käyttöönottopäivä",
                sv: "registrera dagen då anslutningen togs i bruk",
                en: "record the day of the connection's commissioning"
            )
        case .closed:
            LocalizedText(
                fi: "tarkista sulkemispäivä ja sulje yhteys myös rajapinnassa",
                sv: "kontrollera stängningsdagen och stäng anslutningen även i gränssnittet",
                en: "check the closing day, and close the connection in the API too"
            )
        case .overlappingRange:
            LocalizedText(
                fi: "vertaa luovutuksia ja vapauta tai poista laskutuksesta",
                sv: "jämför utlämningarna och frigör eller avskriv",
                en: "compare the deliveries, then release or write off"
            )
        case .countUnknown:
            LocalizedText(
                fi: "pyydä lähteeltä puuttuva lukumäärä",
                sv: "begär det saknade antalet av källan",
                en: "ask the source for the missing count"
            )
        case .exemptionLapsed:
            LocalizedText(
                fi: "tee uusi päätös maksuttomuudesta tai vapauta käyttö laskutettavaksi",
                sv: "fatta ett nytt beslut om avgiftsfriheten eller frigör för fakturering",
                en: "rule anew on the exemption, or release the usage to be billed"
            )
        }
    }
}
