import Foundation

/// A command that an operator configured, run by the shell.
struct ShellCommand {
    private let command: String

    init(_ command: String) { self.command = command }

    /// What it prints; a status other than 0 is refused.
    func output() throws -> [UInt8] {
        let pipe = Pipe()
        let process = try start { $0.standardOutput = pipe }
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        try wait(for: process)
        return [UInt8](output)
    }

    /// Hands it bytes on its standard input; a status other than 0 is refused.
    func take(_ bytes: [UInt8]) throws {
        let pipe = Pipe()
        let process = try start { process in
            process.standardInput = pipe
            process.standardOutput = FileHandle.standardError
        }
        // A command that stops reading is judged by its status, and ends nobody else.
        let handler = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, handler) }
        try? pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
        try? pipe.fileHandleForWriting.close()
        try wait(for: process)
    }

    private func start(_ connect: (Process) -> Void) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        connect(process)
        try process.run()
        return process
    }

    private func wait(for process: Process) throws {
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw OperationRefusal(
                "command-failed",
                "the command ended with status \(process.terminationStatus): \(command)"
            )
        }
    }
}
