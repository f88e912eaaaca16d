import BillingPrimitives
import Foundation
public import Reporting

/// Reads the report definitions that ship with the program, and those of a folder before them.
public struct LoadReports {
    /// More reports than anybody can choose from.
    private static let filesMax = 1_000

    private let folder: String?

    /// Prepares reading definitions; a folder of `.sql` files adds to those that ship.
    public init(folder: String?) {
        self.folder = folder
    }

    /// The definitions by name; one of the folder stands in place of one that ships.
    ///
    /// Throws `DiagnosticsError` with all that is wrong, or `OperationRefusal`.
    public func definitions() throws -> [ReportDefinition] {
        var texts = Dictionary(
            uniqueKeysWithValues: ShippedReports.all.map { ($0.key, $0.value) }
        )
        for (name, text) in try own() { texts[name] = text }
        var diagnostics: [Diagnostic] = []
        var definitions: [ReportDefinition] = []
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            do {
                definitions.append(try ReportDefinition(name: name, text: text))
            } catch {
                diagnostics += error.diagnostics
            }
        }
        guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
        return definitions
    }

    /// The definition of a name; an unknown one is refused.
    public func definition(_ name: String) throws -> ReportDefinition {
        guard let found = try definitions().first(where: { $0.name == name }) else {
            throw OperationRefusal(
                "no-such-report",
                "there is no report '\(name)'; see 'vtj-bill report list'"
            )
        }
        return found
    }

    private func own() throws -> [(String, String)] {
        guard let folder else { return [] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".sql") }.sorted()
        } catch {
            throw OperationRefusal(
                "folder-not-readable",
                "cannot read the folder \(folder); check --reports"
            )
        }
        guard names.count <= Self.filesMax else {
            throw OperationRefusal(
                "too-many-reports",
                "\(folder) has \(names.count) .sql files, and at most \(Self.filesMax) are read"
            )
        }
        return try names.map { name in
            let bytes = try InputFile(path: "\(folder)/\(name)").contents()
            guard bytes.count <= ReportDefinition.bytesMax,
                let text = String(validating: bytes, as: UTF8.self)
            else {
                throw OperationRefusal(
                    "report-not-text",
                    "\(name) is larger than \(ReportDefinition.bytesMax) bytes or not UTF-8"
                )
            }
            return (String(name.dropLast(4)), text)
        }
    }
}
