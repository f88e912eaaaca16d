import BillingPrimitives
public import BillingStore
import Metering

/// Makes an empty ledger with keys of its own.
public struct InitLedger {
    private let path: String
    private let isPractice: Bool
    private let occasion: Occasion

    /// Prepares a ledger at a path where there is no file yet.
    public init(path: String, isPractice: Bool, occasion: Occasion) {
        self.path = path
        self.isPractice = isPractice
        self.occasion = occasion
    }

    /// Makes it.
    @discardableResult
    public func make() throws -> LedgerStore {
        var random = SystemRandomNumberGenerator()
        let settings = LedgerSettings(
            isPractice: isPractice,
            digestKey: (0..<DigestKey.length).map { _ in
                UInt8.random(in: 0...255, using: &random)
            },
            fingerprintSeed: random.next()
        )
        return try LedgerStore.create(
            at: path,
            settings: settings,
            at: occasion.now,
            actor: occasion.actor
        )
    }
}
