import Foundation
import Testing

/// A kill, a full disk or a second process at any point: the ledger holds whole batches only.
@Suite struct FaultTests {
    private static let rows = 30_000
    private static let prepare = """
        $ vtj-bill init --now 2026-03-01T08:00:00+02:00
        $ vtj-bill register import register.toml --now 2026-03-01T08:00:00+02:00
        """
    private static let importing =
        "vtj-bill usage import many.csv --now 2026-04-01T08:00:00+03:00 --quiet"
    private static let running = "vtj-bill invoice run 2026-03 --now 2026-04-01T09:00:00+03:00"

    private func withLedger(_ body: (URL) throws -> Void) throws {
        let examples = ScenarioTests.folder.deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "examples")
        try withCopy(of: examples) { folder in
            var csv = "delivery_id,connection,delivered_at,records,data_groups\n"
            for row in 0..<Self.rows {
                let (day, second) = (3 + row % 20, row % 60)
                csv += "m-\(row),esimerkkila-varhaiskasvatus,"
                csv += "2026-03-\(day < 10 ? "0" : "")\(day)T10:00:\(second < 10 ? "0" : "")"
                csv += "\(second)Z,3,KOTIKUNTA\n"
            }
            try Data(csv.utf8).write(to: folder.appending(path: "many.csv"))
            _ = try Transcript(Self.prepare).replayed(in: folder)
            try body(folder)
        }
    }

    private func output(of command: String, in folder: URL) throws -> String {
        try Transcript("$ \(command)").replayed(in: folder)
    }

    private func expectWhole(_ folder: URL) throws {
        #expect(!(try output(of: "vtj-bill audit verify", in: folder)).contains("[exit"))
    }

    @Test(arguments: [0.05, 0.1, 0.2, 0.35, 0.6])
    func `an import that is killed and repeated gives the books of one that was not`(
        seconds: Double
    ) throws {
        try withLedger { folder in
            _ = try output(of: "timeout -s KILL \(seconds) \(Self.importing)", in: folder)
            try expectWhole(folder)
            let again = try output(of: "\(Self.importing) --format csv", in: folder)
            #expect(!again.contains("[exit"))
            try expectWhole(folder)
            let held = try output(of: "\(Self.running) --format csv", in: folder)
            #expect(held.contains(",\(Self.rows * 3),"))
        }
    }

    @Test(arguments: [0.02, 0.1, 0.3])
    func `a month whose run is killed and repeated has each number once`(seconds: Double) throws {
        try withLedger { folder in
            _ = try output(of: Self.importing, in: folder)
            _ = try output(of: "timeout -s KILL \(seconds) \(Self.running)", in: folder)
            try expectWhole(folder)
            _ = try output(of: Self.running, in: folder)
            let list = try output(of: "vtj-bill invoice list --format csv", in: folder)
            #expect(list.contains("INV-2026-000001"))
            #expect(!list.contains("INV-2026-000002"))
            try expectWhole(folder)
        }
    }

    @Test(arguments: [0.02, 0.05, 0.1, 0.2, 0.4])
    func `an erasure that is killed and repeated leaves the detail, or a certificate`(
        seconds: Double
    ) throws {
        try withLedger { folder in
            _ = try output(of: Self.importing, in: folder)
            _ = try output(of: Self.running, in: folder)
            let erasing = "vtj-bill retention erase --class usage --reason määräaika --confirm"
            let late = "--now 2028-04-02T08:00:00+03:00"
            _ = try output(of: "timeout -s KILL \(seconds) \(erasing) \(late)", in: folder)
            try expectWhole(folder)
            let left = try output(of: "vtj-bill usage list --format csv 2> /dev/null", in: folder)
            let listed = left.split(separator: "\n").count { $0.hasPrefix("m-") }
            #expect([0, Self.rows].contains(listed))
            _ = try output(of: "\(erasing) \(late)", in: folder)
            try expectWhole(folder)
            #expect(try output(of: "grep -c m-29999 vtj-bill.sqlite*", in: folder).contains(":0"))
            let again = try output(of: Self.importing, in: folder)
            #expect(again.contains("30,000"))
            let list = try output(of: "vtj-bill retention list --format csv", in: folder)
            #expect(list.split(separator: "\n").count == 3)
        }
    }

    @Test func `two runs of a month at once issue nothing twice`() throws {
        try withLedger { folder in
            _ = try output(of: Self.importing, in: folder)
            let both = "\(Self.running) > one.txt & \(Self.running) > two.txt; wait $!; cat *.txt"
            _ = try output(of: both, in: folder)
            let list = try output(of: "vtj-bill invoice list --format csv", in: folder)
            #expect(list.split(separator: "\n").count { $0.contains("STM-2026-000001") } == 1)
            #expect(!list.contains("-000002"))
            try expectWhole(folder)
        }
    }

    @Test func `a full disk is told in a sentence and leaves the ledger whole`() throws {
        try withLedger { folder in
            let full = try output(of: "ulimit -f 600; trap '' XFSZ; \(Self.importing)", in: folder)
            #expect(full.contains("error:"))
            #expect(full.contains("[exit 2]"))
            try expectWhole(folder)
            #expect(!(try output(of: Self.importing, in: folder)).contains("[exit"))
        }
    }
}
