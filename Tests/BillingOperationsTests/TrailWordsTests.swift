import BillingOperations
import BillingPrimitives
import Invoicing
import Licensing
import Rating
import Rendering
import Testing

@Suite struct TrailWordsTests {
    private static let events =
        PermitStep.Kind.allCases.map(\.rawValue) + DocumentType.allCases.map(\.rawValue)
        + UsageDecision.Verdict.allCases.map(\.rawValue)
        + ["added", "changed", "closed", "reopened", "run", "sync-run", "not-reconciled"]

    @Test(arguments: events)
    func `what happened has words in all languages`(event: String) {
        let title = TraceDecisions.title(of: event)
        #expect(title.fi != title.en && title.sv != title.en)
    }

    @Test(arguments: [
        "recorded_at", "actor", "subject", "event", "on", "decided_by", "ground", "detail", "run",
        "connection", "kind", "began_at", "pages", "records", "outcome", "reason", "permit",
        "step", "reference", "terms", "filed_on", "public_law", "legal_provision", "data_groups",
        "document_digest", "review_on", "month", "data_group", "deliveries", "block", "count",
        "bytes", "merkle_root", "holder", "umbrella_class", "environment", "state", "valid_from",
        "valid_until", "connections",
    ])
    func `a column of a page is named in all languages`(name: String) throws {
        let title = try #require(Phrase.column(name))
        #expect(title.fi != title.en)
        #expect(!title.fi.isEmpty && !title.sv.isEmpty && !title.en.isEmpty)
    }
}
