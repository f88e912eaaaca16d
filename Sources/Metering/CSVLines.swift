/// Usage CSV (RFC 4180): a header that names the columns, then one row a line.
///
/// No column can hold a line break, so a quotation mark that is not closed spoils one line only.
struct CSVLines: UsageLineReading, Sendable {
    private var columns: [UsageColumn] = []
    private var fields = UsageFields()
    /// The fields of a row that has quotation marks, unquoted.
    private var unquoted: [UInt8] = []

    var awaitsHeader: Bool { columns.isEmpty }

    mutating func read(
        _ line: UnsafeRawBufferPointer,
        number: Int,
        isWhole: Bool,
        checks: inout UsageChecks,
        into batch: inout DeliveryBatch
    ) throws(UsageProblem) {
        if columns.isEmpty { return try readHeader(line) }
        if try split(line) {
            try checks.append(fields, in: line, line: number, to: &batch)
            return
        }
        do {
            try unquote(line)
        } catch {
            if case .quoteNotClosed = error, !isWhole { throw .truncated }
            throw error
        }
        let (fields, copy) = (fields, unquoted)
        try copy.span.bytes.withUnsafeBytes { bytes throws(UsageProblem) in
            try checks.append(fields, in: bytes, line: number, to: &batch)
        }
    }

    private mutating func readHeader(_ line: UnsafeRawBufferPointer) throws(UsageProblem) {
        var names: [(start: Int, end: Int)] = []
        var found: [UsageColumn] = []
        var problems: [UsageProblem] = []
        unquoted.removeAll()
        try Self.unquote(line, into: &unquoted) { _, start, end in names.append((start, end)) }
        unquoted.withUnsafeBytes { bytes in
            for (start, end) in names {
                let name = bytes.part(start, end)
                guard let column = UsageColumn.named(name) else {
                    problems.append(.unknownColumn(PersonalData.quoted(name)))
                    continue
                }
                if found.contains(column) { problems.append(.duplicateColumn(column)) }
                found.append(column)
            }
        }
        for column in UsageColumn.required where !found.contains(column) {
            problems.append(.missingColumn(column))
        }
        guard problems.isEmpty else { throw .header(problems) }
        columns = found
    }

    /// Finds the fields of a line; false where it has quotation marks.
    @inline(__always)
    private mutating func split(_ line: UnsafeRawBufferPointer) throws(UsageProblem) -> Bool {
        let commas = ByteWords.lanes(UInt8(ascii: ","))
        let quotes = ByteWords.lanes(UInt8(ascii: "\""))
        fields.removeAll()
        var (field, start, position) = (0, 0, 0)
        while position < line.count {
            let word = line.wordOrRest(at: position)
            guard ByteWords.matches(word, quotes) == 0 else { return false }
            var hits = ByteWords.matches(word, commas)
            while hits != 0 {
                let end = position + hits.trailingZeroBitCount >> 3
                if field < columns.count { fields.set(columns[field], start, end) }
                field += 1
                start = end + 1
                hits &= hits - 1
            }
            position += 8
        }
        guard field + 1 == columns.count else {
            throw .fieldCount(found: field + 1, expected: columns.count)
        }
        fields.set(columns[field], start, line.count)
        return true
    }

    /// Finds the fields of a line with quotation marks, in `unquoted`.
    private mutating func unquote(_ line: UnsafeRawBufferPointer) throws(UsageProblem) {
        var fields = UsageFields()
        let columns = columns
        unquoted.removeAll(keepingCapacity: true)
        let found = try Self.unquote(line, into: &unquoted) { field, start, end in
            if field < columns.count { fields.set(columns[field], start, end) }
        }
        guard found == columns.count else {
            throw .fieldCount(found: found, expected: columns.count)
        }
        self.fields = fields
    }

    /// Copies the fields without their quotation marks; how many there are.
    @discardableResult
    private static func unquote(
        _ line: UnsafeRawBufferPointer,
        into result: inout [UInt8],
        _ found: (_ field: Int, _ start: Int, _ end: Int) -> Void
    ) throws(UsageProblem) -> Int {
        let quote = UInt8(ascii: "\"")
        let comma = UInt8(ascii: ",")
        var (field, position) = (0, 0)
        while true {
            let start = result.count
            if position < line.count, line[position] == quote {
                position += 1
                while true {
                    guard position < line.count else { throw .quoteNotClosed }
                    if line[position] == quote {
                        position += 1
                        guard position < line.count, line[position] == quote else { break }
                    }
                    result.append(line[position])
                    position += 1
                }
                guard position == line.count || line[position] == comma else {
                    throw .quoteMisplaced
                }
            } else {
                while position < line.count, line[position] != comma {
                    guard line[position] != quote else { throw .quoteMisplaced }
                    result.append(line[position])
                    position += 1
                }
            }
            found(field, start, result.count)
            field += 1
            guard position < line.count else { return field }
            position += 1
        }
    }
}

extension UnsafeRawBufferPointer {
    /// The eight bytes from an offset on, with zeros past the end.
    @inline(__always)
    fileprivate func wordOrRest(at offset: Int) -> UInt64 {
        if offset + 8 <= count { return word(at: offset) }
        let missing = offset + 8 - count
        if count >= 8 { return word(at: count - 8) >> UInt64(8 * missing) }
        var word: UInt64 = 0
        for index in (offset..<count).reversed() { word = word << 8 | UInt64(self[index]) }
        return word
    }
}
