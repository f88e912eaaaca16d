import BillingPrimitives
import Tariffs
import Testing

@Suite struct TariffBookTests {
    @Test func `two price lists meet at midnight between two days`() throws {
        let book = try TariffBook(files: [
            tariffFile("new", from: "2026-06-16", price: #"per_unit = "0.040""#),
            tariffFile("old", from: "2022-01-01", until: "2026-06-16"),
        ])
        #expect(book.files.map(\.name) == ["2022-01-01-old-v1.toml", "2026-06-16-new-v1.toml"])
        #expect(book.tariffs.map(\.id) == ["old", "new"])
        #expect(book.tariff(on: day("2021-12-31")) == nil)
        #expect(book.tariff(on: day("2026-06-15"))?.id == "old")
        #expect(book.tariff(on: day("2026-06-16"))?.id == "new")
    }

    @Test func `a list that is tried out takes the place of others on its days alone`() throws {
        let book = try TariffBook(files: [
            tariffFile("old", from: "2022-01-01", until: "2026-01-01"),
            tariffFile("new", from: "2026-01-01"),
        ])
        let other = try book.replacing(with: [
            tariffFile("trial", from: "2025-07-01", until: "2026-07-01"),
            tariffFile("old", version: 3, from: "2027-01-01", more: #"reason = "a trial""#),
        ])
        let days = ["2025-06-30", "2025-07-01", "2026-06-30", "2026-07-01", "2027-01-01"]
        #expect(
            days.map { other.tariff(on: day($0))?.label } == [
                "old v1", "trial v1", "trial v1", "new v1", "old v3",
            ]
        )
        #expect(book.tariff(on: day("2025-07-01"))?.id == "old")
        let error = #expect(throws: DiagnosticsError.self) {
            try book.replacing(with: [
                tariffFile("one", from: "2025-01-01"), tariffFile("two", from: "2026-01-01"),
            ])
        }
        #expect(error?.diagnostics.map(\.code) == ["tariff-overlap"])
    }

    @Test func `a decree list that is tried out stays in force until another begins`() throws {
        func decree(_ id: String, from: String, until: String) -> TariffFile {
            TariffFile(
                name: "\(from)-decree.toml",
                text: """
                    [decree]
                    id = "\(id)"
                    title = { fi = "a", sv = "b", en = "c" }
                    source = "test"
                    from = \(from)
                    until = \(until)
                    [[decree.item]]
                    item = "2 § 4 a"
                    classes = ["church"]
                    title = { fi = "a", sv = "b", en = "c" }
                    """
            )
        }
        let early = try TariffBook.shipped.replacing(with: [
            decree("9/2021", from: "2022-01-01", until: "2022-07-01")
        ])
        let days = ["2022-01-01", "2022-12-31", "2023-01-01"]
        #expect(days.map { early.decree(on: day($0))?.id } == ["9/2021", "9/2021", "1070/2022"])
        let late = try TariffBook.shipped.replacing(with: [
            decree("9/2022", from: "2022-12-31", until: "2024-01-01")
        ])
        #expect(late.decrees.map(\.id) == ["1136/2021", "9/2022"])
        #expect(late.exemption(for: .kela, on: day("2026-01-01")) == nil)
        #expect(late.exemption(for: .church, on: day("2026-01-01")) != nil)
    }

    @Test func `an erratum takes the place of its list, and the earlier version stays on file`()
        throws
    {
        let book = try TariffBook(files: [
            tariffFile("a", from: "2022-01-01"),
            tariffFile(
                "a",
                version: 2,
                from: "2022-01-01",
                price: #"per_unit = "0.035""#,
                more: #"reason = "a digit was wrong""#
            ),
        ])
        #expect(book.tariffs.map(\.label) == ["a v2"])
        #expect(book.allVersions.map(\.label) == ["a v1", "a v2"])
        #expect(book.tariff(on: day("2022-01-01"))?.version == 2)
        #expect(book.tariff(id: "a", version: 1)?.reason == nil)
        #expect(book.tariff(id: "a", version: 3) == nil)
    }

    @Test(
        arguments: [
            (#"included = true"#, .included),
            (#"flat = "5""#, .flat(Money(cents: 500))),
            (#"per_unit = "0.000001""#, .perUnit(UnitPrice(micros: 1))),
            (
                #"volume = [ { up_to = 2_900_000, price = "0.011" }, { price = "0.006" } ]"#,
                .volume([
                    PriceTier(upTo: 2_900_000, price: UnitPrice(micros: 11_000)),
                    PriceTier(upTo: nil, price: UnitPrice(micros: 6_000)),
                ])
            ),
            (#"graduated = [{ price = "0" }]"#, .graduated([PriceTier(upTo: nil, price: .zero)])),
            (
                #"package = { size = 1000, price = "30.00" }"#,
                .package(size: 1_000, price: Money(cents: 3_000))
            ),
        ] as [(String, Price)]
    )
    func `every kind of price can be written`(text: String, price: Price) throws {
        let book = try TariffBook(files: [tariffFile("a", from: "2022-01-01", price: text)])
        #expect(book.tariffs[0].component(.changeRecords)?.price == price)
    }

    @Test func `what a list does not say has the usual value`() throws {
        let tariff = try TariffBook(files: [tariffFile("a", from: "2022-01-01")]).tariffs[0]
        #expect(tariff.initialWindowDays == 90)
        #expect(tariff.lateUsageMonths == 12)
        #expect(!tariff.redeliveryBilled)
        #expect(tariff.waiverDecisions == nil)
        #expect(tariff.component(.setupFee)?.vat.rate == UnitPrice("25.5"))
    }

    @Test func `a list may bound the days on which a fee is waived`() throws {
        let file = tariffFile(
            "a",
            from: "2022-01-01",
            more: "waiver_decisions = { from = 2022-01-01, until = 2025-07-01 }"
        )
        let tariff = try TariffBook(files: [file]).tariffs[0]
        #expect(
            tariff.waiverDecisions == Period(from: day("2022-01-01"), until: day("2025-07-01"))
        )
    }

    @Test(arguments: [("2025-11-01", 0), ("2025-11-02", 1), ("2026-06-01", 1)])
    func `the end of the last price list is told 60 days ahead`(date: String, count: Int) throws {
        let file = tariffFile("a", from: "2022-01-01", until: "2026-01-01")
        let warnings = try TariffBook(files: [file]).warnings(on: day(date))
        #expect(warnings.map(\.code) == Array(repeating: "tariff-ends", count: count))
    }

    @Test func `everything that is wrong in all files is told at once`() {
        let error = #expect(throws: DiagnosticsError.self) {
            try TariffBook(files: [
                tariffFile("a", from: "2022-01-01", more: "bonus = 1"),
                tariffFile("b", from: "2023-01-01", price: "per_unit = 0.036"),
                TariffFile(name: "broken.toml", text: "x ="),
            ])
        }
        #expect(
            error?.diagnostics.map(\.code) == [
                "toml-unknown-key", "tariff-price-float", "toml-syntax",
            ]
        )
        #expect(error?.diagnostics.last?.file == "broken.toml")
    }

    @Test func `a book without a price list is refused`() {
        let error = #expect(throws: DiagnosticsError.self) { try TariffBook(files: []) }
        #expect(error?.diagnostics.map(\.code) == ["tariff-missing"])
    }
}
