import BillingPrimitives
import Foundation
import Sandbox
import SimdjsonPeer

/// Answers of the change API, as the synthetic population gives them, in one shape.
struct AnswerCorpus {
    var name: String
    /// Whether the change API sends answers in this shape.
    var isAsSent = true
    var answers: [UnsafeRawBufferPointer]

    /// The bytes of all answers.
    var byteCount: Int { answers.map(\.count).reduce(0, +) }

    /// Pages of a thousand changes each, of persons to whom something happens every other day.
    static func changes(pages: Int) -> AnswerCorpus {
        let day = BillingMonth(index: 2026 * 12 + 2).firstDay
        let population = SyntheticPopulation(persons: pages * 2_000, seed: 1)
        let feed = ChangeFeed(population, from: day, changesPerMillion: 520_000)
        let scope = ChangeFeed.Scope(places: Array(population.persons.indices))
        var answers: [[UInt8]] = []
        var cursor = feed.cursor(at: day)
        while answers.count < pages {
            let page = feed.changesAnswer(after: cursor, through: day, limit: 1000, scope: scope)
            answers.append(page.bytes)
            cursor = page.cursorTo ?? cursor
        }
        return AnswerCorpus("changes", answers)
    }

    /// Base data of a thousand persons an answer, the most that one call may ask for.
    static func baseData(answers count: Int) -> AnswerCorpus {
        let day = BillingMonth(index: 2026 * 12 + 2).firstDay
        let population = SyntheticPopulation(persons: count * 1_000, seed: 2)
        let feed = ChangeFeed(population, from: day, changesPerMillion: 0)
        let answers = (0..<count).map { answer in
            let places = Array(answer * 1_000..<(answer + 1) * 1_000)
            return feed.baseDataAnswer(on: day, scope: ChangeFeed.Scope(places: places)).bytes
        }
        return AnswerCorpus("base data", answers)
    }

    /// The same answers with a line for each member, indented.
    func prettyPrinted() throws -> AnswerCorpus {
        let pretty = try answers.map { answer in
            let tree = try JSONSerialization.jsonObject(with: Data(answer))
            return Array(try JSONSerialization.data(withJSONObject: tree, options: .prettyPrinted))
        }
        var corpus = AnswerCorpus("\(name), pretty-printed", pretty)
        corpus.isAsSent = false
        return corpus
    }

    /// Copies the answers, each with the room behind it that simdjson asks for.
    private init(_ name: String, _ answers: [[UInt8]]) {
        self.name = name
        self.answers = answers.map { bytes in
            let copy = UnsafeMutableRawBufferPointer.allocate(
                byteCount: bytes.count + simdjson_padding(),
                alignment: 64
            )
            copy.copyBytes(from: bytes)
            return UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
        }
    }
}
