/// Codes of persons or municipalities, kept until they are digested: sorted, each once.
struct CodeList {
    /// The codes of up to sixteen bytes, the first byte highest, so that they sort as bytes do.
    private var packed: Set<UInt128> = []
    /// What is longer than any code ought to be.
    private var longer: Set<[UInt8]> = []

    /// How many codes there are.
    var count: Int { packed.count + longer.count }

    /// The codes, one a line.
    var lines: [UInt8] {
        var lines: [UInt8] = []
        lines.reserveCapacity(16 * count)
        guard longer.isEmpty else {
            let all = packed.map { Self.bytes(of: $0) } + longer
            for code in all.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                lines += code
                lines.append(0x0a)
            }
            return lines
        }
        for code in packed.sorted() {
            withUnsafeBytes(of: code.bigEndian) { lines += $0.prefix(Self.length(of: code)) }
            lines.append(0x0a)
        }
        return lines
    }

    /// Adds the codes of a text, one a line; blank lines and white space around codes are nothing.
    mutating func add(lines: UnsafeRawBufferPointer) {
        var start = 0
        while start < lines.count {
            var end = start
            while end < lines.count, lines[end] != 0x0a, lines[end] != 0x0d { end += 1 }
            add(lines, start, end)
            start = end + 1
        }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
        var (start, end) = (start, end)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
        guard start < end else { return }
        guard end - start <= 16 else {
            longer.insert(Array(bytes[start..<end]))
            return
        }
        var code: UInt128 = 0
        for index in start..<end { code = code << 8 | UInt128(bytes[index]) }
        packed.insert(code << UInt128(8 * (16 - (end - start))))
    }

    /// The length of a packed code: none ends with a zero, so zeros at the end are filling.
    private static func length(of code: UInt128) -> Int { 16 - code.trailingZeroBitCount / 8 }

    private static func bytes(of code: UInt128) -> [UInt8] {
        withUnsafeBytes(of: code.bigEndian) { Array($0.prefix(length(of: code))) }
    }
}
