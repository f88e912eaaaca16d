import Testing

@Suite struct TextFileTests {
    let file = TextFile(
        path: "Sources/Room/File.swift",
        text: """
            import Low
            public import High
            @testable import struct Middle.Part

            struct Thing {
                func short() -> Int { 1 }

                func long(
                    number: Int
                ) -> Int {
                    if number > 0 {
                        return 1
                    }
                    return 2
                }

                init(number: Int) {
                    self.number = number
                }
            }

            protocol Promise {
                func kept()
            }

            """
    )

    @Test func `an import is read whatever stands before and after the module`() {
        #expect(file.imports.map(\.module) == ["Low", "High", "Middle"])
        #expect(file.imports.map(\.isPublic) == [false, true, false])
    }

    @Test func `a function reaches from its name to its closing brace`() {
        #expect(file.functions.map(\.line) == [6, 8, 17])
        #expect(file.functions.map(\.lineCount) == [1, 8, 3])
    }

    @Test func `a file belongs to the room whose folder it is in`() {
        #expect(file.room == "Room")
        #expect(TextFile(path: "Tests/RoomTests/File.swift", text: "").room == nil)
    }

    @Test func `a banned word is found with its line`() {
        #expect(file.places(of: ["return 2"]) == ["Sources/Room/File.swift:14: return 2"])
    }
}
