import BillingPrimitives
import Foundation
import Sandbox
import Testing

@Suite struct DemoTests {
    private static let demo = Demo()

    @Test func `the same month is the same bytes, another month or seed is another`() throws {
        let again = Demo()
        #expect(again.months.first == BillingMonth("2026-03"))
        #expect(again.deliveries.allSatisfy { again.months[0].interval.contains($0.deliveredAt) })
        #expect(again.files.map(\.name) == Self.demo.files.map(\.name))
        #expect(again.files.map(\.bytes) == Self.demo.files.map(\.bytes))
        let other = Demo(seed: 2)
        #expect(other.register == Self.demo.register)
        #expect(other.deliveries.map(\.answer.bytes) != Self.demo.deliveries.map(\.answer.bytes))
    }

    @Test func `the month is large enough to believe and small enough to keep`() {
        let records = Self.demo.deliveries.reduce(0) { $0 + $1.answer.truth.counts.personChange }
        let bytes = Self.demo.files.reduce(0) { $0 + $1.bytes.count }
        #expect((1_500...6_000).contains(records), "\(records) records")
        #expect((100...600).contains(Self.demo.files.count), "\(Self.demo.files.count) files")
        #expect(bytes < 3_000_000, "\(bytes) bytes")
    }

    @Test func `names and ids of files and deliveries are unique`() {
        let files = Self.demo.files
        #expect(Set(files.map(\.name)).count == files.count)
        #expect(Set(Self.demo.deliveries.map(\.id)).count == Self.demo.deliveries.count)
    }

    @Test(arguments: ["2026-10", "2027-02"])
    func `every delivery is of the month`(text: String) throws {
        let month = try #require(BillingMonth(text))
        let demo = Demo(from: month)
        #expect(demo.deliveries.allSatisfy { month.interval.contains($0.deliveredAt) })
        #expect(demo.deliveries.map(\.deliveredAt) == demo.deliveries.map(\.deliveredAt).sorted())
    }

    @Test func `the truth of every delivery is what a naive count finds`() throws {
        for delivery in Self.demo.deliveries {
            let count = try NaiveCount(delivery.answer.bytes)
            #expect(delivery.answer.truth.counts == count.counts)
            #expect(delivery.answer.truth.dataGroups == count.dataGroups)
        }
    }

    @Test func `each connection's pages chain through the month`() {
        let byConnection = Dictionary(grouping: Self.demo.deliveries, by: \.connection)
        #expect(byConnection.count == 7)
        for (connection, deliveries) in byConnection {
            let pages = deliveries.filter { !$0.isInitial && !$0.id.hasSuffix("-uudelleen") }
            for (page, next) in zip(pages, pages.dropFirst()) {
                #expect(page.answer.cursorTo == next.cursorFrom, "\(connection)")
            }
            #expect(pages.last?.answer.upToDate == true)
        }
    }

