import BillingPrimitives
import Metering
import Testing

@Suite struct AnswerReadingTests {
    static let answer = """
        {"viimeisinKirjausavain":9,"muutokset":[{"henkilotunnus":"010180-999A"}],"ajanTasalla":true}
        """

    static func key(_ byte: UInt8 = 1) throws -> DigestKey {
        try #require(DigestKey(bytes: [UInt8](repeating: byte, count: 32)))
    }

    static func read(
        _ answer: String = answer,
        connection: ConnectionID = "kunta-a",
        id: String? = nil,
        kind: DeliveryKind? = nil,
        from cursor: Int64? = 5,
        identityList: String? = nil,
        key: DigestKey? = nil
    ) throws -> Delivery {
        let context = AnswerContext(
            connection: connection,
            deliveredAt: Instant(milliseconds: 1_772_400_000_000),
            deliveryID: id,
            kind: kind,
            cursorFrom: cursor,
            file: "answer.json"
        )
        let key = try key ?? Self.key()
        return try Array(answer.utf8).withUnsafeBytes { bytes in
            guard let identityList else {
                return try AnswerReading.delivery(bytes, context: context, key: key)
            }
            return try Array(identityList.utf8).withUnsafeBytes { list in
                try AnswerReading.delivery(bytes, context: context, identityList: list, key: key)
            }
        }
    }

    @Test func `an answer becomes one delivery`() throws {
        let delivery = try Self.read(id: "run-7")
        #expect(delivery.id == "run-7")
        #expect(delivery.kind == .change)
        #expect(delivery.counts.personChange == 1)
        #expect(delivery.testCounts.personChange == 1)
        #expect(delivery.cursorFrom == 5)
        #expect(delivery.cursorTo == 9)
        #expect(delivery.upToDate == true)
        #expect(delivery.responseBytes == Int64(Self.answer.utf8.count))
        #expect(delivery.digest?.count == 64)
    }

    @Test func `base data is what it says unless it is declared initial`() throws {
        let answer = #"{"perustiedot":[]}"#
        #expect(try Self.read(answer).kind == .baseData)
        #expect(try Self.read(answer, kind: .initial).kind == .initial)
    }

    @Test func `the default id follows connection, cursor and content, and nothing else`() throws {
        let id = try Self.read().id
        #expect(id.count == 64)
        #expect(try Self.read(identityList: "010180-999A").id == id)
        #expect(try Self.read(connection: "kunta-b").id != id)
        #expect(try Self.read(from: 6).id != id)
        #expect(try Self.read(from: nil).id != id)
        #expect(try Self.read(Self.answer + " ").id != id)
    }

    @Test func `digests need the ledger's key`() throws {
        let other = try Self.read(identityList: "010180-999A", key: Self.key(2))
        let delivery = try Self.read(identityList: "010180-999A")
        #expect(delivery.digest != other.digest)
        #expect(delivery.identityList != other.identityList)
        #expect(DigestKey(bytes: [1, 2, 3]) == nil)
    }

    @Test func `a digest is the HMAC-SHA256 of RFC 4231, case 3`() throws {
        // The key of that case has 20 bytes; HMAC pads keys with zeros up to a block.
        let bytes = [UInt8](repeating: 0xaa, count: 20) + [UInt8](repeating: 0, count: 12)
        let key = try #require(DigestKey(bytes: bytes))
        let digest = [UInt8](repeating: 0xdd, count: 50).withUnsafeBytes { key.digest(of: $0) }
        #expect(digest == "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")
    }

    @Test(arguments: [
        "010180-999A\n020180-999Y\n", "020180-999Y\r\n010180-999A",
        "\u{feff}010180-999A\n020180-999Y",
        " 010180-999A \n\n020180-999Y\t\n010180-999A\n",
    ])
    func `the same identity list has the same digest, however it is written`(text: String) throws {
        let plain = try Self.read(identityList: "010180-999A\n020180-999Y").identityList
        #expect(try Self.read(identityList: text).identityList == plain)
        #expect(try Self.read(identityList: "010180-999A").identityList != plain)
    }

    @Test(arguments: [
        ("", "missing-value"), ("010180-999A", "identity-code-in-usage"),
        ("a\nb", "control-character"), (String(repeating: "a", count: 201), "too-long"),
    ])
    func `an id that the usage CSV would refuse is refused here`(id: String, code: String) {
        let error = #expect(throws: DiagnosticsError.self) { try Self.read(id: id) }
        #expect(error?.diagnostics.map(\.code) == [code])
    }

    @Test(arguments: [
        ("a.csv", "{}", UsageFormat.csv), ("a.NDJSON", "", .lines), ("a.jsonl", "", .lines),
        ("a.json", #"{"viimeisinKirjausavain":1,"muutokset":["#, .answer),
        ("a.json", #"{"delivery_id":"x","#, .lines), ("a.json", "<html>", .answer),
        ("a.json", #"{"type":"x","message":"y"}"#, .answer),
        ("-", "delivery_id,connection", .csv), ("-", " {\"perustiedot\":[", .answer),
        ("-", #"{"id":"1","specversion":"1.0""#, .lines), ("-", "", .csv),
    ])
    func `the name of a source, or else its first bytes, tell its format`(
        name: String,
        text: String,
        format: UsageFormat
    ) {
        let detected = Array(text.utf8).withUnsafeBytes {
            UsageFormat.detect(name: name, firstBytes: $0)
        }
        #expect(detected == format)
    }
}
