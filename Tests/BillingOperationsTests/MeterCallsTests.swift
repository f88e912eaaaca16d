import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Metering
import Synchronization
import Tariffs
import Testing

/// Answers that pass a gateway are on the ledger, or in the spool, before they are given whole.
@Suite struct MeterCallsTests {
    private static let now = Instant(milliseconds: 1_774_000_000_000)
    private static let client = "FI/MUN/9999102-6/varhaiskasvatus"
    private static let occasion = Occasion(now: now, actor: "test")
    private static let answer = """
        {"viimeisinKirjausavain":9,"muutokset":[{"henkilotunnus":"010188-916P","tietoryhmat":\
        [{"tietoryhma":"KOTIKUNTA"}],"muutospv":"2026-03-19T22:00:00.000Z"}],"ajanTasalla":true}
        """
    private static let request = """
        {"viimeisinKirjausavain":5,"hetulista":["010188-916P","010192-921W"]}
        """

    /// A folder with a practice ledger that knows the example's register.
    private func withLedger(_ body: (URL) async throws -> Void) async throws {
        let folder = URL.temporaryDirectory.appending(path: "vtj-bill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try LedgerStore.create(
            at: ledger(folder),
            settings: LedgerSettings(
                isPractice: true,
                digestKey: [UInt8](repeating: 7, count: DigestKey.length),
                fingerprintSeed: 1
            ),
            at: Self.now,
            actor: "test"
        )
        let register = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "examples/register.toml").path
        _ = try ImportRegister(store: store, tariffs: .shipped, occasion: Self.occasion)
            .take(register, correcting: false, isDryRun: false)
        try await body(folder)
    }

    private func ledger(_ folder: URL) -> String { folder.appending(path: "a.sqlite").path }

    private func meter(
        _ folder: URL,
        readOnly: Bool = false,
        spool: String? = nil
    ) throws -> MeterCalls {
        try MeterCalls(
            store: LedgerStore.open(at: ledger(folder), readOnly: readOnly),
            actor: "test",
            spool: spool,
            clock: { Self.now },
            say: { _ in }
        )
    }

    private func call(
        _ meter: MeterCalls,
        _ answer: String = answer,
        id: String? = nil
    ) async throws {
        let connection = try await meter.connection(ofClient: Self.client, representedParty: nil)
        try await meter.record(
            MeterCalls.Call(
                connection: connection,
                request: Array(Self.request.utf8),
                answer: Array(answer.utf8),
                requestID: id
            )
        )
    }

    private func deliveries(_ folder: URL) throws -> [Delivery] {
        try LedgerStore.open(at: ledger(folder), readOnly: true).read { reader in
            var deliveries: [Delivery] = []
            try reader.deliveries { deliveries.append($0) }
            return deliveries
        }
    }

    @Test func `a counted answer is on the ledger when the call returns, once for each call`()
        async throws
    {
        try await withLedger { folder in
            let meter = try meter(folder)
            try await withThrowingTaskGroup { group in
                for number in 0..<60 {
                    group.addTask { try await call(meter, id: "id-\(number)") }
                }
                try await group.waitForAll()
            }
            let deliveries = try deliveries(folder)
            #expect(Set(deliveries.map(\.id)).count == 60)
            #expect(deliveries.allSatisfy { $0.counts.personChange == 1 })
            #expect(deliveries.allSatisfy { $0.cursorFrom == 5 && $0.cursorTo == 9 })
        }
    }

    @Test func `the list asked for has the digest that a sync run or an import gives it`()
        async throws
    {
        try await withLedger { folder in
            try await call(try meter(folder))
            let key = try LedgerStore.open(at: ledger(folder), readOnly: true).settings.digestKey
            let lines = Array("010192-921W\n010188-916P\n".utf8)
            let digest = lines.withUnsafeBytes { key.identityListDigest($0) }
            #expect(try deliveries(folder).map(\.identityList) == [digest])
        }
    }

    @Test(arguments: [
        #"{"type":"Server.ServerProxy.NetworkError","message":"x","detail":"y"}"#,
        #"{"viimeisinKirjausavain":5446623423}"#,
    ]) func `what delivers nothing passes and records nothing`(answer: String) async throws {
        try await withLedger { folder in
            try await call(try meter(folder), answer)
            #expect(try deliveries(folder).isEmpty)
        }
    }

    @Test(arguments: [
        #"{"viimeisinKirjausavain":9,"muutokset":[{"henkilotunnus":"#,
        #"{"muutokset":[],"muutokset":[]}"#, "",
    ]) func `an answer that cannot be counted for certain is kept back`(answer: String)
        async throws
    {
        try await withLedger { folder in
            let meter = try meter(folder)
            await #expect(throws: DiagnosticsError.self) { try await call(meter, answer) }
            #expect(try deliveries(folder).isEmpty)
        }
    }

    @Test func `while the ledger cannot be written, an answer is kept back and calls are refused`()
        async throws
    {
        try await withLedger { folder in
            let meter = try meter(folder, readOnly: true)
            await #expect(throws: (any Error).self) { try await call(meter) }
            await #expect(throws: (any Error).self) {
                try await meter.connection(ofClient: Self.client, representedParty: nil)
            }
        }
    }

    @Test func `with a spool counts wait there, and the next gateway takes them over once`()
        async throws
    {
        try await withLedger { folder in
            let spool = folder.appending(path: "counts.spool").path
            let broken = try meter(folder, readOnly: true, spool: spool)
            for number in 0..<5 { try await call(broken, id: "id-\(number)") }
            #expect(try deliveries(folder).isEmpty)
            let text = try String(contentsOfFile: spool, encoding: .utf8)
            #expect(text.contains("id-4") && IdentityCode.find(in: text) == nil)
            // A crash cuts the last line off; its call never ended for its client.
            try (text + #"{"id":"id-5","connec"#)
                .write(toFile: spool, atomically: true, encoding: .utf8)
            let whole = try meter(folder, spool: spool)
            #expect(!FileManager.default.fileExists(atPath: spool))
            try await call(whole, id: "id-6")
            let ids = try deliveries(folder).map(\.id).sorted()
            #expect(ids == ["id-0", "id-1", "id-2", "id-3", "id-4", "id-6"])
            let direct = try #require(try deliveries(folder).first { $0.id == "id-6" })
            var spooled = try #require(try deliveries(folder).first { $0.id == "id-0" })
            spooled.id = direct.id
            #expect(spooled == direct)
        }
    }

    @Test(
        arguments: [
            ("FI/MUN/9999102-6/varhaiskasvatus", nil, true),
            ("FI/MUN/9999102-6/varhaiskasvatus", "MUN/1790235-0", true),
            ("FI/MUN/9999102-6/toinen", nil, false), (nil, nil, false),
        ] as [(String?, String?, Bool)]
    ) func `a caller is known by its subsystem`(
        client: String?,
        party: String?,
        isKnown: Bool
    ) async throws {
        try await withLedger { folder in
            let meter = try meter(folder)
            let found = try? await meter.connection(ofClient: client, representedParty: party)
            #expect(found == (isKnown ? "esimerkkila-varhaiskasvatus" : nil))
        }
    }
}
