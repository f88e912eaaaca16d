public import BillingPrimitives

/// A population of persons who do not exist, the same for the same seed.
///
/// Every identity code is of the test series (individual number 900–999) with a date that exists, a
/// century sign that its century allows, and a right check character.
public struct SyntheticPopulation: Sendable {
    /// How many persons there may be, so that booking keys of one day stay apart (`ChangeFeed`).
    public static let personsMax = 200_000

    /// The persons as they were at the end of 2024.
    public let persons: [SyntheticPerson]
    /// What all chance in the population and its changes comes from.
    public let seed: UInt64

    private let places: [Int: Int]

    /// Invents a population of at most `personsMax` persons.
    public init(persons count: Int, seed: UInt64) {
        precondition(
            (0...Self.personsMax).contains(count),
            "A synthetic population has at most 200 000 persons."
        )
        var sequence = SeededSequence(seed: seed)
        var persons: [SyntheticPerson] = []
        var places: [Int: Int] = [:]
        while persons.count < count {
            // A few are older than anyone can be, so that the sign + of the 1800s occurs.
            let years = sequence.happens(inThousand: 5) ? (1880, 1900) : (1925, 2024)
            let born = sequence.day(in: Self.newYear(years.0)..<Self.newYear(years.1))
            let code = Self.code(bornOn: born, &sequence)
            let digits = Self.digits(of: code)
            guard places[digits] == nil else { continue }
            places[digits] = persons.count
            let end = Self.newYear(2025)
            persons.append(SyntheticPerson(code, bornOn: born, &sequence, until: end))
        }
        self.persons = persons
        self.places = places
        self.seed = seed
    }

    /// The place in `persons` of whoever has or may get a code.
    ///
    /// No two persons share the digits of a code, so the code of a later correction, which differs
    /// in its century sign, leads to the same person. Compare with the person's codes on the day.
    public func place(of code: IdentityCode) -> Int? { places[Self.digits(of: code)] }

    /// The codes of the first persons, one a line: what a register that knows them asks with.
    public func identityList(limit: Int = personsMax) -> String {
        persons.prefix(limit).map { $0.identityCode.text + "\n" }.joined()
    }

    /// Invents a code of the test series for a birthday in 1800–2099.
    static func code(bornOn day: Day, _ sequence: inout SeededSequence) -> IdentityCode {
        let signs: [Character] =
            switch day.parts.year / 100 {
            case 18: ["+"]
            case 19: ["-", "-", "-", "-", "-", "Y", "X", "W", "V", "U"]
            default: ["A", "A", "A", "A", "A", "B", "C", "D", "E", "F"]
            }
        return code(bornOn: day, 900 + sequence.below(100), sign: sequence.pick(signs))
    }

    /// The code of the test series with these parts.
    static func code(bornOn day: Day, _ individualNumber: Int, sign: Character) -> IdentityCode {
        let made = IdentityCode(bornOn: day, individualNumber: individualNumber, sign: sign)
        guard let made else {
            preconditionFailure("The sign of an invented code is one of its century.")
        }
        return made
    }

    private static func newYear(_ year: Int) -> Day {
        BillingMonth(containing: Day(number: 0)).adding(months: (year - 1970) * 12).firstDay
    }

    /// The day, month, year and individual number of a code as one number.
    private static func digits(of code: IdentityCode) -> Int {
        Array(code.text.utf8.prefix(10)).filter { (0x30...0x39).contains($0) }.asciiNumber ?? 0
    }
}
