/// Why an answer can't be given to the meter.
enum NotRecordable: Error {
    case answerTooLarge
    case answeredBeforeRequestEnded
}
