import Foundation

/// A file that bytes are appended to, a large piece at a time.
struct ByteWriter: ~Copyable {
    /// Large enough that the system calls cost nothing.
    private static let pieceSize = 1 << 20

    private let file: FileHandle
    private var piece: [UInt8] = []

    /// Creates the file, or empties it.
    init(_ place: URL) throws {
        try Data().write(to: place)
        file = try FileHandle(forWritingTo: place)
        piece.reserveCapacity(Self.pieceSize + 4096)
    }

    /// Appends a text.
    mutating func write(_ text: StaticString) {
        piece.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        )
    }

    /// Appends bytes.
    mutating func write(_ bytes: [UInt8]) {
        piece.append(contentsOf: bytes)
    }

    /// Appends one byte.
    mutating func write(_ byte: UInt8) {
        piece.append(byte)
    }

    /// Appends a number in decimal, with zeros in front up to a width.
    mutating func write(_ number: Int, width: Int = 1) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            piece.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    /// Hands a full piece to the system.
    mutating func flushIfFull() throws {
        if piece.count >= Self.pieceSize { try flush() }
    }

    /// Hands everything to the system and closes the file.
    consuming func close() throws {
        try flush()
        try file.close()
    }

    private mutating func flush() throws {
        try file.write(contentsOf: piece)
        piece.removeAll(keepingCapacity: true)
    }
}
