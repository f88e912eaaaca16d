public import BillingPrimitives
public import BillingStore
public import Licensing
public import Tariffs

/// Records what an officer decides, each decision as one block of register entries.
///
/// It throws `DiagnosticsError` with all that does not fit the register, or `OperationRefusal`, and
/// then nothing is recorded.
public struct KeepRegister {
    /// Who decided what on which day, and why.
    public struct Decision: Hashable, Sendable {
        /// The day.
        public var on: Day
        /// Who decided.
        public var decidedBy: String
        /// Why.
        public var reason: String?
        /// The agency's reference.
        public var reference: String?

        /// Creates the facts of a decision.
        public init(on: Day, decidedBy: String, reason: String? = nil, reference: String? = nil) {
            self.on = on
            self.decidedBy = decidedBy
            self.reason = reason
            self.reference = reference
        }
    }

    let importing: ImportRegister

    /// Prepares the keeping of a ledger's register.
    public init(store: LedgerStore, tariffs: TariffBook, occasion: Occasion) {
        importing = ImportRegister(store: store, tariffs: tariffs, occasion: occasion)
    }
}

extension OperationRefusal {
    /// The refusal of an id that no entry of a kind has.
    public static func noSuchEntry(_ kind: RegisterKind, _ id: String) -> OperationRefusal {
        OperationRefusal(
            "no-such-entry",
            "the register has no \(kind.rawValue) \(Redaction.quoted(id)); "
                + "see 'vtj-bill \(kind.rawValue) list'"
        )
    }
}
