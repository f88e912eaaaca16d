import Foundation

/// The repository that the tests stand in, as files of text.
enum Repository {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What a build or a run leaves behind, and what git does not keep.
    private static let unkept: Set<String> = ["docs-html", "demo-month"]

    /// Folders whose name begins with a point that are part of the project.
    private static let keptHidden: Set<String> = [".ci"]

    /// Every Swift file of the rooms.
    static func sources() throws -> [TextFile] {
        try swiftFiles().filter { $0.room != nil }
    }

    /// Every Swift file, tests and benchmarks included.
    static func swiftFiles() throws -> [TextFile] {
        try files().filter { $0.path.hasSuffix(".swift") }
    }

    /// Every file of the repository that is UTF-8 text.
    static func files() throws -> [TextFile] {
        try everything.get()
    }

    /// Read once for all tests.
    private static let everything = Result { try files(under: "") }

    private static func files(under folder: String) throws -> [TextFile] {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: folder).path
        )
        return try names.sorted().flatMap { name -> [TextFile] in
            if unkept.contains(name) { return [] }
            if name.hasPrefix("."), !keptHidden.contains(name) { return [] }
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            let place = root.appending(path: path)
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
            if isFolder.boolValue { return try files(under: path) }
            guard let text = String(data: try Data(contentsOf: place), encoding: .utf8) else {
                return []
            }
            return [TextFile(path: path, text: text)]
        }
    }
}
