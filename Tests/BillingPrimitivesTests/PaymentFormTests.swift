import BillingPrimitives
import Testing

@Suite struct PaymentFormTests {
    @Test(arguments: [
        "1234561", "1511890656", "559582243294671", "3222190631525115", "1231180652526617",
        "01030100067175800018", "3004101416423555", "77584747906474893225", "11112",
    ])
    func `a payment reference with its check digit is taken`(text: String) throws {
        let reference = try #require(PaymentReference(text))
        #expect(PaymentReference(reference.formatted) == reference)
        #expect(PaymentReference(creditorReference: reference.creditorReference) == reference)
    }

    @Test(arguments: ["123", "775847479064748932251", "1234562", "12345a1", "", "-1234561", "0013"])
    func `a payment reference of another form is refused`(text: String) {
        #expect(PaymentReference(text) == nil)
    }

    @Test func `a payment reference is made from a number and printed in fives from the right`() {
        #expect(PaymentReference(number: 123_456)?.description == "1234561")
        #expect(PaymentReference(number: 123_456)?.formatted == "12 34561")
        #expect(PaymentReference("1511890656")?.formatted == "15118 90656")
        #expect(PaymentReference(number: 99) == nil)
        #expect(PaymentReference(number: 100) != nil)
        #expect(PaymentReference(number: 9_999_999_999_999_999_999) != nil)
        #expect(PaymentReference(number: 10_000_000_000_000_000_000) == nil)
    }

    @Test func `one wrong digit is always noticed`() throws {
        var random = SplitMix64(seed: 2)
        for _ in 0..<200 {
            let number = UInt64.random(in: 100...9_999_999_999, using: &random)
            let text = try #require(PaymentReference(number: number)).description
            let wrong = text.dropLast() + String((Int(text.suffix(1)) ?? 0) + 1).suffix(1)
            #expect(PaymentReference(String(wrong)) == nil)
        }
    }

    @Test(arguments: [
        ("RF341234561", "1234561"), ("RF601511890656", "1511890656"), ("RF9811112", "11112"),
        ("RF031030100067175800018", "1030100067175800018"), ("RF61698756720839", "698756720839"),
        ("RF7677584747906474893225", "77584747906474893225"),
    ])
    func `a creditor reference carries a payment reference`(creditor: String, plain: String) {
        #expect(PaymentReference(plain)?.creditorReference == creditor)
        #expect(PaymentReference(creditorReference: creditor)?.description == plain)
    }

    @Test(arguments: ["RF18539007547034", "RF185390075470Y", "RF97C2H5OH", "RF18 5390 0754 7034"])
    func `a creditor reference need not be Finnish`(text: String) {
        #expect(PaymentReference.isCreditorReference(text))
        #expect(PaymentReference(creditorReference: text) == nil || text.contains("7034"))
    }

    @Test(arguments: ["RF17539007547034", "RF18", "XF18539007547034", "RF1853900754703ö", ""])
    func `a creditor reference that does not hold is refused`(text: String) {
        #expect(!PaymentReference.isCreditorReference(text))
    }

    @Test(arguments: [
        "FI2112345600000785", "FI5542345670000081", "FI9080002627761348", "FI3715903000000776",
        "FI5810171000000122", "FI21 1234 5600 0007 85",
    ])
    func `an account number with its checks is taken`(text: String) throws {
        let account = try #require(IBAN(text))
        #expect(IBAN(account.formatted) == account)
    }

    @Test(arguments: [
        "FI2112345600000786", "FI211234560000078", "fi2112345600000785", "FI9912345600000785", "",
        "2112345600000785FI", "FI2112345600000785FI2112345600000785XXXX",
    ])
    func `an account number of another form is refused`(text: String) {
        #expect(IBAN(text) == nil)
    }

    @Test func `a Finnish account number whose national check fails is refused`() {
        // The digits 97 added to the number keep its remainder by 97, and break the Luhn digit.
        #expect(IBAN("FI2112345600000785") != nil)
        #expect(IBAN("FI2112345600000882") == nil)
        #expect(IBAN("GB82WEST12345698765432") != nil)
    }

    @Test func `an account number is printed in fours`() {
        #expect(IBAN("FI2112345600000785")?.formatted == "FI21 1234 5600 0007 85")
    }
}
