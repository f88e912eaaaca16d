public import BillingPrimitives

/// Reads usage CSV or usage lines, in pieces of any size, into batches of deliveries.
///
/// A bad row costs one diagnostic and the good ones go on; a header that cannot be trusted refuses
/// the file. The caller empties a batch that is full and goes on with the bytes that are left:
///
/// ```swift
/// var reader = UsageReader(.csv, file: name, connections: known, latest: latest)
/// while position < bytes.count {
///     position += try reader.read(rest, isLast: true, into: &batch, diagnostics: &found)
///     post(batch)
///     batch.removeAll()
/// }
/// ```
public struct UsageReader: Sendable {
    /// How many rows make a batch by default: enough to make sealing one cheap.
    public static let rowsMax = 250_000

    private let format: UsageFormat
    private var checks: UsageChecks
    private var feed: LineFeed
    private var csv = CSVLines()
    private var lines = JSONLines()

    /// Creates a reader of `.csv` or `.lines`.
    ///
    /// Rows of other connections are refused, and rows delivered after `latest`, which is a few
    /// minutes after now.
    public init(
        _ format: UsageFormat,
        file: String?,
        connections: Set<ConnectionID>,
        latest: Instant
    ) {
        precondition(format != .answer, "An answer is one delivery, which AnswerReading makes.")
        self.format = format
        self.checks = UsageChecks(connections: connections, latest: latest)
        self.feed = LineFeed(file: file)
    }

    /// Reads rows until the bytes end or the batch has `rowsMax`; how many bytes it has taken.
    ///
    /// `isLast` says that nothing follows these bytes. A line whose beginning was taken in an
    /// earlier piece and that only the end of the source ends is added even to a full batch.
    public mutating func read(
        _ bytes: UnsafeRawBufferPointer,
        isLast: Bool,
        rowsMax: Int = rowsMax,
        into batch: inout DeliveryBatch,
        diagnostics: inout DiagnosticCollector
    ) throws(DiagnosticsError) -> Int {
        precondition(rowsMax > 0, "A batch has at least one row.")
        switch format {
        case .lines:
            return try feed.feed(
                bytes,
                isLast: isLast,
                rowsMax: rowsMax,
                to: &lines,
                checks: &checks,
                into: &batch,
                diagnostics: &diagnostics
            )
        case .csv, .answer:
            return try feed.feed(
                bytes,
                isLast: isLast,
                rowsMax: rowsMax,
                to: &csv,
                checks: &checks,
                into: &batch,
                diagnostics: &diagnostics
            )
        }
    }
}
