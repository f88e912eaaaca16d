import BillingPrimitives
import BillingStore
import Foundation
import GRDB
import Ledger
import Metering
import Testing

/// What is erased is gone, and the ledger is whole without it.
@Suite struct ErasureTests {
    private struct Killed: Error {}

    /// A file whose blocks 2 and 3 are usage: plain rows, and two ranges that overlap.
    private static func fill(_ store: LedgerStore) throws -> [Delivery] {
        let plain = Fixture.deliveries(5_000, seed: 41)
        let answers = [
            try Fixture.delivery("answer-one", cursors: 0...10, digest: "x"),
            try Fixture.delivery("answer-two", cursors: 5...15, digest: "y"),
        ]
        try store.post(plain)
        try store.post(answers)
        return plain + answers
    }

    @discardableResult
    private static func erase(_ store: LedgerStore, _ blocks: [Int64]) throws -> RecordedErasure {
        try store.write(at: Fixture.noon, actor: "testaaja") { writer in
            try writer.recordErasure(try certificate(), of: blocks)
        }
    }

    private static func certificate() throws -> Erasure {
        Erasure(
            of: .usage,
            kept: RetentionTerm(24, .month),
            before: try #require(Day("2028-05-01")),
            from: try #require(Day("2026-03-01")),
            through: try #require(Day("2026-04-30")),
            decidedBy: "Veera",
            reason: "säilytysaika on päättynyt"
        )
    }

    @Test func `an erased block keeps its sums, and the ledger verifies and is made again`() throws
    {
        let store = try Fixture.inMemory()
        let deliveries = try Self.fill(store)
        try store.post(Fixture.deliveries(50, seed: 42))
        let before = try store.read { (try $0.readings(), try $0.contestedDays(), try $0.head()) }
        let recorded = try Self.erase(store, [2, 3])
        #expect(recorded.erasure.count == Int64(deliveries.count))
        #expect(recorded.header.previous == before.2.digest)
        for _ in 0..<2 {
            #expect(try store.verify() == [])
            let after = try store.read { (try $0.readings(), try $0.contestedDays()) }
            #expect(after == (before.0, before.1))
            #expect(try store.all().count == 50)
            let erased = try store.read { try $0.erasedUsage() }
            #expect(erased.map(\.deliveries) == [Int64(deliveries.count)])
            #expect(erased.map(\.certificate) == [recorded.header.sequence])
            try store.rebuild()
        }
        let replica = try store.replica(through: before.2.sequence)
        #expect(try replica.read { try $0.readings() } == before.0)
    }

