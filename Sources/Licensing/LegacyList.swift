public import BillingPrimitives
import TOMLReading

/// The old change service's list of customers: CSV with a header row and a connection a line.
public enum LegacyList {
    /// The columns of the list.
    public enum Column: String, Sendable, CaseIterable {
        /// The connection's id.
        case legacyConnection = "legacy_connection"
        /// The business id of the organisation that held it.
        case businessID = "business_id"
        /// The name of the organisation that held it.
        case customerName = "customer_name"
        /// The first day on which it was no longer in use; the only column that may be left out.
        case endedOn = "ended_on"
    }

    /// The longest list that is taken; the old service had some thousands of customers.
    static let rowsMax = 100_000

    /// Reads a list, all or nothing.
    ///
    /// Throws everything that is wrong with the file, in the order of its lines.
    public static func parse(
        _ bytes: [UInt8],
        file: String
    ) throws(DiagnosticsError) -> RegisterFile {
        var reading = LegacyReading(file: file)
        reading.read(bytes)
        guard reading.diagnostics.isEmpty else { throw DiagnosticsError(reading.diagnostics) }
        var result = RegisterFile([])
        result.file = file
        result.items = reading.items
        return result
    }
}

/// One pass over a list.
private struct LegacyReading {
    let file: String
    var diagnostics: [Diagnostic] = []
    var items: [RegisterFile.Item] = []
    private var columns: [LegacyList.Column] = []
    private var lines: [String: Int] = [:]

    init(file: String) {
        self.file = file
    }

    mutating func read(_ bytes: [UInt8]) {
        let mark: [UInt8] = [0xef, 0xbb, 0xbf]
        let text = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
        let rows = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard rows.count <= LegacyList.rowsMax else {
            return report("too-many-rows", 1, "the list has \(rows.count) rows", "split the list")
        }
        for (index, row) in rows.enumerated() {
            let line = row.last == UInt8(ascii: "\r") ? row.dropLast() : row
            if line.isEmpty, index > 0 { continue }
            guard let fields = fields(of: line, on: index + 1) else { continue }
            if index > 0 {
                take(fields, on: index + 1)
            } else {
                takeHeader(fields)
                guard diagnostics.isEmpty else { return }
            }
        }
    }

    private mutating func takeHeader(_ names: [String]) {
        let known = LegacyList.Column.allCases.map(\.rawValue)
        for name in names {
            guard let column = LegacyList.Column(rawValue: name) else {
                let nearest = NearestWord.find(String(name.prefix(40)), among: known)
                report(
                    "unknown-column",
                    1,
                    "there is no column named \(Redaction.quoted(name))",
                    nearest.map { "did you mean '\($0)'?" }
                        ?? "the columns are \(known.joined(separator: ", "))"
                )
                continue
            }
            if columns.contains(column) {
                report("duplicate-column", 1, "'\(name)' is there twice", "leave one of them out")
            }
            columns.append(column)
        }
        for column in LegacyList.Column.allCases
        where column != .endedOn && !columns.contains(column) {
            report(
                "missing-column",
                1,
                "there is no column '\(column.rawValue)'",
                "add it to the header and every row"
            )
        }
    }

    private mutating func take(_ fields: [String], on line: Int) {
        guard fields.count == columns.count else {
            return report(
                "wrong-field-count",
                line,
                "the row has \(fields.count) fields, and the header \(columns.count)",
                "look for a comma too many or too few"
            )
        }
        let count = diagnostics.count
        var values: [LegacyList.Column: String] = [:]
        for (column, text) in zip(columns, fields) {
            if text.isEmpty, column == .endedOn { continue }
            check(text, of: column, on: line)
            values[column] = text
        }
        let businessID = values[.businessID].flatMap { BusinessID($0) }
        if businessID == nil {
            refuse(.businessID, "a business id with check digit, such as 1790235-0", on: line)
        }
        let endedOn = values[.endedOn].flatMap { Day($0) }
        if values[.endedOn] != nil, endedOn == nil {
            refuse(.endedOn, "a day such as 2024-12-31", on: line)
        }
        guard diagnostics.count == count, let businessID, let id = values[.legacyConnection] else {
            return
        }
        if let first = lines.updateValue(line, forKey: id) {
            return report(
                "duplicate-entry",
                line,
                "\(Redaction.quoted(id)) stands on line \(first) already",
                "keep one of the two"
            )
        }
        let legacy = LegacyConnection(
            id: id,
            businessID: businessID,
            customerName: values[.customerName] ?? "",
            endedOn: endedOn
        )
        items.append(RegisterFile.Item(.legacyConnection(legacy), line: line))
    }

    private mutating func check(_ text: String, of column: LegacyList.Column, on line: Int) {
        if IdentityCode.find(in: text) != nil {
            report(
                "identity-code",
                line,
                "'\(column.rawValue)' carries what looks like a personal identity code",
                "write the text without it"
            )
        } else if let problem = TableReader.problem(with: text) {
            report(
                "text-refused",
                line,
                "'\(column.rawValue)' \(problem)",
                "write a text of one line"
            )
        }
    }

    private mutating func refuse(
        _ column: LegacyList.Column,
        _ expected: String,
        on line: Int
    ) {
        report(
            "value-refused",
            line,
            "'\(column.rawValue)' is not \(expected)",
            "write \(expected)"
        )
    }

    /// The fields of a row (RFC 4180), or nil with what is wrong with it.
    private mutating func fields(of line: ArraySlice<UInt8>, on number: Int) -> [String]? {
        let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
        var (fields, field, isQuoted) = ([[UInt8]](), [UInt8](), false)
        var rest = line
        while let byte = rest.popFirst() {
            if isQuoted {
                if byte != quote {
                    field.append(byte)
                } else if rest.first == quote {
                    field.append(quote)
                    rest.removeFirst()
                } else if rest.first == nil || rest.first == comma {
                    isQuoted = false
                } else {
                    return misquoted(number)
                }
            } else if byte == comma {
                fields.append(field)
                field = []
            } else if byte == quote {
                guard field.isEmpty else { return misquoted(number) }
                isQuoted = true
            } else {
                field.append(byte)
            }
        }
        guard !isQuoted else { return misquoted(number) }
        let texts = (fields + [field]).map { String(validating: $0, as: UTF8.self) }
        guard !texts.contains(nil) else {
            report("not-utf-8", number, "the line is not UTF-8", "write the file in UTF-8")
            return nil
        }
        return texts.compactMap(\.self)
    }

    private mutating func misquoted(_ line: Int) -> [String]? {
        report(
            "quote-misplaced",
            line,
            "a quotation mark stands where none can",
            "quote the whole field and double the marks in it"
        )
        return nil
    }

    private mutating func report(_ code: String, _ line: Int, _ what: String, _ remedy: String) {
        diagnostics.append(
            Diagnostic(.error, code, file: file, line: line, what, remedy: remedy)
        )
    }
}
