public import BillingPrimitives
import Foundation

/// The identities that a connection asks for: one code a line, from a file or a command's output.
///
/// A code is kept in memory while a run lasts, and is never in a diagnostic.
public struct IdentityList: Sendable {
    /// Where the codes come from.
    public enum Origin: Hashable, Sendable {
        /// A file.
        case file(String)
        /// What a shell command prints.
        case command(String)
    }

    /// The codes, each once, sorted.
    public let codes: [IdentityCode]
    /// The lines that hold no code.
    public let diagnostics: [Diagnostic]

    /// How many lines without a code are told in full.
    private static let diagnosticsMax = 20

    /// Reads the codes.
    public init(from origin: Origin) throws {
        switch origin {
        case .file(let path):
            let input = try InputFile(path: path)
            self.init(lines: try input.contents(), name: input.name)
        case .command(let command):
            self.init(lines: try ShellCommand(command).output(), name: "the identity command")
        }
    }

    /// Reads codes from lines; blank ones and white space around codes change nothing.
    public init(lines: [UInt8], name: String) {
        var codes: Set<IdentityCode> = []
        var diagnostics: [Diagnostic] = []
        for (index, line) in lines.split(separator: 0x0a, omittingEmptySubsequences: false)
            .enumerated()
        {
            var text = Substring(decoding: line, as: UTF8.self)
            if index == 0, text.first == "\u{feff}" { text.removeFirst() }
            text = text.trimmed
            if text.isEmpty { continue }
            if let code = IdentityCode(text) {
                codes.insert(code)
            } else if diagnostics.count < Self.diagnosticsMax {
                diagnostics.append(.noIdentityCode(file: name, line: index + 1))
            }
        }
        self.codes = codes.sorted { $0.text < $1.text }
        self.diagnostics = diagnostics
    }

    /// The codes in buckets: a code is always in the same one, whoever else is on the list.
    public func buckets(_ count: Int) -> [[IdentityCode]] {
        var buckets = [[IdentityCode]](repeating: [], count: count)
        for code in codes { buckets[Int(code.stableHash % UInt64(count))].append(code) }
        return buckets
    }

    /// The codes in slices of at most so many.
    func slices(of length: Int) -> [[IdentityCode]] {
        stride(from: 0, to: codes.count, by: length).map {
            Array(codes[$0..<min($0 + length, codes.count)])
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop(while: \.isBlank)
        while text.last?.isBlank == true { text.removeLast() }
        return text
    }
}

extension Character {
    /// Whether it is a space, a tab or what a line of another system ends in.
    fileprivate var isBlank: Bool { self == " " || self == "\t" || self == "\r" }
}

extension IdentityCode {
    /// FNV-1a of the text: the same in every run and on every machine.
    fileprivate var stableHash: UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

extension Diagnostic {
    fileprivate static func noIdentityCode(file: String, line: Int) -> Diagnostic {
        Diagnostic(
            .error,
            "no-identity-code",
            file: file,
            line: line,
            "the line holds no valid personal identity code",
            why: "it is left out of the run; what it holds is not shown, as it may be personal",
            remedy: "write one code a line and nothing else"
        )
    }
}
