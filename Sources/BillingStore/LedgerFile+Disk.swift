import Foundation

/// What a ledger file is to the disk.
extension LedgerFile {
    /// Waits until a file, or what a folder lists, would outlast a loss of power.
    static func synchronize(_ path: String) throws {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(path) }
    }

    /// Gives a file another name, which replaces a file that has it.
    static func rename(_ path: String, to other: String) throws {
        guard Foundation.rename(path, other) == 0 else { throw failure(other) }
    }

    /// The length of a file in bytes.
    static func bytes(of path: String) throws -> Int64 {
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        return (facts[.size] as? Int).map(Int64.init) ?? 0
    }

    private static func failure(_ path: String) -> LedgerStoreError {
        .notAccessible(reason: "\(path): \(String(cString: strerror(errno)))")
    }
}
