import BillingPrimitives

/// Writes XML 1.0 in UTF-8: elements in the order of the calls, one a line and without indentation.
///
/// An element without text and a container without elements are not written, as neither UBL nor
/// Finvoice has a use for empty ones. Characters that XML cannot carry are collected.
public struct XMLWriter {
    /// Attributes in the order in which they are written.
    public typealias Attributes = KeyValuePairs<String, String>

    /// A character that XML 1.0 forbids, and the element that was to hold it.
    public struct Forbidden: Hashable, Sendable {
        /// The name of the element.
        public var element: String
        /// The character.
        public var scalar: Unicode.Scalar
    }

    /// What was written so far.
    public private(set) var text = ""
    /// The characters that could not be written, in the order of the calls.
    public private(set) var forbidden: [Forbidden] = []

    /// Creates a writer that has written nothing.
    public init() {}

    /// A whole file with its declaration and one root element.
    public static func file(
        _ root: String,
        _ attributes: Attributes = [:],
        _ body: (inout XMLWriter) -> Void
    ) -> XMLWriter {
        var writer = XMLWriter()
        writer.element(root, attributes, body)
        writer.text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + writer.text
        return writer
    }

    /// An element with text; nothing for nil and for an empty text.
    public mutating func element(
        _ name: String,
        _ value: String?,
        _ attributes: Attributes = [:]
    ) {
        guard let value, !value.isEmpty else { return }
        text += open(name, attributes) + escaped(value, in: name) + "</\(name)>\n"
    }

    /// An element with elements in it; nothing where the body writes nothing.
    public mutating func element(
        _ name: String,
        _ attributes: Attributes = [:],
        _ body: (inout XMLWriter) -> Void
    ) {
        let start = open(name, attributes) + "\n"
        let before = text.utf8.count
        text += start
        body(&self)
        if text.utf8.count == before + start.utf8.count {
            text.removeLast(start.count)
        } else {
            text += "</\(name)>\n"
        }
    }

    private mutating func open(_ name: String, _ attributes: Attributes) -> String {
        var tag = "<\(name)"
        for (key, value) in attributes { tag += " \(key)=\"\(escaped(value, in: name))\"" }
        return tag + ">"
    }

    private mutating func escaped(_ value: String, in element: String) -> String {
        for scalar in value.unicodeScalars where !Markup.isAllowedInXML(scalar) {
            forbidden.append(Forbidden(element: element, scalar: scalar))
        }
        // A parser reads a bare carriage return as a line feed.
        return Markup.escaped(value).unicodeScalars.reduce(into: "") { result, scalar in
            result += scalar == "\r" ? "&#13;" : String(scalar)
        }
    }
}
