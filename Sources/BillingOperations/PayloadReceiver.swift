import Foundation

/// Where the answers of a sync run go on to, before they are counted and dropped.
///
/// An answer is handed on before its cursor moves: after a crash in between it is asked for and
/// handed on once more, and never left out.
public enum PayloadReceiver: Hashable, Sendable {
    /// Nowhere.
    case none
    /// A file each, in a folder, readable by its owner alone.
    case folder(String)
    /// The standard input of a command, run once an answer.
    case command(String)

    /// Hands an answer on; `name` tells its run, bucket and page.
    func take(_ bytes: [UInt8], named name: String) throws {
        switch self {
        case .none: return
        case .folder(let path): try Self.write(bytes, to: "\(path)/\(name).json")
        case .command(let command): try ShellCommand(command).take(bytes)
        }
    }

    /// Writes a file whole or not at all.
    private static func write(_ bytes: [UInt8], to path: String) throws {
        let part = path + ".part"
        let files = FileManager.default
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard files.createFile(atPath: part, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: part)
        else {
            throw OperationRefusal("file-not-writable", "cannot write \(path)")
        }
        try file.write(contentsOf: Data(bytes))
        try file.synchronize()
        try file.close()
        guard rename(part, path) == 0 else {
            throw OperationRefusal("file-not-writable", "cannot write \(path)")
        }
    }
}
