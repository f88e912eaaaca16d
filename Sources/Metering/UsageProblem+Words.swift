extension UsageProblem {
    typealias Words = (code: String, what: String, why: String?, remedy: String)

    /// The code, what is wrong, why it matters, and what to do.
    var words: Words {
        fileWords ?? rowWords ?? valueWords
    }

    private var fileWords: Words? {
        switch self {
        case .header, .emptyFile:
            (
                "empty-file", "the file has no header row", nil,
                "begin it with delivery_id,connection,delivered_at,records"
            )
        case .unknownColumn(let name):
            (
                "unknown-column", "there is no column \(name)",
                "a misspelt column would be lost in silence",
                "take one of: "
                    + UsageColumn.allCases.map { "\($0.name)" }.joined(separator: ", ")
                    + "; columns are separated by commas"
            )
        case .missingColumn(let column):
            (
                "missing-column", "the column '\(column.name)' is missing", nil,
                "add it to the header and to every row"
            )
        case .duplicateColumn(let column):
            (
                "duplicate-column", "the column '\(column.name)' is there twice",
                "which of the two counts is not certain", "leave one of them out"
            )
        default: nil
        }
    }

    private var rowWords: Words? {
        switch self {
        case .lineTooLong:
            (
                "line-too-long", "the line is longer than \(LineFeed.lengthMax) bytes", nil,
                "look for a missing line break"
            )
        case .truncated:
            (
                "truncated", "the file ends in the middle of this row", nil,
                "write or copy the file again"
            )
        case .fieldCount(let found, let expected):
            (
                "wrong-field-count", "the row has \(found) fields, the header \(expected)", nil,
                "look for a comma too many or too few"
            )
        case .quoteNotClosed:
            (
                "quote-not-closed", "a quoted field does not end on its line",
                "no column can hold a line break", "close the quotation mark"
            )
        case .quoteMisplaced:
            (
                "quote-misplaced", "a quotation mark stands inside a field", nil,
                "quote the whole field and double the marks within it"
            )
        case .notUTF8(let column):
            (
                "not-utf-8",
                column.map { "'\($0.name)' is not UTF-8" } ?? "the line is not UTF-8", nil,
                "write the file in UTF-8"
            )
        default: jsonWords
        }
    }

    private var jsonWords: Words? {
        switch self {
        case .notJSON(let offset):
            (
                "line-not-json", "byte \(offset) of the line cannot stand there in JSON", nil,
                "write one JSON object a line"
            )
        case .tooDeep:
            (
                "line-too-deep", "values lie too deep in each other", nil,
                "write one flat JSON object a line"
            )
        case .unknownMember(let name):
            (
                "unknown-member", "there is no member \(name)",
                "a misspelt member would be lost in silence",
                "take the names of the usage CSV, or a CloudEvents 1.0 envelope with them in 'data'"
            )
        case .duplicateMember(let column):
            (
                "duplicate-member", "'\(column.name)' is given twice",
                "which of the two counts is not certain", "leave one of them out"
            )
        case .otherType(let column):
            (
                "wrong-type",
                "'\(column.name)' is not a \(column.isNumber ? "number" : "string")", nil,
                column == .dataGroups
                    ? "write an array of strings" : "write it in its own JSON type"
            )
        case .eventVersion:
            (
                "event-version", "the envelope is not of CloudEvents 1.0", nil,
                "write \"specversion\": \"1.0\""
            )
        case .eventContent:
            (
                "event-content", "the event's content is not a JSON object in 'data'", nil,
                "write the counts as members of 'data', as application/json"
            )
        default: nil
        }
    }

    private var valueWords: Words {
        switch self {
        case .missing(let column):
            ("missing-value", "'\(column.name)' is empty", nil, "give it a value")
        case .tooLong(let column, let max):
            (
                "too-long", "'\(column.name)' is longer than \(max) bytes", nil,
                "give a shorter one"
            )
        case .controlCharacter(let column):
            (
                "control-character", "'\(column.name)' holds a control character", nil,
                "take it out"
            )
        case .identityCode(let column):
            (
                "identity-code-in-usage", "'\(column.name)' holds a personal identity code",
                "no personal datum is stored; the code is not repeated here",
                "name deliveries by something that is not a person"
            )
        case .unknownConnection(let text):
            (
                "unknown-connection", "there is no connection \(text)", nil,
                "register the connection first"
            )
        case .notADigest(let column):
            (
                "not-a-digest", "'\(column.name)' is not printable ASCII without spaces", nil,
                "give a digest, such as 64 hexadecimal digits"
            )
        case .unknownKind(let text):
            ("unknown-kind", "there is no kind \(text)", nil, "write change or initial")
        case .notADataGroup(let text):
            (
                "not-a-data-group", "\(text) is no code of a data group", nil,
                "write codes such as KOTIKUNTA with ';' between them"
            )
        case .tooManyDataGroups:
            (
                "too-many-data-groups",
                "'data_groups' names more than \(DataGroupCode.countMax) codes", nil,
                "name each code once"
            )
        default: numberWords
        }
    }

    private var numberWords: Words {
        switch self {
        case .notAnInstant(let text):
            (
                "not-an-instant", "'delivered_at' is \(text), which is no instant",
                "without an offset the month is not certain",
                "write ISO 8601 with an offset, such as 2026-03-31T23:59:59.000+03:00"
            )
        case .tooEarly(let instant):
            (
                "delivered-too-early", "'delivered_at' is \(instant), before the year 2000", nil,
                "correct the date"
            )
        case .inTheFuture(let instant):
            (
                "delivered-in-the-future", "'delivered_at' is \(instant), which has not come yet",
                nil, "correct the date, or the clock of the source"
            )
        case .notACount(let column, let text):
            (
                "not-a-count", "'\(column.name)' is \(text), which is no whole number from 0 up",
                nil, "write digits only"
            )
        case .countOutOfRange(let column):
            (
                "count-out-of-range",
                "'\(column.name)' is more than \(UsageChecks.countMax)", nil,
                "correct the number"
            )
        case .countExceeds(let column, let other):
            (
                "counts-disagree", "'\(column.name)' is more than '\(other.name)'",
                "a part cannot be more than the whole", "correct the numbers"
            )
        default:
            preconditionFailure("Every problem has words.")
        }
    }
}
