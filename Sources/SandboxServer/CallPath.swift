/// A path taken apart: `/api/v1/…`, or the same behind an X-Road service.
struct CallPath {
    /// Whether it is a path of the X-Road REST protocol.
    let isXRoad: Bool
    /// The service that it names, where it is one of X-Road and well formed.
    let service: XRoadService?
    /// What it asks for, or nil where there is no such thing.
    let kind: CallKind?
    /// What stands behind the kind: the day of a booking key.
    let rest: String?

    init(_ path: String) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        parts.removeFirst(min(1, parts.count))
        isXRoad = parts.first == "r1"
        if isXRoad {
            service = XRoadService(parts.dropFirst().prefix(5))
            parts.removeFirst(min(6, parts.count))
        } else {
            service = nil
        }
        let kind = parts.count > 2 ? CallKind(rawValue: parts[2]) : nil
        let count = kind == .bookingKey ? 4 : 3
        let isKnown = parts.count == count && parts[0] == "api" && parts[1] == "v1"
        self.kind = isKnown ? kind : nil
        self.rest = isKnown && count == 4 ? parts[3] : nil
    }
}
