import BillingPrimitives

/// Writes rows of CSV as RFC 4180 says, in the spelling of a preset.
///
/// A file is the header and then the rows, so that a long one can be written piece by piece.
public struct CSVWriter: Sendable {
    /// How the file is spelled.
    public let preset: CSVPreset

    /// Creates a writer.
    public init(_ preset: CSVPreset = .rfc4180) {
        self.preset = preset
    }

    /// A whole file.
    public func file(columns: [String], rows: some Sequence<[CSVCell]>) -> String {
        var text = header(columns)
        for cells in rows { text += row(cells) }
        return text
    }

    /// The beginning of the file: the byte order mark, where there is one, and the column names.
    public func header(_ columns: [String]) -> String {
        preset.byteOrderMark + row(columns.map(CSVCell.text))
    }

    /// One row with its line end.
    public func row(_ cells: [CSVCell]) -> String {
        var row = ""
        for (index, cell) in cells.enumerated() {
            if index > 0 { row.unicodeScalars.append(preset.separator) }
            row += field(cell)
        }
        return row + "\r\n"
    }

    private func field(_ cell: CSVCell) -> String {
        switch cell {
        case .text(let text): quoted(preset.protected(text))
        case .integer(let number): String(number)
        case .money(let money): preset.decimal(money.description)
        case .price(let price): preset.decimal(price.description)
        case .day(let day): day.description
        case .empty: ""
        }
    }

    private func quoted(_ text: String) -> String {
        // By scalars, as a carriage return and a line feed together are one character.
        guard text.unicodeScalars.contains(where: preset.quotes) else { return text }
        var result = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            if scalar == "\"" { result.append(scalar) }
            result.append(scalar)
        }
        result.append("\"")
        return String(result)
    }
}
