import BillingPrimitives
import Foundation
import Metering

/// A counter that is slow and plain, over the tree that Foundation makes of an answer.
enum ReferenceCounter {
    /// The records of an answer; nil where Foundation finds that it is no JSON.
    static func counts(_ answer: [UInt8]) -> RecordCounts? {
        let tree = try? JSONSerialization.jsonObject(with: Data(answer), options: .fragmentsAllowed)
        guard let tree else { return nil }
        let envelope = tree as? [String: Any] ?? [:]
        let elements = envelope["muutokset"] ?? envelope["perustiedot"]
        var counts = RecordCounts.zero
        for element in elements as? [[String: Any]] ?? [] {
            let entries = element["tietoryhmat"] as? [[String: Any]] ?? []
            add(1, .personChange, to: &counts)
            add(entries.count, .groupEntry, to: &counts)
            add(Set(entries.map { code(of: $0) }).count, .distinctGroup, to: &counts)
            add(
                entries.count { $0["muutosattribuutti"] as? String != "LISATIETO" },
                .groupEntryWithoutSupplement,
                to: &counts
            )
            add(
                entries.count { ($0["turvakiellonAlaisetKentat"] ?? NSNull()) is NSNull },
                .groupEntryUncensored,
                to: &counts
            )
        }
        return counts
    }

    private static func code(of entry: [String: Any]) -> String {
        let code = entry["tietoryhma"] as? String ?? ""
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ÅÄÖ".unicodeScalars
        let isReadable = !code.isEmpty && code.unicodeScalars.allSatisfy(letters.contains)
        return isReadable ? code : DataGroupCount.unreadableCode
    }

    private static func add(_ count: Int, _ rule: CountingRule, to counts: inout RecordCounts) {
        counts[rule] = (counts[rule] ?? 0) + Int64(count)
    }
}
