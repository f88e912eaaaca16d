/// What a call asks for, by the last part of its path that is the same for all.
public enum CallKind: String, Sendable, CaseIterable {
    /// The first booking key of a day.
    case bookingKey = "kirjausavain"
    /// Changes after a booking key.
    case changes = "muutokset"
    /// What is so now.
    case baseData = "perustiedot"
    /// What was so at the last weekly extraction.
    case weeklyBaseData = "perustiedot-vko"

    /// The method that it is called with.
    var method: String { self == .bookingKey ? "GET" : "POST" }
}
