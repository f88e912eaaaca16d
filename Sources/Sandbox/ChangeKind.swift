import BillingPrimitives

/// What happens to a person on a day.
enum ChangeKind: Sendable, CaseIterable {
    case move
    case postalAddress
    case email
    case name
    case birth
    case death
    case marriage
    case custody
    case nonDisclosure
    case correction
    case supplement
    case citizenship
    case motherTongue
    case identityCorrection
    case unknownGroup

    /// How many of a thousand changes are of the kind; together they are a thousand.
    var share: Int {
        switch self {
        case .move: 340
        case .birth: 90
        case .email: 90
        case .death: 80
        case .name: 70
        case .postalAddress, .marriage: 60
        case .custody: 50
        case .correction, .supplement: 40
        case .nonDisclosure, .citizenship, .motherTongue: 20
        case .identityCorrection, .unknownGroup: 10
        }
    }

    /// Takes a kind by the shares.
    static func next(_ sequence: inout SeededSequence) -> ChangeKind {
        var rest = sequence.below(1000)
        for kind in allCases {
            rest -= kind.share
            if rest < 0 { return kind }
        }
        preconditionFailure("The shares of the kinds of change add up to a thousand.")
    }

    /// Whether it can happen to a person who lives on that day.
    func canHappen(to person: SyntheticPerson, on day: Day) -> Bool {
        let age = person.age(on: day)
        return switch self {
        case .birth: (18..<50).contains(age)
        case .death: age >= 60
        case .marriage: age >= 18 && !person.isMarried
        case .name: age >= 18
        case .identityCorrection: person.bornOn.parts.year >= 1900
        default: true
        }
    }
}
