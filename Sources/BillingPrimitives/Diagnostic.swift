/// One thing that is wrong with what somebody gave the program, with its place, reason and remedy.
///
/// Printed as `file:line: severity[code]: what; why; what to do`. The code is stable; the catalogue
/// of the manual lists them all.
public struct Diagnostic: Hashable, Sendable {
    /// How much it matters.
    public enum Severity: String, Hashable, Sendable, Codable {
        /// What it speaks of was not taken.
        case error
        /// It was taken, and somebody should look.
        case warning
    }

    /// How much it matters.
    public var severity: Severity
    /// The stable code, such as `unknown-connection`.
    public var code: String
    /// The file's name as it was given, or nil where there is no file.
    public var file: String?
    /// The line, counted from 1.
    public var line: Int?
    /// What is wrong.
    public var what: String
    /// Why it matters, or nil where that is plain.
    public var why: String?
    /// What to do about it.
    public var remedy: String

    /// Creates a diagnostic.
    public init(
        _ severity: Severity = .error,
        _ code: String,
        file: String? = nil,
        line: Int? = nil,
        _ what: String,
        why: String? = nil,
        remedy: String
    ) {
        self.severity = severity
        self.code = code
        self.file = file
        self.line = line
        self.what = what
        self.why = why
        self.remedy = remedy
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The diagnostic on one line.
    public var description: String {
        let place = [file, line.map(String.init)].compactMap(\.self).joined(separator: ":")
        let prefix = place.isEmpty ? "" : "\(place): "
        let parts = [what, why, remedy].compactMap(\.self).joined(separator: "; ")
        return "\(prefix)\(severity.rawValue)[\(code)]: \(parts)"
    }
}

/// A refusal that carries everything that was found wrong.
public struct DiagnosticsError: Error, CustomStringConvertible {
    /// What was found, in the order of the input.
    public var diagnostics: [Diagnostic]

    /// Creates the refusal.
    public init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    /// The diagnostics, one a line.
    public var description: String {
        diagnostics.map(\.description).joined(separator: "\n")
    }
}
