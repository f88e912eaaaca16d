import Foundation
import Testing

/// The journal as the programs that it is for read it; each test needs its program.
@Suite struct JournalTests {
    private static let folder = ScenarioTests.folder.appending(path: "journal-of-a-quarter")

    /// Whether a program is on the path.
    private static func has(_ program: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
        }
    }

    /// Makes the ledger of the scenario, and what a command on it prints then.
    private func output(of command: String) throws -> String {
        try withCopy(of: Self.folder) { folder in
            let file = folder.appending(path: "transcript.txt")
            let golden = Transcript(try String(contentsOf: file, encoding: .utf8))
            let making = golden.commands.filter { !$0.contains("export journal") }
            let script = making.map { "$ \($0)\n" }.joined()
            _ = try Transcript(script).replayed(in: folder)
            let text = try Transcript("$ \(command)").replayed(in: folder)
            return String(text.drop { $0 != "\n" }.dropFirst())
        }
    }

    /// A document as `invoice list` has it.
    private struct Document: Decodable {
        struct Amount: Decodable {
            var amount: String
        }

        var customer: String
        var total: Amount
    }

    /// What customers owe by the list of documents, but for those who owe nothing.
    private func owed() throws -> [String: Decimal] {
        let list = try output(of: "vtj-bill invoice list --format json")
        var owed: [String: Decimal] = [:]
        for document in try JSONDecoder().decode([Document].self, from: Data(list.utf8)) {
            owed[document.customer, default: 0] += try #require(
                Decimal(string: document.total.amount)
            )
        }
        return owed.filter { $0.value != 0 }
    }

    @Test func `CI has the programs that read journals`() {
        guard ProcessInfo.processInfo.environment["CI"] == "true" else { return }
        #expect(Self.has("hledger") && Self.has("ledger"), "run scripts/setup --checks")
    }

    @Test(.enabled(if: has("hledger")))
    func `hledger checks the journal strictly and finds what the documents claim`() throws {
        let journal = "vtj-bill export journal | hledger -f -"
        #expect(try output(of: "\(journal) check --strict ordereddates uniqueleafnames") == "")
        let balance = "\(journal) balance Assets --flat --no-total -O csv | tail -n +2"
        var found: [String: Decimal] = [:]
        for row in try output(of: balance).split(separator: "\n") {
            let cells = row.replacing("\"", with: "").split(separator: ",").map(String.init)
            let customer = cells[0].replacing("Assets:Receivables:", with: "")
                .replacing("%3A", with: ":")
            found[customer] = Decimal(string: cells[1].replacing(" EUR", with: ""))
        }
        #expect(try owed() == found)
        #expect(found == ["Åström:oy": Decimal(137_944) / 100])
        let relief = "\(journal) balance Income:Relief --depth 2 --no-total --flat"
        #expect(try output(of: relief).contains("4467.20 EUR  Income:Relief"))
        let wrong = "vtj-bill export journal | sed 's/= 1379.44/= 1379.45/' | hledger -f - check"
        #expect(try output(of: wrong).contains("[exit 1]"))
    }

    @Test(.enabled(if: has("hledger")))
    func `hledger finds documents by what the journal tells of them`() throws {
        let journal = "vtj-bill export journal | hledger -f -"
        let found = try output(of: "\(journal) balance tag:connection=mallila acct:Relief -N")
        #expect(found.contains("108.00 EUR  Income:Relief:Exempt:1070/2022 2 § 4 c"))
        #expect(try output(of: "\(journal) print code:CRN-2026-000001").contains("DVV/77"))
        let parts = """
            { vtj-bill export journal --to 2026-03-01; \
            vtj-bill export journal --from 2026-03-02; } | hledger -f - check --strict
            """
        #expect(try output(of: parts) == "")
    }

    @Test(.enabled(if: has("ledger")))
    func `Ledger reads the journal without a warning`() throws {
        let reading = """
            vtj-bill export journal --dialect ledger \
            | ledger -f - --strict --pedantic balance Assets --flat 2>&1
            """
        let balance = try output(of: reading)
        #expect(balance.contains("1379.44 EUR  Assets:Receivables:Åström%3Aoy"))
        #expect(!balance.contains("arning") && !balance.contains("rror"))
    }
}
