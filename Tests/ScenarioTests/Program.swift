import Foundation

/// The built program, running on its own.
final class Program {
    private let process = Process()
    private let pipe = Pipe()

    /// Starts it in a folder.
    init(_ arguments: [String], in folder: URL) throws {
        process.executableURL = Transcript.programs.appending(path: "vtj-bill")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["VTJ_BILL_LEDGER"] = nil
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
    }

    /// The first line that it prints.
    func firstLine() throws -> String {
        var bytes = Data()
        while bytes.last != 0x0a, let byte = try pipe.fileHandleForReading.read(upToCount: 1),
            !byte.isEmpty
        {
            bytes += byte
        }
        return String(decoding: bytes.dropLast(), as: UTF8.self)
    }

    /// What it printed and its status, once it has ended.
    func finish() throws -> (output: String, status: Int32) {
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (String(decoding: output, as: UTF8.self), process.terminationStatus)
    }

    /// Asks it to stop, and waits until it has.
    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// Kills it, and waits until it is gone.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
