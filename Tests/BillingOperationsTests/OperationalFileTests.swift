import BillingPrimitives
import BillingStore
import Foundation
import Metering
import Reporting
import Testing

@testable import BillingOperations

@Suite struct OperationalFileTests {
    /// A record as X-Road writes it, with other values or without some.
    static func record(_ changes: [String: (any Sendable)?] = [:]) -> [String: Any] {
        let usual: [String: Any] = [
            "monitoringDataTs": 1_773_057_601, "securityServerInternalIp": "192.0.2.1",
            "securityServerType": "Producer", "requestInTs": 1_773_057_599_400,
            "requestOutTs": 1_773_057_599_420, "responseInTs": 1_773_057_599_990,
            "responseOutTs": 1_773_057_600_000, "clientXRoadInstance": "FI",
            "clientMemberClass": "MUN", "clientMemberCode": "9999000-7",
            "clientSubsystemCode": "a", "serviceXRoadInstance": "FI",
            "serviceSubsystemCode": "VTJmutpa", "serviceCode": "VTJmutpa",
            "messageId": "m-1", "messageUserId": "FI010190-900P", "xRequestId": "x-1",
            "representedPartyCode": "9999001-5", "responseSize": 9_000, "restMethod": "post",
            "restPath": "/api/v1/muutokset", "succeeded": true, "statusCode": 200,
            "xRoadVersion": "7.7.0", "aFieldOfTomorrow": ["deep": [1, 2]],
        ]
        return changes.reduce(into: usual) { record, change in
            record[change.key] = change.value.map { $0 as Any }
        }
    }

    static func json(_ value: Any, pretty: Bool = false) throws -> [UInt8] {
        let options: JSONSerialization.WritingOptions = pretty ? [.prettyPrinted] : []
        return [UInt8](try JSONSerialization.data(withJSONObject: value, options: options))
    }

