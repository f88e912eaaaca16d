import BillingPrimitives
import Testing

/// Only codes of the test series stand here: individual numbers 900–999, which no person has.
@Suite struct IdentityCodeTests {
    @Test(arguments: [
        "131052-9993", "010594Y9021", "010594Y9032", "020594X903P", "030594W903B", "040594V9030",
        "050594U903M", "010516B903X", "020516C903K", "030516D9037", "010501E9032", "020502E902X",
        "020503F9037", "020504A902E", "010188-916P", "010192-921W", "020275-9862", "100190-999P",
        "100190Y999P",
    ])
    func `a code of any century sign is taken, and is of the test series`(text: String) throws {
        let code = try #require(IdentityCode(text))
        #expect(code.isTestSeries)
        #expect(code.text == text)
    }

    @Test(arguments: [
        "010188-916R", "310288-916P", "010188/916P", "010188T916P", "010188-916p", "010188-91P",
        "010188-9166P", "0101888916P", " 010188-916P", "",
    ])
    func `a code with a wrong check, date, sign or shape is refused`(text: String) {
        #expect(IdentityCode(text) == nil)
    }

    @Test func `the sign of the century tells two persons apart`() {
        #expect(IdentityCode("100190-999P") != IdentityCode("100190Y999P"))
    }

    @Test func `a leap day exists in the years that have one`() throws {
        let leapDay = try #require(Day("2000-02-29"))
        #expect(
            IdentityCode(bornOn: leapDay, individualNumber: 900)?.text.hasPrefix("290200A") == true
        )
        #expect(IdentityCode("290299-9116") == nil)
    }

    @Test func `what is made is valid, for every day and every sign of its century`() throws {
        var random = SplitMix64(seed: 3)
        let first = try #require(Day("1800-01-01"))
        let last = try #require(Day("2099-12-31"))
        for _ in 0..<2_000 {
            let day = Day(number: .random(in: first.number...last.number, using: &random))
            let signs = ["+", "-YXWVU", "ABCDEF"][day.parts.year / 100 - 18]
            let number = Int.random(in: 900...999, using: &random)
            let sign = signs.randomElement(using: &random)
            let code = try #require(
                IdentityCode(bornOn: day, individualNumber: number, sign: sign)
            )
            #expect(IdentityCode(code.text) == code)
            #expect(code.isTestSeries)
        }
        #expect(IdentityCode(bornOn: first, individualNumber: 900, sign: "A") == nil)
        #expect(IdentityCode(bornOn: first, individualNumber: 1000) == nil)
    }

    @Test func `a code is found where it stands alone in a text`() {
        #expect(IdentityCode.find(in: "person 010188-916P moved") == 7..<18)
        #expect(IdentityCode.find(in: "010188-916P") == 0..<11)
        #expect(IdentityCode.find(in: "a-100190Y999P-b") == 2..<13)
        #expect(IdentityCode.find(in: "a-100190y999p-b") == 2..<13)
        #expect(IdentityCode.find(in: "010188-916R 020275-9862") == 12..<23)
    }

    @Test(arguments: [
        "", "short", "20260302-0017", "a010188-916P", "010188-916Pa", "010188-916R",
        "2026-03-31T21:00:00Z", "0010188-916P",
    ])
    func `a text without a code is left alone`(text: String) {
        #expect(IdentityCode.find(in: text) == nil)
    }

    @Test func `random identifiers in hexadecimal do not look like codes`() {
        var random = SplitMix64(seed: 4)
        for _ in 0..<20_000 {
            let digits = (0..<2).map { _ in
                String(random.next() | 1 << 63, radix: 16)
            }.joined()
            #expect(IdentityCode.find(in: digits) == nil)
            let uuid = "\(digits.prefix(8))-\(digits.dropFirst(8).prefix(4))-4abc-8abc-0123456789ab"
            #expect(IdentityCode.find(in: uuid) == nil)
        }
        #expect(IdentityCode.find(in: "ab010188-916P-4abc-8abc-0123456789ab") == nil)
    }

    @Test func `a code does not print itself`() throws {
        let code = try #require(IdentityCode("010188-916P"))
        #expect(!"\(code) \([code])".contains("010188"))
    }
}
