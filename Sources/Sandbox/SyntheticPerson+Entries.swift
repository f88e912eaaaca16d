import BillingPrimitives

/// What a register says of a person, one entry each.
extension SyntheticPerson {
    /// The entries of the person's base data, by the order in which the change API gives them.
    var baseDataEntries: [DataGroupEntry] {
        var entries: [DataGroupEntry] = isProtected ? [nonDisclosureEntry] : []
        entries += [
            sexEntry, nameEntry, callNameEntry, birthdayEntry, maritalStatusEntry,
            home.addressEntry, home.dwellingEntry, home.municipalityEntry,
            home.registerMunicipalityEntry, motherTongueEntry, citizenshipEntry,
        ]
        if let emailEntry { entries.append(emailEntry) }
        if diedOn != nil { entries.append(deathEntry) }
        return isProtected ? entries.map { $0.censored() } : entries
    }

    var sexEntry: DataGroupEntry { DataGroupEntry(.sex, ["sukupuoli": .text(sex.rawValue)]) }

    var birthdayEntry: DataGroupEntry { DataGroupEntry(.birthday, ["syntymapv": .day(bornOn)]) }

    var nameEntry: DataGroupEntry {
        let given = givenNames.joined(separator: " ")
        return DataGroupEntry(
            .personName,
            [
                "etunimi": .text(given),
                "sukunimi": .text(familyName),
                "etunimiUTF8": .text(given),
                "sukunimiUTF8": .text(familyName),
                "alkupv": .day(namedSince),
            ]
        )
    }

    var callNameEntry: DataGroupEntry {
        DataGroupEntry(
            .callName,
            [
                "nimilaji": "NYKYINEN_KUTSUMANIMI",
                "nimi": .text(givenNames[0]),
                "alkupv": .day(namedSince),
            ]
        )
    }

    var maritalStatusEntry: DataGroupEntry {
        DataGroupEntry(
            .maritalStatus,
            ["siviilisaaty": isMarried ? "AVIOLIITOSSA" : "NAIMATON"]
        )
    }

    var motherTongueEntry: DataGroupEntry {
        let long = ["fi": "fin", "sv": "swe"][motherTongue] ?? "sme"
        return DataGroupEntry(
            .motherTongue,
            ["kielikoodi": .text(motherTongue), "kielikoodiISO6392": .text(long)]
        )
    }

    var citizenshipEntry: DataGroupEntry {
        DataGroupEntry(
            .citizenship,
            ["henkilonKansalaisuudet": [["kansalaisuuskoodi": "246", "voimassaolo": "AKTIIVI"]]]
        )
    }

    var emailEntry: DataGroupEntry? {
        email.map { number in
            DataGroupEntry(.email, ["sahkopostiosoite": .text("henkilo\(number)@example.com")])
        }
    }

    var nonDisclosureEntry: DataGroupEntry {
        DataGroupEntry(.nonDisclosure, ["turvakieltoAktiivinen": .flag(isProtected)])
    }

    var deathEntry: DataGroupEntry {
        guard let diedOn else { return DataGroupEntry(.death, ["kuollut": false]) }
        return DataGroupEntry(.death, ["kuollut": true, "kuolinpv": .day(diedOn)])
    }

    /// The person as others' entries name a relative.
    func relative(withName: Bool = true) -> JSONNode {
        guard withName else { return ["henkilotunnus": .text(identityCode.text)] }
        return [
            "henkilotunnus": .text(identityCode.text),
            "etunimet": .text(givenNames.joined(separator: " ")),
            "sukunimi": .text(familyName),
            "syntymapv": .day(bornOn),
            "sukupuoli": .text(sex.rawValue),
        ]
    }
}
