import BillingPrimitives
import Testing

@Suite struct VirtualBankBarcodeTests {
    struct Payment: Sendable {
        var account: String
        var cents: Int64
        var reference: String
        var due: String?
        var digits: String
    }

    /// Examples of the guide of Finance Finland.
    static let examples = [
        Payment(
            account: "FI5810171000000122",
            cents: 48_299,
            reference: "559582243294671",
            due: "2012-01-31",
            digits: "458101710000001220004829900000000559582243294671120131"
        ),
        Payment(
            account: "FI0250004640001302",
            cents: 69_380,
            reference: "69875672083435364",
            due: "2011-07-24",
            digits: "402500046400013020006938000000069875672083435364110724"
        ),
        Payment(
            account: "FI1566010001530641",
            cents: 744_454,
            reference: "7758474790647489",
            due: "2019-12-19",
            digits: "415660100015306410074445400000007758474790647489191219"
        ),
        Payment(
            account: "FI3715903000000776",
            cents: 1_225,
            reference: "11112",
            due: "2016-12-21",
            digits: "437159030000007760000122500000000000000000011112161221"
        ),
        Payment(
            account: "FI0250004640001302",
            cents: 69_380,
            reference: "RF61698756720839",
            due: "2011-07-24",
            digits: "502500046400013020006938061000000000698756720839110724"
        ),
        Payment(
            account: "FI1680001400050267",
            cents: 93_585,
            reference: "RF6078777679656628687",
            due: nil,
            digits: "516800014000502670009358560000078777679656628687000000"
        ),
        Payment(
            account: "FI1566010001530641",
            cents: 744_454,
            reference: "RF847758474790647489",
            due: "2019-12-19",
            digits: "515660100015306410074445484000007758474790647489191219"
        ),
        Payment(
            account: "FI3715903000000776",
            cents: 110,
            reference: "RF9811112",
            due: "2017-01-01",
            digits: "537159030000007760000011098000000000000000011112170101"
        ),
    ]

    @Test(arguments: examples)
    func `the guide's payments have the guide's digits`(payment: Payment) throws {
        let barcode = VirtualBankBarcode(
            account: try #require(IBAN(payment.account)),
            amount: Money(cents: payment.cents),
            reference: payment.reference,
            dueOn: payment.due.flatMap { Day($0) }
        )
        #expect(barcode?.digits == payment.digits)
    }

    @Test(arguments: [(99_999_999, "99999999"), (100_000_000, "00000000"), (0, "00000000")])
    func `an amount that has no room is left for the payer`(cents: Int64, digits: String) throws {
        let barcode = VirtualBankBarcode(
            account: try #require(IBAN("FI2112345600000785")),
            amount: Money(cents: cents),
            reference: "1232",
            dueOn: nil
        )
        #expect(barcode.map { String($0.digits.dropFirst(17).prefix(8)) } == digits)
    }

    @Test(
        arguments: [
            ("FI2112345600000785", -1, "1232"), ("FI2112345600000785", 1, "1233"),
            ("FI2112345600000785", 1, "RF18539007547035"),
            // A creditor reference with letters has no digits to carry, nor has a foreign account.
            ("FI2112345600000785", 1, "RF97C2H5OH"), ("DE89370400440532013000", 1, "1232"),
        ]
    )
    func `what cannot be carried has no barcode`(
        account: String,
        cents: Int64,
        reference: String
    ) throws {
        let barcode = VirtualBankBarcode(
            account: try #require(IBAN(account)),
            amount: Money(cents: cents),
            reference: reference,
            dueOn: nil
        )
        #expect(barcode == nil)
    }
}
