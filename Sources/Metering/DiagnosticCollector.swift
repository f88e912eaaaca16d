public import BillingPrimitives

/// What was found wrong while a source was read: the first ones in full, of the rest the number.
public struct DiagnosticCollector: Sendable {
    /// How many are kept: more than anybody reads, few enough to stay small.
    public static let listLengthMax = 1_000

    /// How many things were wrong; each one is a row that was not taken.
    public private(set) var errors = 0
    /// The first ones, in the order of the source.
    public private(set) var list: [Diagnostic] = []

    /// Creates an empty collection.
    public init() {}

    /// How many were counted and not kept.
    public var omitted: Int { errors - list.count }

    /// Counts an error; it is made only where it is kept.
    public mutating func add(_ diagnostic: @autoclosure () -> Diagnostic) {
        errors += 1
        if list.count < Self.listLengthMax { list.append(diagnostic()) }
    }
}