    @Test func `an erased delivery is known when it is reported again`() throws {
        let store = try Fixture.inMemory()
        let deliveries = try Self.fill(store)
        try Self.erase(store, [2, 3])
        let head = try store.read { try $0.head() }
        let posting = try store.post(deliveries)
        #expect(posting.alreadyRecorded == deliveries.count)
        #expect(posting.posted == 0)
        #expect(posting.conflicts.isEmpty)
        var other = deliveries[7]
        other.counts.personChange += 1
        #expect(try store.post([other]).conflicts.map(\.id) == [other.id])
        #expect(try store.read { try $0.head() } == head)
        let one = deliveries[9]
        #expect(throws: LedgerStoreError.erased(block: 2, certificate: head.sequence)) {
            try store.read { try $0.delivery(of: one.connection, id: one.id) }
        }
    }

    @Test func `not a byte of what was erased is left in the files`() throws {
        try Fixture.withFile { store, fixture in
            let deliveries = try Self.fill(store)
            func found() throws -> Int {
                let bytes = try ["", "-wal"].map { ending in
                    let path = fixture.path + ending
                    guard FileManager.default.fileExists(atPath: path) else { return Data() }
                    return try Data(contentsOf: URL(filePath: path))
                }.reduce(Data(), +)
                // Ids of plain rows are hexadecimal and stand packed, two digits a byte.
                return deliveries.count { delivery in
                    let digits = Array(delivery.id.utf8)
                    guard digits.count.isMultiple(of: 2), delivery.id.allSatisfy(\.isHexDigit)
                    else { return bytes.range(of: Data(digits)) != nil }
                    let packed = stride(from: 0, to: digits.count, by: 2).compactMap {
                        UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
                    }
                    return bytes.range(of: Data(packed)) != nil
                }
            }
            try store.checkpoint()
            // Some lie across the edges of pages.
            #expect(try found() > deliveries.count * 9 / 10)
            try Self.erase(store, [2, 3])
            try store.wipe()
            #expect(try found() == 0)
        }
    }

    @Test(arguments: [false, true])
    func `an erasure that is interrupted erased nothing`(losesPower: Bool) throws {
        try Fixture.withFile { store, fixture in
            let deliveries = try Self.fill(store)
            let head = try store.read { try $0.head() }
            let image = fixture.path + "-image"
            #expect(throws: Killed.self) {
                try store.write(at: Fixture.noon, actor: "testaaja") { writer in
                    _ = try writer.recordErasure(try Self.certificate(), of: [2, 3])
                    for ending in ["", "-wal"] {
                        try FileManager.default.copyItem(
                            atPath: fixture.path + ending,
                            toPath: image + ending
                        )
                    }
                    throw Killed()
                }
            }
            let after = try losesPower ? LedgerStore.open(at: image) : store
            #expect(try after.read { try $0.head() } == head)
            #expect(try after.all().count == deliveries.count)
            #expect(try after.verify() == [])
            try Self.erase(after, [2, 3])
            #expect(try after.verify() == [])
        }
    }

    @Test(arguments: [
        ("DELETE FROM blockBody WHERE sequence = 4", ["body-changed"]),
        ("DELETE FROM erasedBlock WHERE sequence = 2", ["projection-differs"]),
        ("UPDATE erasedBlock SET remainder = x'00' WHERE sequence = 2", ["projection-differs"]),
        ("INSERT INTO blockBody VALUES (2, 0, x'00')", ["erased-body-present"]),
        (
            "UPDATE blockBody SET bytes = zeroblob(5) WHERE sequence = 5 AND firstPosition = 1",
            ["body-damaged", "body-changed"]
        ),
        (
            "UPDATE blockBody SET bytes = CAST(replace(bytes, '2026', '2027') AS BLOB) "
                + "WHERE sequence = 5 AND firstPosition = 0",
            ["body-changed"]
        ),
        ("DELETE FROM blockBody WHERE sequence = 5", ["body-damaged"]),
    ])
    func `verifying tells an erasure from what only looks like one`(
        sql: String,
        codes: [String]
    ) throws {
        try Fixture.withFile { store, fixture in
            _ = try Self.fill(store)
            try store.post(Fixture.deliveries(10, seed: 43))
            try Self.erase(store, [2, 3])
            let raw = try DatabaseQueue(path: fixture.path)
            try raw.writeWithoutTransaction { db in
                let triggers = try Row.fetchAll(
                    db,
                    sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
                )
                for trigger in triggers {
                    try db.execute(sql: "DROP TRIGGER \(trigger[0] as String)")
                }
                try db.execute(sql: sql)
                for trigger in triggers { try db.execute(sql: trigger[1]) }
            }
            let found = Set(try store.verify().map(\.code))
            #expect(!found.isDisjoint(with: codes), "\(found)")
        }
    }

    @Test func `SQLite itself refuses to delete a body that no certificate names`() throws {
        try Fixture.withFile { store, fixture in
            _ = try Self.fill(store)
            try Self.erase(store, [2])
            let raw = try DatabaseQueue(path: fixture.path)
            #expect(throws: DatabaseError.self) {
                try raw.write { try $0.execute(sql: "DELETE FROM blockBody WHERE sequence = 3") }
            }
            #expect(try store.verify() == [])
        }
    }

    @Test func `a block that is not as it was written is not erased`() throws {
        try Fixture.withFile { store, fixture in
            _ = try Self.fill(store)
            let raw = try DatabaseQueue(path: fixture.path)
            try raw.write { db in
                try db.execute(sql: "DROP TRIGGER blockBodyIsNeverChanged")
                try db.execute(
                    sql: """
                        UPDATE blockBody SET bytes = (
                          SELECT bytes FROM blockBody WHERE sequence = 2) WHERE sequence = 3
                        """
                )
            }
            #expect(throws: LedgerStoreError.self) { try Self.erase(store, [2, 3]) }
            #expect(try store.read { try $0.erasures() }.isEmpty)
        }
    }
}
