import BillingPrimitives

/// What happens to a person: the person changes, and the entries tell how.
extension SyntheticPerson {
    /// Lets something happen on a day, and returns the entries of the change element.
    ///
    /// To the dead nothing happens, and there are no entries, but that a death recorded in error is
    /// taken back.
    mutating func change(on day: Day, _ sequence: inout SeededSequence) -> [DataGroupEntry] {
        var kind = ChangeKind.next(&sequence)
        if diedOn != nil { return kind == .correction ? correctDeath() : [] }
        while !kind.canHappen(to: self, on: day) { kind = ChangeKind.next(&sequence) }
        let wasProtected = isProtected
        let entries = happen(kind, on: day, &sequence)
        return wasProtected && isProtected ? entries.map { $0.censored() } : entries
    }

    private mutating func happen(
        _ kind: ChangeKind,
        on day: Day,
        _ sequence: inout SeededSequence
    ) -> [DataGroupEntry] {
        switch kind {
        case .move: return move(on: day, &sequence)
        case .postalAddress: return redirectPost(on: day, &sequence)
        case .email: return changeEmail(&sequence)
        case .name: return changeName(on: day, &sequence)
        case .birth: return haveChild(on: day, &sequence)
        case .death:
            diedOn = day.adding(days: -sequence.below(5))
            return [deathEntry.marked(.added)]
        case .marriage: return marry(on: day, &sequence)
        case .custody: return changeCustody(on: day, &sequence)
        case .nonDisclosure: return changeNonDisclosure(on: day)
        case .correction: return correctAddress(&sequence)
        case .supplement: return supplement(on: day, &sequence)
        case .citizenship: return changeCitizenship(on: day)
        case .motherTongue:
            motherTongue = motherTongue == "fi" ? "sv" : "fi"
            return [motherTongueEntry.marked(.changed)]
        case .identityCorrection: return correctIdentityCode(&sequence)
        case .unknownGroup:
            return [DataGroupEntry(.unknown, ["selite": "Keksitty tieto"]).marked(.added)]
        }
    }

    private mutating func changeEmail(_ sequence: inout SeededSequence) -> [DataGroupEntry] {
        let former = emailEntry
        email = sequence.below(1_000_000)
        return [emailEntry?.marked(.added), former?.marked(.removed)].compactMap { $0 }
    }

    private mutating func changeName(
        on day: Day,
        _ sequence: inout SeededSequence
    ) -> [DataGroupEntry] {
        let (formerName, formerSince) = (familyName, namedSince)
        let others = CommonNames.families.filter { $0 != formerName }
        familyName = sequence.pick(others)
        namedSince = day
        let now =
            ["nimilaji": "NYKYINEN_SUKUNIMI", "nimi": .text(familyName), "alkupv": .day(day)]
            as KeyValuePairs<String, JSONNode>
        let before =
            [
                "nimilaji": "EDELLINEN_SUKUNIMI", "nimi": .text(formerName),
                "alkupv": .day(formerSince), "loppupv": .day(day),
            ] as KeyValuePairs<String, JSONNode>
        return [nameEntry.marked(.changed)]
            + [DataGroup.nameChange, .nameChangeAtLength].flatMap { group in
                [
                    DataGroupEntry(group, now).marked(.added),
                    DataGroupEntry(group, before).marked(.changed),
                ]
            }
    }

    private mutating func marry(
        on day: Day,
        _ sequence: inout SeededSequence
    ) -> [DataGroupEntry] {
        isMarried = true
        let spouse = relative(age: 20 + sequence.below(40), on: day, &sequence)
        let marriage = DataGroupEntry(
            .marriage,
            ["puoliso": spouse.relative(), "alkupv": .day(day), "voimassaolo": "AKTIIVI"]
        )
        let name = sequence.below(3) == 0 ? changeName(on: day, &sequence) : []
        return [marriage.marked(.added), maritalStatusEntry.marked(.changed)] + name
    }

    private mutating func changeCitizenship(on day: Day) -> [DataGroupEntry] {
        let added: JSONNode = [
            ["kansalaisuuskoodi": "752", "voimassaolo": "AKTIIVI", "saamispv": .day(day)]
        ]
        return [
            DataGroupEntry(
                .citizenship,
                [
                    "henkilonKansalaisuudet": added, "korjattavatKansalaisuudet": [],
                    "korjatutKansalaisuudet": [], "poistetutKansalaisuudet": [],
                    "lisatytKansalaisuudet": added, "muutetutKansalaisuudet": [],
                ]
            ).marked(.changed)
        ]
    }

    /// Gets the same code with another sign of the century, which makes it another code.
    private mutating func correctIdentityCode(
        _ sequence: inout SeededSequence
    ) -> [DataGroupEntry] {
        let former = identityCode
        let signs: [Character] = bornOn.parts.year < 2000 ? Array("YXWVU") : Array("BCDEF")
        let number = Array(former.text.utf8)[7..<10].asciiNumber ?? 900
        let taken = ([former] + formerCodes).map { $0.text.dropFirst(6).first }
        let free = signs.filter { !taken.contains($0) }
        guard !free.isEmpty else { return [] }
        identityCode = SyntheticPopulation.code(
            bornOn: bornOn,
            number,
            sign: sequence.pick(free)
        )
        formerCodes.append(former)
        let all = JSONNode.list(formerCodes.map { .text($0.text) })
        return [("AKTIIVI", identityCode), ("PASSIIVI", former)].map { validity, code in
            DataGroupEntry(
                .identityCorrection,
                [
                    "voimassaolo": .text(validity),
                    "muutettuHenkilotunnus": .text(code.text),
                    "aktiivinenHenkilotunnus": .text(identityCode.text),
                    "edellisetHenkilotunnukset": all,
                ]
            ).marked(code == former ? .changed : .added)
        } + [nameEntry.marked(.supplement)]
    }

    private mutating func correctDeath() -> [DataGroupEntry] {
        let error = deathEntry.marked(.toBeCorrected)
        diedOn = nil
        return [error, deathEntry.marked(.corrected)]
    }
}
