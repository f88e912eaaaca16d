import BillingPrimitives
import Foundation
import Sandbox
import SandboxServer
import Testing

@Suite struct PagingTests {
    private typealias Sandbox = SandboxUnderTest

    /// All changes through a day, as the feed has them.
    private func truth(_ feed: ChangeFeed, through day: Day) -> [Data] {
        let answer = feed.changesAnswer(
            after: 0,
            through: day,
            limit: .max,
            scope: ChangeFeed.Scope(places: Array(feed.population.persons.indices))
        )
        return RawAnswer.elements(answer.bytes)
    }

    @Test(arguments: [1, 7, 50, 1_000])
    func `pages bring every change once`(pageSize: Int) async throws {
        try await Sandbox.run { configuration in
            configuration.pageSize = pageSize
            configuration.persons = 60
        } _: { sandbox in
            let day = Sandbox.firstDay
            let start = try await sandbox.client.call("GET", "/api/v1/kirjausavain/\(day)")
            var cursor = try #require(start.cursor)
            var elements: [Data] = []
            var page: RawAnswer
            repeat {
                page = try await sandbox.changes(after: cursor)
                #expect(page.elements.count <= pageSize)
                elements += page.elements
                cursor = try #require(page.cursor)
            } while page.isUpToDate == false
            let truth = truth(sandbox.feed, through: day.adding(days: 28))
            #expect(elements == truth)
            #expect(truth.count > 50)
            #expect(try await sandbox.changes(after: cursor).elements.isEmpty)
        }
    }

    @Test func `a client that keeps up with a fast clock gets every change once`() async throws {
        try await Sandbox.run { configuration in
            configuration.clock = SandboxClock(startDay: Sandbox.firstDay, daysPerSecond: 10)
            configuration.pageSize = 20
        } _: { sandbox in
            var cursor = sandbox.feed.cursor(at: Sandbox.firstDay)
            var elements: [Data] = []
            for _ in 0..<30 {
                let page = try await sandbox.changes(after: cursor)
                elements += page.elements
                cursor = try #require(page.cursor)
                // Steps of 0.7 to 2.6 days, so that pages end on both sides of midnight.
                sandbox.time.step(milliseconds: 70 + Int64(elements.count) % 200)
            }
            while true {
                let page = try await sandbox.changes(after: cursor)
                elements += page.elements
                cursor = try #require(page.cursor)
                if page.isUpToDate == true { break }
            }
            let calls = try await sandbox.calls.first(31)
            let today = try #require(calls.last?.sandboxDay)
            #expect(today > Sandbox.firstDay.adding(days: 20))
            #expect(elements == truth(sandbox.feed, through: today.adding(days: -1)))
        }
    }

    @Test func `a clock that stands stays, one that runs counts whole days`() {
        let day = Sandbox.firstDay
        func today(_ daysPerSecond: Double, after milliseconds: Int64) -> Day {
            let clock = SandboxClock(startDay: day, daysPerSecond: daysPerSecond)
            let start = Instant(milliseconds: 1_000)
            return clock.today(at: Instant(milliseconds: 1_000 + milliseconds), since: start)
        }
        #expect(today(0, after: 1_000_000_000) == day)
        #expect(today(0.5, after: -5) == day)
        #expect(today(0.5, after: 1_999) == day)
        #expect(today(0.5, after: 2_000) == day.adding(days: 1))
        #expect(today(.infinity, after: 0) == day.adding(days: SandboxClock.daysMax))
        let midnight = day.startInHelsinki
        #expect(SandboxClock.world.today(at: midnight, since: .init(milliseconds: 0)) == day)
    }
}
