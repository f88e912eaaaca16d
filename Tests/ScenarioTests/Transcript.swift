import Foundation

/// Commands with what they printed: lines that begin with `$ ` are commands, the rest is output.
///
/// Each command runs in a shell in a copy of the scenario's folder, with the built program first on
/// the path, standard error merged into standard output. A status other than 0 stands below the
/// output as `[exit N]`; a command that ends in ` &` serves until the end. Digests are random by
/// ledger and stand as `<digest>`.
struct Transcript {
    let commands: [String]
    let text: String

    init(_ text: String) {
        self.text = text
        var commands: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("$ ") {
                commands.append(String(line.dropFirst(2)))
            } else if line.hasPrefix("> "), let last = commands.popLast() {
                commands.append(last + "\n" + line.dropFirst(2))
            }
        }
        self.commands = commands
    }

    /// Runs the commands again; the transcript as it is now.
    func replayed(in folder: URL) throws -> String {
        var lines: [String] = []
        var servers: [Program] = []
        defer { for server in servers { server.stop() } }
        for command in commands {
            let parts = command.split(separator: "\n")
            lines.append("$ \(parts[0])")
            lines += parts.dropFirst().map { "> \($0)" }
            if command.hasSuffix(" &") {
                servers.append(try server(command, in: folder))
                lines.append("")
                continue
            }
            let (output, status) = try run(command, in: folder)
            if !output.isEmpty { lines.append(output) }
            if status != 0 { lines.append("[exit \(status)]") }
            lines.append("")
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Starts a program that serves until the transcript ends; it is there once it says so.
    private func server(_ command: String, in folder: URL) throws -> Program {
        let words = command.dropLast(2).split(separator: " ").dropFirst().map(String.init)
        let program = try Program(words, in: folder)
        _ = try program.firstLine()
        return program
    }

    private func run(_ command: String, in folder: URL) throws -> (String, Int32) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = "\(Self.programs.path):\(environment["PATH"] ?? "/usr/bin:/bin")"
        environment["VTJ_BILL_LEDGER"] = nil
        environment["TZ"] = "America/New_York"
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        var text = String(decoding: output, as: UTF8.self)
        text = text.replacingOccurrences(
            of: "[0-9a-f]{64}",
            with: "<digest>",
            options: .regularExpression
        )
        // Line ends of CSV files and blanks at the end are not what a transcript is about.
        text = text.replacingOccurrences(of: "\r\n", with: "\n")
        while text.hasSuffix("\n") { text.removeLast() }
        return (text, process.terminationStatus)
    }

    /// The folder that the program was built into: the one that this test runs from.
    static let programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()
}

/// A copy of a folder that is gone after the test.
func withCopy<Value>(of folder: URL, _ body: (URL) throws -> Value) throws -> Value {
    let copy = URL.temporaryDirectory.appending(path: "vtj-bill-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: folder, to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    return try body(copy)
}
