/// Whether text may carry the escape sequences of a terminal; the caller knows where it goes.
public enum TerminalStyle: Sendable {
    /// For files, pipes, and people who asked for no colour.
    case plain
    /// For a terminal that understands ECMA-48 escape sequences.
    case ansi

    /// How a piece of text stands out; the raw value is its ECMA-48 rendition.
    public enum Emphasis: Int, Sendable {
        /// For headings.
        case bold = 1
        /// For what can be passed over.
        case dim = 2
        /// For errors.
        case red = 31
        /// For what is in order.
        case green = 32
        /// For warnings.
        case yellow = 33
    }

    /// Whether emphasis is shown.
    public var isColoured: Bool { self == .ansi }

    /// The text with an emphasis where it is shown, else as it is.
    public func styled(_ text: String, _ emphasis: Emphasis) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m" : text
    }
}
