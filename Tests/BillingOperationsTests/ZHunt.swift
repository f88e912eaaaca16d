import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Testing

@Suite struct ZHunt {
    @Test(arguments: (UInt64(ProcessInfo.processInfo.environment["HUNT_FROM"] ?? "0") ?? 0)..<(UInt64(ProcessInfo.processInfo.environment["HUNT_TO"] ?? "0") ?? 0))
    func hunt(seed: UInt64) throws {
        try LawTests().`everything delivered is one thing, once, and what is issued stays`(seed: seed)
        try LawTests().`the order in which usage arrives within a month changes nothing`(seed: seed)
        try CrashTests().`a ledger that is interrupted again and again ends with the same books`(seed: seed)
    }
}
