import BillingPrimitives
import Synchronization

/// What is kept from call to call: their number, and who has called how often.
final class CallDesk: Sendable {
    /// How many callers are remembered: more are no test of one register, and memory has an end.
    static let callersMax = 10_000

    private struct Window {
        var endsAt: Instant
        var calls = 0
    }

    private let calls = Mutex(0)
    private let windows = Mutex<[String: Window]>([:])

    /// The number of a new call, from 1.
    func nextNumber() -> Int {
        calls.withLock { number in
            number += 1
            return number
        }
    }

    /// Counts a call; returns the seconds until the caller may call again, or nil if it may now.
    func secondsToWait(_ caller: String, _ quota: CallQuota, at now: Instant) -> Int? {
        windows.withLock { windows in
            if windows.count >= Self.callersMax {
                windows = windows.filter { $0.value.endsAt > now }
            }
            if windows.count >= Self.callersMax { windows = [:] }
            let end = Instant(milliseconds: now.milliseconds + Int64(quota.windowSeconds) * 1000)
            var window = windows[caller] ?? Window(endsAt: end)
            if window.endsAt <= now { window = Window(endsAt: end) }
            defer { windows[caller] = window }
            guard window.calls >= quota.calls else {
                window.calls += 1
                return nil
            }
            return Int((window.endsAt.milliseconds - now.milliseconds + 999) / 1000)
        }
    }
}
