import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
import Rating
import Testing

/// What is always true of what explains documents.
enum ExplanationLaw {
    /// Expects that every line names the deliveries that it charges, each on one line of the
    /// ledger, and why it corrects another; `isWhole` says that nothing was erased.
    static func expectEvery(_ store: LedgerStore, isWhole: Bool = true) throws {
        let explain = ExplainDocument(store: store)
        var places: Set<DeliveryPlace> = []
        for document in try store.read({ try $0.documents() }) where document.isOfRun {
            for line in try explain.explanations(of: document.number).lines {
                expectUsage(line, on: document.number, isWhole: isWhole)
                let charge = line.line.charge
                if charge.replaces == nil {
                    for batch in line.batches {
                        for item in batch.items {
                            let place = DeliveryPlace(block: batch.block, position: item.position)
                            #expect(places.insert(place).inserted, "\(item.id) is on two lines")
                        }
                    }
                }
                let isExplained = !line.corrections.isEmpty
                if charge.isCorrection { #expect(isExplained, "\(document.number)") }
                #expect(line.reversals.isEmpty || line.quantityLeft >= 0)
            }
        }
    }

    private static func expectUsage(
        _ explained: LineExplanation,
        on number: String,
        isWhole: Bool
    ) {
        let items = explained.batches.flatMap(\.items)
        #expect(explained.erasedDeliveries >= 0)
        #expect(Int64(items.count) + explained.erasedDeliveries == explained.deliveries)
        let charge = explained.line.charge
        guard charge.countingRule != nil, charge.reverses == nil else { return }
        let records = explained.days.reduce(0) { $0 + $1.records }
        if charge.replaces == nil { #expect(records == charge.quantity, "\(number)") }
        guard isWhole else { return }
        #expect(explained.erasedDeliveries == 0, "\(number) \(explained.line.number)")
        #expect(items.reduce(0) { $0 + $1.records } == records, "\(number)")
        for day in explained.days {
            let ofDay = items.filter { $0.deliveredAt.helsinkiDay == day.day }
            #expect(Int64(ofDay.count) == day.deliveries)
            #expect(ofDay.reduce(0) { $0 + $1.records } == day.records)
        }
    }
}
