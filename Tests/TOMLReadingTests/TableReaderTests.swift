import BillingPrimitives
import TOMLReading
import Testing

@Suite struct TableReaderTests {
    private enum Colour: String, CaseIterable { case red, green }

    private func reader(_ text: String) throws -> TableReader {
        TableReader(
            try TOMLDocument.parse(Array(text.utf8), file: "a.toml"),
            file: "a.toml",
            what: "thing"
        )
    }

    @Test func `values of the right kind are read without a word`() throws {
        var reader = try reader(
            """
            s = "text"
            i = 7
            b = true
            d = 2026-03-31
            t = 2026-03-31T00:00:00Z
            l = ["x", "y"]
            c = "green"
            [[n]]
            m = 1
            [o]
            """
        )
        #expect(reader.string("s") == "text")
        #expect(reader.integer("i") == 7)
        #expect(reader.boolean("b", default: false) == true)
        #expect(reader.day("d") == Day("2026-03-31"))
        #expect(reader.optionalInstant("t") == Instant("2026-03-31T00:00:00Z"))
        #expect(reader.stringArray("l") == ["x", "y"])
        #expect(reader.choice("c", as: Colour.self) == .green)
        #expect(reader.tables("n").count == 1)
        #expect(reader.optionalTable("o") != nil)
        #expect(reader.optionalString("absent") == nil)
        #expect(reader.choice("colour", as: Colour.self, default: .red) == .red)
        reader.finish()
        #expect(reader.diagnostics.isEmpty)
    }

    @Test func `a missing key is told at the line of the table`() throws {
        let table = try TOMLDocument.parse(Array("\n[thing]\n".utf8), file: "a.toml")
        guard case .table(let thing)? = table["thing"]?.value else { return }
        var reader = TableReader(thing, file: "a.toml", what: "thing")
        #expect(reader.string("name") == nil)
        #expect(reader.line(of: "name") == 2)
        #expect(
            reader.diagnostics.map(\.description) == [
                "a.toml:2: error[toml-missing-key]: the thing has no 'name'; "
                    + "add name = … to the table"
            ]
        )
    }

    @Test func `an unknown key is told with the key that was probably meant`() throws {
        var reader = try reader("nmae = \"x\"\nwholly_other = 1")
        _ = reader.optionalString("name")
        reader.finish()
        #expect(reader.diagnostics.map(\.code) == ["toml-unknown-key", "toml-unknown-key"])
        #expect(reader.diagnostics.map(\.line) == [1, 2])
        #expect(reader.diagnostics[0].remedy == "did you mean 'name'?")
        #expect(reader.diagnostics[1].remedy == "the keys are name")
    }

    @Test(arguments: ["1.5", "07:00:00", "2026-03-31T00:00:00Z", "[1]", "{}", "true"])
    func `a value of another kind is refused`(_ value: String) throws {
        var reader = try reader("\na = \(value)")
        #expect(reader.string("a") == nil)
        #expect(reader.integer("a") == nil)
        #expect(reader.day("a") == nil)
        #expect(reader.diagnostics.map(\.code) == Array(repeating: "toml-wrong-type", count: 3))
        #expect(reader.diagnostics.allSatisfy { $0.line == 2 })
    }

    @Test(arguments: [#""""#, #""a\nb""#, #""a\u0000b""#, #""a\u2028b""#, #""\u202Eevil""#])
    func `an empty text and control characters are refused`(_ value: String) throws {
        var reader = try reader("a = \(value)")
        #expect(reader.optionalString("a") == nil)
        #expect(reader.diagnostics.map(\.code) == ["toml-refused-text"])
    }

    @Test func `an over-long text is refused`() throws {
        let text = String(repeating: "x", count: TableReader.textBytesMax + 1)
        var reader = try reader("a = \"\(text)\"")
        #expect(reader.string("a") == nil)
        #expect(reader.diagnostics.map(\.code) == ["toml-refused-text"])
    }

    @Test func `a wrong choice lists the choices and repeats a plain word only`() throws {
        var reader = try reader("a = \"gren\"\nb = \"010180-999A\"\nc = [\"red\", \"blue\"]")
        #expect(reader.choice("a", as: Colour.self) == nil)
        #expect(reader.choice("b", as: Colour.self) == nil)
        #expect(reader.choices("c", as: Colour.self) == [.red])
        #expect(reader.diagnostics.count == 3)
        #expect(reader.diagnostics[0].what.contains("'gren'"))
        #expect(reader.diagnostics[0].remedy == "did you mean 'green'? use one of red, green")
        #expect(!reader.diagnostics[1].description.contains("010180"))
        #expect(reader.diagnostics[2].line == 3)
    }

    @Test func `what is wrong in a table within comes with the rest`() throws {
        var reader = try reader("[inner]\nx = 1\ny = 2")
        let number = reader.optionalTable("inner").map { table in
            reader.read(table, what: "inner thing") { $0.integer("x") }
        }
        reader.finish()
        #expect(number == .some(1))
        #expect(reader.diagnostics.map(\.line) == [3])
        #expect(reader.diagnostics[0].what == "the inner thing has no key named 'y'")
    }
}
