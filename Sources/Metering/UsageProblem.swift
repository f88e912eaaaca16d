import BillingPrimitives

/// Why a row of usage, or a whole file of it, is not taken.
///
/// Texts that a case carries are quoted already, so no identity code is in them.
enum UsageProblem: Error {
    // A whole file.
    case header([UsageProblem])
    case emptyFile
    case unknownColumn(String)
    case missingColumn(UsageColumn)
    case duplicateColumn(UsageColumn)

    // A row as such.
    case lineTooLong
    case truncated
    case fieldCount(found: Int, expected: Int)
    case quoteNotClosed
    case quoteMisplaced
    case notUTF8(UsageColumn?)
    case notJSON(at: Int)
    case tooDeep
    case unknownMember(String)
    case duplicateMember(UsageColumn)
    case otherType(UsageColumn)
    case eventVersion
    case eventContent

    // A value.
    case missing(UsageColumn)
    case tooLong(UsageColumn, max: Int)
    case controlCharacter(UsageColumn)
    case identityCode(UsageColumn)
    case unknownConnection(String)
    case notAnInstant(String)
    case tooEarly(Instant)
    case inTheFuture(Instant)
    case notACount(UsageColumn, String)
    case countOutOfRange(UsageColumn)
    case countExceeds(UsageColumn, UsageColumn)
    case unknownKind(String)
    case notADigest(UsageColumn)
    case notADataGroup(String)
    case tooManyDataGroups

    /// The problem as the operator reads it; of the connections, the nearest one is suggested.
    func diagnostic(
        file: String?,
        line: Int?,
        connections: Set<ConnectionID> = []
    ) -> Diagnostic {
        let (code, what, why, defaultRemedy) = words
        var remedy = defaultRemedy
        if case .unknownConnection(let text) = self,
            let nearest = Nearest.text(to: text.dropFirst().dropLast(), of: connections)
        {
            remedy = "did you mean '\(nearest)'?"
        }
        return Diagnostic(.error, code, file: file, line: line, what, why: why, remedy: remedy)
    }
}
