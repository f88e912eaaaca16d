import BillingPrimitives
import Foundation
public import Licensing

/// The values of one version of an entry, under the names that register files use.
public struct EntryFacts {
    /// Name and value, sorted by name.
    public let facts: [(name: String, value: String)]

    /// Reads the values of an entry.
    public init(_ entry: RegisterEntry) throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let object = try JSONSerialization.jsonObject(with: encoder.encode(entry))
        let value = (object as? [String: Any])?["value"] as? [String: Any] ?? [:]
        facts = value.map { ($0.key, Self.text(of: $0.value)) }.filter { !$0.1.isEmpty }
            .map { ($0.0 == "organisation_class" ? "class" : $0.0, $0.1) }
            .sorted { $0.0 < $1.0 }
    }

    /// What another version of the entry says otherwise, by name, such as
    /// `valid_until: 2027-01-01 → 2028-01-01`.
    func changes(to other: EntryFacts) -> [(name: String, words: LocalizedText)] {
        let (old, new) = (values, other.values)
        return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map { name in
            var title = RegisterWords.title(of: name) ?? LocalizedText(name)
            title.en = name
            return (name, title.followed(by: ": \(old[name] ?? "–") → \(new[name] ?? "–")"))
        }
    }

    private var values: [String: String] {
        Dictionary(facts.map { ($0.name, $0.value) }) { first, _ in first }
    }

    private static func text(of value: Any) -> String {
        switch value {
        case let text as String: text
        case let list as [Any]: list.map(text).joined(separator: ", ")
        case let object as [String: Any]:
            object.sorted { $0.key < $1.key }.map { "\($0.key) \(text(of: $0.value))" }
                .joined(separator: ", ")
        case let flag as NSNumber where isBoolean(flag): flag.boolValue ? "true" : "false"
        default: "\(value)"
        }
    }

    /// Whether a number of a JSON document was `true` or `false`.
    private static func isBoolean(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) == "c"
    }
}
