import BillingPrimitives
import Foundation
import Metering
import SimdjsonPeer

/// What counters are compared by: the records of answers by the five counting rules.
struct AnswerCounts: Equatable {
    var elements = 0
    var entries = 0
    var distinct = 0
    var supplements = 0
    var censored = 0
}

/// A program part that counts the records of answers.
struct AnswerCounter: Sendable {
    var name: String
    /// Adds the records of an answer to the counts.
    var add: @Sendable (UnsafeRawBufferPointer, inout AnswerCounts) throws -> Void

    /// The counter of vtj-bill, which validates every byte and counts data groups too.
    static let ours = AnswerCounter(name: "vtj-bill") { answer, counts in
        let counted = try RecordCounter.count(answer).counts
        let entries = Int(counted.groupEntry ?? 0)
        counts.elements += Int(counted.personChange)
        counts.entries += entries
        counts.distinct += Int(counted.distinctGroup ?? 0)
        counts.supplements += entries - Int(counted.groupEntryWithoutSupplement ?? 0)
        counts.censored += entries - Int(counted.groupEntryUncensored ?? 0)
    }

    /// Foundation's decoder into the fewest structs that tell the counts.
    static let decoder = AnswerCounter(name: "JSONDecoder") { answer, counts in
        let bytes = UnsafeMutableRawPointer(mutating: answer.baseAddress)
        guard let bytes else { return }
        let data = Data(bytesNoCopy: bytes, count: answer.count, deallocator: .none)
        let decoded = try JSONDecoder().decode(DecodedAnswer.self, from: data)
        for element in decoded.muutokset ?? decoded.perustiedot ?? [] {
            counts.elements += 1
            counts.entries += element.tietoryhmat.count
            counts.distinct += Set(element.tietoryhmat.map(\.tietoryhma)).count
            for entry in element.tietoryhmat {
                if entry.muutosattribuutti == "LISATIETO" { counts.supplements += 1 }
                if entry.turvakiellonAlaisetKentat != nil { counts.censored += 1 }
            }
        }
    }

    /// simdjson, in the way that its manual calls the fastest; nil where it was not found.
    static let simdjson: AnswerCounter? = simdjson_name().map { name in
        AnswerCounter(name: String(cString: name)) { answer, counts in
            var added = simdjson_counts()
            guard simdjson_count(answer.baseAddress, answer.count, &added) else {
                throw CommandFailure(description: "simdjson finds an answer malformed")
            }
            counts.elements += Int(added.elements)
            counts.entries += Int(added.entries)
            counts.distinct += Int(added.distinct)
            counts.supplements += Int(added.supplements)
            counts.censored += Int(added.censored)
        }
    }
}

private struct DecodedAnswer: Decodable {
    struct Element: Decodable {
        var tietoryhmat: [Entry]
    }

    struct Entry: Decodable {
        var tietoryhma: String
        var muutosattribuutti: String?
        var turvakiellonAlaisetKentat: [String]?
    }

    var muutokset: [Element]?
    var perustiedot: [Element]?
}
