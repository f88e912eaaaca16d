import BillingPrimitives
import Sandbox
import Testing

@Suite struct PlacesTests {
    private static let start = Day("2026-03-23") ?? .distantPast
    private static let day = start.adding(days: 10)
    private static let feed = ChangeFeed(
        SyntheticPopulation(persons: 300, seed: 5),
        from: start,
        changesPerMillion: 500_000
    )

    @Test func `all codes that a person has had lead to the person, once`() throws {
        let persons = (0..<300).map { Self.feed.person(at: $0, before: Self.day) }
        let place = try #require(persons.firstIndex { !$0.formerCodes.isEmpty })
        let codes = persons[place].formerCodes + [persons[place].identityCode]
        for code in codes { #expect(Self.feed.places(of: [code], before: Self.day) == [place]) }
        #expect(Self.feed.places(of: codes, before: Self.day) == [place])
    }

    @Test func `a code that a person is yet to get leads nowhere`() throws {
        let persons = (0..<300).map { Self.feed.person(at: $0, before: Self.day) }
        let later = try #require(persons.first { !$0.formerCodes.isEmpty })
        #expect(Self.feed.places(of: [later.identityCode], before: Self.start).isEmpty)
    }

    @Test func `residents are those of the day`() {
        let places = Self.feed.places(inMunicipalities: ["993", "994"], before: Self.day)
        let expected = (0..<300).filter {
            ["993", "994"].contains(Self.feed.person(at: $0, before: Self.day).municipalityCode)
        }
        #expect(places == expected && !places.isEmpty)
        #expect(Self.feed.places(inMunicipalities: [], before: Self.day).isEmpty)
    }

    @Test func `an identity list has the first persons' codes, one a line`() {
        let list = Self.feed.population.identityList(limit: 3)
        let codes = Self.feed.population.persons.prefix(3).map { $0.identityCode.text + "\n" }
        #expect(list == codes.joined())
        #expect(Self.feed.population.identityList().split(separator: "\n").count == 300)
    }
}
