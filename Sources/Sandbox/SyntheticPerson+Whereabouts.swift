import BillingPrimitives

/// What happens to where a person lives, and to who may know it.
extension SyntheticPerson {
    mutating func move(on day: Day, _ sequence: inout SeededSequence) -> [DataGroupEntry] {
        let former = home
        let left = day.adding(days: -1)
        let stays = sequence.happens(inThousand: 550)
        home.choose(municipality: stays ? former.municipality : nil, &sequence)
        home.since = day
        var entries = [
            home.addressEntry.marked(.added),
            former.addressEntry.adding(["loppupv": .day(left)]).marked(.changed),
        ]
        if home.municipality.code != former.municipality.code {
            if sequence.below(3) == 0 {
                let removed = former.municipalityEntry
                entries.append(removed.marked(.removed, inForce: [home.municipalityEntry]))
            }
            entries += [
                home.municipalityEntry.marked(.added),
                former.previousMunicipalityEntry(leftOn: left).marked(.changed),
                home.registerMunicipalityEntry.marked(.changed),
            ]
        }
        return entries + [
            home.dwellingEntry.marked(.added),
            former.dwellingEntry.adding(["loppupv": .day(left)]).marked(.changed),
        ]
    }

    /// Has the post brought elsewhere from a day on.
    mutating func redirectPost(
        on day: Day,
        _ sequence: inout SeededSequence
    ) -> [DataGroupEntry] {
        var box = Dwelling(since: day)
        box.choose(municipality: home.municipality, &sequence)
        let former = home.postalAddressEntry(from: home.since)
        return [
            box.postalAddressEntry(from: day).marked(.added),
            former.adding(["loppupv": .day(day.adding(days: -1))]).marked(.changed),
        ]
    }

    /// Begins or ends a non-disclosure order; the address comes along, censored or open again.
    mutating func changeNonDisclosure(on day: Day) -> [DataGroupEntry] {
        isProtected.toggle()
        if isProtected {
            return [nonDisclosureEntry.marked(.added)]
                + [home.addressEntry, home.dwellingEntry].map { $0.marked(.changed).censored() }
        }
        return [
            nonDisclosureEntry.adding(["turvaLoppuPv": .day(day)]).marked(.changed),
            home.addressEntry.marked(.changed),
            home.municipalityEntry.marked(.supplement),
        ]
    }

    /// Corrects the apartment; the erroneous entry stands right before the corrected one.
    mutating func correctAddress(_ sequence: inout SeededSequence) -> [DataGroupEntry] {
        let error = [home.addressEntry, home.dwellingEntry].map { $0.marked(.toBeCorrected) }
        home.apartment = 1 + (home.apartment + sequence.below(79)) % 80
        let right = [home.addressEntry, home.dwellingEntry].map { $0.marked(.corrected) }
        return [error[0], right[0], error[1], right[1]]
    }

    /// Takes back a move to another municipality, and says again what holds.
    func supplement(on day: Day, _ sequence: inout SeededSequence) -> [DataGroupEntry] {
        var mistaken = Dwelling(since: day.adding(days: -sequence.below(30)))
        mistaken.choose(municipality: nil, &sequence)
        let removed = mistaken.municipalityEntry
        return [
            removed.marked(.removed, inForce: [home.municipalityEntry]),
            home.municipalityEntry.marked(.supplement),
        ]
    }
}
