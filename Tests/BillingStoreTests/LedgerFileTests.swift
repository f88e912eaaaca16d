import BillingPrimitives
import BillingStore
import Foundation
import GRDB
import Metering
import Testing

@Suite struct LedgerFileTests {
    @Test func `a ledger is opened with the settings that it was made with`() throws {
        try Fixture.withFile { _, fixture in
            let store = try LedgerStore.open(at: fixture.path, readOnly: true)
            #expect(store.settings.isPractice)
            #expect(store.settings.fingerprintSeed == Fixture.settings.fingerprintSeed)
            let text = Array("a".utf8)
            let digests = text.withUnsafeBytes { bytes in
                [store.settings, Fixture.settings].map { $0.digestKey.digest(of: bytes) }
            }
            #expect(digests[0] == digests[1])
            #expect(throws: LedgerStoreError.self) { try store.post([Fixture.delivery("a")]) }
        }
    }

    @Test func `an existing file is never made into a ledger`() throws {
        try Fixture.withFile { _, fixture in
            #expect(throws: LedgerStoreError.exists(path: fixture.path)) {
                try LedgerStore.create(
                    at: fixture.path,
                    settings: Fixture.settings,
                    at: Fixture.noon,
                    actor: "testaaja"
                )
            }
        }
    }

    @Test func `a file that is missing, or is something else, is refused and not touched`() throws {
        let fixture = try Fixture()
        defer { try? FileManager.default.removeItem(at: fixture.folder) }
        #expect(throws: LedgerStoreError.notFound(path: fixture.path)) {
            try LedgerStore.open(at: fixture.path)
        }
        let database = fixture.folder.appending(path: "other.sqlite").path
        try DatabaseQueue(path: database).write { try $0.execute(sql: "CREATE TABLE t (a)") }
        let text = fixture.folder.appending(path: "text.txt").path
        try Data("delivery_id,connection\n".utf8).write(to: URL(filePath: text))
        let empty = fixture.folder.appending(path: "empty").path
        try Data().write(to: URL(filePath: empty))
        for path in [database, text, empty] {
            let before = try Data(contentsOf: URL(filePath: path))
            #expect(throws: LedgerStoreError.notALedger(path: path)) {
                try LedgerStore.open(at: path)
            }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).count == 3)
    }

    @Test func `a ledger of a newer program is refused`() throws {
        let fixture = try Fixture()
        defer { try? FileManager.default.removeItem(at: fixture.folder) }
        try DatabaseQueue(path: fixture.path).write { db in
            try db.execute(sql: "PRAGMA application_id = 1448364610; PRAGMA user_version = 99")
        }
        #expect(throws: LedgerStoreError.newerThanProgram(version: 99)) {
            try LedgerStore.open(at: fixture.path)
        }
    }

    @Test(arguments: [
        "UPDATE block SET kind = 'usage'", "DELETE FROM block", "DELETE FROM blockBody",
        "UPDATE blockBody SET bytes = x''", "UPDATE OR REPLACE block SET sequence = 1",
        """
        INSERT OR REPLACE INTO block (sequence, kind, recordedAt, header, digest, summary)
        VALUES (2, 'usage', 0, x'', x'', x'')
        """,
        "INSERT OR REPLACE INTO blockBody (sequence, firstPosition, bytes) VALUES (2, 0, x'')",
        "INSERT INTO blockBody (sequence, firstPosition, bytes) VALUES (1, 1, x'')",
    ])
    func `SQLite itself refuses to change a block`(sql: String) throws {
        try Fixture.withFile { store, fixture in
            try store.post([Fixture.delivery("a")])
            let raw = try DatabaseQueue(path: fixture.path)
            #expect(throws: DatabaseError.self) { try raw.write { try $0.execute(sql: sql) } }
            #expect(try store.verify().isEmpty)
        }
    }
}
