public import BillingPrimitives

/// A service of X-Road by its five parts, such as `FI/GOV/0245437-2/VTJmutpa/VTJmutpa`.
public struct XRoadService: Sendable {
    /// The subsystem that offers it.
    public let subsystem: XRoadSubsystem
    /// Its code within the subsystem.
    public let code: String

    init?(_ parts: some BidirectionalCollection<String>) {
        // A service code has the characters and the length of a subsystem code.
        guard parts.count == 5, let code = parts.last, XRoadSubsystem("FI/GOV/1/\(code)") != nil,
            let subsystem = XRoadSubsystem(parts.dropLast().joined(separator: "/"))
        else { return nil }
        self.subsystem = subsystem
        self.code = code
    }
}

extension XRoadService: CustomStringConvertible {
    /// The five parts between slashes.
    public var description: String { "\(subsystem)/\(code)" }
}
