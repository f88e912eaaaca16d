import BillingPrimitives
import BillingStore
import Foundation
import GRDB
import Invoicing
import Ledger
import Metering
import Rating
import Testing

/// What reports sum up over the table of settlements.
@Suite struct SettlementTableTests {
    @Test func `what a later run takes out of being held is held no more in the sums`() throws {
        try Fixture.withFile { store, fixture in
            let delivery = try Fixture.delivery("a")
            try store.post([delivery])
            let reading = DailyReading(
                of: delivery,
                epoch: 0,
                place: DeliveryPlace(block: 2, position: 0)
            )
            for (month, fate) in [("2026-03", Fate.held), ("2026-04", .billed)] {
                var run = try Fixture.run(month, cutOff: 2)
                run.settlements = [
                    Settlement(of: reading, fate: fate, deliveries: 1, counts: reading.counts)
                ]
                try store.write(at: Fixture.noon, actor: "testaaja") { writer throws in
                    try writer.recordRun(run, documents: [])
                }
            }
            let sums = try DatabaseQueue(path: fixture.path).read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT fate, sum(deliveries) AS deliveries, sum(personChange) AS records
                        FROM settlement GROUP BY fate ORDER BY fate
                        """
                ).map {
                    "\($0["fate"] as String) \($0["deliveries"] as Int) \($0["records"] as Int)"
                }
            }
            #expect(sums == ["billed 1 10", "held 0 0"])
            try store.rebuild()
            #expect(try store.verify() == [])
        }
    }
}
