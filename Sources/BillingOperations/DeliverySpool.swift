import BillingPrimitives
import Foundation
import Metering

/// A file that keeps deliveries while the ledger cannot be written: one a line, synced to disk.
///
/// Only counts and codes are in it, as on the ledger. What was taken over by the ledger before a
/// crash is taken over again after it, which changes nothing, as an id counts once.
struct DeliverySpool {
    /// A delivery as a line of the file.
    struct Line: Codable {
        var id: String
        var connection: ConnectionID
        var deliveredAt: Int64
        var kind: UInt8
        var counts: RecordCounts
        var testCounts: RecordCounts
        var dataGroups: [String: Int64]
        var identityList: String?
        var cursorFrom: Int64?
        var cursorTo: Int64?
        var upToDate: Bool?
        var responseBytes: Int64?
        var digest: String?
    }

    let path: String

    var isEmpty: Bool { !FileManager.default.fileExists(atPath: path) }

    /// Adds deliveries; when it returns they are on the disk.
    func append(_ deliveries: [Delivery]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        var bytes = Data()
        for delivery in deliveries {
            bytes += try encoder.encode(Line(delivery))
            bytes.append(0x0a)
        }
        let files = FileManager.default
        let isNew = isEmpty
        if isNew {
            let isPrivate: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
            guard files.createFile(atPath: path, contents: nil, attributes: isPrivate) else {
                throw OperationRefusal("file-not-writable", "cannot write the spool \(path)")
            }
        }
        guard let file = FileHandle(forWritingAtPath: path) else {
            throw OperationRefusal("file-not-writable", "cannot write the spool \(path)")
        }
        defer { try? file.close() }
        try file.seekToEnd()
        // A line that a crash cut off never stood for a delivery that a client was given whole.
        if !isNew { try file.write(contentsOf: Data([0x0a])) }
        try file.write(contentsOf: bytes)
        try file.synchronize()
        if isNew { try syncFolder() }
    }

    /// What the file holds; a line that a crash cut off is left out.
    func deliveries() throws -> [Delivery] {
        guard !isEmpty else { return [] }
        let bytes = try InputFile(path: path).contents()
        let decoder = JSONDecoder()
        return bytes.split(separator: 0x0a).compactMap { line in
            (try? decoder.decode(Line.self, from: Data(line)))?.delivery
        }
    }

    /// Removes the file, whose deliveries are on the ledger.
    func remove() throws { try FileManager.default.removeItem(atPath: path) }

    /// Makes the name of a new file outlast a crash too.
    private func syncFolder() throws {
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        let descriptor = open(folder, O_RDONLY)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}

extension DeliverySpool.Line {
    init(_ delivery: Delivery) {
        id = delivery.id
        connection = delivery.connection
        deliveredAt = delivery.deliveredAt.milliseconds
        kind = delivery.kind.rawValue
        counts = delivery.counts
        testCounts = delivery.testCounts
        dataGroups = Dictionary(
            uniqueKeysWithValues: delivery.dataGroups.map { ($0.code, $0.elements ?? 0) }
        )
        identityList = delivery.identityList
        cursorFrom = delivery.cursorFrom
        cursorTo = delivery.cursorTo
        upToDate = delivery.upToDate
        responseBytes = delivery.responseBytes
        digest = delivery.digest
    }

    var delivery: Delivery? {
        guard let kind = DeliveryKind(rawValue: kind) else { return nil }
        return Delivery(
            id: id,
            connection: connection,
            deliveredAt: Instant(milliseconds: deliveredAt),
            kind: kind,
            counts: counts,
            testCounts: testCounts,
            dataGroups: dataGroups.sorted { $0.key < $1.key }
                .map { DataGroupCount(code: $0.key, elements: $0.value) },
            identityList: identityList,
            cursorFrom: cursorFrom,
            cursorTo: cursorTo,
            upToDate: upToDate,
            responseBytes: responseBytes,
            digest: digest
        )
    }
}
