import BillingPrimitives
import BillingStore
import Foundation
import Invoicing
import Metering
import Rating
import Testing

/// Ledgers in a folder of their own, and short ways to fill them.
struct Fixture {
    static let noon = Instant(milliseconds: 1_774_951_200_000)
    static let settings = LedgerSettings(
        isPractice: true,
        digestKey: [UInt8](repeating: 9, count: DigestKey.length),
        fingerprintSeed: 4_711
    )

    let folder: URL
    var path: String { folder.appending(path: "ledger.sqlite").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "vtj-bill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Makes a ledger file, and removes its folder in the end.
    @discardableResult
    static func withFile<Value>(_ body: (LedgerStore, Fixture) throws -> Value) throws -> Value {
        let fixture = try Fixture()
        defer { try? FileManager.default.removeItem(at: fixture.folder) }
        let store = try LedgerStore.create(
            at: fixture.path,
            settings: settings,
            at: noon,
            actor: "testaaja"
        )
        return try body(store, fixture)
    }

    static func inMemory() throws -> LedgerStore {
        try LedgerStore.inMemory(settings: settings, at: noon, actor: "testaaja")
    }

    static func delivery(
        _ id: String,
        _ connection: ConnectionID = "koulu",
        at instant: String = "2026-03-17T06:05:00Z",
        records: Int64 = 10,
        cursors: ClosedRange<Int64>? = nil,
        digest: String? = nil
    ) throws -> Delivery {
        Delivery(
            id: id,
            connection: connection,
            deliveredAt: try #require(Instant(instant)),
            counts: RecordCounts(personChange: records),
            cursorFrom: cursors?.lowerBound,
            cursorTo: cursors?.upperBound,
            digest: digest
        )
    }

    /// Plain deliveries of ten connections in March and April 2026, from a seed.
    static func deliveries(_ count: Int, seed: UInt64) -> [Delivery] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            Delivery(
                id: String(random.next(), radix: 16),
                connection: ConnectionID("yhteys-\(random.next() % 10)"),
                deliveredAt: Instant(
                    milliseconds: 1_772_400_000_000 + Int64(random.next() % 4_000_000_000)
                ),
                counts: RecordCounts(personChange: Int64(random.next() % 400))
            )
        }
    }

    static func run(
        _ month: String,
        cutOff: Int64,
        documents: [Document] = []
    ) throws -> BillingRun {
        BillingRun(
            month: try #require(BillingMonth(month)),
            ranAt: noon,
            cutOff: cutOff,
            settlements: [],
            documents: documents.map(\.number)
        )
    }

    static func document(_ number: String, month: String = "2026-03") throws -> Document {
        let json = """
            {"number": "\(number)", "type": "statement", "isPractice": true, "month": "\(month)",
             "isOfRun": true, "issuedOn": "2026-04-02", "language": "fi", "lines": [], "notes": [],
             "customer": {"customer": "kunta", "name": "Kunta", "businessID": "0245437-2",
              "country": "FI"}, "anchor": {"sequence": 3, "digest": "00"}}
            """
        return try JSONDecoder().decode(Document.self, from: Data(json.utf8))
    }
}

extension LedgerStore {
    @discardableResult
    func post(_ deliveries: [Delivery], at instant: Instant = Fixture.noon) throws -> Posting {
        var batch = DeliveryBatch()
        for (index, delivery) in deliveries.enumerated() {
            batch.append(delivery, line: UInt32(index + 2))
        }
        return try write(at: instant, actor: "testaaja") { writer throws in
            try writer.recordUsage(batch, source: "usage.csv")
        }
    }

    func all(_ connection: ConnectionID? = nil) throws -> [Delivery] {
        var deliveries: [Delivery] = []
        try read { try $0.deliveries(of: connection) { deliveries.append($0) } }
        return deliveries
    }
}
