public import BillingPrimitives
public import BillingStore
import Invoicing

/// Checks a ledger: blocks, chain, projections, and on request every document of every run.
public struct VerifyLedger {
    private let store: LedgerStore

    /// Prepares checks of a ledger.
    public init(store: LedgerStore) {
        self.store = store
    }

    /// What does not agree; nothing for a whole ledger.
    ///
    /// `skipped` is called with each month whose documents cannot be made again, and why.
    public func findings(
        replayingDocuments: Bool,
        skipped: (BillingMonth, String) -> Void = { _, _ in }
    ) throws -> [VerificationFinding] {
        var findings = try store.verify()
        // Blocks that are damaged cannot be read for more.
        if findings.isEmpty { findings = try brokenSeals(skipped) }
        guard replayingDocuments, findings.isEmpty else { return findings }
        return try store.read { try $0.runs() }.flatMap { run in
            do {
                return try differences(of: run)
            } catch let error as LedgerStoreError {
                guard case .erased = error else { throw error }
                skipped(run.month, error.description)
                return []
            }
        }
    }

    /// Closed months whose documents are not those that were sealed.
    private func brokenSeals(
        _ skipped: (BillingMonth, String) -> Void
    ) throws -> [VerificationFinding] {
        try store.read { reader in
            var findings: [VerificationFinding] = []
            var seals: [(month: BillingMonth, seal: String)] = []
            for recorded in try reader.monthEvents() where recorded.event.action != .override {
                let month = recorded.event.month
                seals.removeAll { $0.month >= month }
                guard let seal = recorded.event.seal else { continue }
                do {
                    let made = MonthEvent.seal(
                        of: month,
                        run: try reader.run(of: month) ?? .none(of: month),
                        documents: try reader.documentBytes(of: month, before: recorded.block),
                        after: seals.last?.seal
                    )
                    if made != seal { findings.append(.brokenSeal(month, recorded.block)) }
                } catch let error as LedgerStoreError {
                    guard case .erased = error else { throw error }
                    skipped(month, error.description)
                }
                seals.append((month, seal))
            }
            return findings
        }
    }

    private func differences(of run: BillingRun) throws -> [VerificationFinding] {
        let made = try ReplayRun(store: store).replay(run)
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

extension BillingRun {
    /// What stands for the run of a month that the ledger no longer has.
    fileprivate static func none(of month: BillingMonth) -> BillingRun {
        BillingRun(
            month: month,
            ranAt: Instant(milliseconds: 0),
            cutOff: 0,
            settlements: [],
            documents: []
        )
    }
}

extension VerificationFinding {
    fileprivate static func brokenSeal(_ month: BillingMonth, _ block: Int64) -> Self {
        VerificationFinding(
            sequence: block,
            code: "seal-differs",
            sentence: "the run and the documents of \(month) are not those that were sealed"
        )
    }

    fileprivate static func documentDiffers(_ what: String) -> VerificationFinding {
        VerificationFinding(
            sequence: nil,
            code: "document-differs",
            sentence: "\(what) is not what the ledger gives as known at its cut-off"
        )
    }
}
