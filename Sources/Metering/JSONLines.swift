/// Usage lines: one JSON object a line with the names of the usage CSV, or a CloudEvents envelope.
///
/// The envelope is CloudEvents 1.0: `id` is the delivery's, `source` its connection, `time` when it
/// was delivered, and `data` has the rest.
struct JSONLines: UsageLineReading, Sendable {
    private var fields = UsageFields()
    private var seen = UsageColumnSet()
    /// The columns whose values lie in the line otherwise than they read.
    private var encoded = UsageColumnSet()
    /// The values of a row that has such columns, as they read, and where they lie.
    private var decoded: [UInt8] = []
    private var decodedFields = UsageFields()
    private var isEvent = false
    /// Whether a column stood beside `data`, where an envelope has none.
    private var hasColumnsOutside = false
    /// The first member that is no column and that only an envelope may have.
    private var attribute: JSONScanner.Text?
    /// The first thing that is wrong with a line that is JSON all the same.
    private var problem: UsageProblem?

    var awaitsHeader: Bool { false }

    mutating func read(
        _ line: UnsafeRawBufferPointer,
        number: Int,
        isWhole: Bool,
        checks: inout UsageChecks,
        into batch: inout DeliveryBatch
    ) throws(UsageProblem) {
        reset()
        var scanner = JSONScanner(line)
        do {
            try readMembers(&scanner, isOutside: true)
            try scanner.end()
        } catch {
            throw Self.problem(of: error, isWhole: isWhole)
        }
        if let problem { throw problem }
        if isEvent, hasColumnsOutside { throw .eventContent }
        if !isEvent, let attribute {
            throw .unknownMember(scanner.withBytes(of: attribute, PersonalData.quoted))
        }
        if encoded.isEmpty {
            try checks.append(fields, in: line, line: number, to: &batch)
            return
        }
        decode(scanner)
        let (fields, copy) = (decodedFields, decoded)
        try copy.span.bytes.withUnsafeBytes { bytes throws(UsageProblem) in
            try checks.append(fields, in: bytes, line: number, to: &batch)
        }
    }

    private mutating func reset() {
        fields.removeAll()
        seen = UsageColumnSet()
        encoded = UsageColumnSet()
        isEvent = false
        hasColumnsOutside = false
        attribute = nil
        problem = nil
    }

    private static func problem(of problem: JSONProblem, isWhole: Bool) -> UsageProblem {
        switch problem {
        case .unexpected(let offset), .otherType(let offset): .notJSON(at: offset)
        case .truncated(let offset): isWhole ? .notJSON(at: offset) : .truncated
        case .notUTF8: .notUTF8(nil)
        case .tooDeep: .tooDeep
        }
    }
}

// MARK: Members

extension JSONLines {
    private mutating func readMembers(
        _ scanner: inout JSONScanner,
        isOutside: Bool
    ) throws(JSONProblem) {
        try scanner.open(UInt8(ascii: "{"))
        var isFirst = true
        while try scanner.nextMember(&isFirst) {
            let key = try scanner.key()
            if let column = scanner.withBytes(of: key, UsageColumn.named) {
                if isOutside { hasColumnsOutside = true }
                try readValue(of: column, &scanner)
            } else if isOutside {
                attribute = attribute ?? key
                try readAttribute(key, &scanner)
            } else {
                note(.unknownMember(scanner.withBytes(of: key, PersonalData.quoted)))
                try scanner.skipValue()
            }
        }
    }

