import BillingPrimitives
import Foundation
import Testing

@testable import Tariffs

@Suite struct ShippedBookTests {
    private let book = TariffBook.shipped

    @Test func `the binary carries the files of the folder, byte for byte`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../tariffs").standardizedFileURL
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".toml") }
            .sorted()
        let files = try names.map { name in
            try TariffFile(
                name: name,
                text: String(contentsOf: folder.appending(path: name), encoding: .utf8)
            )
        }
        #expect(ShippedFiles.all == files, "run scripts/embed")
        #expect(book.files == files)
    }

    @Test func `a new connection costs 1000 euros and a record 0.036 from 2022 on, without end`() {
        #expect(book.tariff(on: day("2021-12-31")) == nil)
        for date in ["2022-01-01", "2022-12-31", "2023-01-01", "2199-01-01"] {
            let tariff = book.tariff(on: day(date))
            #expect(tariff?.label == "vtj-2022 v1")
            #expect(tariff?.component(.setupFee)?.price == .flat(Money(cents: 100_000)))
            #expect(
                tariff?.component(.changeRecords)?.price == .perUnit(UnitPrice(micros: 36_000))
            )
            #expect(tariff?.component(.initialRecords)?.price == .included)
        }
        let tariff = book.tariffs[0]
        #expect(tariff.countingRule == .personChange)
        #expect(tariff.rounding == .halfAwayFromZero)
        #expect(tariff.initialWindowDays == 90)
        #expect(tariff.lateUsageMonths == 12)
        #expect(!tariff.redeliveryBilled)
        #expect(tariff.waiverDecisions == nil)
        #expect(tariff.components.allSatisfy { $0.vat.category == .outsideScope })
        #expect(tariff.components.allSatisfy { $0.vat.rate == nil && $0.vat.reason != nil })
    }

    @Test func `the rectification instruction is one line in three languages`() {
        let text = book.tariffs[0].rectification
        for language in Language.allCases {
            #expect(text?[language].contains("150/1992") == true)
            #expect(text?[language].contains("  ") == false)
        }
        #expect(book.tariffs[0].lateInterest?.fi.contains("633/1982") == true)
    }

    @Test(
        arguments: [
            ("2021-12-31", nil), ("2022-01-01", "1136/2021"), ("2022-12-31", "1136/2021"),
            ("2023-01-01", "1070/2022"), ("2024-01-01", "1070/2022"), ("2030-06-01", "1070/2022"),
        ] as [(String, String?)]
    )
    func `the latest decree list stays in force until another begins`(date: String, id: String?) {
        #expect(book.decree(on: day(date))?.id == id)
    }

    @Test func `a wellbeing services county is free from 2023 on, not the day before`() {
        #expect(book.exemption(for: .wellbeingServicesCounty, on: day("2022-12-31")) == nil)
        let free = book.exemption(for: .wellbeingServicesCounty, on: day("2023-01-01"))
        #expect(free?.list.id == "1070/2022")
        #expect(free?.item.item == "2 § 4 c")
        let municipality = book.exemption(for: .municipalAuthority, on: day("2022-12-31"))
        #expect(municipality?.list.id == "1136/2021")
        #expect(municipality?.item.item == "2 § 4 c")
    }

    @Test func `the bodies that no decree names are never free`() {
        for organisationClass in [.church, .pensionInstitution, .company, .association, .other]
            as [OrganisationClass]
        {
            #expect(book.exemption(for: organisationClass, on: day("2023-06-01")) == nil)
        }
        #expect(book.decree(id: "1070/2022")?.items.flatMap(\.classes).count == 9)
        #expect(book.decree(id: "1136/2021")?.items.map(\.item).last == "2 § 4 h")
    }

    @Test func `the shipped book warns from the day on which the last decree ends`() {
        #expect(book.warnings(on: day("2023-12-31")).isEmpty)
        #expect(book.warnings(on: day("2024-01-01")).map(\.code) == ["decree-outlived"])
        #expect(book.warnings(on: day("2024-01-01")).allSatisfy { $0.severity == .warning })
    }
}
