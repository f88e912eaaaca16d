public import BillingPrimitives

/// Reads files of TOML 1.0, the format in which people write registers and price lists.
///
/// It knows the line of every key and value, since every complaint names one, and it keeps a float
/// as text, since no price may pass through one.
public enum TOMLDocument {
    /// The largest file, in bytes; a register of ten thousand connections takes a tenth of it.
    public static let bytesMax = 64 << 20
    /// How deep keys, lists and inline tables may nest; people write four levels at most.
    public static let depthMax = 32
    /// The longest text, in bytes; a quote that is never closed would swallow the file.
    public static let textBytesMax = 64 << 10

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: The file, in UTF-8 with or without a byte order mark.
    ///   - file: The file's name, for the diagnostics.
    /// - Returns: The table of the top level.
    /// - Throws: `toml-too-large`, `toml-invalid-utf8`, `toml-duplicate-key` or `toml-syntax`;
    ///   the first error of syntax ends the reading.
    public static func parse(
        _ bytes: [UInt8],
        file: String
    ) throws(DiagnosticsError) -> TOMLTable {
        guard bytes.count <= bytesMax else {
            throw DiagnosticsError([
                Diagnostic(
                    .error,
                    "toml-too-large",
                    file: file,
                    "the file has \(bytes.count) bytes, more than \(bytesMax)",
                    remedy: "split the file"
                )
            ])
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw DiagnosticsError([
                Diagnostic(
                    .error,
                    "toml-invalid-utf8",
                    file: file,
                    line: firstInvalidLine(bytes),
                    "the line is not UTF-8",
                    remedy: "save the file as UTF-8"
                )
            ])
        }
        var parser = TOMLParser(bytes, file: file)
        return try parser.document()
    }

    /// No part of a longer sequence of UTF-8 is a line feed, so lines can be looked at one by one.
    private static func firstInvalidLine(_ bytes: [UInt8]) -> Int? {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .firstIndex { String(validating: $0, as: UTF8.self) == nil }
            .map { $0 + 1 }
    }
}
