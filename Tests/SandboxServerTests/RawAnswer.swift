import Foundation

/// An answer taken apart; its body may be shorter than its head says.
struct RawAnswer {
    var status = 0
    var headers: [String: String] = [:]
    var body: [UInt8] = []

    init(_ bytes: [UInt8]) {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return }
        let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        let lines = head.components(separatedBy: "\r\n")
        status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        body = Array(bytes[end.upperBound...])
    }

    var text: String { String(decoding: body, as: UTF8.self) }
    var isWhole: Bool { headers["content-length"].flatMap { Int($0) } == body.count }

    var json: [String: Any] {
        let value = try? JSONSerialization.jsonObject(with: Data(body))
        return value as? [String: Any] ?? [:]
    }

    var cursor: Int64? { json["viimeisinKirjausavain"] as? Int64 }
    var isUpToDate: Bool? { json["ajanTasalla"] as? Bool }
    var errorCode: String? { (json["virhe"] as? [String: String])?["koodi"] }

    /// The elements of `muutokset` or `perustiedot`, each as JSON with sorted keys.
    var elements: [Data] { Self.elements(body) }

    static func elements(_ bytes: [UInt8]) -> [Data] {
        let value = try? JSONSerialization.jsonObject(with: Data(bytes))
        let envelope = value as? [String: Any] ?? [:]
        let list = (envelope["muutokset"] ?? envelope["perustiedot"]) as? [Any] ?? []
        return list.compactMap {
            try? JSONSerialization.data(withJSONObject: $0, options: .sortedKeys)
        }
    }
}
