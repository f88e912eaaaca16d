import BillingPrimitives
import GRDB
import Metering
import Testing

@testable import BillingStore

@Suite struct FingerprintIndexTests {
    /// Lengths that a test reaches.
    private static let short = FingerprintIndex.Lengths(
        runMin: 50,
        runsOfLevelMax: 3,
        tableMax: 120,
        page: 16
    )

    private static func levels(_ store: LedgerStore) throws -> [Int] {
        try store.database.read { db in
            try Int.fetchAll(db, sql: "SELECT level FROM fingerprintRun ORDER BY level")
        }
    }

    @Test func `ids of folded runs and of the table are known for ever`() throws {
        try Fixture.withFile { store, fixture in
            store.memory.fingerprints.lengths = Self.short
            let batches = (0..<13).map { Fixture.deliveries(70, seed: UInt64($0)) }
            for batch in batches { #expect(try store.post(batch).posted == 70) }
            let single = try Fixture.delivery("yksi")
            try store.post([single])
            #expect(try Self.levels(store) == [0, 1, 2])
            let other = try LedgerStore.open(at: fixture.path)
            for batch in batches { #expect(try other.post(batch).alreadyRecorded == 70) }
            #expect(try other.post([single]).alreadyRecorded == 1)
            let found = try other.read { reader in
                try batches.map { batch in
                    try reader.delivery(of: batch[7].connection, id: batch[7].id)
                }
            }
            #expect(found == batches.map { $0[7] })
            #expect(try other.verify().isEmpty)
        }
    }

    @Test func `many small batches become a run, and stay known`() throws {
        let store = try Fixture.inMemory()
        store.memory.fingerprints.lengths = Self.short
        let batches = (0..<9).map { Fixture.deliveries(40, seed: UInt64(100 + $0)) }
        for batch in batches { try store.post(batch) }
        #expect(try Self.levels(store) == [1])
        for batch in batches { #expect(try store.post(batch).alreadyRecorded == 40) }
        #expect(try store.verify().isEmpty)
    }

    @Test func `what another store posted meanwhile is known to this one`() throws {
        try Fixture.withFile { store, fixture in
            let other = try LedgerStore.open(at: fixture.path)
            try store.post(Fixture.deliveries(200, seed: 1))
            try other.post(Fixture.deliveries(200, seed: 2))
            #expect(try store.post(Fixture.deliveries(200, seed: 2)).alreadyRecorded == 200)
            #expect(try other.post(Fixture.deliveries(200, seed: 1)).alreadyRecorded == 200)
        }
    }
}
