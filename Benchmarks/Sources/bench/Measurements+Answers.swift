extension Measurements {
    /// T8: count the records of answers, beside a decoder and beside the fastest reader of JSON.
    func countAnswers() throws -> Bool {
        let simdjson = AnswerCounter.simdjson
        if simdjson == nil {
            Say.result("\nsimdjson was not found at build time and takes no part")
        }
        let peers =
            [(AnswerCounter.decoder, must: 0.1, aim: 0.05)]
            + (simdjson.map { [($0, must: 2, aim: 1)] } ?? [])
        let counters = [AnswerCounter.ours] + peers.map(\.0)
        let contest = AnswerContest(counters: counters, rounds: sizes.rounds * 3)
        let real = [
            AnswerCorpus.changes(pages: sizes.answers),
            AnswerCorpus.baseData(answers: sizes.answers / 2),
        ]
        let corpora = real + [try real[0].prettyPrinted()]
        var rows = [[""] + counters.map { "\($0.name) MB/s" }]
        var times: [String: [Double]] = [:]
        for corpus in corpora {
            let rates = try contest.run(corpus)
            rows.append(
                [corpus.name]
                    + counters.map { Contest.decimals((rates[$0.name] ?? []).median, 0) }
            )
            guard corpus.isAsSent else { continue }
            for (name, rates) in rates { times[name, default: []] += rates.map { 1 / $0 } }
        }
        Say.result("\nCount answers, \(contest.rounds) rounds\n")
        Say.result("\(TextTable(rows: rows))")
        let targets = peers.map { peer, must, aim in
            Target(
                id: "T8",
                contestant: AnswerCounter.ours.name,
                peer: peer.name,
                must: must,
                aim: aim
            )
        }
        return Outcome.say(targets.compactMap { Outcome($0, times) })
    }
}
