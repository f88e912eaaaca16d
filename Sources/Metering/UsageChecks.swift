import BillingPrimitives

/// What every row of usage has to pass before it is a delivery, whatever format it came in.
struct UsageChecks: Sendable {
    /// The largest count: far above what a register of some millions can be asked for in a month.
    static let countMax: Int64 = 1_000_000_000_000

    /// The longest digest in bytes: 64 hexadecimal digits twice over.
    static let digestLengthMax = 128

    /// The first instant that is taken: no change API was there before.
    static let earliest = Instant(milliseconds: 946_684_800_000)

    private static let required = UsageColumnSet(UsageColumn.required)

    /// The connections of the register.
    let connections: Set<ConnectionID>
    /// The last instant that is taken, some minutes after now.
    let latest: Instant
    /// The lists of data groups that rows have had, as most rows have one of a few.
    var groupLists = DataGroupLists()

    /// Checks the values of a row and adds its delivery to a batch.
    @inline(__always)
    mutating func append(
        _ fields: UsageFields,
        in bytes: UnsafeRawBufferPointer,
        line: Int,
        to batch: inout DeliveryBatch
    ) throws(UsageProblem) {
        if let column = Self.required.subtracting(fields.present).first { throw .missing(column) }
        let id = fields.value(.deliveryID, in: bytes)
        try Self.check(id: id)
        let connection = try index(ofConnection: fields.value(.connection, in: bytes), in: &batch)
        let deliveredAt = try instant(fields.value(.deliveredAt, in: bytes))
        let records = try count(.records, fields.value(.records, in: bytes), max: Self.countMax)
        var detailsIndex = DeliveryBatch.Row.noDetails
        if !fields.present.subtracting(Self.required).isEmpty,
            let details = try details(fields, in: bytes, records: records)
        {
            detailsIndex = batch.append(details)
        }
        batch.append(
            id: id,
            connection: connection,
            deliveredAt: deliveredAt,
            records: records,
            line: UInt32(clamping: line),
            details: detailsIndex
        )
    }

    /// Checks the id of a delivery: its length, UTF-8, no control character, no identity code.
    static func check(id: UnsafeRawBufferPointer) throws(UsageProblem) {
        guard !id.isEmpty else { throw .missing(.deliveryID) }
        guard id.count <= DeliveryBatch.idLengthMax else {
            throw .tooLong(.deliveryID, max: DeliveryBatch.idLengthMax)
        }
        if !id.isPrintable { try checkCharacters(ofID: id) }
        if PersonalData.carriesIdentityCode(id) { throw .identityCode(.deliveryID) }
    }

    private static func checkCharacters(ofID id: UnsafeRawBufferPointer) throws(UsageProblem) {
        var position = 0
        while position < id.count {
            guard let length = id.scalarLength(at: position) else { throw .notUTF8(.deliveryID) }
            let isControl = id[position] < 0x20 || id[position] == 0x7f
            // U+0080 to U+009F.
            if isControl || (id[position] == 0xc2 && id[position + 1] < 0xa0) {
                throw .controlCharacter(.deliveryID)
            }
            position += length
        }
    }

    private func index(
        ofConnection text: UnsafeRawBufferPointer,
        in batch: inout DeliveryBatch
    ) throws(UsageProblem) -> UInt32 {
        if let index = batch.index(ofConnection: text) { return index }
        let connection = ConnectionID(String(decoding: text.prefix(1_000), as: UTF8.self))
        guard connections.contains(connection), text.count <= 1_000 else {
            throw .unknownConnection(PersonalData.quoted(text))
        }
        return batch.index(of: connection)
    }

    private func instant(_ text: UnsafeRawBufferPointer) throws(UsageProblem) -> Instant {
        guard let instant = Instant(ascii: text) else {
            throw .notAnInstant(PersonalData.quoted(text))
        }
        guard instant >= Self.earliest else { throw .tooEarly(instant) }
        guard instant <= latest else { throw .inTheFuture(instant) }
        return instant
    }

    /// The whole number of a column.
    @inline(__always)
    func count(
        _ column: UsageColumn,
        _ text: UnsafeRawBufferPointer,
        max: Int64
    ) throws(UsageProblem) -> Int64 {
        guard let value = text.wholeNumber else {
            throw text.allSatisfy(\.isDigit)
                ? .countOutOfRange(column) : .notACount(column, PersonalData.quoted(text))
        }
        guard value <= max else { throw .countOutOfRange(column) }
        return value
    }
}
