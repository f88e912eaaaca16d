import BillingPrimitives
import Testing

@Suite struct RecordCountsTests {
    @Test(arguments: CountingRule.allCases)
    func `a count is kept under its rule`(rule: CountingRule) {
        var counts = RecordCounts.zero
        counts[rule] = 7
        #expect(counts[rule] == 7)
        #expect(CountingRule.allCases.filter { counts[$0] != 0 } == [rule])
    }

    @Test func `counts are summed and subtracted by rule`() throws {
        let one = RecordCounts(personChange: 3, groupEntry: 9)
        let other = RecordCounts(personChange: 2, groupEntry: 4)
        #expect(try one.adding(other) == RecordCounts(personChange: 5, groupEntry: 13))
        #expect(try one.adding(other).subtracting(other) == one)
    }

    @Test func `a rule that neither side knows stays unknown`() throws {
        let sum = try RecordCounts(personChange: 1).adding(RecordCounts(personChange: 1))
        #expect(sum.groupEntry == nil)
    }

    @Test func `a sum that does not fit is refused`() {
        #expect(throws: ArithmeticOverflow.self) {
            try RecordCounts(personChange: .max).adding(RecordCounts(personChange: 1))
        }
    }
}
