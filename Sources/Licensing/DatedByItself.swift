import BillingPrimitives

/// An entry some of whose facts carry their own day, and hold from it whenever they are recorded.
///
/// A permit granted in April from 1 March on covers March, though it was recorded in April.
protocol DatedByItself {
    /// This version with such facts taken from the newest version.
    func dated(by newest: Self) -> Self
}

extension Timeline where Value: DatedByItself {
    /// The timeline whose every version has the facts of the newest one that carry their own day.
    func datedByItself() -> Timeline<Value> {
        guard let newest = latest, changes.count > 1 else { return self }
        var result = Timeline()
        for change in changes { result.set(change.value?.dated(by: newest), from: change.from) }
        return result
    }
}
