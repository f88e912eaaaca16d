import BillingPrimitives

/// Where a person lives: a dwelling in a building that does not exist.
struct Dwelling: Sendable {
    var municipality = InventedMunicipality.all[0]
    var street = InventedStreet.all[0]
    var houseNumber = 1
    var stairwell = "A"
    var apartment = 1
    var building = 0
    /// The day on which the person moved in.
    var since: Day

    init(since: Day) {
        self.since = since
    }

    /// Moves to another dwelling, in the municipality given or in any.
    mutating func choose(
        municipality: InventedMunicipality?,
        _ sequence: inout SeededSequence
    ) {
        self.municipality = municipality ?? sequence.pick(InventedMunicipality.all)
        self.street = sequence.pick(InventedStreet.all)
        self.houseNumber = 1 + sequence.below(60)
        self.stairwell = sequence.pick(["A", "B", "C"])
        self.apartment = 1 + sequence.below(80)
        self.building = sequence.below(1_000_000)
    }

    /// The permanent building identifier: nine digits of an invented series and their check.
    var buildingID: String {
        let number = 900_000_000 + building
        let checks = Array("0123456789ABCDEFHJKLMNPRSTUVWXY")
        return "\(number)\(checks[number % 31])"
    }

    /// `KOTIKUNTA`, which carries the day of moving in under two spellings.
    var municipalityEntry: DataGroupEntry {
        DataGroupEntry(
            .municipality,
            [
                "kuntakoodi": .text(municipality.code),
                "kuntaanMuuttopv": .day(since),
                "kuntaanMuuttoPv": .day(since),
            ]
        )
    }

    /// `VAESTOKIRJANPITOKUNTA`.
    var registerMunicipalityEntry: DataGroupEntry {
        DataGroupEntry(
            .registerMunicipality,
            ["kuntakoodi": .text(municipality.code), "kuntaanMuuttopv": .day(since)]
        )
    }

    /// `EDELLINEN_KOTIKUNTA`, of a person who left on a day.
    func previousMunicipalityEntry(leftOn day: Day) -> DataGroupEntry {
        DataGroupEntry(
            .previousMunicipality,
            [
                "kuntakoodi": .text(municipality.code),
                "kuntaanMuuttopv": .day(since),
                "kunnastaPoisMuuttopv": .day(day),
            ]
        )
    }

    /// `VAKINAINEN_KOTIMAINEN_OSOITE`.
    var addressEntry: DataGroupEntry {
        DataGroupEntry(
            .address,
            [
                "alkupv": .day(since),
                "rakennustunnus": .text(buildingID),
                "katunumero": .text(String(houseNumber)),
                "osoitenumero": 1,
                "huoneistokirjain": .text(stairwell),
                "huoneistonumero": .text(apartment.padded(3)),
                "kuntakoodi": .text(municipality.code),
                "postinumero": .text(municipality.postalCode),
                "katunimi": .bilingual(street.fi, street.sv),
                "postitoimipaikka": postalPlace,
            ]
        )
    }

    /// `VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS`.
    var dwellingEntry: DataGroupEntry {
        DataGroupEntry(
            .dwelling,
            [
                "rakennustunnus": .text(buildingID),
                "osoitenumero": 1,
                "huoneistonumero": .text(apartment.padded(3)),
                "huoneistokirjain": .text(stairwell),
                "kuntakoodi": .text(municipality.code),
                "alkupv": .day(since),
                "asuinpaikantunnus": .text("\(buildingID)1\(stairwell)\(apartment.padded(3)) "),
            ]
        )
    }

    /// `KOTIMAINEN_POSTIOSOITE`, valid from a day.
    func postalAddressEntry(from day: Day) -> DataGroupEntry {
        let rest = "\(houseNumber) \(stairwell) \(apartment)"
        return DataGroupEntry(
            .postalAddress,
            [
                "postiosoite": .bilingual("\(street.fi) \(rest)", "\(street.sv) \(rest)"),
                "postinumero": .text(municipality.postalCode),
                "postitoimipaikka": postalPlace,
                "alkupv": .day(day),
            ]
        )
    }

    private var postalPlace: JSONNode {
        .bilingual(municipality.fi.uppercased(), municipality.sv.uppercased())
    }
}
