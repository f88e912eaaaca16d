/// A file of a demo.
public struct DemoFile: Sendable {
    /// The name, with `/` between folders.
    public var name: String
    /// The content.
    public var bytes: [UInt8]
}
