import BillingPrimitives
import Foundation
import Ledger
public import Licensing

/// What customers state of their connections.
extension KeepRegister {
    /// Records a declaration; the one in effect before is superseded from its day.
    public func fileDeclaration(_ declaration: Declaration) throws -> ImportRegister.Outcome {
        let entry = RegisterEntry.declaration(declaration)
        return try importing.record("declaration file") { register in
            if let recorded = register.entry(entry.key, on: declaration.filedOn), recorded != entry
            {
                throw OperationRefusal(
                    "declaration-filed",
                    "a \(declaration.kind.rawValue) declaration of connection "
                        + "\(declaration.connection) was filed on \(declaration.filedOn) with "
                        + "other content; it is superseded by a newer one and never edited, so "
                        + "give a later --filed-on"
                )
            }
            return RegisterFile([entry])
        }
    }

    /// The text of a file on one line: breaks and runs of white space become one space.
    public static func text(inFile path: String) throws -> String {
        String(decoding: try InputFile(path: path).contents(), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The digest of a document, which itself is not kept, such as `sha256:9f86…`.
    public static func documentDigest(ofFile path: String) throws -> String {
        let chunks = try ChunkedReading(try InputFile(path: path))
        var hash = SourceHash()
        while let chunk = try chunks.next() { chunk.withUnsafeBytes { hash.update($0) } }
        return "sha256:"
            + hash.digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            .joined()
    }
}
