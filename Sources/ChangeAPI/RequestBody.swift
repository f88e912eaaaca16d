import BillingPrimitives

/// The JSON of the two calls that post one.
///
/// Identity codes and data groups have only characters that stand in JSON as they are.
enum RequestBody {
    /// The longest code of a data group that is taken.
    static let dataGroupLengthMax = 100

    /// The body of `muutokset`.
    static func changes(after key: Int64, of identities: [IdentityCode]) -> String {
        "{\"viimeisinKirjausavain\":\(key),\"hetulista\":\(list(identities.map(\.text)))}"
    }

    /// The body of `perustiedot`; the member of the groups is left out where there is no list.
    static func baseData(
        of identities: [IdentityCode],
        dataGroups: [String]?
    ) throws(ChangeAPIError) -> String {
        for group in dataGroups ?? [] where !isDataGroup(group) {
            throw .invalidDataGroup(Redaction.quoted(group))
        }
        let groups = dataGroups.map { ",\"tietoryhmat\":\(list($0))" } ?? ""
        return "{\"hetulista\":\(list(identities.map(\.text)))\(groups)}"
    }

    private static func list(_ items: [String]) -> String {
        "[\(items.map { "\"\($0)\"" }.joined(separator: ","))]"
    }

    private static func isDataGroup(_ text: String) -> Bool {
        (1...dataGroupLengthMax).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                $0.isASCIICapital || $0.isASCIIDigit || $0 == UInt8(ascii: "_")
            }
    }
}
