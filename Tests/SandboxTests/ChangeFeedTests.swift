import BillingPrimitives
import Foundation
import Sandbox
import Testing

@Suite struct ChangeFeedTests {
    private static let start = Day("2026-03-23") ?? .distantPast
    private static let end = start.adding(days: 9)

    private static func feed(_ seed: UInt64, changesPerMillion: Int = 100_000) -> ChangeFeed {
        ChangeFeed(
            SyntheticPopulation(persons: 300, seed: seed),
            from: start,
            changesPerMillion: changesPerMillion
        )
    }

    private static let everyone = ChangeFeed.Scope(places: Array(0..<300))

    private static func all(_ feed: ChangeFeed, scope: ChangeFeed.Scope = everyone) -> FeedAnswer {
        feed.changesAnswer(after: 0, through: end, limit: .max, scope: scope)
    }

    @Test func `the same seed gives the same bytes, another seed gives others`() {
        #expect(Self.all(Self.feed(1)).bytes == Self.all(Self.feed(1)).bytes)
        #expect(Self.all(Self.feed(1)).bytes != Self.all(Self.feed(2)).bytes)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `the truth about changes is what a naive count finds`(seed: UInt64) throws {
        let answer = Self.all(Self.feed(seed))
        let count = try NaiveCount(answer.bytes)
        #expect(answer.truth.counts.personChange > 200)
        #expect(answer.truth.counts == count.counts)
        #expect(answer.truth.testCounts == count.counts)
        #expect(answer.truth.dataGroups == count.dataGroups)
        #expect(Set(CountingRule.allCases.map { count.counts[$0] }).count == 5)
    }

    @Test func `the truth about base data is what a naive count finds`() throws {
        let answer = Self.feed(1).baseDataAnswer(on: Self.end, scope: Self.everyone)
        let count = try NaiveCount(answer.bytes)
        #expect(answer.truth.counts == count.counts)
        #expect(answer.truth.counts.personChange == 300)
        #expect(answer.truth.dataGroups == count.dataGroups)
        #expect(Set(count.envelope.keys) == ["perustiedot", "ajanTasalla"])
        #expect(answer.upToDate)
    }

    @Test func `every data group, attribute and change of the wire format occurs`() throws {
        let feed = Self.feed(5, changesPerMillion: 500_000)
        let answer = Self.all(feed)
        let text = String(decoding: answer.bytes, as: UTF8.self)
        let base = feed.baseDataAnswer(on: Self.end, scope: Self.everyone)
        let groups = Set(answer.truth.dataGroups.keys).union(base.truth.dataGroups.keys)
        #expect(groups.sorted() == ChangeFeed.dataGroups)
        for attribute in [
            "LISATTY", "MUUTETTU", "POISTETTU", "KORJATTAVA", "KORJATTU", "LISATIETO",
        ] {
            #expect(text.contains("\"muutosattribuutti\":\"\(attribute)\""), "\(attribute)")
        }
        #expect(text.contains("\"voimassaolevatTiedot\":[{\"tietoryhma\":"))
        #expect(text.contains("\"turvakiellonAlaisetKentat\":["))
        #expect(text.contains("\"kuollut\":true"))
    }

    @Test func `what is to be corrected stands right before what corrects it`() throws {
        for element in try NaiveCount(Self.all(Self.feed(6)).bytes).elements {
            let entries = try #require(element["tietoryhmat"] as? [[String: Any]])
            for (entry, next) in zip(entries, entries.dropFirst())
            where entry["muutosattribuutti"] as? String == "KORJATTAVA" {
                #expect(next["muutosattribuutti"] as? String == "KORJATTU")
                #expect(next["tietoryhma"] as? String == entry["tietoryhma"] as? String)
            }
        }
    }

    @Test
    func `a change is dated by the Helsinki midnight in UTC, also in the week of summer time`()
        throws
    {
        let elements = try NaiveCount(Self.all(Self.feed(1)).bytes).elements
        let dates = Set(elements.compactMap { $0["muutospv"] as? String }).sorted()
        #expect(dates.first == "2026-03-22T22:00:00.000Z")
        #expect(dates.last == "2026-03-31T21:00:00.000Z")
        #expect(dates.count == 10)
    }

