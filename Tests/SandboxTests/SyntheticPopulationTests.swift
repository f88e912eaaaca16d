import BillingPrimitives
import Sandbox
import Testing

@Suite struct SyntheticPopulationTests {
    @Test func `every code is valid, of the test series, and of one person only`() {
        let persons = SyntheticPopulation(persons: 5_000, seed: 1).persons
        #expect(persons.count == 5_000)
        #expect(persons.allSatisfy { IdentityCode($0.identityCode.text) == $0.identityCode })
        #expect(persons.allSatisfy { $0.identityCode.isTestSeries })
        #expect(Set(persons.map(\.identityCode)).count == 5_000)
    }

    @Test func `a large population has every sign of a century`() {
        let persons = SyntheticPopulation(persons: 5_000, seed: 2).persons
        let signs = Set(persons.map { Array($0.identityCode.text)[6] })
        #expect(signs == Set("+-YXWVUABCDEF"))
    }

    @Test func `the same seed gives the same persons, another seed gives others`() {
        let codes = { (seed: UInt64) in
            SyntheticPopulation(persons: 200, seed: seed).persons.map(\.identityCode.text)
        }
        #expect(codes(7) == codes(7))
        #expect(codes(7) != codes(8))
    }

    @Test func `a code leads to its person, also after it was corrected`() throws {
        let population = SyntheticPopulation(persons: 500, seed: 3)
        let start = try #require(Day("2026-01-01"))
        let feed = ChangeFeed(population, from: start, changesPerMillion: 500_000)
        var corrections = 0
        for place in population.persons.indices {
            let person = feed.person(at: place, before: start.adding(days: 20))
            #expect(population.place(of: person.identityCode) == place)
            for code in person.formerCodes { #expect(population.place(of: code) == place) }
            corrections += person.formerCodes.count
        }
        #expect(corrections > 0)
    }

    @Test func `nobody lives in a municipality that exists`() {
        let persons = SyntheticPopulation(persons: 1_000, seed: 4).persons
        #expect(persons.allSatisfy { $0.municipalityCode >= "993" })
    }
}
