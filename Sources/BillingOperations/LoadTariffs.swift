import BillingPrimitives
import Foundation
public import Tariffs

/// Reads price lists and decree lists from a folder.
public struct LoadTariffs {
    /// No folder of price lists comes near it.
    private static let filesMax = 1_000

    private let folder: String

    /// Prepares reading a folder of `.toml` files.
    public init(folder: String) {
        self.folder = folder
    }

    /// The book of all files in the folder.
    public func book() throws -> TariffBook {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".toml") }.sorted()
        } catch {
            throw OperationRefusal(
                "folder-not-readable",
                "cannot read the folder \(folder); check --tariffs"
            )
        }
        guard !names.isEmpty, names.count <= Self.filesMax else {
            throw OperationRefusal(
                "no-price-lists",
                "\(folder) must hold from 1 to \(Self.filesMax) .toml files; it has \(names.count)"
            )
        }
        return try TariffBook(files: try names.map { try Self.file("\(folder)/\($0)") })
    }

    /// One file as it is.
    static func file(_ path: String) throws -> TariffFile {
        let input = try InputFile(path: path)
        guard let text = String(validating: try input.contents(), as: UTF8.self) else {
            throw OperationRefusal("invalid-utf8", "\(input.name) is not UTF-8; save it as UTF-8")
        }
        return TariffFile(name: input.name, text: text)
    }
}
