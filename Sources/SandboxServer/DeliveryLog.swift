public import Foundation
import Synchronization

/// Writes calls down as they end, one line of JSON each, so that a kill loses no finished line.
public final class DeliveryLog: Sendable {
    private let calls: FileHandle?
    private let operational: FileHandle?
    private let lost = Mutex(0)

    /// Takes the open files: one of `CallRecord`s, one of `OperationalRecord`s of the producer.
    public init(calls: FileHandle?, operational: FileHandle? = nil) {
        self.calls = calls
        self.operational = operational
    }

    /// How many lines could not be written, as when a disk is full.
    public var lostLines: Int { lost.withLock { $0 } }

    /// Writes the lines of a call.
    public func write(_ call: CallRecord) {
        let lines = [(calls, call.json), (operational, OperationalRecord(call)?.json)]
        lost.withLock { lost in
            for case (let file?, let line?) in lines {
                do { try file.write(contentsOf: Data((line + "\n").utf8)) } catch { lost += 1 }
            }
        }
    }
}
