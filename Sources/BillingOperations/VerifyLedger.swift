import BillingPrimitives
public import BillingStore
import Invoicing
import Ledger

/// Checks a ledger: blocks, chain, projections, seals of months, and on request every document of
/// every run.
public struct VerifyLedger {
    private let store: LedgerStore

    /// Prepares checks of a ledger.
    public init(store: LedgerStore) {
        self.store = store
    }

    /// What does not agree; nothing for a whole ledger.
    ///
    /// `skipped` is called with what cannot be made again, and why.
    public func findings(
        replayingDocuments: Bool,
        skipped: (String, String) -> Void = { _, _ in }
    ) throws -> [VerificationFinding] {
        var findings = try store.verify()
        // Where blocks are damaged, a seal may not be made again at all, and that is told already.
        findings += findings.isEmpty ? try seals() : (try? seals()) ?? []
        guard replayingDocuments, findings.isEmpty else { return findings }
        let (runs, notes) = try store.read { reader in
            (try reader.runs(), try reader.documents(type: .creditNote).filter { !$0.isOfRun })
        }
        for run in runs {
            findings += try unlessErased("the documents of \(run.month)", skipped) {
                try differences(of: run)
            }
        }
        for note in notes {
            findings += try unlessErased(note.number, skipped) { try differences(of: note) }
        }
        return findings
    }

    private func unlessErased(
        _ what: String,
        _ skipped: (String, String) -> Void,
        _ body: () throws -> [VerificationFinding]
    ) throws -> [VerificationFinding] {
        do {
            return try body()
        } catch let error as LedgerStoreError {
            guard case .erased = error else { throw error }
            skipped(what, error.description)
        } catch let refusal as OperationRefusal where refusal.code == "document-erased" {
            skipped(what, refusal.description)
        }
        return []
    }

    /// The closings whose seal is not that of what the ledger holds.
    private func seals() throws -> [VerificationFinding] {
        try store.read { reader in
            try reader.monthBooks().closings.compactMap { recorded in
                guard try reader.sealed(by: recorded).digest.hexadecimal != recorded.closing.seal
                else { return nil }
                return VerificationFinding(
                    sequence: recorded.header.sequence,
                    code: "seal-differs",
                    sentence: "the seal of \(recorded.closing.month) is not that of its documents, "
                        + "its run and its reconciliation as the ledger holds them"
                )
            }
        }
    }

    private func differences(of note: Document) throws -> [VerificationFinding] {
        let issued = try store.read { try $0.issued(note.number) }
        let made = try ReplayDocuments(store: store).replay(creditNote: issued)
        return made == issued ? [] : [.documentDiffers(note.number)]
    }

    private func differences(of run: BillingRun) throws -> [VerificationFinding] {
        let made = try ReplayDocuments(store: store).replay(run)
        let issued = try store.read { reader in
            try run.documents.compactMap { try reader.document(number: $0) }
        }
        var findings: [VerificationFinding] = []
        if made.settlements != run.settlements {
            findings.append(.documentDiffers("the settlements of the run of \(run.month)"))
        }
        for (made, issued) in zip(made.documents, issued) where made != issued {
            findings.append(.documentDiffers(issued.number))
        }
        if made.documents.count != issued.count {
            findings.append(.documentDiffers("the number of documents of the run of \(run.month)"))
        }
        return findings
    }
}

extension VerificationFinding {
    fileprivate static func documentDiffers(_ what: String) -> VerificationFinding {
        VerificationFinding(
            sequence: nil,
            code: "document-differs",
            sentence: "\(what) is not what the ledger gives as known at its cut-off"
        )
    }
}
