import BillingPrimitives

/// The summary of a usage block: the sums of every connection, from which readings are made again
/// without the block's body.
public enum UsageSummary {
    static let version: UInt64 = 1

    /// The canonical bytes of a summary.
    public static func bytes(of connections: [ConnectionUsage]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(version)
        writer.write(UInt64(connections.count))
        for usage in connections {
            writer.write(usage.connection.rawValue)
            writer.write(UInt64(usage.count))
            usage.sums.write(to: &writer)
        }
        return writer.bytes
    }

    /// Reads a summary again.
    public static func connections(
        of bytes: UnsafeRawBufferPointer
    ) throws(DamagedBytes) -> [ConnectionUsage] {
        var cursor = ByteCursor(bytes)
        guard try cursor.unsigned() == version else {
            throw DamagedBytes("a summary of an unknown version")
        }
        var connections: [ConnectionUsage] = []
        var position: Int32 = 0
        for _ in 0..<(try cursor.count()) {
            let connection = ConnectionID(try cursor.text())
            guard let count = Int32(exactly: try cursor.unsigned()) else {
                throw DamagedBytes("a summary")
            }
            connections.append(
                ConnectionUsage(
                    connection: connection,
                    firstPosition: position,
                    count: count,
                    sums: try ReadingSums(from: &cursor)
                )
            )
            let (next, overflow) = position.addingReportingOverflow(count)
            guard !overflow else { throw DamagedBytes("a summary") }
            position = next
        }
        guard cursor.isAtEnd else { throw DamagedBytes("a summary") }
        return connections
    }
}
