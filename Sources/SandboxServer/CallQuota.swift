/// How often one caller may call.
public struct CallQuota: Sendable {
    /// How many calls there may be in a window.
    public var calls: Int
    /// How long a window is; it begins with a caller's first call.
    public var windowSeconds: Int

    /// Creates a quota.
    public init(calls: Int, windowSeconds: Int) {
        precondition(calls > 0 && windowSeconds > 0, "A quota lets some calls through.")
        self.calls = calls
        self.windowSeconds = windowSeconds
    }
}
