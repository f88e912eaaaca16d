/// The endpoints of the change API whose answers are counted.
public enum CountedEndpoint: String, Sendable, CaseIterable {
    /// Changes since a booking key.
    case changes = "muutokset"
    /// Basic data as of now.
    case basicData = "perustiedot"
    /// Basic data of the weekly base.
    case weeklyBasicData = "perustiedot-vko"

    private static let version = "v1"
    private static let suffixes = allCases.map {
        (endpoint: $0, suffix: "/\(version)/\($0.rawValue)")
    }

    /// The endpoint that a path names when its last two parts are `v1` and the endpoint's name.
    ///
    /// A path that a lenient server could take for the endpoint is taken for it as well: escapes,
    /// capitals, empty and dotted parts, path parameters. Otherwise an odd spelling would get
    /// records that nobody counts.
    init?(path: String) {
        if let exact = Self.suffixes.first(where: { path.hasSuffix($0.suffix) }) {
            self = exact.endpoint
            return
        }
        let parts = Self.plainParts(of: path)
        guard parts.count > 1, parts[parts.count - 2] == Self.version,
            let endpoint = Self(rawValue: parts[parts.count - 1])
        else { return nil }
        self = endpoint
    }

    private static func plainParts(of path: String) -> [String] {
        var parts: [String] = []
        let bytes = unescaped(Array(path.utf8)).map { $0 == UInt8(ascii: "\\") ? slash : $0 }
        for part in bytes.split(separator: slash) {
            let name = part.prefix { $0 != UInt8(ascii: ";") }
            switch String(decoding: name, as: UTF8.self).lowercased() {
            case "", ".": continue
            case "..": _ = parts.popLast()
            case let name: parts.append(name)
            }
        }
        return parts
    }

    private static let slash = UInt8(ascii: "/")

    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                result.append(value)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
