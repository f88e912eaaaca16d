import BillingPrimitives
import Foundation
import Metering

/// What a reader made of a source.
struct UsageOutcome: Equatable {
    var deliveries: [Delivery] = []
    var lines: [UInt32] = []
    var diagnostics: [Diagnostic] = []
    var refused: [Diagnostic] = []

    /// Line and code of everything that was found, as the `.expect` files have it.
    var findings: [String] {
        (refused + diagnostics).map { "\($0.line.map(String.init) ?? "-") \($0.code)" }
    }
}

/// Reads a source in pieces that end at the offsets given, `rowsMax` rows a batch.
func readUsage(
    _ format: UsageFormat,
    _ source: [UInt8],
    cutAt cuts: [Int] = [],
    rowsMax: Int = 1_000
) -> UsageOutcome {
    var outcome = UsageOutcome()
    var reader = UsageReader(
        format,
        file: "usage",
        connections: ["kunta-a", "kunta-b"],
        latest: Instant("2026-12-31T22:00:00Z") ?? Instant(milliseconds: 0)
    )
    var batch = DeliveryBatch()
    var found = DiagnosticCollector()
    let ends = cuts + [source.count]
    var start = 0
    do {
        for (index, end) in ends.enumerated() {
            repeat {
                let taken = try source[start..<end].withUnsafeBytes { bytes in
                    try reader.read(
                        bytes,
                        isLast: index == ends.count - 1,
                        rowsMax: rowsMax,
                        into: &batch,
                        diagnostics: &found
                    )
                }
                start += taken
                outcome.deliveries += batch.rows.indices.map { batch[$0] }
                outcome.lines += batch.rows.map(\.line)
                batch.removeAll()
            } while start < end
        }
    } catch let error as DiagnosticsError {
        outcome.refused = error.diagnostics
    } catch {
        preconditionFailure("A reader throws diagnostics only.")
    }
    outcome.diagnostics = found.list
    return outcome
}

func readUsage(_ format: UsageFormat, _ source: String) -> UsageOutcome {
    readUsage(format, Array(source.utf8))
}

func count(_ answer: String) throws -> CountedAnswer {
    try Array(answer.utf8).withUnsafeBytes { try RecordCounter.count($0) }
}

/// Numbers that look random and are the same in every run.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
