import BillingPrimitives
import Testing

@Suite struct TimelineTests {
    private let first = Day(number: 100)
    private let second = Day(number: 200)

    @Test func `a value is in force from its day until the next one`() {
        var timeline = Timeline<String>()
        timeline.set("old", from: first)
        timeline.set("new", from: second)
        #expect(timeline.value(on: first.adding(days: -1)) == nil)
        #expect(timeline.value(on: first) == "old")
        #expect(timeline.value(on: second.adding(days: -1)) == "old")
        #expect(timeline.value(on: second) == "new")
        #expect(timeline.latest == "new")
    }

    @Test func `what is said later replaces what was to follow`() {
        var timeline = Timeline<String>()
        timeline.set("planned", from: second)
        timeline.set("said later", from: first)
        #expect(timeline.value(on: second) == "said later")
        timeline.set(nil, from: second)
        #expect(timeline.value(on: second) == nil)
        #expect(timeline.value(on: first) == "said later")
    }

    @Test func `a period has its first day and not its end`() {
        let period = Period(from: first, until: second)
        #expect(period.contains(first))
        #expect(!period.contains(second))
        #expect(!period.contains(first.adding(days: -1)))
        #expect(Period(from: first).contains(second))
    }

    @Test(arguments: [
        (100, 200, 200, 300, false), (100, 201, 200, 300, true), (100, 200, 0, 100, false),
        (100, 200, 150, 160, true), (100, nil, 500, nil, true), (100, nil, 0, 100, false),
    ])
    func `periods overlap when they share a day`(
        from: Int32,
        until: Int32?,
        otherFrom: Int32,
        otherUntil: Int32?,
        expected: Bool
    ) {
        let one = Period(from: Day(number: from), until: until.map(Day.init(number:)))
        let other = Period(from: Day(number: otherFrom), until: otherUntil.map(Day.init(number:)))
        #expect(one.overlaps(other) == expected)
        #expect(other.overlaps(one) == expected)
    }
}
