import BillingPrimitives
import Invoicing
import Ledger
import Testing

@Suite struct MonthBooksTests {
    private static let march = BillingMonth(index: 2026 * 12 + 2)
    private static var april: BillingMonth { march.adding(months: 1) }
    private static var may: BillingMonth { march.adding(months: 2) }

    private static func closing(of month: BillingMonth, _ block: Int64) -> RecordedMonthStep {
        let closing = MonthClosing(
            month: month,
            seal: "seal \(block)",
            previousMonth: nil,
            through: block,
            documents: 0,
            net: .zero,
            total: .zero
        )
        return RecordedMonthStep(header: header(block), step: .closing(closing))
    }

    private static func reopening(of month: BillingMonth, _ block: Int64) -> RecordedMonthStep {
        let reopening = MonthReopening(month: month, reason: "syy", approvedBy: "Veera")
        return RecordedMonthStep(header: header(block), step: .reopening(reopening))
    }

    private static func header(_ block: Int64) -> BlockHeader {
        BlockHeader(
            after: (block - 1, BlockHeader.noDigest),
            recordedAt: may.interval.upperBound,
            actor: "Niko",
            kind: .month,
            source: "",
            count: 1,
            merkleRoot: [],
            summary: []
        )
    }

    @Test(arguments: [
        (MonthState.open, MonthState?.none, MonthState?.none, MonthState?.none),
        (.ended, .issued, nil, nil), (.issued, .issued, .closed, nil),
        (.closed, .closed, .closed, .reopened), (.reopened, .reopened, .closed, nil),
    ])
    func `a month that is run, closed or reopened goes where its state allows`(
        state: MonthState,
        run: MonthState?,
        close: MonthState?,
        reopen: MonthState?
    ) {
        #expect(state.after(.run) == run)
        #expect(state.after(.close) == close)
        #expect(state.after(.reopen) == reopen)
    }

    @Test func `a month stands where its run, its closings and the clock put it`() {
        let (march, april, may) = (Self.march, Self.april, Self.may)
        let runs = [march, may]
        let steps = [
            Self.closing(of: march, 1), Self.closing(of: may, 2), Self.reopening(of: may, 3),
        ]
        let now = may.interval.upperBound
        let states = (0...3).map { count in
            let books = MonthBooks(steps.prefix(count), runs: runs)
            return [march, april, may].map { books.state(of: $0, at: now) }
        }
        #expect(states[0] == [.issued, .issued, .issued])
        #expect(states[1] == [.closed, .issued, .issued])
        // What nothing was run for is closed along.
        #expect(states[2] == [.closed, .closed, .closed])
        #expect(states[3] == [.closed, .issued, .reopened])
        let none = MonthBooks([], runs: [])
        #expect(none.state(of: march, at: now) == .ended)
        #expect(none.state(of: may.adding(months: 1), at: now) == .open)
    }

    @Test func `a credit note goes to the earliest month that is open and not before its invoice`()
    {
        let (march, april, may) = (Self.march, Self.april, Self.may)
        let steps = [
            Self.closing(of: march, 1), Self.closing(of: april, 2), Self.reopening(of: april, 3),
            Self.reopening(of: march, 4), Self.closing(of: march, 5),
        ]
        let taking = (0...5).map { count in
            let books = MonthBooks(steps.prefix(count), runs: [march, april])
            return [march, april, may].map { books.monthTaking(creditOf: $0) }
        }
        #expect(taking[0] == [march, april, may])
        #expect(taking[1] == [april, april, may])
        #expect(taking[2] == [may, may, may])
        #expect(taking[3] == taking[1])
        #expect(taking[4] == taking[0])
        #expect(taking[5] == taking[1])
    }

    @Test func `every closing stays, with the block that reopened it`() {
        let march = Self.march
        let steps = [
            Self.closing(of: march, 1), Self.reopening(of: march, 2), Self.closing(of: march, 3),
        ]
        let books = MonthBooks(steps, runs: [march])
        #expect(books.closings.map(\.header.sequence) == [1, 3])
        #expect(books.closings.map(\.reopenedIn) == [2, nil])
        #expect(books.last?.closing.seal == "seal 3")
        #expect(MonthBooks(steps.prefix(2), runs: [march]).unclosed(before: Self.may) == [march])
    }
}
