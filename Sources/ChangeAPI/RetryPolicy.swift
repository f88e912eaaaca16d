/// How often a call is tried, how long it may take, and how long is waited in between.
public struct RetryPolicy: Hashable, Sendable {
    /// How often a call is tried in all, at least once.
    public var attempts: Int
    /// The wait after the first attempt.
    public var firstDelay: Duration
    /// By how much each further wait is longer.
    public var factor: Int
    /// The longest computed wait.
    public var delayMax: Duration
    /// The share of a computed wait that is left to chance, 0–1, so that callers fall out of step.
    public var jitter: Double
    /// The longest wait that is done because the server asks for it; beyond it the call gives up.
    public var retryAfterMax: Duration
    /// The longest time for one attempt, from the connection to the last byte of the answer.
    public var requestTimeout: Duration
    /// The longest time for a connection, TLS included.
    public var connectTimeout: Duration

    /// Five attempts, about 1, 2, 4 and 8 seconds apart.
    public static let standard = RetryPolicy()

    /// Creates a policy.
    ///
    /// The standard request timeout lets the largest answer through at about 7 Mbit/s; the server's
    /// wish to wait is followed up to five minutes, the usual window of a request quota.
    public init(
        attempts: Int = 5,
        firstDelay: Duration = .seconds(1),
        factor: Int = 2,
        delayMax: Duration = .seconds(60),
        jitter: Double = 0.5,
        retryAfterMax: Duration = .seconds(300),
        requestTimeout: Duration = .seconds(300),
        connectTimeout: Duration = .seconds(10)
    ) {
        precondition(attempts >= 1, "a call is tried at least once")
        precondition(factor >= 1 && firstDelay >= .zero, "waits do not get shorter")
        precondition((0...1).contains(jitter), "the share of chance is 0–1")
        precondition(min(requestTimeout, connectTimeout) > .zero, "an attempt takes time")
        self.attempts = attempts
        self.firstDelay = firstDelay
        self.factor = factor
        self.delayMax = delayMax
        self.jitter = jitter
        self.retryAfterMax = retryAfterMax
        self.requestTimeout = requestTimeout
        self.connectTimeout = connectTimeout
    }

    /// The wait before the next attempt, or nil where there is none.
    ///
    /// The server's own wish wins over the computed wait. Of that, chance takes up to the share.
    func delay(
        after failure: ChangeAPIError,
        attempt: Int,
        chance: UInt64
    ) -> Duration? {
        guard failure.isTransient, attempt < attempts else { return nil }
        if let wish = failure.comeBackIn { return wish <= retryAfterMax ? wish : nil }
        var delay = min(firstDelay, delayMax)
        for _ in 1..<attempt where delay < delayMax { delay = min(delay * factor, delayMax) }
        return delay * (1 - jitter * (Double(chance >> 11) / Double(1 << 53)))
    }
}
