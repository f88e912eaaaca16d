import BillingPrimitives
import Foundation
import Ledger
import Metering

/// The rows of a source, slice by slice, however its bytes arrive.
struct RowSource {
    /// Rows that make a block, and where they come from.
    struct Slice: Sendable {
        /// The name, as blocks carry it.
        var name: String
        /// The digest of the bytes.
        var digest: [UInt8]
        /// The rows.
        var rows: SortedBatch
        /// What was wrong so far.
        var diagnostics: DiagnosticCollector
    }

    private var batch = DeliveryBatch()
    private var diagnostics = DiagnosticCollector()
    private let fingerprint: Fingerprint
    private let input: InputFile
    private let chunks: ChunkedReading
    private var reader: UsageReader
    private var chunk: Data
    private var position = 0
    private var isAtEnd = false
    private var firstByte = 0

    init(
        _ format: UsageFormat,
        input: InputFile,
        first: Data,
        chunks: ChunkedReading,
        connections: Set<ConnectionID>,
        latest: Instant,
        fingerprint: Fingerprint
    ) {
        self.fingerprint = fingerprint
        self.input = input
        self.chunks = chunks
        self.chunk = first
        self.reader = UsageReader(
            format,
            file: input.name,
            connections: connections,
            latest: latest
        )
    }

    /// The next slice, or nil at the end.
    mutating func next() throws -> Slice? {
        guard !isAtEnd else { return nil }
        batch.removeAll()
        var hash = SourceHash()
        var length = 0
        while batch.rows.count < UsageReader.rowsMax, !isAtEnd {
            if position == chunk.count {
                chunk = try chunks.next() ?? Data()
                position = 0
            }
            isAtEnd = chunk.isEmpty
            let taken = try read(isLast: isAtEnd, &hash)
            position += taken
            length += taken
        }
        defer { firstByte += length }
        return Slice(
            name: "\(input.name)#\(firstByte)-\(firstByte + length)",
            digest: hash.digest,
            rows: SortedBatch(batch, fingerprint),
            diagnostics: diagnostics
        )
    }

    private mutating func read(isLast: Bool, _ hash: inout SourceHash) throws -> Int {
        try chunk.withUnsafeBytes { bytes in
            let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
            let taken = try reader.read(
                rest,
                isLast: isLast,
                into: &batch,
                diagnostics: &diagnostics
            )
            hash.update(UnsafeRawBufferPointer(rebasing: rest[..<taken]))
            return taken
        }
    }
}
