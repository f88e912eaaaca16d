public import BillingPrimitives
import BillingStore
import Foundation
import Invoicing

/// Writes rendered documents into a folder, each file whole or not at all.
public struct ExportDocuments {
    private let folder: String

    /// Prepares a folder, which is made when it is missing.
    public init(folder: String) {
        self.folder = folder
    }

    /// Writes the invoice CSV of a month; the path that it is at.
    public func write(_ csv: String, for month: BillingMonth) throws -> String {
        try write(csv, named: "invoices-\(month).csv")
    }

    /// Writes a text in UTF-8; the path that it is at.
    public func write(_ text: String, named name: String) throws -> String {
        try write(Array(text.utf8), named: name)
    }

    /// Writes a file; the path that it is at.
    public func write(_ bytes: [UInt8], named name: String) throws -> String {
        let path = "\(folder)/\(name)"
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
            // Written beside it and renamed, so that no reader ever sees half a file.
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw OperationRefusal(
                "file-not-writable",
                "cannot write \(path); check that the folder may be written and has room"
            )
        }
        return path
    }
}
