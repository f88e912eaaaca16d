import BillingPrimitives
public import BillingStore
public import Invoicing
import Ledger
import Licensing
import Metering
import Rating
import Tariffs

/// Finds everything that the lines of a document follow from: down to deliveries, and as known when
/// it was issued.
public struct ExplainDocument {
    private let store: LedgerStore

    /// Prepares explanations from a ledger.
    public init(store: LedgerStore) {
        self.store = store
    }

    /// The document of a number, and the explanation of all its lines or of one.
    ///
    /// Throws `CreditRefusal.noSuchLine`, or that the ledger has no such document.
    public func explanations(
        of number: String,
        line: Int? = nil
    ) throws -> (document: Document, lines: [LineExplanation]) {
        try store.read { reader in
            let document = try reader.issued(number)
            let lines = document.lines.filter { line == nil || $0.number == line }
            if let line, lines.isEmpty {
                throw CreditRefusal.noSuchLine(number, line, count: document.lines.count)
            }
            let sources = try ExplanationSources(document, reader, store.settings)
            return (document, try lines.map { try sources.explanation(of: $0) })
        }
    }
}

/// What the ledger knows of a document and those around it.
struct ExplanationSources {
    let document: Document
    let reader: LedgerReader
    let settings: LedgerSettings
    let documents: [Document]
    let runs: [BillingRun]
    let standing: [Settlement]
    let register: LicenseRegister
    let tariffs: TariffBook?
    let decisions: [RecordedDecision]

    init(_ document: Document, _ reader: LedgerReader, _ settings: LedgerSettings) throws {
        self.document = document
        self.reader = reader
        self.settings = settings
        documents = try reader.documents()
        runs = try reader.runs()
        standing = runs.flatMap(\.settlements).inForce
        register = try reader.register(through: document.anchor.sequence)
        tariffs = try reader.tariffBook(through: document.anchor.sequence)
        decisions = try reader.decisions()
    }

    func explanation(of line: DocumentLine) throws -> LineExplanation {
        var explanation = LineExplanation(of: line)
        let charge = line.charge
        explanation.reversals = reversals(of: line)
        explanation.unbilled = unbilled(beside: charge)
        let usage = try usage(of: line)
        explanation.days = usage.days
        explanation.erasedDeliveries = usage.erased
        explanation.batches = try batches(usage.entries)
        explanation.covers = covers(usage.entries)
        explanation.corrections = try corrections(of: line, usage)
        if charge.relief == .exemption {
            explanation.ruling = ruling(of: charge, on: usage.days.map(\.day))
        }
        if charge.relief == .waiver { explanation.waiver = register.waiver(of: charge.connection) }
        return explanation
    }

    func charge(at reference: LineReference) -> Charge? {
        documents.first { $0.number == reference.document }?.lines
            .first { $0.number == reference.line }?.charge
    }
}