    @Test func `one page is delivered again under another id`() throws {
        let again = Self.demo.deliveries.filter { $0.id.hasSuffix("-uudelleen") }
        let second = try #require(again.first)
        #expect(again.count == 1)
        let first = try #require(
            Self.demo.deliveries.first { $0.id == String(second.id.dropLast(10)) }
        )
        #expect(first.answer.bytes == second.answer.bytes)
        #expect(first.cursorFrom == second.cursorFrom)
        #expect(first.identityList == second.identityList)
        #expect(first.deliveredAt < second.deliveredAt)
        #expect(first.answer.truth.counts.personChange > 0)
    }

    @Test func `base data is delivered once, before the first changes of its connection`() throws {
        let initial = Self.demo.deliveries.filter(\.isInitial)
        #expect(initial.count == 1)
        let delivery = try #require(initial.first)
        let changes = Self.demo.deliveries.filter {
            $0.connection == delivery.connection && !$0.isInitial
        }
        #expect(changes.allSatisfy { $0.deliveredAt > delivery.deliveredAt })
    }

    @Test func `every identity code is valid and of the test series`() {
        let codes = Self.demo.files.flatMap { NaiveCount.codes(in: $0.bytes) }
        #expect(codes.count > 2_000)
        #expect(codes.allSatisfy { IdentityCode($0)?.isTestSeries == true })
    }

    @Test func `business ids and subsystems of the register are valid, and nobody's`() throws {
        let values = Self.demo.register.split(separator: "\n").map { $0.split(separator: "\"") }
        let ids = values.filter { $0[0] == "business_id = " }.map { String($0[1]) }
        #expect(ids.count == 7)
        #expect(Set(ids).count == 7)
        #expect(ids.allSatisfy { BusinessID($0) != nil && $0.hasPrefix("99999") })
        let subsystems = values.filter { $0[0] == "subsystem = " }.map { String($0[1]) }
        #expect(subsystems.count == 7)
        #expect(subsystems.allSatisfy { XRoadSubsystem($0)?.businessID != nil })
        let addresses = values.filter { $0[0].hasPrefix("e_invoice") }.map { String($0[1]) }
        #expect(addresses.allSatisfy { EInvoiceAddress($0)?.businessID != nil })
    }

    @Test func `a listed permit covers all that its connection was delivered`() throws {
        let company = Self.demo.deliveries.filter { $0.connection == "exempelbolaget-kunder" }
        let groups = Set(company.flatMap { $0.answer.truth.dataGroups.keys })
        #expect(groups.isSubset(of: ChangeFeed.dataGroups))
        let register = Self.demo.register
        #expect(ChangeFeed.dataGroups.allSatisfy { register.contains("\"\($0)\"") })
        let pensions = Self.demo.deliveries.filter { $0.connection == "esimerkkielake-vakuutetut" }
        let pensionGroups = Set(pensions.flatMap { $0.answer.truth.dataGroups.keys })
        #expect(pensionGroups.count <= 9)
        #expect(!pensionGroups.contains("KOTIKUNTA"))
    }

    @Test func `the permit that ends mid-month has deliveries before and after`() throws {
        let end = try #require(Day("2026-03-16"))
        #expect(Self.demo.register.contains("valid_until = \(end)\n"))
        let days = Self.demo.deliveries.filter { $0.connection == "harjoittela-jasenet" }
            .filter { $0.answer.truth.counts.personChange > 0 }
            .map(\.deliveredAt.helsinkiDay)
        #expect(days.contains { $0 < end })
        #expect(days.contains { $0 >= end })
    }

    @Test func `the manifest has a row for every delivery`() throws {
        let rows = Self.demo.manifest.split(separator: "\n")
        #expect(rows.count == Self.demo.deliveries.count + 1)
        #expect(rows.allSatisfy { $0.filter { $0 == "," }.count == 6 })
    }

    @Test func `a year goes on from its first month, and pages chain through it`() throws {
        let year = Demo(months: 12)
        #expect(year.months.count == 12)
        #expect(year.months.first == Demo.monthDefault)
        let first = year.deliveries.filter { year.months[0].interval.contains($0.deliveredAt) }
        #expect(first.map(\.answer.bytes) == Self.demo.deliveries.map(\.answer.bytes))
        #expect(Set(year.deliveries.map(\.id)).count == year.deliveries.count)
        #expect(year.events.map(\.day) == year.events.map(\.day).sorted())
        let late = year.deliveries.filter(year.isLate)
        #expect(late.reduce(0) { $0 + $1.answer.truth.counts.personChange } > 0)
        #expect(late.allSatisfy { year.months[1].interval.contains($0.deliveredAt) })
        for (connection, deliveries) in Dictionary(grouping: year.deliveries, by: \.connection) {
            let pages = deliveries.filter { !$0.isInitial && !$0.id.hasSuffix("-uudelleen") }
            for (page, next) in zip(pages, pages.dropFirst()) {
                #expect(page.answer.cursorTo == next.cursorFrom, "\(connection)")
            }
        }
    }
}
