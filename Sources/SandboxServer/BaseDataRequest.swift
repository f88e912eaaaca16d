/// The body of `perustiedot` and `perustiedot-vko`, which has no other members (nor `null`).
struct BaseDataRequest: Decodable {
    var identities: [String]?
    var municipalities: [String]?
    var dataGroups: [String]?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        for key in container.allKeys {
            let texts = try container.decode([String].self, forKey: key)
            switch key.stringValue {
            case "hetulista": identities = texts
            case "kuntakoodit": municipalities = texts
            case "tietoryhmat": dataGroups = texts
            default:
                throw DecodingError.dataCorruptedError(
                    forKey: key,
                    in: container,
                    debugDescription: "The request has no such member."
                )
            }
        }
    }
}

/// Any member of an object.
private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}
