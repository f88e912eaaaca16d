/// A table of a TOML file: its keys in the order of the file.
public struct TOMLTable: Sendable {
    /// The keys with their values, in the order in which they were first named.
    public var entries: [(key: String, node: TOMLNode)]
    /// The line on which the table begins, counted from 1.
    public var line: Int

    /// Creates a table.
    public init(entries: [(key: String, node: TOMLNode)], line: Int) {
        self.entries = entries
        self.line = line
    }

    /// What a key holds, or nil where the table has no such key.
    public subscript(key: String) -> TOMLNode? {
        entries.first { $0.key == key }?.node
    }
}
