/// Why an answer can't be given to the meter.
enum NotRecordable: Error {
    case answerTooLarge
    case answeredBeforeRequestEnded
}

extension NotRecordable: CustomStringConvertible {
    var description: String {
        switch self {
        case .answerTooLarge: "The answer is larger than the gateway can count."
        case .answeredBeforeRequestEnded: "The answer ended before the request did."
        }
    }
}
