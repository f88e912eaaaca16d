import BillingPrimitives

/// The elements of an answer in the making.
struct AnswerElements {
    private(set) var truth = AnswerTruth()
    private var bytes: [UInt8] = []

    /// Adds what is told of one person; `muutospv` is the Helsinki midnight that began the day.
    mutating func add(_ code: IdentityCode, _ entries: [DataGroupEntry], changedOn day: Day? = nil)
    {
        var members = [
            JSONNode.Member(name: "henkilotunnus", value: .text(code.text)),
            JSONNode.Member(name: "tietoryhmat", value: .list(entries.map(\.json))),
        ]
        if let day {
            let instant = JSONNode.text(day.startInHelsinki.description)
            members.append(JSONNode.Member(name: "muutospv", value: instant))
        }
        if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
        JSONNode.object(members).write(into: &bytes)
        truth.add(entries, of: code)
    }

    /// The answer with changes up to a booking key.
    func changesAnswer(cursorTo: Int64, upToDate: Bool) -> FeedAnswer {
        let head = "{\"viimeisinKirjausavain\":\(cursorTo),\"muutokset\":["
        return answer(head: head, cursorTo: cursorTo, upToDate: upToDate)
    }

    /// The answer with base data.
    func baseDataAnswer() -> FeedAnswer {
        answer(head: "{\"perustiedot\":[", cursorTo: nil, upToDate: true)
    }

    private func answer(head: String, cursorTo: Int64?, upToDate: Bool) -> FeedAnswer {
        FeedAnswer(
            bytes: Array(head.utf8) + bytes + Array("],\"ajanTasalla\":\(upToDate)}".utf8),
            cursorTo: cursorTo,
            upToDate: upToDate,
            truth: truth
        )
    }
}
