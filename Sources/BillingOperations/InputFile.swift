import Foundation

/// A file that a person named, or standard input for `-`.
struct InputFile {
    /// The largest file that is read whole; only answers come near it, which have a limit too.
    static let wholeBytesMax = (1 << 30) + 1

    let path: String
    /// The name for diagnostics and blocks: without folders, as those tell of the machine.
    let name: String

    init(path: String) throws {
        self.path = path
        self.name = path == "-" ? "standard input" : URL(filePath: path).lastPathComponent
    }

    /// All bytes, of which there may be so many.
    func contents(bytesMax: Int = wholeBytesMax) throws -> [UInt8] {
        try whole(Data(), try ChunkedReading(self), bytesMax: bytesMax)
    }

    /// All bytes, of which the first were read already.
    func whole(
        _ first: Data,
        _ chunks: ChunkedReading,
        bytesMax: Int = wholeBytesMax
    ) throws -> [UInt8] {
        var bytes = [UInt8](first)
        while let chunk = try chunks.next() {
            bytes.append(contentsOf: chunk)
            guard bytes.count <= bytesMax else {
                throw OperationRefusal(
                    "file-too-large",
                    "\(name) has more than \(bytesMax >> 20) MiB; split it"
                )
            }
        }
        return bytes
    }
}

/// Reads a file piece by piece, so that a large one never stands in memory whole.
final class ChunkedReading {
    /// Large enough that the system call costs nothing beside the reading of the rows.
    private static let chunkBytes = 1 << 20

    private let handle: FileHandle
    private let input: InputFile

    init(_ input: InputFile) throws {
        self.input = input
        if input.path == "-" {
            handle = .standardInput
        } else if let opened = FileHandle(forReadingAtPath: input.path),
            !Self.isFolder(input.path)
        {
            handle = opened
        } else {
            throw OperationRefusal(
                "file-not-readable",
                "cannot read \(input.path); check that the file is there and may be read"
            )
        }
    }

    func next() throws -> Data? {
        let chunk = try handle.read(upToCount: Self.chunkBytes)
        return chunk?.isEmpty == false ? chunk : nil
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }
}
