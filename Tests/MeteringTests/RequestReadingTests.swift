import BillingPrimitives
import Metering
import Testing

@Suite struct RequestReadingTests {
    static func read(_ request: String) throws -> CountedRequest {
        let key = try AnswerReadingTests.key()
        return try Array(request.utf8).withUnsafeBytes { bytes in
            try RequestReading.request(bytes, key: key)
        }
    }

    static func digest(_ lines: String) throws -> String {
        let key = try AnswerReadingTests.key()
        return Array(lines.utf8).withUnsafeBytes { key.identityListDigest($0) }
    }

    @Test func `a request tells its cursor, and whom it asks for as a digest`() throws {
        let request = try Self.read(
            #"{"viimeisinKirjausavain": 5446623423, "hetulista": ["010180-999A","020180-999Y"]}"#
        )
        #expect(request.cursorFrom == 5_446_623_423)
        #expect(request.identities == 2)
        #expect(request.identityList == (try Self.digest("010180-999A\n020180-999Y\n")))
    }

    @Test(arguments: [
        #"{"hetulista":["020180-999Y","010180-999A"]}"#,
        #"{"hetulista":["010180-999A","020180-999Y","010180-999A"],"tuotekoodi":"mutpT1"}"#,
        #"{"tietoryhmat":["KOTIKUNTA"], "hetulista" : [ "010180\u002d999A", " 020180-999Y" ] }"#,
        #"{"hetulista":["050118A999W"],"hetu\u006cista":["010180-999A","020180-999Y"]}"#,
    ])
    func `order, repeats, escapes and other members change nothing`(text: String) throws {
        let request = try Self.read(text)
        #expect(request.identities == 2)
        #expect(request.identityList == (try Self.digest("010180-999A\n020180-999Y")))
    }

    @Test func `municipalities never have the digest of an identity list`() throws {
        let request = try Self.read(#"{"kuntakoodit":["837","091"]}"#)
        #expect(request.identities == 0)
        #expect(
            request.identityList == (try Self.read(#"{"kuntakoodit":["091","837"]}"#)).identityList
        )
        #expect(
            request.identityList != (try Self.read(#"{"hetulista":["091","837"]}"#)).identityList
        )
        let both = try Self.read(#"{"kuntakoodit":["091","837"],"hetulista":["010180-999A"]}"#)
        #expect(both.identityList != request.identityList)
        #expect(both.identityList != (try Self.digest("010180-999A")))
        #expect(both.identities == 1)
    }

    @Test(arguments: ["{}", #"{"hetulista":null,"viimeisinKirjausavain":null}"#])
    func `a request that names nobody has no digest`(text: String) throws {
        let request = try Self.read(text)
        #expect(request.identityList == nil)
        #expect(request.cursorFrom == nil)
        #expect(request.identities == 0)
    }

    @Test func `codes have one digest as a list and as lines`() throws {
        let codes = (900...999).compactMap { number in
            IdentityCode(bornOn: Day(number: 3_000), individualNumber: number)
        }
        let key = try AnswerReadingTests.key()
        let lines = codes.reversed().map(\.text).joined(separator: "\r\n")
        #expect(codes.count == 100)
        #expect(key.identityListDigest(of: codes) == (try Self.digest(lines)))
    }

    @Test(arguments: [
        ["020180-999Y", "010180-999A"], ["longer-than-any-code", "b", "010180-999A", "", "b"],
        ["sixteen-letters-", "sixteen-letters", "sixteen-letters-a"], ["a\t", "ab", "a\tb", "a"],
    ])
    func `a list is digested as its codes in the order of their bytes`(codes: [String]) throws {
        let trimmed = Set(codes.map { $0 == "a\t" ? "a" : $0 }).subtracting([""])
        let sorted = trimmed.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        let key = try AnswerReadingTests.key()
        let lines: [UInt8] = Array(sorted.map { $0 + [0x0a] }.joined())
        let expected = lines.withUnsafeBytes { key.digest(of: $0) }
        #expect(try Self.digest(codes.joined(separator: "\n")) == expected)
    }

    @Test(arguments: [
        ("[]", "request-of-another-shape"), (#"{"hetulista":"x"}"#, "request-of-another-shape"),
        (#"{"hetulista":[1]}"#, "request-of-another-shape"),
        (#"{"viimeisinKirjausavain":-1}"#, "request-of-another-shape"),
        (#"{"hetulista":["010180-999A","#, "request-truncated"), ("", "request-truncated"),
        (#"{"hetulista":['010180-999A']}"#, "request-not-json"), ("{} {}", "request-not-json"),
        (#"{"x":"# + String(repeating: "[", count: 65) + "}", "request-too-deep"),
    ])
    func `a malformed request is refused, and no code is repeated`(text: String, code: String) {
        let error = #expect(throws: DiagnosticsError.self) { try Self.read(text) }
        #expect(error?.diagnostics.map(\.code) == [code])
        #expect(error?.diagnostics.contains { "\($0)".contains("999") } == false)
    }
}
