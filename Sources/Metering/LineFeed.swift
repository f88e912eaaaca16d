import BillingPrimitives

/// What makes a row of a line: one format of usage.
protocol UsageLineReading {
    /// Whether a header has still to come before the first row.
    var awaitsHeader: Bool { get }

    /// Reads a line without its line break and adds what it says to a batch.
    ///
    /// `isWhole` is false for a last line that no line break ends.
    mutating func read(
        _ line: UnsafeRawBufferPointer,
        number: Int,
        isWhole: Bool,
        checks: inout UsageChecks,
        into batch: inout DeliveryBatch
    ) throws(UsageProblem)
}

/// Cuts bytes that come in pieces into lines; only a line that lies in two pieces is copied.
struct LineFeed: Sendable {
    /// The longest line in bytes: a row with a thousand data groups needs a tenth of it.
    static let lengthMax = 1 << 20

    let file: String?
    private var number = 0
    /// The beginning of a line whose end has not come yet.
    private var partial: [UInt8] = []
    /// Whether that line is too long already, so that its bytes are dropped.
    private var isDropping = false

    init(file: String?) {
        self.file = file
    }

    /// Hands over lines until the bytes end or the batch is full; how many bytes it has taken.
    mutating func feed(
        _ bytes: UnsafeRawBufferPointer,
        isLast: Bool,
        rowsMax: Int,
        to format: inout some UsageLineReading,
        checks: inout UsageChecks,
        into batch: inout DeliveryBatch,
        diagnostics: inout DiagnosticCollector
    ) throws(DiagnosticsError) -> Int {
        var position = 0
        while position < bytes.count, batch.hasRoom(upTo: rowsMax) {
            let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: position)
            let piece = bytes.part(position, end ?? bytes.count)
            position = min(bytes.count, (end ?? bytes.count) + 1)
            guard end != nil || isLast else {
                keep(piece)
                break
            }
            try finish(piece, end != nil, &format, &checks, &batch, &diagnostics)
        }
        guard isLast, position == bytes.count else { return position }
        if isDropping || !partial.isEmpty {
            try finish(bytes.part(0, 0), false, &format, &checks, &batch, &diagnostics)
        }
        if format.awaitsHeader { throw refusal(.emptyFile) }
        return position
    }

    /// Keeps the beginning of a line until its end comes.
    private mutating func keep(_ piece: UnsafeRawBufferPointer) {
        if isDropping || partial.count + piece.count > Self.lengthMax + 1 {
            isDropping = true
            partial.removeAll(keepingCapacity: true)
        } else {
            partial.append(contentsOf: piece)
        }
    }

    /// Reads a line whose last piece has come.
    private mutating func finish(
        _ piece: UnsafeRawBufferPointer,
        _ isWhole: Bool,
        _ format: inout some UsageLineReading,
        _ checks: inout UsageChecks,
        _ batch: inout DeliveryBatch,
        _ diagnostics: inout DiagnosticCollector
    ) throws(DiagnosticsError) {
        number += 1
        do throws(UsageProblem) {
            if partial.isEmpty, !isDropping {
                try read(piece, isWhole, &format, &checks, &batch)
                return
            }
            keep(piece)
            let (line, isTooLong) = (partial, isDropping)
            (partial, isDropping) = ([], false)
            if isTooLong { throw UsageProblem.lineTooLong }
            try line.span.bytes.withUnsafeBytes { bytes throws(UsageProblem) in
                try read(bytes, isWhole, &format, &checks, &batch)
            }
        } catch {
            if case .header(let problems) = error { throw refusal(problems) }
            if format.awaitsHeader { throw refusal(error) }
            let (file, number, connections) = (file, number, checks.connections)
            diagnostics.add(
                error.diagnostic(file: file, line: number, connections: connections)
            )
        }
    }

    private func read(
        _ line: UnsafeRawBufferPointer,
        _ isWhole: Bool,
        _ format: inout some UsageLineReading,
        _ checks: inout UsageChecks,
        _ batch: inout DeliveryBatch
    ) throws(UsageProblem) {
        var (start, end) = (0, line.count)
        if number == 1, line.starts(with: [0xef, 0xbb, 0xbf]) { start = 3 }
        if end > start, line[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        guard end - start <= Self.lengthMax else { throw .lineTooLong }
        guard end > start else { return }
        try format.read(
            line.part(start, end),
            number: number,
            isWhole: isWhole,
            checks: &checks,
            into: &batch
        )
    }

    private func refusal(_ problems: UsageProblem...) -> DiagnosticsError { refusal(problems) }

    private func refusal(_ problems: [UsageProblem]) -> DiagnosticsError {
        let line = number == 0 ? nil : number
        return DiagnosticsError(problems.map { $0.diagnostic(file: file, line: line) })
    }
}
