import Foundation

/// Prints pages of HTML as tagged PDF (PDF/UA-1) by WeasyPrint, a program of its own.
public struct PDFPrinter {
    /// What `env` answers for a program that is not on the path.
    private static let statusNotFound: Int32 = 127

    /// Prepares printing.
    public init() {}

    /// The bytes of a page as PDF.
    public func pdf(of html: String) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1", "-", "-"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        // It reads the whole page before it writes; one that ends early is judged by its status.
        try? input.fileHandleForWriting.write(contentsOf: Data(html.utf8))
        try? input.fileHandleForWriting.close()
        let pdf = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus != Self.statusNotFound else {
            throw OperationRefusal(
                "weasyprint-missing",
                """
                PDF is printed by WeasyPrint 67 or newer, which is not installed; run \
                'pip install weasyprint', or export html and print that
                """
            )
        }
        guard process.terminationStatus == 0, !pdf.isEmpty else {
            throw OperationRefusal(
                "weasyprint-failed",
                """
                WeasyPrint ended with status \(process.terminationStatus); see that \
                'weasyprint --version' says 67 or newer
                """
            )
        }
        return [UInt8](pdf)
    }
}
