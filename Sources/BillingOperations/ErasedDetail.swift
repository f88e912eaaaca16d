import BillingPrimitives
import BillingStore

/// Detail that is not there any more.
enum ErasedDetail {
    /// What to say of a list of deliveries where some of its days have none: a warning for each
    /// certificate.
    static func warnings(
        _ reader: LedgerReader,
        of connection: ConnectionID? = nil,
        from first: Day? = nil,
        through last: Day? = nil
    ) throws -> [Diagnostic] {
        try reader.erasedUsage(of: connection, from: first, through: last).map { erased in
            let what = erased.deliveries == 1 ? "delivery is" : "deliveries are"
            return Diagnostic(
                .warning,
                "detail-erased",
                "\(erased.deliveries) \(what) not listed",
                why: "their detail was erased under certificate \(erased.certificate); their sums "
                    + "stay",
                remedy: "see 'vtj-bill retention show \(erased.certificate)'"
            )
        }
    }
}
