import BillingPrimitives

/// The header `Retry-After` (RFC 9110, 10.2.3).
extension Duration {
    /// Reads whole seconds or an HTTP date; nil for anything else, zero for a time gone by.
    init?(retryAfter text: String, at now: Instant) {
        if (1...9).contains(text.utf8.count), let seconds = text.utf8.asciiNumber {
            self = .seconds(seconds)
        } else if let instant = Self.instant(ofHTTPDate: text) {
            self = .milliseconds(max(0, instant.milliseconds - now.milliseconds))
        } else {
            return nil
        }
    }

    /// The duration in words, seconds rounded up.
    var inWholeSeconds: String {
        let (seconds, rest) = components
        let whole = seconds + (rest > 0 ? 1 : 0)
        return whole == 1 ? "1 second" : "\(whole) seconds"
    }

    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, the only form that servers may send today.
    private static func instant(ofHTTPDate text: String) -> Instant? {
        let parts = text.split(separator: " ")
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        guard text.utf8.count == 29, parts.count == 6, parts[5] == "GMT",
            let month = months.firstIndex(of: String(parts[2]))
        else { return nil }
        return Instant("\(parts[3])-\((month + 1).padded(2))-\(parts[1])T\(parts[4])Z")
    }
}
