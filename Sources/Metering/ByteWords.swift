/// Eight bytes at a time, as the lanes of one word.
enum ByteWords {
    static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// A word whose every lane is the byte.
    @inline(__always)
    static func lanes(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// The high bit of exactly those lanes that equal the byte of the pattern.
    @inline(__always)
    static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
        let difference = word ^ pattern
        let nonZero = ((difference & ~highBits) &+ ~highBits) | difference
        return ~nonZero & highBits
    }
}

extension UnsafeRawBufferPointer {
    /// The eight bytes from an offset on, the first one in the lowest lane.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The next place of a byte, or nil where there is none.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        let pattern = ByteWords.lanes(byte)
        var position = start
        while position + 8 <= count {
            let hits = ByteWords.matches(word(at: position), pattern)
            if hits != 0 { return position + hits.trailingZeroBitCount >> 3 }
            position += 8
        }
        while position < count {
            if self[position] == byte { return position }
            position += 1
        }
        return nil
    }

    /// The next place of what is no white space in JSON, or the end of the bytes.
    func endOfSpace(from start: Int) -> Int {
        let spaces = ByteWords.lanes(UInt8(ascii: " "))
        var position = start
        while position < count {
            switch self[position] {
            case UInt8(ascii: " ") where position &+ 8 <= count:
                // Lines are indented by spaces: they are passed by words.
                let others = word(at: position) ^ spaces
                position &+= others == 0 ? 8 : others.trailingZeroBitCount &>> 3
            case UInt8(ascii: " "), 0x0a, 0x0d, 0x09:
                position &+= 1
            default:
                return position
            }
        }
        return position
    }

    /// Whether every byte is ASCII and none is a control character.
    var isPrintable: Bool {
        let deletes = ByteWords.lanes(0x7f)
        let controls = ByteWords.lanes(0x20)
        var position = 0
        while position + 8 <= count {
            let word = word(at: position)
            let control = (word &- controls) & ~word
            let other = (control | word | ByteWords.matches(word, deletes)) & ByteWords.highBits
            guard other == 0 else { return false }
            position += 8
        }
        while position < count {
            guard self[position] &- 0x20 < 0x5f else { return false }
            position += 1
        }
        return true
    }

    /// Whether two runs of bytes are the same.
    @inline(__always)
    func holdsSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard count >= 8 else {
            for position in 0..<count where self[position] != other[position] { return false }
            return true
        }
        var position = 0
        while position + 8 <= count {
            guard word(at: position) == other.word(at: position) else { return false }
            position += 8
        }
        return word(at: count - 8) == other.word(at: count - 8)
    }

    /// A part of these bytes.
    @inline(__always)
    func part(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: self[start..<end])
    }

    /// The length of the UTF-8 scalar that begins at an offset; nil where there is none.
    ///
    /// Overlong forms, surrogates and values above U+10FFFF are none (RFC 3629).
    func scalarLength(at offset: Int) -> Int? {
        let first = self[offset]
        let length: Int
        let second: ClosedRange<UInt8>
        switch first {
        case 0x00...0x7f: return 1
        case 0xc2...0xdf: (length, second) = (2, 0x80...0xbf)
        case 0xe0: (length, second) = (3, 0xa0...0xbf)
        case 0xed: (length, second) = (3, 0x80...0x9f)
        case 0xe1...0xef: (length, second) = (3, 0x80...0xbf)
        case 0xf0: (length, second) = (4, 0x90...0xbf)
        case 0xf1...0xf3: (length, second) = (4, 0x80...0xbf)
        case 0xf4: (length, second) = (4, 0x80...0x8f)
        default: return nil
        }
        guard offset + length <= count, second.contains(self[offset + 1]) else { return nil }
        for index in offset + 2..<Swift.max(offset + 2, offset + length)
        where self[index] & 0xc0 != 0x80 {
            return nil
        }
        return length
    }

    /// Whether the bytes end before the UTF-8 scalar that begins at an offset does.
    func endsInsideScalar(at offset: Int) -> Bool {
        switch self[offset] {
        case 0xc2...0xdf: offset + 2 > count
        case 0xe0...0xef: offset + 3 > count
        case 0xf0...0xf4: offset + 4 > count
        default: false
        }
    }

    /// The number that digits alone spell; nil for other bytes and where it does not fit.
    var wholeNumber: Int64? {
        var value: Int64 = 0
        // Eighteen digits always fit.
        guard count > 18 else {
            for byte in self {
                guard byte.isDigit else { return nil }
                value = value &* 10 &+ Int64(byte &- 0x30)
            }
            return isEmpty ? nil : value
        }
        guard allSatisfy(\.isDigit) else { return nil }
        return Int64(String(decoding: self, as: UTF8.self))
    }
}
