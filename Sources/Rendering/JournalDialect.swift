import BillingPrimitives
import Invoicing

/// A plain-text accounting program, as far as its journals are spelled in its own way.
public enum JournalDialect: String, Sendable, CaseIterable {
    /// hledger.
    case hledger
    /// Ledger, the command-line accounting program.
    case ledger
    /// Beancount.
    case beancount
}

/// Names of accounts.
extension JournalDialect {
    /// The name of an account; two accounts never share one.
    func name(of account: JournalAccount) -> String {
        guard let leaf = account.leaf else { return account.stem }
        return "\(account.stem):\(self == .beancount ? Self.capitalised(leaf) : Self.plain(leaf))"
    }

    /// A part of a name that says what it names, except that what could end it or begin another is
    /// written as `%` and the hexadecimal bytes of its UTF-8.
    private static func plain(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var name = ""
        for (index, scalar) in scalars.enumerated() {
            let isInnerSpace =
                scalar == " " && index > 0 && index + 1 < scalars.count
                && scalars[index - 1] != " "
            if scalar.isLetterOrDigit || "-_./&+§".unicodeScalars.contains(scalar) || isInnerSpace {
                name.unicodeScalars.append(scalar)
            } else {
                for byte in String(scalar).utf8 { name += "%" + hexadecimal(UInt32(byte), 2) }
            }
        }
        return name
    }

    /// A part of a name as Beancount takes it: a capital or a digit, then letters, digits and `-`.
    ///
    /// An item of a decree is its numbers: `1070/2022 2 § 4 c` is `1070-2022-2-4-c`. Any other text
    /// begins with its first letter as a capital, or with `X-` where that is none of a small
    /// letter's, and everything but letters, digits and `-` is `X`, its code point, `X`.
    private static func capitalised(_ text: String) -> String {
        if let item = decreeItem(text) { return item }
        var scalars = Array(text.unicodeScalars)
        var name = "X-"
        if let first = scalars.first, first != "x", let capital = first.capital {
            name = String(capital)
            scalars.removeFirst()
        } else if scalars.first?.properties.generalCategory == .decimalNumber {
            name = ""
        }
        for scalar in scalars {
            let isKept = scalar.isLetterOrDigit && scalar != "X" || scalar == "-"
            name += isKept ? String(scalar) : "X" + hexadecimal(scalar.value, 1) + "X"
        }
        return name
    }

    /// The numbers of an item of a decree in the form of the statute book; nil for other texts.
    private static func decreeItem(_ text: String) -> String? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 5, words[2] == "§" else { return nil }
        let number = words[0].split(separator: "/", omittingEmptySubsequences: false)
        let parts = number + [words[1], words[3], words[4]]
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy {
                    (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
                }
        }
        guard number.count == 2, isPlain, text.utf8.first.map({ $0 < 0x3A }) == true else {
            return nil
        }
        return parts.joined(separator: "-")
    }

    private static func hexadecimal(_ value: UInt32, _ digitsMin: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digitsMin - digits.count)) + digits
    }
}

/// Texts.
extension JournalDialect {
    /// Who and what a transaction is about.
    func heading(_ document: Document, who: String, what: String) -> String {
        switch self {
        case .hledger, .ledger:
            let payee = oneLine(who).mapping([";": ",", "|": "/"])
            let note = oneLine(what).mapping([";": ","])
            return "\(document.issuedOn) (\(document.number)) \(payee) | \(note)"
        case .beancount:
            let links = ([document.number] + document.reversed).map { " ^\($0)" }.joined()
            return "\(document.issuedOn) * \(quoted(who)) \(quoted(what))\(links)"
        }
    }

    /// A key with its value, as data that the program can be asked for.
    ///
    /// hledger and Ledger have no escapes: a comma would end the value in one, and brackets a date
    /// in both, so that they stand as semicolons and parentheses.
    func tag(_ key: String, _ value: String) -> String {
        switch self {
        case .hledger:
            "; \(key): " + oneLine(value).mapping([",": ";", "[": "(", "]": ")"])
        case .ledger: "; \(key): " + oneLine(value).mapping(["[": "(", "]": ")"])
        case .beancount: "\(key): \(quoted(value))"
        }
    }

    /// A text in quotes.
    func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar.isBlank ? " " : scalar)
            }
        }
        return result + "\""
    }

    /// A text without line ends and control characters, and with single spaces.
    private func oneLine(_ text: String) -> String {
        text.unicodeScalars.split(whereSeparator: \.isBlank).map { String($0) }
            .joined(separator: " ")
    }
}

extension String {
    fileprivate func mapping(_ replacements: [Unicode.Scalar: Unicode.Scalar]) -> String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { result.append(replacements[scalar] ?? scalar) }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// Whether it is white space, a control character, or one that turns the direction of text.
    fileprivate var isBlank: Bool {
        properties.isWhitespace
            || [.control, .format, .lineSeparator, .paragraphSeparator]
                .contains(properties.generalCategory)
    }

    fileprivate var isLetterOrDigit: Bool {
        [
            .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber,
        ].contains(properties.generalCategory)
    }

    /// The capital of a small letter, which has no other small letter; nil for anything else.
    fileprivate var capital: Unicode.Scalar? {
        let upper = properties.uppercaseMapping.unicodeScalars
        guard properties.generalCategory == .lowercaseLetter, upper.count == 1,
            let capital = upper.first,
            capital.properties.generalCategory == .uppercaseLetter,
            capital.properties.lowercaseMapping == String(self)
        else { return nil }
        return capital
    }
}
