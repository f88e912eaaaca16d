import BillingPrimitives
import Foundation
import Testing

/// The records of an answer, counted by way of a tree of Foundation.
struct NaiveCount {
    var counts = RecordCounts.zero
    var dataGroups: [String: Int64] = [:]
    var envelope: [String: Any]
    var elements: [[String: Any]]

    init(_ bytes: [UInt8]) throws {
        let tree = try JSONSerialization.jsonObject(with: Data(bytes))
        self.envelope = try #require(tree as? [String: Any])
        let list = envelope["muutokset"] ?? envelope["perustiedot"]
        self.elements = try #require(list as? [[String: Any]])
        for element in elements {
            let entries = try #require(element["tietoryhmat"] as? [[String: Any]])
            let codes = entries.compactMap { $0["tietoryhma"] as? String }
            try #require(codes.count == entries.count)
            for code in Set(codes) { dataGroups[code, default: 0] += 1 }
            let supplements = entries.count { $0["muutosattribuutti"] as? String == "LISATIETO" }
            let censored = entries.count { $0["turvakiellonAlaisetKentat"] != nil }
            let own = RecordCounts(
                personChange: 1,
                groupEntry: Int64(entries.count),
                distinctGroup: Int64(Set(codes).count),
                groupEntryWithoutSupplement: Int64(entries.count - supplements),
                groupEntryUncensored: Int64(entries.count - censored)
            )
            counts = try counts.adding(own)
        }
    }

    /// Everything in an answer that has the shape of an identity code.
    static func codes(in bytes: [UInt8]) -> [String] {
        var codes: [String] = []
        for text in String(decoding: bytes, as: UTF8.self).split(separator: "\"") {
            var copy = String(text)
            if copy.withUTF8({ IdentityCode.hasShape(UnsafeRawBufferPointer($0)) }) {
                codes.append(copy)
            }
        }
        return codes
    }
}
