import Foundation

/// Prints pages of HTML as tagged PDF (PDF/UA-1) by WeasyPrint, a program of its own.
public struct PDFPrinter {
    /// What `env` answers for a program that is not on the path.
    private static let statusNotFound: Int32 = 127

    /// Prepares printing.
    public init() {}

    /// The bytes of a page as PDF.
    public func pdf(of html: String) throws -> [UInt8] {
        // A file and no pipe: writing to a program that is gone would end this one.
        let page = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).html")
        defer { try? FileManager.default.removeItem(at: page) }
        try Data(html.utf8).write(to: page)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1", "-", "-"]
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: page)
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let pdf = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus != Self.statusNotFound else {
            throw OperationRefusal(
                "weasyprint-missing",
                """
                PDF is printed by WeasyPrint, which is not installed; run \
                'pip install weasyprint', or export html and print that
                """
            )
        }
        guard process.terminationStatus == 0, !pdf.isEmpty else {
            throw OperationRefusal(
                "weasyprint-failed",
                """
                WeasyPrint ended with status \(process.terminationStatus); see that \
                'weasyprint --version' answers, and bring it up to date
                """
            )
        }
        return [UInt8](pdf)
    }
}
