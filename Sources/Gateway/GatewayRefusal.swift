/// An answer that the gateway gives itself instead of the upstream's.
public struct GatewayRefusal: Error, Sendable, Equatable {
    /// The header that marks the gateway's own answers; its value is `refused`.
    public static let header = "X-Vtj-Bill-Gateway"

    /// The HTTP status, 400–599.
    public var status: Int
    /// A code for programs, such as `Gateway.UpstreamTimeout`.
    public var code: String
    /// A sentence for people, without data of the call.
    public var message: String

    /// Creates a refusal; the status lies in 400–599.
    public init(status: Int, code: String, message: String) {
        precondition((400...599).contains(status), "a refusal has the status of an error")
        self.status = status
        self.code = code
        self.message = message
    }

    /// The body: type and message, as X-Road's own errors have them.
    var body: String { #"{"type":\#(Self.quoted(code)),"message":\#(Self.quoted(message))}"# }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result.unicodeScalars.append(contentsOf: ["\\", scalar])
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
