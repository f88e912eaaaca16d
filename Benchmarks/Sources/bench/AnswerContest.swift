import Foundation

/// Counters that take turns at the same answers within `bench`, on one thread.
struct AnswerContest {
    /// How long a counter counts in one round, at least, in seconds of the processor.
    private static let secondsMin = 0.2

    var counters: [AnswerCounter]
    var rounds: Int

    /// Counts a corpus by every counter; the rates in MB/s, round by round.
    ///
    /// Throws where two counters come to different records.
    func run(_ corpus: AnswerCorpus) throws -> [String: [Double]] {
        Say.progress("counting \(corpus.name), \(rounds) rounds")
        let counts = try counters.map { counter in
            try corpus.answers.reduce(into: AnswerCounts()) { try counter.add($1, &$0) }
        }
        guard let first = counts.first, counts.allSatisfy({ $0 == first }) else {
            throw CommandFailure(description: "\(corpus.name): the counts differ: \(counts)")
        }
        var rates: [String: [Double]] = [:]
        for _ in 1...rounds {
            for counter in counters {
                rates[counter.name, default: []].append(try rate(counter, corpus))
            }
        }
        return rates
    }

    private func rate(_ counter: AnswerCounter, _ corpus: AnswerCorpus) throws -> Double {
        let start = Self.processorSeconds
        var passes = 0
        var counts = AnswerCounts()
        repeat {
            for answer in corpus.answers { try counter.add(answer, &counts) }
            passes += 1
        } while Self.processorSeconds - start < Self.secondsMin
        let seconds = Self.processorSeconds - start
        return Double(passes * corpus.byteCount) / seconds / 1_000_000
    }

    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}
