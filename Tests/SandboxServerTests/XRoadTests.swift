import BillingPrimitives
import SandboxServer
import Testing

@Suite struct XRoadTests {
    private typealias Sandbox = SandboxUnderTest

    private static let base = "/r1/FI-TEST/GOV/0245437-2/VTJmutpa/VTJmutpa"
    private static let client = "FI-TEST/MUN/9999978-1/koulu"

    @Test func `a call through X-Road carries its ids there and back`() async throws {
        try await Sandbox.run { sandbox in
            let path = "\(Self.base)/api/v1/kirjausavain/2026-03-03?x=1"
            let answer = try await sandbox.client.call(
                "GET",
                path,
                [
                    "X-Road-Client": Self.client, "X-Road-Id": "sanoma-1",
                    "X-Road-Represented-Party": "MUN/9999978-1",
                ]
            )
            #expect(answer.status == 200)
            #expect(answer.headers["x-road-id"] == "sanoma-1")
            #expect(answer.headers["x-road-client"] == Self.client)
            #expect(
                answer.headers["x-road-service"] == "FI-TEST/GOV/0245437-2/VTJmutpa/VTJmutpa"
            )
            #expect(answer.headers["x-road-error"] == nil)
            let call = try #require(try await sandbox.calls.only())
            #expect(call.requestID == answer.headers["x-road-request-id"])
            #expect(call.messageID == "sanoma-1")
            #expect(call.client?.description == Self.client)
            #expect(call.representedParty == "MUN/9999978-1")
        }
    }

    @Test func `every call has its own id, and other ones after a restart`() async throws {
        let time = SteppedTime()
        var ids: Set<String> = []
        for _ in 0..<2 {
            ids.formUnion(
                try await Sandbox.run(at: time) { sandbox in
                    for _ in 0..<5 { _ = try await sandbox.client.call("GET", "/") }
                    return try await sandbox.calls.first(5).map(\.requestID)
                }
            )
            time.step(milliseconds: 1)
        }
        #expect(ids.count == 10)
    }

    @Test(
        arguments: [
            ("", base), ("FI-TEST/MUN/9999978-1", base), ("XX/MUN/1/a", base),
            (client, "/r1/FI-TEST/GOV/0245437-2//VTJmutpa"), (client, "/r1"),
            (client, "/r1/FI-TEST/GOV/0245437-2/VTJmutpa/VTJ*mutpa"),
        ]
    )
    func `without a client or a service the security server refuses`(
        client: String,
        base: String
    ) async throws {
        try await Sandbox.run { sandbox in
            let answer = try await sandbox.client.call(
                "GET",
                "\(base)/api/v1/kirjausavain/2026-03-03",
                ["X-Road-Client": client]
            )
            #expect(answer.status == 400)
            #expect(answer.headers["x-road-error"] == "Client.BadRequest")
            #expect(answer.json["type"] as? String == "Client.BadRequest")
            #expect(answer.json.keys.sorted() == ["detail", "message", "type"])
        }
    }

    @Test func `what the provider refuses is no error of X-Road`() async throws {
        try await Sandbox.run { sandbox in
            let answer = try await sandbox.client.post(
                "\(Self.base)/api/v1/muutokset",
                "[]",
                ["X-Road-Client": Self.client]
            )
            #expect(answer.status == 400)
            #expect(answer.headers["x-road-error"] == nil)
            #expect(answer.headers["x-road-request-id"] != nil)
            #expect(answer.errorCode == "sanoma-virheellinen")
        }
    }
}
