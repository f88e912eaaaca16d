public import BillingPrimitives
import Foundation
import GRDB
public import Invoicing
public import Ledger
public import Licensing

/// Reads a ledger as it is within one transaction.
public struct LedgerReader {
    /// The last block of the chain.
    public struct Head: Hashable, Sendable {
        /// Its sequence.
        public var sequence: Int64
        /// Its chain digest.
        public var digest: [UInt8]
        /// When it was recorded.
        public var recordedAt: Instant
    }

    let db: Database
    let memory: StoreMemory
    let projections: Projections
    let parts = PartCache()
    let erasedRanges = ErasedRangeCache()
    /// Whether ids are found by their fingerprints.
    let indexesIDs: Bool

    var chain: BlockChain { BlockChain(db: db) }

    init(db: Database, settings: LedgerSettings, memory: StoreMemory, indexesIDs: Bool) {
        self.db = db
        self.indexesIDs = indexesIDs
        self.memory = memory
        projections = Projections(db: db, settings: settings, memory: memory.fingerprints)
    }

    // MARK: The chain

    /// The last block.
    public func head() throws -> Head {
        guard let head = try chain.head() else {
            throw LedgerStoreError.damaged("it has no block")
        }
        return Head(sequence: head.sequence, digest: head.digest, recordedAt: head.recordedAt)
    }

    /// The last block as documents name it.
    public func anchor() throws -> LedgerAnchor {
        let head = try head()
        return LedgerAnchor(sequence: head.sequence, digest: head.digest.hexadecimal)
    }

    /// Calls a body with the header of every block from one on, in order.
    public func headers(
        from sequence: Int64 = 1,
        _ body: (BlockHeader) throws -> Void
    ) throws {
        try chain.headers(from: sequence, body)
    }

    // MARK: The register and price lists

    /// The register as of now.
    public func register() throws -> LicenseRegister {
        try memory.register.register(of: chain)
    }

    /// The ids of all connections that the register has, without reading the register.
    public func connections() throws -> Set<ConnectionID> {
        var connections: Set<ConnectionID> = []
        try db.each("SELECT DISTINCT id FROM registerEntry WHERE kind = 'connection'") { row in
            connections.insert(ConnectionID(row[0]))
        }
        return connections
    }

    /// Whether entries of the register, price lists or decisions were recorded after a block.
    public func hasRulings(after sequence: Int64) throws -> Bool {
        try db.first(
            """
            SELECT EXISTS (SELECT 1 FROM block
              WHERE kind IN ('register', 'tariffs', 'decision') AND kind <> 'usage'
              AND sequence > ?)
            """,
            sequence
        ) { $0[0] } ?? false
    }

    /// The files of price lists and decree lists that were recorded last up to a block; nil where
    /// there are none.
    public func tariffFiles(
        through sequence: Int64 = .max
    ) throws -> [(name: String, text: String)]? {
        guard let block = try chain.sequences(of: .tariffs).last(where: { $0 <= sequence }) else {
            return nil
        }
        return try TariffBody.files(of: try chain.body(of: block))
    }
}