    @Test func `every identity code in an answer is valid and of the test series`() {
        let feed = Self.feed(9)
        let base = feed.baseDataAnswer(on: Self.end, scope: Self.everyone)
        let codes = NaiveCount.codes(in: Self.all(feed).bytes) + NaiveCount.codes(in: base.bytes)
        #expect(codes.count > 600)
        #expect(codes.allSatisfy { IdentityCode($0)?.isTestSeries == true })
    }

    @Test(arguments: [1, 7, 100, 5_000])
    func `pages chain, and together they are the one large page`(limit: Int) throws {
        let feed = Self.feed(3, changesPerMillion: 20_000)
        var cursor = feed.cursor(at: Self.start)
        var elements: [Data] = []
        var pages = 0
        var isUpToDate = false
        while !isUpToDate {
            let page = feed.changesAnswer(
                after: cursor,
                through: Self.end,
                limit: limit,
                scope: Self.everyone
            )
            let count = try NaiveCount(page.bytes)
            #expect(count.elements.count <= limit)
            #expect(count.envelope["viimeisinKirjausavain"] as? Int64 == page.cursorTo)
            #expect(count.envelope["ajanTasalla"] as? Bool == page.upToDate)
            elements += try count.elements.map {
                try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys)
            }
            let next = try #require(page.cursorTo)
            #expect(next > cursor)
            cursor = next
            isUpToDate = page.upToDate
            pages += 1
        }
        let whole = try NaiveCount(Self.all(feed).bytes).elements.map {
            try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys)
        }
        #expect(elements == whole)
        #expect(pages == max(1, (whole.count + limit - 1) / limit))
        #expect(cursor == feed.cursor(at: Self.end.adding(days: 1)))
    }

    @Test func `asking again on the same day brings nothing new, the next day brings more`() {
        let feed = Self.feed(3)
        let ask = { (cursor: Int64, day: Day) in
            feed.changesAnswer(after: cursor, through: day, limit: .max, scope: Self.everyone)
        }
        let first = ask(feed.cursor(at: Self.start), Self.start)
        let again = ask(first.cursorTo ?? 0, Self.start)
        #expect(again.truth.counts.personChange == 0)
        #expect(again.cursorTo == first.cursorTo)
        let next = ask(first.cursorTo ?? 0, Self.start.adding(days: 1))
        #expect(next.truth.counts.personChange > 0)
        #expect(ask(.max, Self.end).cursorTo == .max)
    }

    @Test func `a scope tells of its own persons and its own groups only`() throws {
        let feed = Self.feed(4)
        let scope = ChangeFeed.Scope(places: [3, 5, 8], dataGroups: ["KOTIKUNTA", "KUOLINPAIVA"])
        let base = feed.baseDataAnswer(on: Self.start, scope: scope)
        #expect(base.truth.counts.personChange == 3)
        #expect(base.truth.dataGroups.keys.sorted() == ["KOTIKUNTA"])
        let groups = Set(["KOTIKUNTA", "KUOLINPAIVA"])
        let narrow = ChangeFeed.Scope(places: Array(0..<300), dataGroups: groups)
        let changes = Self.all(feed, scope: narrow)
        #expect(Set(changes.truth.dataGroups.keys) == groups)
        #expect(changes.truth.counts.personChange < Self.all(feed).truth.counts.personChange)
    }

    @Test func `base data tells what the changes before it made so`() throws {
        let feed = Self.feed(11)
        let base = try NaiveCount(feed.baseDataAnswer(on: Self.end, scope: Self.everyone).bytes)
        let dead = base.elements.indices.filter {
            feed.person(at: $0, before: Self.end).diedOn != nil
        }
        #expect(!dead.isEmpty)
        #expect(base.dataGroups["KUOLINPAIVA"] == Int64(dead.count))
    }
}