    /// Reads an attribute of an envelope; those that say nothing of usage are passed.
    private mutating func readAttribute(
        _ key: JSONScanner.Text,
        _ scanner: inout JSONScanner
    ) throws(JSONProblem) {
        if scanner.holds(key, "id") {
            try readValue(of: .deliveryID, &scanner)
        } else if scanner.holds(key, "source") {
            try readValue(of: .connection, &scanner)
        } else if scanner.holds(key, "time") {
            try readValue(of: .deliveredAt, &scanner)
        } else if scanner.holds(key, "specversion") {
            isEvent = true
            let isKnown = try readText(&scanner) { scanner, text in scanner.holds(text, "1.0") }
            if !isKnown { note(.eventVersion) }
        } else if scanner.holds(key, "datacontenttype") {
            if try scanner.skipNull() { return }
            if try !readText(&scanner, where: Self.isJSONType) { note(.eventContent) }
        } else if scanner.holds(key, "data"), try scanner.peek() == UInt8(ascii: "{") {
            try readMembers(&scanner, isOutside: false)
        } else {
            let isContent = scanner.holds(key, "data") || scanner.holds(key, "data_base64")
            if isContent { note(.eventContent) }
            try scanner.skipValue()
        }
    }

    /// Passes a value; whether it is a text that is accepted.
    private func readText(
        _ scanner: inout JSONScanner,
        where isAccepted: (JSONScanner, JSONScanner.Text) -> Bool
    ) throws(JSONProblem) -> Bool {
        guard try scanner.peek() == UInt8(ascii: "\"") else {
            try scanner.skipValue()
            return false
        }
        let text = try scanner.text()
        return isAccepted(scanner, text)
    }

    private static func isJSONType(_ scanner: JSONScanner, _ text: JSONScanner.Text) -> Bool {
        if scanner.holds(text, "application/json") { return true }
        let type = scanner.withBytes(of: text) { String(decoding: $0, as: UTF8.self) }
            .lowercased().prefix { $0 != ";" }
        return type.hasPrefix("application/json") || type.hasSuffix("+json")
    }

    private mutating func readValue(
        of column: UsageColumn,
        _ scanner: inout JSONScanner
    ) throws(JSONProblem) {
        if seen.contains(column) { note(.duplicateMember(column)) }
        seen.insert(column)
        switch try scanner.peek() {
        case UInt8(ascii: "n"):
            try scanner.skipValue()
        case UInt8(ascii: "\"") where !column.isNumber:
            let text = try scanner.text()
            fields.set(column, text.start, text.end)
            if text.isEscaped { encoded.insert(column) }
        case UInt8(ascii: "-") where column.isNumber, 0x30...0x39 where column.isNumber:
            let start = scanner.position
            try scanner.skipValue()
            fields.set(column, start, scanner.position)
        case UInt8(ascii: "[") where column == .dataGroups:
            let start = scanner.position
            try scanner.open(UInt8(ascii: "["))
            var isFirst = true
            while try scanner.nextElement(&isFirst) {
                if try !readText(&scanner, where: { _, _ in true }) { note(.otherType(column)) }
            }
            fields.set(column, start, scanner.position)
            encoded.insert(column)
        default:
            note(.otherType(column))
            try scanner.skipValue()
        }
    }

    private mutating func note(_ problem: UsageProblem) {
        self.problem = self.problem ?? problem
    }

    /// Copies all values as they read, an array of data groups with `;` between them.
    private mutating func decode(_ scanner: JSONScanner) {
        decoded.removeAll(keepingCapacity: true)
        decodedFields.removeAll()
        for column in UsageColumn.allCases where fields.present.contains(column) {
            let start = decoded.count
            let (from, end) = fields.bounds(of: column)
            if scanner.bytes[from] == UInt8(ascii: "["), column == .dataGroups {
                var array = JSONScanner(scanner.bytes.part(from, end))
                try? array.decodeTexts(separator: UInt8(ascii: ";"), into: &decoded)
            } else {
                let isEscaped = encoded.contains(column)
                let text = JSONScanner.Text(start: from, end: end, isEscaped: isEscaped)
                scanner.decode(text, into: &decoded)
            }
            decodedFields.set(column, start, decoded.count)
        }
    }
}

extension JSONScanner {
    /// Appends what the strings of an array say.
    fileprivate mutating func decodeTexts(
        separator: UInt8,
        into result: inout [UInt8]
    ) throws(JSONProblem) {
        try open(UInt8(ascii: "["))
        var isFirst = true
        while try nextElement(&isFirst) {
            decode(try text(), into: &result)
            result.append(separator)
        }
    }
}
