import BillingPrimitives

/// What happens in a person's family.
extension SyntheticPerson {
    /// Invents a relative of an age on a day, who is in no population.
    func relative(
        age: Int,
        on day: Day,
        _ sequence: inout SeededSequence
    ) -> SyntheticPerson {
        let born = day.adding(days: -365 * age - 1 - sequence.below(300))
        let code = SyntheticPopulation.code(bornOn: born, &sequence)
        return SyntheticPerson(code, bornOn: born, &sequence, until: day)
    }

    /// Becomes the guardian of a newborn child.
    mutating func haveChild(
        on day: Day,
        _ sequence: inout SeededSequence
    ) -> [DataGroupEntry] {
        let born = day.adding(days: -sequence.below(3))
        let code = SyntheticPopulation.code(bornOn: born, &sequence)
        let child = SyntheticPerson(code, bornOn: born, &sequence, until: day.adding(days: 1))
        let custody = Custody(from: born, until: born.adding(days: 6_574))
        let description: JSONNode = [
            "henkilotunnus": .text(child.identityCode.text), "sukupuoli": "PUUTTUU",
            "kansalaisuuskoodi": "246",
        ]
        return [
            DataGroupEntry(.ward, ["huollettava": child.relative(withName: false)])
                .adding(custody.terms(role: role)).adding(Custody.noRightsChanged).marked(.added),
            DataGroupEntry(
                .childInBrief,
                [
                    "lapsi": description,
                    "isaAiti": .text(role),
                    "lapsiVanhempiSuhdePaattynyt": false,
                ]
            ).marked(.added),
        ]
    }

    /// A guardian comes or goes: told of a minor as the child, of an adult as the guardian.
    mutating func changeCustody(
        on day: Day,
        _ sequence: inout SeededSequence
    ) -> [DataGroupEntry] {
        guard age(on: day) < 18 else {
            let ward = relative(age: 1 + sequence.below(15), on: day, &sequence)
            let custody = Custody(from: ward.bornOn, until: day)
            return [
                DataGroupEntry(.ward, ["huollettava": ward.relative()])
                    .adding(custody.terms(role: role)).adding(Custody.noRightsChanged)
                    .marked(.changed)
            ]
        }
        let parent = relative(age: 25 + sequence.below(20), on: day, &sequence)
        let now = Custody(from: day, until: bornOn.adding(days: 6_574))
        let before = Custody(from: bornOn, until: day)
        return [DataGroup.guardian, .guardianInBrief].flatMap { group in
            let entry = DataGroupEntry(group, ["huoltaja": parent.relative()])
            let valid = entry.adding(now.terms(role: parent.role))
            let ended = entry.adding(before.terms(role: parent.role))
            return [
                valid.adding(Custody.noRightsChanged).marked(.added),
                ended.adding(Custody.noRightsChanged).adding(["huoltosuhteenMuutos": true])
                    .marked(.changed, inForce: [valid]),
            ]
        }
    }

    private var role: String { sex == .male ? "ISA" : "AITI" }
}

/// The relation between a guardian and a child.
private struct Custody {
    var start: Day
    var end: Day

    init(from start: Day, until end: Day) {
        self.start = start
        self.end = end
    }

    static let noRightsChanged: KeyValuePairs<String, JSONNode> = [
        "lisatytOikeudet": [], "poistetutOikeudet": [], "muutetutOikeudet": [],
    ]

    func terms(role: String) -> KeyValuePairs<String, JSONNode> {
        [
            "huoltajanLaji": "LAKISAATEINEN_HUOLTAJA",
            "huoltajanRooli": .text(role),
            "huoltosuhteenAlkupv": .day(start),
            "huoltosuhteenLoppupv": .day(end),
            "oikeudet": [],
        ]
    }
}
