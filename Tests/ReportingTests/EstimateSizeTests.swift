import BillingPrimitives
import Reporting
import Tariffs
import Testing
@Suite struct EstimateSizeTests {
    @Test func `size`() throws {
        for (c, m) in [(10,12),(10, 600), (1000, 12), (10000,12)] {
            let s = try Scenario(ScenarioOptions(connections: c, migrating: 1, organisationClass: .kela, publicLaw: true, usage: .records(5_000_000), from: march, months: m))
            let clock = ContinuousClock()
            let t = try clock.measure { _ = try Estimate(of: s, tariffs: .shipped).report() }
            print("SIZE", c, m, t)
        }
    }
}
