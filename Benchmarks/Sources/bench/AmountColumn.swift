import Foundation

/// The sum of a column of amounts in a CSV file, by which two programs are seen to agree.
enum AmountColumn {
    /// The sum of `net_amount` in cents; nil where a row has none.
    static func cents(in file: URL) throws -> Int? {
        let rows = try records(of: String(contentsOf: file, encoding: .utf8))
        guard let column = rows.first?.firstIndex(of: "net_amount") else { return nil }
        var total = 0
        for row in rows.dropFirst() {
            guard row.indices.contains(column), let cents = cents(row[column]) else { return nil }
            total += cents
        }
        return total
    }

    private static func cents(_ amount: String) -> Int? {
        let parts = amount.split(separator: ".")
        guard parts.count == 2, parts[1].count == 2 else { return nil }
        return Int(parts[0] + parts[1])
    }

    /// The records of a CSV file by RFC 4180.
    private static func records(of text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                row.append(cell)
                cell = ""
            case "\n" where !isQuoted, "\r\n" where !isQuoted:
                rows.append(row + [cell])
                row = []
                cell = ""
            default: cell.append(character)
            }
        }
        return rows
    }
}
