import BillingPrimitives

/// Why an answer of the change API cannot be counted.
enum AnswerProblem {
    case json(JSONProblem)
    case tooLarge
    case noRecordsArray
    case severalRecordsArrays
    /// A body of `type` and `message`, as X-Road and the agency report failures.
    case error

    /// The problem as the operator reads it; nothing of the answer's content is repeated.
    func diagnostic(file: String?) -> Diagnostic {
        let (code, what, why, remedy) = words
        return Diagnostic(.error, code, file: file, what, why: why, remedy: remedy)
    }

    private typealias Words = (code: String, what: String, why: String?, remedy: String)

    private var words: Words {
        switch self {
        case .json(let problem): Self.words(of: problem)
        case .tooLarge:
            (
                "answer-too-large",
                "the answer is larger than \(RecordCounter.byteCountMax >> 20) MiB", nil,
                "give one answer a file"
            )
        case .noRecordsArray:
            (
                "answer-without-records-array",
                "the answer has neither 'muutokset' nor 'perustiedot'",
                "there is nothing in it to count",
                "give the body of an answer as the change API sent it"
            )
        case .severalRecordsArrays:
            (
                "answer-with-several-records-arrays",
                "the answer has 'muutokset' or 'perustiedot' more than once",
                "readers would disagree on what was delivered", "give one answer a file"
            )
        case .error:
            (
                "answer-is-an-error", "the answer reports an error",
                "a failed call delivers nothing", "leave it out"
            )
        }
    }

    private static func words(of problem: JSONProblem) -> Words {
        switch problem {
        case .unexpected(let offset):
            (
                "answer-not-json", "byte \(offset) cannot stand there in JSON", nil,
                "give the body of an answer as the change API sent it, without headers"
            )
        case .notUTF8(let offset):
            (
                "answer-not-json", "the bytes from \(offset) on are not UTF-8", nil,
                "give the body of an answer as the change API sent it"
            )
        case .truncated(let offset):
            (
                "answer-truncated", "the answer ends at byte \(offset), in the middle of a value",
                "what is missing cannot be counted", "fetch or copy the answer again"
            )
        case .tooDeep(let offset):
            (
                "answer-too-deep",
                "values lie more than \(JSONScanner.depthMax) levels deep at byte \(offset)", nil,
                "give the body of an answer as the change API sent it"
            )
        case .otherType(let offset):
            (
                "answer-of-another-shape",
                "the value at byte \(offset) is of another type than the change API sends there",
                "it cannot be counted for certain",
                "give the body of an answer as the change API sent it"
            )
        }
    }
}
