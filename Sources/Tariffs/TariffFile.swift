/// One file of a tariff book, as it is recorded on the ledger, so that months can be replayed.
public struct TariffFile: Hashable, Sendable, Codable {
    /// The file's name, without folders.
    public var name: String
    /// The whole text.
    public var text: String

    /// Creates a file.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
