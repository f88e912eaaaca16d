import BillingPrimitives
import TOMLReading
import Testing

@Suite struct TOMLDocumentTests {
    @Test func `every key, table and element knows its line`() throws {
        let table = try TOMLDocument.parse(
            Array(
                "a = 1\n\n[b]\nc = [\n  1,\n  2,\n]\nd = \"\"\"\nx\n\"\"\"\ne = 5\n[[f]]\n[[f]]"
                    .utf8
            ),
            file: "a.toml"
        )
        #expect(table["a"]?.line == 1)
        #expect(table["b"]?.line == 3)
        guard case .table(let inner)? = table["b"]?.value,
            case .array(let list)? = inner["c"]?.value,
            case .array(let tables)? = table["f"]?.value
        else {
            Issue.record("the tables and lists are not there")
            return
        }
        #expect(list.map(\.line) == [5, 6])
        #expect(inner["d"]?.line == 8)
        #expect(inner["e"]?.line == 11)
        #expect(tables.map(\.line) == [12, 13])
    }

    @Test func `bytes that are not UTF-8 are refused at their line`() {
        let bytes = Array("a = 1\nb = \"".utf8) + [0xC3, 0x28] + Array("\"\n".utf8)
        #expect(refusals(of: bytes) == ["toml-invalid-utf8 2"])
    }

    @Test func `a file, a text or a nesting without measure is refused`() {
        let long = String(repeating: "x", count: TOMLDocument.textBytesMax + 1)
        #expect(refusals(of: Array("a = \"\(long)\"".utf8)) == ["toml-too-large 1"])
        let deep = String(repeating: "[", count: 100_000)
        #expect(refusals(of: Array("\na = \(deep)".utf8)) == ["toml-too-large 2"])
        let path = Array(repeating: "a", count: 33).joined(separator: ".")
        #expect(refusals(of: Array("[\(path)]".utf8)) == ["toml-too-large 1"])
        let large = [UInt8](repeating: 0x0A, count: TOMLDocument.bytesMax + 1)
        #expect(refusals(of: large) == ["toml-too-large 0"])
    }

    @Test func `all keys named twice are told at once, with an error of syntax after them`() {
        let text = "a = 1\na = 2\n[b]\n[b]\nc = 1\nc = 1\nd ="
        #expect(
            refusals(of: Array(text.utf8)) == [
                "toml-duplicate-key 2", "toml-duplicate-key 4", "toml-duplicate-key 6",
                "toml-syntax 7",
            ]
        )
    }

    @Test func `an identity code as a key is not repeated`() throws {
        let error = #expect(throws: DiagnosticsError.self) {
            try TOMLDocument.parse(Array("010180-999A = 1\n010180-999A = 1".utf8), file: "a.toml")
        }
        #expect(error?.description.contains("010180") == false)
    }

    @Test func `cutting a file anywhere never crashes the reader`() {
        let text = Array(
            "[a.b]\nc = { d = [1, \"\\u00e4\"], e = '''x''' }\nf = 2026-01-01 10:00:00Z".utf8
        )
        for end in text.indices {
            _ = try? TOMLDocument.parse(Array(text[..<end]), file: "a.toml")
            var changed = text
            for byte in [0x00, 0x0D, 0x22, 0x5B, 0x7B, 0xFF] as [UInt8] {
                changed[end] = byte
                _ = try? TOMLDocument.parse(changed, file: "a.toml")
            }
        }
    }

    private func refusals(of bytes: [UInt8]) -> [String] {
        do {
            _ = try TOMLDocument.parse(bytes, file: "a.toml")
            return []
        } catch {
            return error.diagnostics.map { "\($0.code) \($0.line ?? 0)" }
        }
    }
}
