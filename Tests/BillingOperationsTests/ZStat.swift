import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Rating
import Licensing
import Tariffs
import Testing
import Foundation

@Suite struct ZStat {
    @Test func stat() throws {
        var c: [String: Int] = [:]
        var clock = ContinuousClock().now
        func lap(_ n: String) { let e = ContinuousClock().now; c["ms \(n)", default: 0] += Int((e - clock) / .milliseconds(1)); clock = e }
        for seed in UInt64(0)..<16 {
            let h = try History(seed: seed)
            lap("make")
            let s = try Playback.inMemory(h, cutting: seed)
            lap("play")
            try DocumentLaw.expectReplay(s)
            lap("replay")
            _ = try UsageLaw(store: s, history: h).expectEachSettledOnce()
            lap("settledonce")
            c["seedswitherratum", default: 0] += Set(h.steps.map { $0.tariffs.files.count }).count > 1 ? 1 : 0
            try s.read { r in
                for x in try r.settlements() {
                    c["fate \(x.fate.rawValue)", default: 0] += 1
                    if x.isIncident { c["incident", default: 0] += 1 }
                    if x.deliveryID != nil { c["single", default: 0] += 1 }
                    for q in x.reasons { c["reason \(q.rawValue)", default: 0] += 1 }
                }
                for d in try r.documents() {
                    c["doc \(d.type.rawValue) \(d.isOfRun)", default: 0] += 1
                    for l in d.lines {
                        let g = l.charge
                        c["line \(g.component.rawValue) \(g.relief?.rawValue ?? "-") corr \(g.isCorrection) rev \(g.reverses != nil)", default: 0] += 1
                        c["price \("\(g.calculation.price)".prefix(8))", default: 0] += 1
                        if let x = g.countingRule { c["rule \(x.rawValue)", default: 0] += 1 }
                    }
                }
            }
            lap("stat")
        }
        for k in c.keys.sorted() { print(k, c[k]!) }
    }
}