    @Test func `a record is read in whatever form the file has`() throws {
        let expected = OperationalEntry(
            side: .producer,
            client: XRoadSubsystem("FI/MUN/9999000-7/a"),
            service: ReconcileOperations.changeAPI,
            representedParty: "9999001-5",
            requestID: "x-1",
            messageID: "m-1",
            requestedAt: Instant(milliseconds: 1_773_057_599_400),
            respondedAt: Instant(milliseconds: 1_773_057_600_000),
            responseBytes: 9_000,
            method: "POST",
            path: "/api/v1/muutokset",
            succeeded: true,
            statusCode: 200
        )
        let one = Self.record()
        let line = try Self.json(one)
        let forms = [
            try Self.json(["records": [one, one], "nextRecordsFrom": 1_773_060_000]),
            try Self.json(["records": [one, one]], pretty: true),
            try Self.json([one, one]), try Self.json([one, one], pretty: true),
            line + [0x0a] + line, line + [0x0d, 0x0a, 0x0a] + line + [0x0a],
        ]
        for form in forms {
            let file = OperationalFile(form, name: "f.json")
            #expect(file.log.entries == [expected, expected])
            #expect(file.diagnostics.errors == 0)
        }
        #expect(OperationalFile(forms[0], name: "f.json").nextRecordsFrom == 1_773_060_000)
        #expect(OperationalFile(line, name: "f.json").log.entries == [expected])
        #expect(
            try OperationalFile(Self.json(["records": [Any]()]), name: "f").diagnostics.errors == 0
        )
    }

    @Test(
        arguments: [
            ("requestInTs", nil, "opmon-field-missing"),
            ("responseOutTs", nil, "opmon-field-missing"),
            ("securityServerType", nil, "opmon-field-missing"),
            ("succeeded", nil, "opmon-field-missing"),
            ("succeeded", "yes", "opmon-field-type"), ("responseSize", "9000", "opmon-field-type"),
            ("xRequestId", 7, "opmon-field-type"), ("statusCode", 200.5, "opmon-not-a-record"),
            ("responseOutTs", 1_773_057_600, "opmon-field-value"),
            ("responseOutTs", Int64.max, "opmon-field-value"),
            ("securityServerType", "Proxy", "opmon-field-value"),
            ("responseSize", -1, "opmon-field-value"),
        ] as [(String, (any Sendable)?, String)]
    )
    func `a record that cannot be is told with its place, and the rest goes on`(
        field: String,
        value: (any Sendable)?,
        code: String
    ) throws {
        let bad = Self.record([field: value])
        let document = OperationalFile(
            try Self.json(["records": [Self.record(), bad, Self.record()]]),
            name: "f.json"
        )
        #expect(document.log.entries.count == 2)
        #expect(document.diagnostics.list.map(\.code) == [code])
        #expect(document.diagnostics.list.first?.what.contains("record 2") == true)
        let lines = try [Self.record(), bad, Self.record()].map { try Self.json($0) }
        let file = OperationalFile([UInt8](lines.joined(separator: [0x0a])), name: "f.ndjson")
        #expect(file.log.entries.count == 2)
        #expect(file.diagnostics.list.map(\.code) == [code])
        #expect(file.diagnostics.list.map(\.line) == [2])
        let said = (document.diagnostics.list + file.diagnostics.list).map(\.description).joined()
        #expect(said.contains("'\(field)'") == (code != "opmon-not-a-record"))
    }

    @Test(arguments: [
        ("[1, {}]", ["opmon-not-a-record", "opmon-field-missing"]), ("", ["opmon-not-json"]),
        ("hello", ["opmon-not-json"]), ("{\"records\": 7}", ["opmon-not-json"]),
        ("{\"records\": [{\"succeeded\"", ["opmon-not-json"]),
        ("{\"a\": 1}\nno", ["opmon-field-missing", "opmon-not-a-record"]),
        ("{\n", ["opmon-not-json"]), ("\u{1f}\u{8b}", ["opmon-not-json"]),
    ])
    func `what holds no records is refused`(text: String, codes: [String]) {
        let file = OperationalFile(Array(text.utf8), name: "f")
        #expect(file.diagnostics.list.map(\.code) == codes)
        #expect(
            OperationalFile([0x1f, 0x8b, 8], name: "f").diagnostics.list.map(\.code) == [
                "opmon-compressed"
            ]
        )
    }

    @Test func `an id that carries an identity code is not kept`() throws {
        let hidden = Self.record([
            "messageId": "haku-010190-900P", "xRequestId": "010190-900P",
            "clientSubsystemCode": "010190-900P",
        ])
        let file = OperationalFile(try Self.json([hidden]), name: "f")
        #expect(file.log.entries.count == 1)
        #expect(!"\(file.log.entries)".contains("900P"))
    }

    @Test func `files are read together, and a server that has more is warned of`() throws {
        let store = try LedgerStore.inMemory(
            settings: LedgerSettings(
                isPractice: false,
                digestKey: [UInt8](repeating: 7, count: 32),
                fingerprintSeed: 7
            ),
            at: Instant(milliseconds: 1_773_000_000_000),
            actor: "testaaja"
        )
        try Playback.withFolder { folder in
            let first = folder.appending(path: "1.json")
            let second = folder.appending(path: "2.json")
            try Data(Self.json(["records": [Self.record()], "nextRecordsFrom": 1_773_057_700]))
                .write(to: first)
            try Data(
                Self.json([Self.record(["responseOutTs": 1_773_057_800_000, "xRequestId": "y"])])
            )
            .write(to: second)
            let reconcile = ReconcileOperations(store: store)
            let alone = try reconcile.reconcile(files: [first.path])
            #expect(alone.diagnostics.map(\.code) == ["opmon-goes-on"])
            #expect(alone.refused == 0)
            let both = try reconcile.reconcile(files: [first.path, second.path])
            #expect(both.diagnostics.isEmpty)
            #expect(both.reconciliation.entriesAlone.count == 2)
            #expect(throws: OperationRefusal.self) {
                try reconcile.reconcile(files: [first.path], connection: "kolmas")
            }
        }
    }
}
