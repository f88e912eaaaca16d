#if NETWORK
import Foundation
import Testing

/// Sandbox, gateway and sync run together, each a program of its own.
@Suite struct GatewayRunTests {
    private static let house = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func port(of program: Program) throws -> String {
        while true {
            let line = try program.firstLine()
            guard line.hasPrefix("listening on http") else { continue }
            let address = try #require(line.split(separator: ":").last)
            return String(address.prefix { $0.isNumber })
        }
    }

    private func run(
        _ command: String,
        in folder: URL
    ) throws -> (output: String, status: Int32) {
        try Program(command.split(separator: " ").map(String.init), in: folder).finish()
    }

    @Test func `the gateway counts what the client counts, and X-Road's records agree`()
        throws
    {
        try withCopy(of: Self.house.appending(path: "examples")) { folder in
            let now = "--now 2026-03-20T08:00:00Z"
            for ledger in ["client.sqlite", "gateway.sqlite"] {
                for command in ["init --practice", "register import practice.toml"] {
                    let done = try run("\(command) --ledger \(ledger) \(now)", in: folder)
                    #expect(done.status == 0, "\(done.output)")
                }
            }
            let sandbox = try Program(
                [
                    "sandbox", "--persons", "300", "--seed", "5", "--port", "0", "--today",
                    "2026-03-20", "--page-size", "5", "--cut", "0.1", "--opmon", "opmon.ndjson",
                    "--identity-list", "persons.txt", "--first-day", "2026-01-01",
                ],
                in: folder
            )
            defer { sandbox.stop() }
            let upstream = "http://127.0.0.1:\(try port(of: sandbox))"
            let gateway = try Program(
                [
                    "gateway", "--upstream", upstream, "--port", "0", "--ledger",
                    "gateway.sqlite",
                ],
                in: folder
            )
            let address = "http://127.0.0.1:\(try port(of: gateway))"
            let sync = try run(
                "sync run --connection esimerkki-asiakkaat --from 2026-01-01 --url "
                    + "\(address)/r1/FI/GOV/0245437-2/VTJmutpa/VTJmutpa/api --identity-list "
                    + "persons.txt --buckets 2 --ledger client.sqlite",
                in: folder
            )
            gateway.stop()
            #expect(sync.status == 0, "\(sync.output)")
            let counted = try deliveries(in: folder, "gateway")
            #expect(counted.count > 10)
            #expect(try counted == deliveries(in: folder, "client"))
            let agreed = try run(
                "audit reconcile --opmon opmon.ndjson --ledger gateway.sqlite",
                in: folder
            )
            #expect(agreed.status == 0, "\(agreed.output)")
            try expectNoIdentityCode(in: folder)
        }
    }

    /// A delivery as the program lists it, but for the time, which each took by itself.
    private struct Delivery: Decodable, Hashable {
        var delivery_id: String
        var records: Int64
        var group_entries: Int64
        var data_groups: [String]
        var cursor_from: Int64
        var cursor_to: Int64
    }

    private func deliveries(in folder: URL, _ ledger: String) throws -> Set<Delivery> {
        let list = try run("usage list --format json --ledger \(ledger).sqlite", in: folder)
        return Set(try JSONDecoder().decode([Delivery].self, from: Data(list.output.utf8)))
    }

    /// No code of the list that was asked for is in a ledger or a log.
    private func expectNoIdentityCode(in folder: URL) throws {
        let list = try String(
            contentsOf: folder.appending(path: "persons.txt"),
            encoding: .utf8
        )
        for name in ["client.sqlite", "gateway.sqlite", "opmon.ndjson"] {
            let bytes = try Data(contentsOf: folder.appending(path: name))
            for code in list.split(separator: "\n") {
                #expect(bytes.range(of: Data(code.utf8)) == nil)
            }
        }
    }
}
#endif
