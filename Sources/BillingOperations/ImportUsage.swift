public import BillingPrimitives
public import BillingStore
import Foundation
import Ledger
public import Metering

/// Feeds usage in: API answers, usage CSV and usage lines, each record once for ever.
///
/// A source is posted in slices of many rows. Each slice is one block and one transaction, so that
/// a kill leaves whole slices and importing again posts the rest.
public struct ImportUsage {
    /// What a person says about an answer that is not in it.
    public struct AnswerFacts {
        /// The connection that it was delivered on.
        public var connection: ConnectionID
        /// When it was delivered.
        public var deliveredAt: Instant
        /// Its id; nil for a digest of connection, cursor and content.
        public var deliveryID: String?
        /// Its kind, where it is declared.
        public var kind: DeliveryKind?
        /// The booking key that was asked from.
        public var cursorFrom: Int64?
        /// The file with the identities that were asked for; digested, not kept.
        public var identityList: String?

        /// Creates facts.
        public init(
            connection: ConnectionID,
            deliveredAt: Instant,
            deliveryID: String? = nil,
            kind: DeliveryKind? = nil,
            cursorFrom: Int64? = nil,
            identityList: String? = nil
        ) {
            self.connection = connection
            self.deliveredAt = deliveredAt
            self.deliveryID = deliveryID
            self.kind = kind
            self.cursorFrom = cursorFrom
            self.identityList = identityList
        }
    }

    /// What an import did.
    public struct Outcome: Sendable {
        /// Deliveries that are new on the ledger.
        public var posted = 0
        /// Their records by `person-change`.
        public var records: Int64 = 0
        /// Deliveries that the ledger had already.
        public var alreadyRecorded = 0
        /// Rows that were refused.
        public var refused = 0
        /// What was wrong, the first ones in full.
        public var diagnostics: [Diagnostic] = []

        /// Creates the outcome of nothing.
        public init() {}
    }

    /// Clocks of sources run ahead a little.
    private static let clockToleranceMilliseconds: Int64 = 5 * 60 * 1000

    private let store: LedgerStore
    private let occasion: Occasion
    private let isStrict: Bool
    private let progress: (Outcome) -> Void

    /// Prepares imports into a ledger.
    ///
    /// If strict, one bad row and nothing of the source is posted. `progress` is called after each
    /// slice.
    public init(
        store: LedgerStore,
        occasion: Occasion,
        isStrict: Bool = false,
        progress: @escaping (Outcome) -> Void = { _ in }
    ) {
        self.store = store
        self.occasion = occasion
        self.isStrict = isStrict
        self.progress = progress
    }

    /// Takes a file, or standard input for `-`; its content and name tell its format.
    ///
    /// Throws `DiagnosticsError` where the source as a whole is refused.
    public func take(_ path: String, answer: AnswerFacts?) throws -> Outcome {
        let input = try InputFile(path: path)
        let chunks = try ChunkedReading(input)
        let first = try chunks.next() ?? Data()
        let format = first.withUnsafeBytes { UsageFormat.detect(name: path, firstBytes: $0) }
        guard format == .answer else {
            guard answer == nil else {
                throw OperationRefusal(
                    "facts-for-rows",
                    "\(input.name) has rows that say their connection and time themselves; "
                        + "import it without --connection"
                )
            }
            return try takeRows(of: format, input, first, chunks)
        }
        guard let answer else {
            throw OperationRefusal(
                "answer-without-facts",
                "\(input.name) is an API answer; say --connection ID and --delivered-at INSTANT"
            )
        }
        let identityList = try answer.identityList.map { try InputFile(path: $0).contents() }
        let bytes = try input.whole(first, chunks)
        return try take(bytes, named: input.name, identityList: identityList, answer)
    }

    // MARK: One answer

    /// Takes one answer of the API.
    func take(
        _ bytes: [UInt8],
        named name: String,
        identityList: [UInt8]?,
        _ facts: AnswerFacts
    ) throws -> Outcome {
        guard try store.read({ try $0.connections() }).contains(facts.connection) else {
            throw DiagnosticsError([.unknownConnection(facts.connection, file: name)])
        }
        guard facts.deliveredAt <= latest else {
            throw DiagnosticsError([.deliveredInTheFuture(file: name)])
        }
        let context = AnswerContext(
            connection: facts.connection,
            deliveredAt: facts.deliveredAt,
            deliveryID: facts.deliveryID,
            kind: facts.kind,
            cursorFrom: facts.cursorFrom,
            file: name
        )
        let delivery = try bytes.withUnsafeBytes { answer in
            try identityList.withOptionalBytes { list in
                try AnswerReading.delivery(
                    answer,
                    context: context,
                    identityList: list,
                    key: store.settings.digestKey
                )
            }
        }
        var batch = DeliveryBatch()
        batch.append(delivery)
        var outcome = Outcome()
        let digest = bytes.withUnsafeBytes { bytes in
            var hash = SourceHash()
            hash.update(bytes)
            return hash.digest
        }
        try store.write(at: occasion.now, actor: occasion.actor) { writer in
            let rows = SortedBatch(batch, store.fingerprint)
            try post(rows, named: name, digest, writer, &outcome)
        }
        progress(outcome)
        return outcome
    }

