import BillingPrimitives
import TOMLReading

/// The file and the lines that a complaint about a list names.
struct Place {
    var file: String
    var idLine: Int
    var fromLine: Int
}

/// A list with its place.
struct Located<Value> {
    var value: Value
    var place: Place
}

/// What the files of a book hold.
struct TariffFileContents {
    var tariffs: [Located<Tariff>] = []
    var decrees: [Located<DecreeList>] = []
}

/// Reads the files of a book, each of which has a `[tariff]` or a `[decree]`.
enum TariffFileReader {
    /// Reads all files and throws everything that is wrong within them.
    static func read(_ files: [TariffFile]) throws(DiagnosticsError) -> TariffFileContents {
        guard files.count <= TariffBook.filesMax else {
            throw DiagnosticsError([
                Diagnostic(
                    .error,
                    "tariff-files",
                    "there are \(files.count) files, more than \(TariffBook.filesMax)",
                    remedy: "name the folder that has the price lists only"
                )
            ])
        }
        var contents = TariffFileContents()
        var diagnostics: [Diagnostic] = []
        for file in files {
            do {
                let table = try TOMLDocument.parse(Array(file.text.utf8), file: file.name)
                diagnostics += read(table, of: file.name, into: &contents)
            } catch {
                diagnostics += error.diagnostics
            }
        }
        guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
        return contents
    }

    private static func read(
        _ table: TOMLTable,
        of file: String,
        into contents: inout TariffFileContents
    ) -> [Diagnostic] {
        var reader = TableReader(table, file: file, what: "file")
        let tariff = reader.optionalTable("tariff")
        let decree = reader.optionalTable("decree")
        if let tariff {
            let value = reader.read(tariff, what: "price list") { $0.tariff() }
            if let value {
                contents.tariffs.append(Located(value: value, place: tariff.place(in: file)))
            }
        }
        if let decree {
            let value = reader.read(decree, what: "decree list") { $0.decreeList() }
            if let value {
                contents.decrees.append(Located(value: value, place: decree.place(in: file)))
            }
        }
        if (tariff == nil) == (decree == nil), reader.diagnostics.isEmpty {
            reader.report(
                code: "tariff-file",
                line: max(tariff?.line ?? 1, decree?.line ?? 1),
                what: "the file does not have exactly one [tariff] or one [decree]",
                remedy: "write one list in one file"
            )
        }
        reader.finish()
        return reader.diagnostics
    }
}

extension TOMLTable {
    fileprivate func place(in file: String) -> Place {
        Place(file: file, idLine: self["id"]?.line ?? line, fromLine: self["from"]?.line ?? line)
    }
}
