import BillingPrimitives
import Foundation
import NIOHTTP1

/// Status and headers of an answer, and what they mean.
struct AnswerHead {
    /// How much of the body of a failure is read, to find its few words of reason.
    static let failureLengthMax = 64 << 10

    var status: Int
    var headers: HTTPHeaders

    /// The announced length of the body; nil where it comes in chunks or says nothing.
    var length: Int? { headers.first(name: "Content-Length").flatMap { Int($0) } }

    /// Whether one can tell if the whole body came.
    var isFramed: Bool {
        length != nil
            || headers[canonicalForm: "Transfer-Encoding"].last?.lowercased() == "chunked"
    }

    /// The id in a header; nil where it is missing or no plain word that X-Road could have stored.
    func id(_ name: String) -> String? {
        headers.first(name: name).flatMap { id in
            let isPlain = id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f }
            return (1...XRoadSubsystem.codeLengthMax).contains(id.utf8.count) && isPlain
                && IdentityCode.find(in: id) == nil ? id : nil
        }
    }

    /// What an answer of a status other than 200 says.
    func failure(body: [UInt8], from endpoint: ChangeAPIEndpoint, at now: Instant) -> ChangeAPIError
    {
        let words = Words(body)
        func quoted(_ text: String?) -> String? {
            guard let text, endpoint.credentials?.areRevealed(in: text) != true else { return nil }
            return Redaction.quoted(text)
        }
        if let type = headers.first(name: "X-Road-Error") {
            return .xRoad(
                type: quoted(words.type ?? type).map(Self.unquotedType) ?? "unknown",
                message: quoted(words.message),
                detail: quoted(words.detail)
            )
        }
        let said = quoted(words.reason)
        let wish = headers.first(name: "Retry-After").flatMap { Duration(retryAfter: $0, at: now) }
        switch status {
        case 300..<400: return .redirected(host: target ?? endpoint.address.host)
        case 401, 403: return .refused(status: status, said: said)
        case 404: return .notFound(said: said)
        case 429: return .quotaExhausted(comeBackIn: wish)
        case 400..<500: return .badRequest(status: status, said: said)
        case 500, 502, 503, 504:
            return .serverFailing(status: status, comeBackIn: wish, said: said)
        default: return .unexpectedStatus(status)
        }
    }

    /// The host of the header `Location`, quoted; nil where it names none.
    private var target: String? {
        headers.first(name: "Location").flatMap { URLComponents(string: $0)?.host }
            .map { Redaction.quoted($0) }
    }

    /// A quoted type of X-Road without the quotes, as it is a few words with points.
    private static func unquotedType(_ quoted: String) -> String {
        let type = quoted.dropFirst().dropLast()
        let isPlain = type.utf8.allSatisfy { $0.isASCIIAlphanumeric || "._".utf8.contains($0) }
        return isPlain ? String(type) : quoted
    }

    /// The members with which X-Road and common web frameworks give a reason.
    private struct Words: Decodable {
        var type: String?
        var message: String?
        var detail: String?
        var error: String?
        var text: String?

        init(_ body: [UInt8]) {
            if let words = try? JSONDecoder().decode(Words.self, from: Data(body)) {
                self = words
            } else {
                let words = String(decoding: body, as: UTF8.self)
                    .split(whereSeparator: \.isWhitespace)
                // A document cannot be searched for secrets as it stands, and would not be read.
                if let first = words.first?.first, !"{[<\"".contains(first) {
                    self.text = words.joined(separator: " ")
                }
            }
        }

        var reason: String? {
            [message, detail, error, text].compactMap(\.self).first { !$0.isEmpty }
        }
    }
}
