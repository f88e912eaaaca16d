public import BillingPrimitives

/// Why usage cannot be rated at all.
public enum RatingRefusal: Error, Equatable, CustomStringConvertible {
    /// Something was delivered, or commissioned, on a day on which no price list is in force.
    case noTariff(day: Day, connection: ConnectionID)
    /// An amount or a sum does not fit.
    case overflow(ArithmeticOverflow)

    /// A sentence for people.
    public var description: String {
        switch self {
        case .noTariff(let day, let connection):
            """
            no price list is in force on \(day), on which connection \(connection) has something \
            to rate; add one that covers the day with --tariffs DIR
            """
        case .overflow(let overflow): overflow.description
        }
    }
}

/// Runs arithmetic that may overflow and refuses in the words of rating.
package func checked<Value>(
    _ body: () throws(ArithmeticOverflow) -> Value
) throws(RatingRefusal) -> Value {
    do { return try body() } catch { throw .overflow(error) }
}
