import BillingPrimitives

extension UsageChecks {
    /// The values of the optional columns; nil where they say no more than a plain change.
    mutating func details(
        _ fields: UsageFields,
        in bytes: UnsafeRawBufferPointer,
        records: Int64
    ) throws(UsageProblem) -> DeliveryBatch.Details? {
        var details = DeliveryBatch.Details(counts: RecordCounts(personChange: records))
        let plain = details
        details.kind = try kind(fields, in: bytes)
        details.counts = try counts(fields, in: bytes, records: records)
        if let test = try number(.testRecords, fields, in: bytes), test > 0 {
            guard test <= records else { throw .countExceeds(.testRecords, .records) }
            // How many entries are of test-series identities is not known, so not zero.
            details.testCounts = RecordCounts(personChange: test)
        }
        if fields.present.contains(.dataGroups) {
            details.dataGroups = try groupLists.list(fields.value(.dataGroups, in: bytes))
        }
        details.identityList = try digest(.identityList, fields, in: bytes)
        details.cursorFrom = try number(.cursorFrom, fields, in: bytes, max: .max)
        details.cursorTo = try number(.cursorTo, fields, in: bytes, max: .max)
        details.digest = try digest(.digest, fields, in: bytes)
        return details == plain ? nil : details
    }

    private func kind(
        _ fields: UsageFields,
        in bytes: UnsafeRawBufferPointer
    ) throws(UsageProblem) -> DeliveryKind {
        guard fields.present.contains(.kind) else { return .change }
        let text = fields.value(.kind, in: bytes)
        let change: StaticString = "change"
        let initial: StaticString = "initial"
        if text.holdsSame(as: change.bytes) { return .change }
        if text.holdsSame(as: initial.bytes) { return .initial }
        throw .unknownKind(PersonalData.quoted(text))
    }

    private func counts(
        _ fields: UsageFields,
        in bytes: UnsafeRawBufferPointer,
        records: Int64
    ) throws(UsageProblem) -> RecordCounts {
        let counts = RecordCounts(
            personChange: records,
            groupEntry: try number(.groupEntries, fields, in: bytes),
            distinctGroup: try number(.distinctGroups, fields, in: bytes),
            groupEntryWithoutSupplement: try number(.entriesWithoutSupplement, fields, in: bytes),
            groupEntryUncensored: try number(.uncensoredEntries, fields, in: bytes)
        )
        guard let entries = counts.groupEntry else { return counts }
        let parts: [(UsageColumn, Int64?)] = [
            (.distinctGroups, counts.distinctGroup),
            (.entriesWithoutSupplement, counts.groupEntryWithoutSupplement),
            (.uncensoredEntries, counts.groupEntryUncensored),
        ]
        for (column, part) in parts where part ?? 0 > entries {
            throw .countExceeds(column, .groupEntries)
        }
        return counts
    }

    private func number(
        _ column: UsageColumn,
        _ fields: UsageFields,
        in bytes: UnsafeRawBufferPointer,
        max: Int64 = countMax
    ) throws(UsageProblem) -> Int64? {
        guard fields.present.contains(column) else { return nil }
        return try count(column, fields.value(column, in: bytes), max: max)
    }

    private func digest(
        _ column: UsageColumn,
        _ fields: UsageFields,
        in bytes: UnsafeRawBufferPointer
    ) throws(UsageProblem) -> String? {
        guard fields.present.contains(column) else { return nil }
        let text = fields.value(column, in: bytes)
        guard text.count <= Self.digestLengthMax else {
            throw .tooLong(column, max: Self.digestLengthMax)
        }
        guard text.isPrintable, !text.contains(0x20) else { throw .notADigest(column) }
        if PersonalData.carriesIdentityCode(text) { throw .identityCode(column) }
        return String(decoding: text, as: UTF8.self)
    }
}
