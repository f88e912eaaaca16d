import Foundation

/// Tells a ledger from other files by its first hundred bytes, without opening it as a database.
enum LedgerFile {
    private static let headerLength = 100
    private static let magic = Array("SQLite format 3\0".utf8)

    /// The version of a file's tables; throws where it is missing, is something else, or was made
    /// by a newer program.
    static func version(_ path: String) throws(LedgerStoreError) -> UInt32 {
        guard FileManager.default.fileExists(atPath: path) else { throw .notFound(path: path) }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw .notAccessible(reason: "\(path) cannot be read")
        }
        defer { try? file.close() }
        let header = [UInt8]((try? file.read(upToCount: headerLength)) ?? Data())
        // Offsets of the file format of SQLite: the user version at 60, the application at 68.
        guard header.count == headerLength, header.starts(with: magic),
            number(header, at: 68) == Schema.applicationID
        else { throw .notALedger(path: path) }
        let version = number(header, at: 60)
        guard version <= Schema.version else { throw .newerThanProgram(version: Int(version)) }
        return version
    }

    private static func number(_ bytes: [UInt8], at offset: Int) -> UInt32 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
