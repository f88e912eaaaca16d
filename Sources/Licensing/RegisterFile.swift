public import BillingPrimitives
import TOMLReading

/// What a register file declares to be so.
public struct RegisterFile: Sendable {
    /// One entry with its place.
    public struct Item: Sendable {
        /// The entry.
        public var entry: RegisterEntry
        /// The line on which it begins, or nil where it comes from no file.
        public var line: Int?

        /// Creates an item.
        public init(_ entry: RegisterEntry, line: Int? = nil) {
            self.entry = entry
            self.line = line
        }
    }

    /// The file's name, for diagnostics; nil where the entries come from a command.
    public var file: String?
    /// The entries, by kind, then in the order of the file; each key occurs once.
    public var items: [Item]
    /// The day from which changed values hold, where the file names one.
    public var effectiveFrom: Day?

    /// Creates what a command declares to be so.
    public init(_ entries: [RegisterEntry], effectiveFrom: Day? = nil) {
        self.items = entries.map { Item($0) }
        self.effectiveFrom = effectiveFrom
    }

    /// Reads a file of TOML, all or nothing.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - file: The file's name, for the diagnostics.
    /// - Returns: The entries with their lines.
    /// - Throws: Everything that is wrong with the file, in the order of its lines.
    public static func parse(
        _ bytes: [UInt8],
        file: String
    ) throws(DiagnosticsError) -> RegisterFile {
        let table = try TOMLDocument.parse(bytes, file: file)
        var reader = TableReader(table, file: file, what: "register file")
        reader.refuseIdentityCodes(in: table)
        // What follows may repeat ids, so it waits for a file without identity codes.
        guard reader.diagnostics.isEmpty else { throw DiagnosticsError(reader.diagnostics) }
        var result = RegisterFile([], effectiveFrom: reader.optionalDay("effective_from"))
        result.file = file
        if let table = reader.optionalTable("seller") {
            let seller = reader.read(table, what: "seller") { Seller(reading: &$0) }
            if let seller { result.items.append(Item(.seller(seller), line: table.line)) }
        }
        result.read("customer", with: &reader) {
            Customer(reading: &$0).map(RegisterEntry.customer)
        }
        result.read("connection", with: &reader) {
            Connection(reading: &$0).map(RegisterEntry.connection)
        }
        result.read("succession", with: &reader) {
            Succession(reading: &$0).map(RegisterEntry.succession)
        }
        result.read("permit", with: &reader) { Permit(reading: &$0).map(RegisterEntry.permit) }
        result.read("declaration", with: &reader) {
            Declaration(reading: &$0).map(RegisterEntry.declaration)
        }
        result.read("exemption", with: &reader) {
            ExemptionRuling(reading: &$0).map(RegisterEntry.exemption)
        }
        result.read("waiver", with: &reader) { Waiver(reading: &$0).map(RegisterEntry.waiver) }
        result.refuseDuplicates(with: &reader)
        reader.finish()
        guard reader.diagnostics.isEmpty else {
            throw DiagnosticsError(
                reader.diagnostics.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
            )
        }
        return result
    }

    private mutating func read(
        _ key: String,
        with reader: inout TableReader,
        _ body: (inout TableReader) -> RegisterEntry?
    ) {
        for table in reader.tables(key) {
            let entry = reader.read(table, what: key, body)
            if let entry { items.append(Item(entry, line: table.line)) }
        }
    }

    private func refuseDuplicates(with reader: inout TableReader) {
        var lines: [RegisterKey: Int] = [:]
        for item in items {
            guard let line = item.line else { continue }
            if let first = lines.updateValue(line, forKey: item.entry.key) {
                reader.report(
                    code: "duplicate-entry",
                    line: line,
                    what: "\(item.entry.key) stands on line \(first) already",
                    remedy: "keep one of the two"
                )
            }
        }
    }
}

extension TableReader {
    /// Refuses texts that carry a personal identity code: the register is kept for ever.
    fileprivate mutating func refuseIdentityCodes(in table: TOMLTable) {
        for (_, node) in table.entries { refuseIdentityCodes(in: node) }
    }

    private mutating func refuseIdentityCodes(in node: TOMLNode) {
        switch node.value {
        case .string(let text):
            guard IdentityCode.find(in: text) != nil else { return }
            report(
                code: "identity-code",
                line: node.line,
                what: "the text carries what looks like a personal identity code",
                why: "the register is kept for ever, and no identity code may be",
                remedy: "write the text without it"
            )
        case .array(let nodes): for node in nodes { refuseIdentityCodes(in: node) }
        case .table(let table): refuseIdentityCodes(in: table)
        default: break
        }
    }
}
