import Testing

/// Fails the test once for every offence, so that each stands on a line of its own.
func expectNone(
    _ offences: [String],
    sourceLocation: SourceLocation = #_sourceLocation
) {
    for offence in offences {
        Issue.record(Comment(rawValue: offence), sourceLocation: sourceLocation)
    }
}
