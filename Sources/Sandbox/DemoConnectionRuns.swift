import BillingPrimitives

/// The sync runs of one connection in the months of a demo.
struct DemoConnectionRuns {
    private var connection: DemoConnection
    private var feed: ChangeFeed
    private var scope: ChangeFeed.Scope
    /// The minute of the evening hour in which its runs begin, so that connections take turns.
    private var minute: Int

    init(_ connection: DemoConnection, feed: ChangeFeed, dataGroups: [String]?, minute: Int) {
        self.connection = connection
        self.feed = feed
        self.scope = ChangeFeed.Scope(
            places: Array(connection.places),
            dataGroups: dataGroups.map(Set.init)
        )
        self.minute = minute
    }

    /// All deliveries of months in a row, from commissioning on.
    func deliveries(in months: [BillingMonth]) -> [DemoDelivery] {
        guard let begin = months.first?.firstDay, let end = months.last?.lastDay else { return [] }
        let first = max(begin, connection.commissionedOn)
        var deliveries = connection.hasInitialDelivery ? [initialDelivery(on: first)] : []
        var cursor = feed.cursor(at: first)
        var day = first
        var run = 0
        while day <= end {
            let pages = pages(on: day, from: &cursor)
            deliveries += pages
            if run == connection.crashedRun, let page = pages.first {
                deliveries.append(fetchedAgain(page))
            }
            day = day.adding(days: connection.rhythmDays)
            run += 1
        }
        return deliveries
    }

    /// One run: pages until the answer says that nothing newer is left.
    private func pages(on day: Day, from cursor: inout Int64) -> [DemoDelivery] {
        var pages: [DemoDelivery] = []
        var isUpToDate = false
        while !isUpToDate {
            let answer = feed.changesAnswer(
                after: cursor,
                through: day,
                limit: connection.pageLimit,
                scope: scope
            )
            let number = pages.count + 1
            var page = delivery("\(day)-\(number)", on: day, second: number * 4, answer)
            page.cursorFrom = cursor
            pages.append(page)
            cursor = answer.cursorTo ?? cursor
            isUpToDate = answer.upToDate
        }
        return pages
    }

    private func initialDelivery(on day: Day) -> DemoDelivery {
        let answer = feed.baseDataAnswer(on: day, scope: scope)
        var delivery = delivery("\(day)-perustiedot", on: day, second: -3_600, answer)
        delivery.isInitial = true
        return delivery
    }

    /// The same page under another delivery id, as a client fetches it that crashed after the run.
    private func fetchedAgain(_ page: DemoDelivery) -> DemoDelivery {
        var again = page
        again.id += "-uudelleen"
        again.file = file(again.id)
        again.deliveredAt.milliseconds += 25 * 60_000
        return again
    }

    private func delivery(
        _ name: String,
        on day: Day,
        second: Int,
        _ answer: FeedAnswer
    ) -> DemoDelivery {
        let id = "\(connection.id)-\(name)"
        // Half past eight in the evening, by a clock that may have been turned in the night.
        let evening = day.adding(days: 1).startInHelsinki.milliseconds - 12_600_000
        let offset = (minute * 60 + second) * 1000 + answer.bytes.count % 1000
        return DemoDelivery(
            file: file(id),
            connection: connection.id,
            deliveredAt: Instant(milliseconds: evening + Int64(offset)),
            id: id,
            isInitial: false,
            cursorFrom: nil,
            identityList: "lista-\(connection.id)",
            answer: answer
        )
    }

    private func file(_ id: String) -> String { "answers/\(id).json" }
}
