public import BillingPrimitives

/// The changes of a synthetic population day by day, as the change API would answer with them.
///
/// What happens to a person on a day follows from the seed alone, so any day and any page can be
/// made again, in any order, and gives the same bytes.
public struct ChangeFeed: Sendable {
    /// Whom and what a caller is told about.
    public struct Scope: Sendable {
        /// The places of persons in the population, ascending.
        public var places: [Int]
        /// The data groups that the permit grants; nil for all.
        public var dataGroups: Set<String>?

        /// Creates a scope.
        public init(places: [Int], dataGroups: Set<String>? = nil) {
            self.places = places.sorted()
            self.dataGroups = dataGroups
        }

        func granted(_ entries: [DataGroupEntry]) -> [DataGroupEntry] {
            guard let dataGroups else { return entries }
            return entries.filter { dataGroups.contains($0.group.rawValue) }
        }
    }

    /// How many booking keys a day has; a change's key is its day's first key and its person.
    public static let keysPerDay: Int64 = 250_000

    /// The codes of all data groups that a feed can tell of, sorted.
    public static let dataGroups = DataGroup.allCases.map(\.rawValue).sorted()

    /// The persons to whom it happens.
    public let population: SyntheticPopulation
    /// The first day on which something happens.
    public let firstDay: Day
    /// How many of a million persons something happens to on a day.
    public let changesPerMillion: Int

    /// Creates the feed of a population from a day on.
    public init(_ population: SyntheticPopulation, from firstDay: Day, changesPerMillion: Int) {
        precondition(
            (0...1_000_000).contains(changesPerMillion),
            "Something happens to at most all of a million persons."
        )
        self.population = population
        self.firstDay = firstDay
        self.changesPerMillion = changesPerMillion
    }

    /// The first booking key of a day (`kirjausavain`): asking from it tells all that the day has.
    public func cursor(at day: Day) -> Int64 { Int64(day.number) * Self.keysPerDay }

    /// A person as a register knew one when a day began.
    public func person(at place: Int, before day: Day) -> SyntheticPerson {
        var person = population.persons[place]
        var past = firstDay
        while past < day {
            if var sequence = event(at: place, on: past) {
                _ = person.change(on: past, &sequence)
            }
            past = past.adding(days: 1)
        }
        return person
    }

    /// The changes after a booking key, up to the end of a day, at most `limit` of them.
    ///
    /// Where more are left, the answer's cursor is the last change's key and it is not up to date.
    public func changesAnswer(
        after cursor: Int64,
        through day: Day,
        limit: Int,
        scope: Scope
    ) -> FeedAnswer {
        var elements = AnswerElements()
        var lastKey = cursor
        let firstKey = max(cursor, self.cursor(at: firstDay))
        var current = Day(number: Int32(clamping: firstKey / Self.keysPerDay))
        while current <= day {
            let keyOfDay = self.cursor(at: current)
            for place in scope.places where keyOfDay + 1 + Int64(place) > cursor {
                guard var sequence = event(at: place, on: current) else { continue }
                var person = person(at: place, before: current)
                let code = person.identityCode
                let entries = scope.granted(person.change(on: current, &sequence))
                guard !entries.isEmpty else { continue }
                guard elements.truth.counts.personChange < limit else {
                    return elements.changesAnswer(cursorTo: lastKey, upToDate: false)
                }
                elements.add(code, entries, changedOn: current)
                lastKey = keyOfDay + 1 + Int64(place)
            }
            current = current.adding(days: 1)
        }
        let end = max(cursor, self.cursor(at: day.adding(days: 1)))
        return elements.changesAnswer(cursorTo: end, upToDate: true)
    }

    /// What is so when a day begins, of every person in the scope.
    public func baseDataAnswer(on day: Day, scope: Scope) -> FeedAnswer {
        var elements = AnswerElements()
        for place in scope.places {
            let person = person(at: place, before: day)
            elements.add(person.identityCode, scope.granted(person.baseDataEntries))
        }
        return elements.baseDataAnswer()
    }

    /// The chance of what happens to a person on a day, or nil on a day without a change.
    private func event(at place: Int, on day: Day) -> SeededSequence? {
        var sequence = SeededSequence(seed: population.seed, place, Int(day.number))
        return sequence.below(1_000_000) < changesPerMillion ? sequence : nil
    }
}
