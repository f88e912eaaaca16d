import BillingPrimitives
import GRDB
import Ledger
import Metering

/// Tells the rows of a batch that are new from those that are on record already.
struct Deduplication {
    private let batch: DeliveryBatch
    private let sorted: SortedBatch
    private let reader: LedgerReader
    private var isNew: [Bool]
    private var posting = Posting()

    init(_ sorted: SortedBatch, _ reader: LedgerReader) {
        self.sorted = sorted
        batch = sorted.batch
        self.reader = reader
        isNew = [Bool](repeating: true, count: batch.rows.count)
    }

    /// The new rows in canonical order, and what became of the others.
    consuming func newRows() throws -> (rows: [OrderedRow], posting: Posting) {
        try compareWithLedger()
        compareWithinBatch()
        let new = isNew.contains(false) ? sorted.rows.filter { isNew[Int($0.index)] } : sorted.rows
        for ordered in new {
            let (sum, overflow) = posting.records.addingReportingOverflow(ordered.row.records)
            guard !overflow else { throw ArithmeticOverflow("a sum of records") }
            posting.records = sum
        }
        posting.posted = new.count
        posting.conflicts.sort { $0.row < $1.row }
        return (new, posting)
    }

    /// Confirms every hit by the real connection, id and content, chunk by chunk.
    private mutating func compareWithLedger() throws {
        let hits = try reader.projections.usage.fingerprints.hits(of: sorted.fingerprints)
            .sorted { $0.place < $1.place }
        var known = KnownChunk(reader: reader)
        var erased = ErasedChunk(reader: reader)
        for hit in hits where isNew[hit.row] {
            if let check = try erased.check(at: hit.place) {
                settle(hit.row, likeErased: check)
                continue
            }
            let index = try known.index(of: hit.place)
            guard batch.hasSameID(hit.row, as: index, of: known.batch) else { continue }
            settle(hit.row, like: index, of: known.batch)
        }
    }

    /// Rows of one fingerprint stand side by side in the run, the earliest first.
    private mutating func compareWithinBatch() {
        let entries = sorted.fingerprints.entries
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].fingerprint == entries[start].fingerprint {
                end += 1
            }
            for later in start + 1..<max(end, start + 1) {
                compare(Int(entries[later].number), with: entries[start..<later])
            }
            start = end
        }
    }

    private mutating func compare(_ row: Int, with earlier: ArraySlice<FingerprintRun.Entry>) {
        guard isNew[row] else { return }
        for entry in earlier where isNew[Int(entry.number)] {
            let other = Int(entry.number)
            guard batch.hasSameID(row, as: other, of: batch) else { continue }
            return settle(row, like: other, of: batch)
        }
    }

    private mutating func settle(_ row: Int, like other: Int, of recorded: DeliveryBatch) {
        isNew[row] = false
        guard !batch.isSame(row, as: other, of: recorded) else {
            return posting.alreadyRecorded += 1
        }
        refuse(batch[row], of: row, recordedDigest: recorded[other].contentDigest)
    }

    /// An equal fingerprint of an erased delivery is taken for an equal id.
    private mutating func settle(_ row: Int, likeErased check: UInt32) {
        isNew[row] = false
        let delivery = batch[row]
        guard UInt32(truncatingIfNeeded: delivery.contentCheck) != check else {
            return posting.alreadyRecorded += 1
        }
        refuse(delivery, of: row, recordedDigest: "")
    }

    private mutating func refuse(_ delivery: Delivery, of row: Int, recordedDigest: String) {
        let line = batch.rows[row].line
        posting.conflicts.append(
            Conflict(
                row: row,
                line: line == 0 ? nil : Int(line),
                id: delivery.id,
                connection: delivery.connection,
                recordedDigest: recordedDigest,
                refusedDigest: delivery.contentDigest
            )
        )
    }
}

/// What outlives the deliveries of one erased block, kept until another block is asked for.
private struct ErasedChunk {
    let reader: LedgerReader
    private var block: Int64 = 0
    private var remainder: UsageRemainder?

    init(reader: LedgerReader) {
        self.reader = reader
    }

    /// The check of the content of the delivery at a place; nil where its detail is there.
    mutating func check(at place: DeliveryPlace) throws -> UInt32? {
        if place.block != block {
            (block, remainder) = (place.block, try reader.usageRemainder(of: place.block))
        }
        guard let entries = remainder?.entries else { return nil }
        guard entries.indices.contains(Int(place.position)) else {
            throw LedgerStoreError.damaged("block \(place.block) lacks a delivery")
        }
        return entries[Int(place.position)].check
    }
}

/// Deliveries of one part of a block, kept until another part is asked for.
private struct KnownChunk {
    let reader: LedgerReader
    private(set) var batch = DeliveryBatch()
    private var block: Int64 = 0
    private var positions: Range<Int32> = 0..<0

    init(reader: LedgerReader) {
        self.reader = reader
    }

    /// The index in `batch` of the delivery at a place.
    mutating func index(of place: DeliveryPlace) throws -> Int {
        if place.block != block || !positions.contains(place.position) { try load(place) }
        return Int(place.position - positions.lowerBound)
    }

    private mutating func load(_ place: DeliveryPlace) throws {
        batch.removeAll()
        var found: Range<Int32>?
        try reader.chunks(of: place.block, place.position..<place.position + 1) { chunk in
            try chunk.append(to: &batch)
            found = chunk.positions
        }
        guard let found else {
            throw LedgerStoreError.damaged("block \(place.block) lacks a delivery")
        }
        (block, positions) = (place.block, found)
    }
}

extension DeliveryBatch {
    fileprivate func hasSameID(_ row: Int, as other: Int, of batch: DeliveryBatch) -> Bool {
        let (left, right) = (rows[row], batch.rows[other])
        return connections[Int(left.connection)] == batch.connections[Int(right.connection)]
            && ids[left.idRange].elementsEqual(batch.ids[right.idRange])
    }

    fileprivate func isSame(_ row: Int, as other: Int, of batch: DeliveryBatch) -> Bool {
        let (left, right) = (rows[row], batch.rows[other])
        guard left.details == Row.noDetails, right.details == Row.noDetails else {
            return self[row].isSame(as: batch[other])
        }
        return left.deliveredAt == right.deliveredAt && left.records == right.records
    }
}