    // MARK: Rows

    private func takeRows(
        of format: UsageFormat,
        _ input: InputFile,
        _ first: Data,
        _ chunks: ChunkedReading
    ) throws -> Outcome {
        let source = RowSource(
            format,
            input: input,
            first: first,
            chunks: chunks,
            connections: try store.read { try $0.connections() },
            latest: latest,
            fingerprint: store.fingerprint
        )
        // The next slice is read and sorted while this one is recorded.
        let slices = ReadAhead(source)
        defer { slices.stop() }
        var outcome = Outcome()
        var found = DiagnosticCollector()
        if isStrict {
            // One transaction for the whole source, given up at the first thing that is wrong.
            try store.write(at: occasion.now, actor: occasion.actor) { writer in
                while let slice = try slices.next() {
                    try post(slice.rows, named: slice.name, slice.digest, writer, &outcome)
                    let wrong = slice.diagnostics.list + outcome.diagnostics
                    guard wrong.isEmpty else { throw DiagnosticsError(wrong) }
                }
            }
        } else {
            while let slice = try slices.next() {
                try store.write(at: occasion.now, actor: occasion.actor) { writer in
                    try post(slice.rows, named: slice.name, slice.digest, writer, &outcome)
                }
                found = slice.diagnostics
                progress(outcome)
            }
        }
        outcome.refused += found.errors
        outcome.diagnostics = found.list + outcome.diagnostics
        return outcome
    }

    private var latest: Instant {
        Instant(milliseconds: occasion.now.milliseconds + Self.clockToleranceMilliseconds)
    }

    private func post(
        _ rows: SortedBatch,
        named name: String,
        _ digest: [UInt8],
        _ writer: LedgerWriter,
        _ outcome: inout Outcome
    ) throws {
        let posting = try writer.recordUsage(
            rows,
            source: name,
            sourceDigest: digest
        )
        try writer.recordConflicts(posting.conflicts, source: name)
        outcome.posted += posting.posted
        outcome.records += posting.records
        outcome.alreadyRecorded += posting.alreadyRecorded
        outcome.refused += posting.conflicts.count
        let file = name.split(separator: "#").first.map(String.init)
        let room = DiagnosticCollector.listLengthMax - outcome.diagnostics.count
        for conflict in posting.conflicts.prefix(max(0, room)) {
            outcome.diagnostics.append(.conflictingDelivery(conflict, file: file))
        }
    }
}

extension Diagnostic {
    fileprivate static func unknownConnection(_ id: ConnectionID, file: String) -> Diagnostic {
        Diagnostic(
            .error,
            "unknown-connection",
            file: file,
            "the register has no connection \(Redaction.quoted(id.rawValue))",
            remedy: "import a register file that has it, or correct the id"
        )
    }

    fileprivate static func deliveredInTheFuture(file: String) -> Diagnostic {
        Diagnostic(
            .error,
            "delivered-in-the-future",
            file: file,
            "--delivered-at lies in the future",
            remedy: "give the instant at which the answer came, with its offset to UTC"
        )
    }

    fileprivate static func conflictingDelivery(
        _ conflict: Conflict,
        file: String?
    ) -> Diagnostic {
        Diagnostic(
            .error,
            "conflicting-delivery",
            file: file,
            line: conflict.line,
            "delivery \(Redaction.quoted(conflict.id)) of \(conflict.connection) was recorded with "
                + "other content",
            why: "an id names one delivery for ever; nothing of this row was stored",
            remedy: "give it an id of its own if it is another delivery, else drop it"
        )
    }
}

extension [UInt8]? {
    /// Calls a body with the bytes, or with nil.
    fileprivate func withOptionalBytes<Value>(
        _ body: (UnsafeRawBufferPointer?) throws -> Value
    ) rethrows -> Value {
        guard let self else { return try body(nil) }
        return try self.withUnsafeBytes { try body($0) }
    }
}
