/// Codes of persons or municipalities, kept until they are digested: sorted, each once.
struct CodeList {
    /// The codes of up to sixteen bytes, the first byte highest, so that they sort as bytes do.
    private var packed: [UInt128] = []
    /// What is longer than any code ought to be.
    private var longer: [[UInt8]] = []

    /// The codes, one a line, and how many they are.
    func sorted() -> (lines: [UInt8], count: Int) {
        var lines: [UInt8] = []
        lines.reserveCapacity(12 * packed.count)
        var count = 0
        func add(_ code: some Collection<UInt8>) {
            lines += code
            lines.append(0x0a)
            count += 1
        }
        guard longer.isEmpty else {
            let all = Set(packed.map(Self.bytes) + longer)
            for code in all.sorted(by: { $0.lexicographicallyPrecedes($1) }) { add(code) }
            return (lines, count)
        }
        var last: UInt128 = 0
        for code in packed.sorted() where code != last {
            withUnsafeBytes(of: code.bigEndian) { add($0.prefix(Self.length(of: code))) }
            last = code
        }
        return (lines, count)
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
            longer.append(Array(bytes[start..<end]))
            return
        }
        var code: UInt128 = 0
        withUnsafeMutableBytes(of: &code) { $0.copyBytes(from: bytes[start..<end]) }
        packed.append(UInt128(bigEndian: code))
    }

    /// The length of a packed code: none ends with a zero, so zeros at the end are filling.
    private static func length(of code: UInt128) -> Int { 16 - code.trailingZeroBitCount / 8 }

    private static func bytes(_ code: UInt128) -> [UInt8] {
        withUnsafeBytes(of: code.bigEndian) { Array($0.prefix(length(of: code))) }
    }
}
