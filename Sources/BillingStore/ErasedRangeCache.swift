import GRDB
import Ledger

/// The cursor ranges of the erased block that was asked for last, so that asking for many of one
/// block costs one read.
final class ErasedRangeCache {
    private var block: Int64 = 0
    /// The ranges by position; nil where the detail of the block is there.
    private var ranges: [Int32: ErasedRanges.Range]?

    /// The range at a place; nil where its detail is there.
    func range(at place: DeliveryPlace, in db: Database) throws -> ErasedRanges.Range? {
        if place.block != block {
            let erased = try db.first(
                "SELECT remainder FROM erasedBlock WHERE sequence = ?",
                place.block
            ) { row in try row.withBytes(0) { try ErasedRanges(canonicalBytes: $0).ranges } }
            ranges = erased.map { erased in
                Dictionary(erased.map { ($0.position, $0) }, uniquingKeysWith: { $1 })
            }
            block = place.block
        }
        return ranges?[place.position]
    }
}
