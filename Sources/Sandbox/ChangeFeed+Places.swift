public import BillingPrimitives

/// Whom a caller means.
extension ChangeFeed {
    /// The places of those who have or had one of the codes when a day begins, ascending.
    ///
    /// A code that nobody has leads nowhere, and two codes of one person lead to one place.
    public func places(of codes: some Sequence<IdentityCode>, before day: Day) -> [Int] {
        var places: Set<Int> = []
        for code in codes {
            guard let place = population.place(of: code) else { continue }
            // Most persons keep their first code, and only of the others the past has to be told.
            if population.persons[place].identityCode != code {
                let person = person(at: place, before: day)
                guard person.identityCode == code || person.formerCodes.contains(code) else {
                    continue
                }
            }
            places.insert(place)
        }
        return places.sorted()
    }

    /// The places of those who live in one of the municipalities when a day begins, ascending.
    public func places(inMunicipalities codes: Set<String>, before day: Day) -> [Int] {
        population.persons.indices.filter { place in
            codes.contains(person(at: place, before: day).municipalityCode)
        }
    }
}
