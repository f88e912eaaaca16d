import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
import Licensing
import Metering
import Rating
import Testing

@Suite struct DocumentTests {
    @Test func `a run and its documents are read as they were recorded`() throws {
        let store = try Fixture.inMemory()
        let documents = try (1...2).map { try Fixture.document("PSTM-2026-00000\($0)") }
        var run = try Fixture.run("2026-03", cutOff: 1, documents: documents)
        let reading = DailyReading(of: try Fixture.delivery("a"), epoch: 0)
        run.settlements = [
            Settlement(of: reading, fate: .held, deliveries: 1, counts: reading.counts)
        ]
        try store.write(at: Fixture.noon, actor: "testaaja") { writer throws in
            try writer.recordRun(run, documents: documents)
        }
        try store.read { reader throws in
            #expect(try reader.runs() == [run])
            #expect(try reader.run(of: run.month) == run)
            #expect(try reader.lastRun()?.month == run.month)
            #expect(try reader.settlements() == run.settlements)
            #expect(try reader.settlements(of: "toinen").isEmpty)
            #expect(try reader.documents() == documents)
            #expect(try reader.documents(month: run.month, customer: "kunta") == documents)
            #expect(try reader.documents(type: .invoice).isEmpty)
            #expect(try reader.document(number: documents[1].number) == documents[1])
            #expect(try reader.document(number: "PSTM-2026-000009") == nil)
        }
        #expect(try store.verify() == [])
    }

    @Test func `numbers go on after the last one, without gap or repeat`() throws {
        let store = try Fixture.inMemory()
        func record(_ number: String) throws {
            let document = try Fixture.document(number)
            try store.write(at: Fixture.noon, actor: "testaaja") { try $0.recordDocument(document) }
        }
        try record("PSTM-2026-000001")
        for number in ["PSTM-2026-000001", "PSTM-2026-000003", "PINV-2026-000002"] {
            #expect(throws: LedgerStoreError.self) { try record(number) }
        }
        var series = try store.read { try $0.numberSeries() }
        let next = series.number(try Fixture.document(""))
        #expect(next.number == "PSTM-2026-000002")
        try record(next.number)
        #expect(try store.verify() == [])
    }

    @Test func `a month is run once`() throws {
        let store = try Fixture.inMemory()
        func run() throws {
            let run = try Fixture.run("2026-03", cutOff: 1)
            try store.write(at: Fixture.noon, actor: "testaaja") { writer throws in
                try writer.recordRun(run, documents: [])
            }
        }
        try run()
        #expect(throws: LedgerStoreError.self) { try run() }
        #expect(try store.read { try $0.runs() }.count == 1)
    }

    @Test func `price lists are recorded when they are others than before`() throws {
        let store = try Fixture.inMemory()
        func record(_ text: String) throws -> Int64 {
            try store.write(at: Fixture.noon, actor: "testaaja") { writer throws in
                try writer.recordTariffs([("2022.toml", text)])
                return try writer.reader.head().sequence
            }
        }
        #expect(try store.read { try $0.tariffFiles() } == nil)
        #expect(try [record("a"), record("a"), record("b")] == [2, 2, 3])
        try store.read { reader throws in
            #expect(try reader.tariffFiles()?.map(\.text) == ["b"])
            #expect(try reader.tariffFiles(through: 2)?.map(\.text) == ["a"])
            #expect(try reader.hasRulings(after: 2))
            #expect(try !reader.hasRulings(after: 3))
        }
    }

    @Test func `the register is what all register blocks say, also after a failed one`() throws {
        struct Stop: Error {}
        let store = try Fixture.inMemory()
        func version(_ name: String) throws -> RegisterVersion {
            RegisterVersion(
                .customer(
                    Customer(
                        id: "kunta",
                        name: name,
                        businessID: try #require(BusinessID("0245437-2")),
                        organisationClass: .municipalAuthority
                    )
                )
            )
        }
        func record(_ name: String, failing: Bool) throws {
            let version = try version(name)
            try store.write(at: Fixture.noon, actor: "testaaja") { writer throws in
                try writer.recordRegister([version], source: "register.toml")
                #expect(try writer.reader.register().versions.last == version)
                if failing { throw Stop() }
            }
        }
        try record("Ensimmäinen", failing: false)
        #expect(throws: Stop.self) { try record("Ei koskaan", failing: true) }
        #expect(try store.read { try $0.register().versions }.count == 1)
        try record("Toinen", failing: false)
        #expect(try store.read { try $0.register().customer("kunta")?.name } == "Toinen")
        #expect(try store.verify() == [])
    }
}
