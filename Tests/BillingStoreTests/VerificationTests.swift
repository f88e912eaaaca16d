import BillingPrimitives
import BillingStore
import Foundation
import GRDB
import Ledger
import Licensing
import Metering
import Testing

@Suite struct VerificationTests {
    /// Posts usage, a register entry, a run and its document.
    private static func fill(_ store: LedgerStore) throws {
        try store.post(Fixture.deliveries(100, seed: 21))
        try store.post(Fixture.deliveries(10, seed: 22))
        try store.post([
            try Fixture.delivery("a", cursors: 0...10, digest: "x"),
            try Fixture.delivery("b", cursors: 5...15, digest: "y"),
        ])
        try store.write(at: Fixture.noon, actor: "testaaja") { writer throws in
            let customer = Customer(
                id: "kunta",
                name: "Kunta",
                businessID: try #require(BusinessID("0245437-2")),
                organisationClass: .municipalAuthority
            )
            try writer.recordRegister([RegisterVersion(.customer(customer))], source: "r.toml")
            try writer.recordTariffs([("2022.toml", "hinnasto")])
            let document = try Fixture.document("PSTM-2026-000001")
            let run = try Fixture.run("2026-03", cutOff: 6, documents: [document])
            try writer.recordRun(run, documents: [document])
        }
    }

    /// The codes of what is found after somebody changed the file behind the program's back.
    private static func codes(
        after sql: [String],
        droppingTriggers: Bool = true
    ) throws -> [String] {
        try Fixture.withFile { store, fixture in
            try fill(store)
            #expect(try store.verify() == [])
            let raw = try DatabaseQueue(path: fixture.path)
            try raw.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
                let triggers = try Row.fetchAll(
                    db,
                    sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
                )
                if droppingTriggers {
                    for trigger in triggers {
                        try db.execute(sql: "DROP TRIGGER \(trigger[0] as String)")
                    }
                }
                for statement in sql { try db.execute(sql: statement) }
                if droppingTriggers {
                    for trigger in triggers { try db.execute(sql: trigger[1]) }
                }
            }
            return try store.verify().map(\.code)
        }
    }

    @Test(arguments: [
        ("body", "UPDATE blockBody SET bytes = CAST(bytes || x'00' AS BLOB) WHERE sequence = 2"),
        ("body", "UPDATE blockBody SET bytes = zeroblob(40) WHERE sequence = 2"),
        ("body-changed", "UPDATE blockBody SET bytes = CAST('{}' AS BLOB) WHERE sequence = 5"),
        ("body-damaged", "DELETE FROM blockBody WHERE sequence = 1"),
        ("header-damaged", "UPDATE block SET header = x'00' WHERE sequence = 3"),
        ("header-changed", "UPDATE block SET digest = zeroblob(32) WHERE sequence = 3"),
        ("header-changed", "UPDATE block SET recordedAt = recordedAt + 1 WHERE sequence = 3"),
        ("header-changed", "UPDATE block SET kind = 'decision' WHERE sequence = 3"),
        (
            "summary-changed",
            "UPDATE block SET summary = CAST(summary || x'00' AS BLOB) WHERE sequence = 2"
        ),
        ("block-missing", "DELETE FROM block WHERE sequence = 3"),
        ("chain-broken", "DELETE FROM block WHERE sequence = 3"),
        ("projection-differs", "UPDATE reading SET sums = x'00' WHERE connection = 'yhteys-1'"),
        ("projection-differs", "DELETE FROM reading WHERE connection = 'yhteys-1'"),
        ("projection-differs", "UPDATE usageSpan SET count = count + 1"),
        ("projection-differs", "DELETE FROM fingerprint WHERE fingerprint % 2 = 0"),
        ("projection-differs", "UPDATE fingerprint SET place = place + 1"),
        ("projection-differs", "DELETE FROM contestedDay"),
        ("projection-differs", "UPDATE cursorRange SET cursorTo = cursorTo + 1"),
        ("projection-differs", "UPDATE registerEntry SET id = 'toinen'"),
        ("projection-differs", "UPDATE document SET netCents = 1"),
        ("projection-differs", "UPDATE numberSeries SET last = 7"),
        ("projection-differs", "UPDATE billingRun SET cutOff = 1"),
        ("schema-differs", "DROP INDEX blockOfKind"),
    ])
    func `verifying finds what was changed behind the program's back`(
        code: String,
        sql: String
    ) throws {
        let codes = try Self.codes(after: [sql])
        #expect(codes.contains { $0.hasPrefix(code) }, "\(codes)")
    }

    @Test func `verifying finds a trigger that is gone`() throws {
        let codes = try Self.codes(
            after: ["DROP TRIGGER blockIsNeverDeleted"],
            droppingTriggers: false
        )
        #expect(codes == ["schema-differs"])
    }

    @Test func `rebuilding makes projections again as they were`() throws {
        try Fixture.withFile { store, fixture in
            try Self.fill(store)
            let readings = try store.read { try $0.readings() }
            let raw = try DatabaseQueue(path: fixture.path)
            try raw.write { db in
                try db.execute(
                    sql: """
                        DELETE FROM reading; DELETE FROM fingerprint; DELETE FROM contestedDay;
                        DELETE FROM registerEntry; UPDATE usageSpan SET lastDay = 0;
                        """
                )
            }
            #expect(try !store.verify().isEmpty)
            try store.rebuild()
            #expect(try store.verify() == [])
            #expect(try store.read { try $0.readings() } == readings)
            #expect(try store.post(Fixture.deliveries(100, seed: 21)).alreadyRecorded == 100)
        }
    }

    @Test func `a replica is the ledger as it was known at a block`() throws {
        let store = try Fixture.inMemory()
        try store.post(Fixture.deliveries(300, seed: 31))
        let (head, readings) = try store.read { (try $0.head(), try $0.readings()) }
        let deliveries = try store.all()
        try Self.fill(store)
        let replica = try store.replica(through: head.sequence)
        #expect(try replica.read { try $0.head() } == head)
        #expect(try replica.read { try $0.readings() } == readings)
        #expect(try replica.all() == deliveries)
        #expect(try replica.read { try $0.runs() }.isEmpty)
        let one = deliveries[7]
        #expect(try replica.read { try $0.delivery(of: one.connection, id: one.id) } == one)
        #expect(try replica.read { try $0.delivery(of: one.connection, id: "ei ole") } == nil)
        let whole = try store.replica(through: .max)
        #expect(try whole.read { try $0.head() } == store.read { try $0.head() })
        #expect(try whole.read { try $0.readings() } == store.read { try $0.readings() })
        #expect(
            try whole.read { try $0.contestedDays() } == store.read { try $0.contestedDays() }
        )
    }
}
