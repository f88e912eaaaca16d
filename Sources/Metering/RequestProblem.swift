import BillingPrimitives

/// Why a request to the change API cannot be counted.
enum RequestProblem {
    case json(JSONProblem)
    case tooLarge

    /// The problem as the operator reads it; nothing of the request's content is repeated.
    var diagnostic: Diagnostic {
        let (code, what) = words
        return Diagnostic(
            .error,
            code,
            what,
            why: "whom the call asks for cannot be told",
            remedy: "look at how the caller makes its requests"
        )
    }

    private var words: (code: String, what: String) {
        switch self {
        case .tooLarge:
            (
                "request-too-large",
                "a request is larger than \(RequestReading.byteCountMax >> 20) MiB"
            )
        case .json(.unexpected(let offset)):
            ("request-not-json", "byte \(offset) of a request cannot stand there in JSON")
        case .json(.notUTF8(let offset)):
            ("request-not-json", "the bytes of a request from \(offset) on are not UTF-8")
        case .json(.truncated(let offset)):
            ("request-truncated", "a request ends at byte \(offset), in the middle of a value")
        case .json(.tooDeep(let offset)):
            ("request-too-deep", "values lie too deep in each other at byte \(offset) of a request")
        case .json(.otherType(let offset)):
            (
                "request-of-another-shape",
                "the value at byte \(offset) of a request is of another type than the API takes"
            )
        }
    }
}
