import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// A parsed XML file, for tests to look into.
final class XMLTree: NSObject, XMLParserDelegate {
    /// One element with what is in it.
    final class Element {
        let name: String
        let attributes: [String: String]
        var children: [Element] = []
        var text = ""

        init(_ name: String, _ attributes: [String: String]) {
            self.name = name
            self.attributes = attributes
        }

        /// The elements that a path of names leads to, such as `cac:Party/cbc:Name`.
        func all(_ path: String) -> [Element] {
            path.split(separator: "/").reduce([self]) { found, name in
                found.flatMap(\.children).filter { $0.name == name }
            }
        }

        /// The text at the end of a path, or nil where there is none or several.
        func text(_ path: String) -> String? {
            let found = all(path)
            return found.count == 1 ? found[0].text : nil
        }

        /// The element and everything under it.
        var everything: [Element] { [self] + children.flatMap(\.everything) }
    }

    private var open = [Element("", [:])]

    /// The root element; nil where the text is no well-formed XML.
    static func root(_ text: String) -> Element? {
        let tree = XMLTree()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = tree
        return parser.parse() ? tree.open[0].children.first : nil
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = Element(name, attributes)
        open[open.count - 1].children.append(element)
        open.append(element)
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        open[open.count - 1].text += text
    }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        open.removeLast()
    }
}
