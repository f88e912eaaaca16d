import BillingPrimitives
import Crypto
import Foundation
import Sandbox
import SandboxServer
import Testing

@Suite struct RecordTests {
    private typealias Sandbox = SandboxUnderTest

    private static let path = "/r1/FI/GOV/0245437-2/VTJmutpa/VTJmutpa/api/v1/muutokset"

    /// A call through X-Road that asks for everyone, one of them twice.
    private func call(_ sandbox: SandboxUnderTest) async throws -> (RawAnswer, CallRecord) {
        let list = sandbox.everyone.dropLast() + ",\"x\"," + sandbox.everyone.dropFirst()
        let answer = try await sandbox.client.post(
            Self.path,
            "{\"viimeisinKirjausavain\":7,\"hetulista\":\(list)}",
            ["X-Road-Client": "FI/MUN/9999978-1/koulu", "X-Road-Represented-Party": "MUN/1-2"]
        )
        return (answer, try #require(try await sandbox.calls.only()))
    }

    @Test func `a record tells the truth about its answer`() async throws {
        try await Sandbox.run { sandbox in
            let (answer, call) = try await call(sandbox)
            let truth = sandbox.feed.changesAnswer(
                after: 7,
                through: Sandbox.firstDay.adding(days: 28),
                limit: .max,
                scope: ChangeFeed.Scope(places: Array(0..<200))
            )
            #expect(call.kind == .changes && call.status == 200 && call.outcome == .delivered)
            #expect(call.bytes == answer.body.count)
            #expect(call.counts == truth.truth.counts && call.testCounts == call.counts)
            #expect(call.dataGroups == truth.truth.dataGroups)
            #expect(call.cursorFrom == 7 && call.cursorTo == truth.cursorTo)
            #expect(call.upToDate == true && call.number == 1)
            #expect(call.identities == 201)
            let list = String(decoding: sandbox.server.identityList(), as: UTF8.self)
            let lines = list.split(separator: "\n").sorted()
            let text = lines.map { $0 + "\n" }.joined()
            let digest = SHA256.hash(data: Data(text.utf8))
            #expect(call.identityList == digest.map { String(format: "%02x", $0) }.joined())
        }
    }

    @Test func `a line has every key, and no identity code`() async throws {
        try await Sandbox.run { sandbox in
            let (_, call) = try await call(sandbox)
            let line = try #require(
                try JSONSerialization.jsonObject(with: Data(call.json.utf8)) as? [String: Any]
            )
            #expect(line.count == 26)
            #expect(line["records"] as? Int64 == call.counts?.personChange)
            #expect(line["client"] as? String == "FI/MUN/9999978-1/koulu")
            #expect(line["sandbox_day"] as? String == "2026-03-31")
            #expect(line["kind"] as? String == "muutokset")
            #expect(IdentityCode.find(in: call.json) == nil)
            #expect(!call.json.contains("\n"))
        }
    }

    @Test func `an id of a message that carries an identity code is masked`() async throws {
        try await Sandbox.run { sandbox in
            let code = sandbox.feed.population.persons[0].identityCode.text
            let answer = try await sandbox.client.call(
                "GET",
                "/r1/FI/GOV/0245437-2/VTJmutpa/VTJmutpa/api/v1/\(code)",
                ["X-Road-Client": "FI/MUN/1/a", "X-Road-Id": "id \(code)"]
            )
            #expect(answer.status == 404)
            let call = try #require(try await sandbox.calls.only())
            #expect(call.messageID == Redaction.mask)
            #expect(IdentityCode.find(in: call.json) == nil)
            #expect(IdentityCode.find(in: OperationalRecord(call)?.json ?? code) == nil)
        }
    }

    @Test func `the digest leaves out what is no code of the test series`() async throws {
        // A birthday to come, so that nobody has the code.
        let day = try #require(Day("2099-12-31"))
        let code = try #require(IdentityCode(bornOn: day, individualNumber: 123))
        try await Sandbox.run { sandbox in
            _ = try await sandbox.client.post(
                "/api/v1/perustiedot",
                "{\"hetulista\":[\"\(code.text)\"]}"
            )
            let call = try #require(try await sandbox.calls.only())
            let empty = SHA256.hash(data: Data()).map { String(format: "%02x", $0) }.joined()
            #expect(call.identities == 1 && call.identityList == empty)
            #expect(call.counts?.personChange == 0)
        }
    }

    @Test func `operational records have the path on the producer's side only`() async throws {
        try await Sandbox.run { sandbox in
            let (answer, call) = try await call(sandbox)
            func members(_ type: OperationalRecord.ServerType) throws -> [String: Any] {
                let json = try #require(OperationalRecord(call, by: type)).json
                let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
                return try #require(value as? [String: Any])
            }
            let producer = try members(.producer)
            #expect(producer["restPath"] as? String == "/api/v1/muutokset")
            #expect(producer["securityServerType"] as? String == "Producer")
            #expect(producer["responseSize"] as? Int == answer.body.count)
            #expect(producer["statusCode"] as? Int == 200)
            #expect(producer["succeeded"] as? Bool == true)
            #expect(producer["clientSubsystemCode"] as? String == "koulu")
            #expect(producer["serviceCode"] as? String == "VTJmutpa")
            #expect(producer["representedPartyClass"] as? String == "MUN")
            #expect(producer["xRequestId"] as? String == answer.headers["x-road-request-id"])
            let client = try members(.client)
            #expect(client["restPath"] == nil)
            #expect(client["xRequestId"] as? String == producer["xRequestId"] as? String)
            #expect(client.count == producer.count - 1)
        }
    }

    @Test func `a log has a line for each call, and one for each that came through X-Road`()
        async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "sandbox-log-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["calls", "operational"].map { folder.appending(path: $0) }
        let handles = try files.map { file in
            try Data().write(to: file)
            return try FileHandle(forWritingTo: file)
        }
        let log = DeliveryLog(calls: handles[0], operational: handles[1])
        try await Sandbox.run { sandbox in
            let (_, call) = try await call(sandbox)
            log.write(call)
            _ = try await sandbox.changes(after: 0)
            log.write(try await sandbox.calls.first(2)[1])
            let lines = try files.map { try String(contentsOf: $0, encoding: .utf8) }
            #expect(lines[0].split(separator: "\n").count == 2)
            #expect(lines[1] == (OperationalRecord(call)?.json ?? "") + "\n")
            #expect(log.lostLines == 0)
            for handle in handles { try handle.close() }
            log.write(call)
            #expect(log.lostLines == 2)
        }
    }
}
