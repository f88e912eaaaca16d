import BillingPrimitives
import Metering
import Rating
import Tariffs

/// What happens to a ledger, from its first register file to its last credit note, from a seed.
struct History: Sendable {
    /// Which line to credit, and how much of it, without knowing yet what will be issued.
    struct CreditChoice {
        /// Picks the line among all that have something left.
        var pick: Int
        /// How many hundredths of what is left of the line; nil for the whole document.
        var percent: Int?
    }

    /// Which held deliveries to decide on, without knowing yet what will be held.
    struct DecisionChoice {
        /// What becomes of them.
        var verdict: UsageDecision.Verdict
        /// Picks the first among all that are held, decided or not.
        var pick: Int
        /// How many are decided on.
        var count: Int
    }

    /// One thing that happens.
    enum Action {
        /// A register file is imported.
        case register(String)
        /// Usage arrives, in this order.
        case usage([UsageRow])
        /// Held deliveries are decided on.
        case decide(DecisionChoice)
        /// A month is run.
        case run(BillingMonth)
        /// A document is credited.
        case credit(CreditChoice)
    }

    /// Something that happens at a time, under the price lists of that time.
    struct Step {
        var now: Instant
        var tariffs: TariffBook
        var action: Action
    }

    /// Whether it is the history of a practice ledger.
    var isPractice: Bool
    /// Where fingerprints and orders begin that are not of the history itself.
    var seed: UInt64
    /// What happens, in order.
    var steps: [Step] = []

    /// The deliveries that arrive, each once, with the number of runs before their arrival.
    var deliveries: [(delivery: Delivery, epoch: Int)] {
        var seen: Set<String> = []
        var epoch = 0
        var deliveries: [(Delivery, Int)] = []
        for step in steps {
            switch step.action {
            case .usage(let rows):
                for row in rows {
                    let key = "\(row.delivery.connection) \(row.delivery.id)"
                    if seen.insert(key).inserted { deliveries.append((row.delivery, epoch)) }
                }
            case .run: epoch += 1
            default: break
            }
        }
        return deliveries
    }

    /// When the history begins.
    var beginning: Instant { steps[0].now }
}

extension History {
    /// The months that histories begin with: with both changes of the clock, and a change of year.
    private static let beginnings = ["2026-02", "2026-09", "2026-11"]
    private static let monthCount = 4

    /// Makes the history of a seed; every fourth is one of a practice ledger.
    init(seed: UInt64) throws {
        self.init(isPractice: seed % 4 == 3, seed: seed)
        var random = SplitMix64(seed: seed)
        let begin = random.one(of: Self.beginnings)
        guard let first = BillingMonth(begin) else { preconditionFailure("\(begin) is a month.") }
        var tariffs = TariffMaker(random: random, first: first)
        let books = try tariffs.books()
        var register = RegisterMaker(random: random, first: first)
        var usage = UsageMaker(random: random, first: first, isPractice: isPractice)
        func add(_ action: Action, on day: Day, _ book: TariffBook) {
            let noon = day.startInHelsinki.milliseconds + 12 * 3_600_000
            steps.append(Step(now: Instant(milliseconds: noon), tariffs: book, action: action))
        }
        add(.register(register.firstFile()), on: first.firstDay, books[0])
        for index in 0..<Self.monthCount {
            let month = first.adding(months: index)
            let book = books[index < Self.monthCount - 1 ? 0 : books.count - 1]
            let after = month.adding(months: 1).firstDay
            if index > 0, random.chance(70) {
                add(.register(register.laterFile(in: month)), on: month.lastDay, book)
            }
            let rows = usage.window(of: month, connections: register.connections.map(\.id))
            let half = random.number(0...rows.count)
            add(.usage(Array(rows[..<half])), on: after.adding(days: 2), book)
            if random.chance(30) {
                add(.register(register.laterFile(in: month)), on: after.adding(days: 2), book)
            }
            add(.usage(Array(rows[half...])), on: after.adding(days: 2), book)
            for _ in 0..<random.number(0...2) {
                let choice = History.DecisionChoice(&random)
                add(.decide(choice), on: after.adding(days: 2), book)
            }
            add(.run(month), on: after.adding(days: 2), book)
            if random.chance(40) {
                let choice = History.DecisionChoice(&random)
                add(.decide(choice), on: after.adding(days: 3), book)
            }
            for _ in 0..<random.number(0...2) {
                let percent = random.chance(30) ? nil : Optional(random.number(1...100))
                let choice = CreditChoice(pick: random.number(0...1_000), percent: percent)
                add(.credit(choice), on: after.adding(days: 3), book)
            }
        }
    }
}

extension History.DecisionChoice {
    init(_ random: inout SplitMix64) {
        verdict = random.chance(60) ? .release : .writeOff
        pick = random.number(0...1_000)
        count = random.number(1...6)
    }
}

extension BillingMonth {
    /// One of its days.
    func day(_ random: inout SplitMix64) -> Day {
        firstDay.adding(days: random.number(0...lastDay.days(since: firstDay)))
    }
}
