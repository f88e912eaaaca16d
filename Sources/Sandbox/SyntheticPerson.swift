public import BillingPrimitives

/// A person who does not exist, as a register knows one on a day.
public struct SyntheticPerson: Sendable {
    /// The sex that a register has for a person.
    enum Sex: String, Sendable {
        case male = "MIES"
        case female = "NAINEN"
    }

    /// The identity code in force, of the test series.
    public internal(set) var identityCode: IdentityCode
    /// The codes that corrections have replaced, oldest first.
    public internal(set) var formerCodes: [IdentityCode] = []
    /// The birthday.
    public let bornOn: Day
    /// The code of the municipality of residence.
    public var municipalityCode: String { home.municipality.code }
    /// Whether a non-disclosure order (turvakielto) censors where the person is.
    public internal(set) var isProtected = false
    /// The day of death, or nil.
    public internal(set) var diedOn: Day?

    let sex: Sex
    var givenNames: [String]
    var familyName: String
    var namedSince: Day
    var home: Dwelling
    var isMarried = false
    var motherTongue = "fi"
    var email: Int?

    /// How many full years old the person is on a day.
    func age(on day: Day) -> Int {
        let (born, now) = (bornOn.parts, day.parts)
        let hadBirthday = (now.month, now.day) >= (born.month, born.day)
        return now.year - born.year - (hadBirthday ? 0 : 1)
    }
}

extension SyntheticPerson {
    /// Invents the person that a code belongs to.
    init(_ code: IdentityCode, bornOn: Day, _ sequence: inout SeededSequence, until day: Day) {
        let sex: Sex = sequence.below(2) == 0 ? .male : .female
        let names = sex == .male ? CommonNames.men : CommonNames.women
        self.identityCode = code
        self.bornOn = bornOn
        self.sex = sex
        self.givenNames = [sequence.pick(names), sequence.pick(names)]
        self.familyName = sequence.pick(CommonNames.families)
        self.namedSince = bornOn
        self.home = Dwelling(since: sequence.day(in: max(bornOn, day.adding(days: -9000))..<day))
        home.choose(municipality: nil, &sequence)
        self.isMarried = age(on: day) >= 18 && sequence.happens(inThousand: 450)
        self.isProtected = sequence.happens(inThousand: 10)
        self.motherTongue = sequence.pick(["fi", "fi", "fi", "fi", "fi", "fi", "sv", "sv", "se"])
        if sequence.below(2) == 0 { self.email = sequence.below(1_000_000) }
    }
}
