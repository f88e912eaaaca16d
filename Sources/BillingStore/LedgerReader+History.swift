public import Invoicing
public import Ledger
public import Licensing

/// What was recorded when, and by whom.
extension LedgerReader {
    /// Calls a body with every block of the register and what it brought, in order.
    public func registerHistory(
        _ body: (BlockHeader, [RegisterVersion]) throws -> Void
    ) throws {
        try history(of: .register) { header, bytes in
            try body(header, try RegisterBody.versions(of: bytes))
        }
    }

    /// Calls a body with every block of a document and the document, in order.
    public func documentHistory(_ body: (BlockHeader, Document) throws -> Void) throws {
        try history(of: .document) { header, bytes in
            try body(header, try DocumentBody.document(of: bytes))
        }
    }

    private func history(
        of kind: BlockKind,
        _ body: (BlockHeader, [UInt8]) throws -> Void
    ) throws {
        for sequence in try chain.sequences(of: kind) {
            try body(try chain.header(of: sequence), try chain.body(of: sequence))
        }
    }
}
