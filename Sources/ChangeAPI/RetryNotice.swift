/// What is told before a call is tried again.
public struct RetryNotice: Hashable, Sendable {
    /// The attempt that failed, from 1.
    public var attempt: Int
    /// How often the call is tried in all.
    public var attempts: Int
    /// How long is waited.
    public var delay: Duration
    /// Why the attempt failed.
    public var failure: ChangeAPIError
}

extension RetryNotice: CustomStringConvertible {
    /// The notice on one line.
    public var description: String {
        "attempt \(attempt) of \(attempts) failed: \(failure); next in \(delay.inWholeSeconds)"
    }
}
