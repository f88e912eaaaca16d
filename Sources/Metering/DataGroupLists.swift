/// Reads lists of data groups, and keeps those that it has read.
struct DataGroupLists: Sendable {
    /// How many lists are kept: what one permit grants comes in few combinations.
    private static let keptMax = 1_000

    private var texts = ByteInterner()
    private var lists: [[DataGroupCount]] = []

    /// The data groups of codes with `;` between them: sorted, each once.
    mutating func list(_ text: UnsafeRawBufferPointer) throws(UsageProblem) -> [DataGroupCount] {
        if let index = texts.index(of: text) { return lists[index] }
        let list = try Self.read(text)
        if lists.count < Self.keptMax {
            _ = texts.insert(text)
            lists.append(list)
        }
        return list
    }

    private static func read(
        _ text: UnsafeRawBufferPointer
    ) throws(UsageProblem) -> [DataGroupCount] {
        var codes: Set<String> = []
        for part in text.split(separator: UInt8(ascii: ";")) {
            let code = UnsafeRawBufferPointer(rebasing: part)
            let unreadable = String(decoding: code, as: UTF8.self) == DataGroupCount.unreadableCode
            guard unreadable || DataGroupCode.isReadable(code) else {
                if PersonalData.carriesIdentityCode(code) { throw .identityCode(.dataGroups) }
                throw .notADataGroup(PersonalData.quoted(code))
            }
            codes.insert(String(decoding: code, as: UTF8.self))
            guard codes.count <= DataGroupCode.countMax else { throw .tooManyDataGroups }
        }
        return codes.sorted().map { DataGroupCount(code: $0) }
    }
}
