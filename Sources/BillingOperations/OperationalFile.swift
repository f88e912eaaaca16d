import BillingPrimitives
import Foundation
import Metering
import Reporting

/// A file of operational monitoring: `{"records": […]}` as a security server sends it, the array
/// alone, or one record a line.
struct OperationalFile {
    /// The largest file in bytes: over ten answers of the 10 000 records that one can have.
    static let bytesMax = 128 << 20

    /// How many records are taken from all files: two calls a second for the seven days that a
    /// security server keeps them.
    static let recordsMax = 1_209_600

    /// The seconds of Unix time of the years 2000 to 2099.
    static let seconds: Range<Int64> = 946_684_800..<4_102_444_800

    /// Its records.
    private(set) var log = OperationalLog(entries: [])
    /// What was wrong with it.
    private(set) var diagnostics = DiagnosticCollector()
    /// The second of Unix time from which the server has more, where it said so.
    private(set) var nextRecordsFrom: Int64?

    private let name: String

    /// Reads a file; what is wrong with a record is collected, and the next one goes on.
    init(_ input: InputFile) throws {
        self.init(try input.contents(bytesMax: Self.bytesMax), name: input.name)
    }

    /// Reads the bytes of a file.
    init(_ bytes: [UInt8], name: String) {
        self.name = name
        if bytes.starts(with: [0x1f, 0x8b]) {
            diagnostics.add(.compressed(file: name))
        } else if Self.isLines(bytes) {
            takeLines(bytes)
        } else {
            takeDocument(bytes)
        }
    }

    /// Whether the first line is a record of its own.
    private static func isLines(_ bytes: [UInt8]) -> Bool {
        let first = bytes.split(separator: 0x0a, maxSplits: 1).first.map { Data($0) } ?? Data()
        let members = try? JSONDecoder().decode([String: Ignored].self, from: first)
        return members.map { $0["records"] == nil } ?? false
    }

    private mutating func takeLines(_ bytes: [UInt8]) {
        let decoder = JSONDecoder()
        let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
            let attempt = try? decoder.decode(Attempt.self, from: Data(line))
            take(attempt?.result ?? .failure(.unreadable), record: index + 1, line: index + 1)
        }
    }

    private mutating func takeDocument(_ bytes: [UInt8]) {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)) else {
            diagnostics.add(.notOperationalData(file: name))
            return
        }
        nextRecordsFrom = document.nextRecordsFrom.flatMap { Self.seconds.contains($0) ? $0 : nil }
        for (index, attempt) in document.records.enumerated() {
            take(attempt.result, record: index + 1, line: nil)
        }
    }

    private mutating func take(
        _ result: Result<OperationalRecord, OperationalProblem>,
        record: Int,
        line: Int?
    ) {
        do {
            log.entries.append(try result.get().entry())
        } catch {
            diagnostics.add(error.diagnostic(record: record, file: name, line: line))
        }
    }
}

/// A whole payload: an object with records, or an array of them.
private struct Document: Decodable {
    var records: [Attempt]
    var nextRecordsFrom: Int64?

    private enum CodingKeys: CodingKey {
        case records
        case nextRecordsFrom
    }

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: CodingKeys.self) {
            records = try container.decode([Attempt].self, forKey: .records)
            nextRecordsFrom = try? container.decode(Int64.self, forKey: .nextRecordsFrom)
        } else {
            records = try [Attempt](from: decoder)
        }
    }
}

/// A record, or why it is none, so that one bad record does not end the array.
private struct Attempt: Decodable {
    var result: Result<OperationalRecord, OperationalProblem>

    init(from decoder: any Decoder) throws {
        do {
            result = .success(try OperationalRecord(from: decoder))
        } catch let error as DecodingError {
            result = .failure(OperationalProblem(error))
        } catch {
            // Foundation has errors of its own, such as for a fraction in a whole number.
            result = .failure(.unreadable)
        }
    }
}

/// Any value at all.
private struct Ignored: Decodable {
    init(from decoder: any Decoder) throws {}
}

extension Diagnostic {
    fileprivate static func compressed(file: String) -> Diagnostic {
        Diagnostic(
            .error,
            "opmon-compressed",
            file: file,
            "the file is compressed",
            why: "a security server sends its records in gzip",
            remedy: "unpack it with gunzip, and give what comes out"
        )
    }

    fileprivate static func notOperationalData(file: String) -> Diagnostic {
        Diagnostic(
            .error,
            "opmon-not-json",
            file: file,
            "the file holds no records of operational monitoring",
            remedy: "give an object with 'records', the array alone, or one record a line"
        )
    }
}
