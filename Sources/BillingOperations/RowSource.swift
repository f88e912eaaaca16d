import BillingPrimitives
import Foundation
import Ledger
import Metering

/// The rows of a source, slice by slice, however its bytes arrive.
struct RowSource {
    /// The rows of the current slice.
    private(set) var batch = DeliveryBatch()
    /// The digest of the bytes of the current slice.
    private(set) var digest: [UInt8] = []
    /// What was wrong so far.
    private(set) var diagnostics = DiagnosticCollector()

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
        latest: Instant
    ) {
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

    /// Reads the next slice into `batch`; its name as blocks carry it, or nil at the end.
    mutating func next() throws -> String? {
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
        digest = hash.digest
        defer { firstByte += length }
        return "\(input.name)#\(firstByte)-\(firstByte + length)"
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
