import BillingPrimitives
import Rendering
import Testing

@Suite struct PhraseTests {
    @Test func `a practice document says so in every language`() {
        #expect(Phrase.practice[.finnish] == "HARJOITUS – EI OLE LASKU")
        #expect(Phrase.practice[.swedish] == "ÖVNING – INTE EN FAKTURA")
        #expect(Phrase.practice[.english] == "PRACTICE – NOT AN INVOICE")
    }

    @Test(arguments: Language.allCases)
    func `the three kinds of document have three names`(language: Language) {
        let names = [Phrase.invoice, Phrase.creditNote, Phrase.statement].map { $0[language] }
        #expect(Set(names).count == 3)
    }

    @Test(arguments: Language.allCases)
    func `every counting rule is explained apart, in one line`(language: Language) {
        let lines = CountingRule.allCases.map { Phrase.explanation(of: $0)[language] }
        #expect(Set(lines).count == CountingRule.allCases.count)
        #expect(lines.allSatisfy { $0.hasSuffix(".") && $0.count <= 100 && !$0.contains("\n") })
    }

    @Test(arguments: Language.allCases)
    func `the ways of rounding are told apart`(language: Language) {
        #expect(
            Set(Rounding.allCases.map { Phrase.rounded($0)[language] }).count
                == Rounding.allCases.count
        )
    }
}
