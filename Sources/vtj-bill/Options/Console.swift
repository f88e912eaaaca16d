import BillingPrimitives
import Foundation
import Rendering

/// Where output goes: data to standard output, everything else to standard error.
struct Console {
    static let standard = Console()

    /// How standard output is styled: on a terminal, and not when NO_COLOR is set.
    var style: TerminalStyle {
        isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil ? .ansi : .plain
    }

    /// Whether a person watches standard error.
    var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes data.
    func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Says something that is no data.
    func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Says why something could not be done.
    func complain(_ text: String) {
        say("vtj-bill: \(text)")
    }

    /// Reports what is wrong with what was given, one a line.
    func report(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics { say(diagnostic.description) }
    }

    /// Shows how far a long task is, on one line that is written over.
    func progress(_ text: String) {
        guard showsProgress else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }
}
