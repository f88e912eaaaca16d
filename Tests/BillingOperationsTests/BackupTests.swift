import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Synchronization
import Testing

/// A backup is whole or not there, whoever else is at work.
@Suite struct BackupTests {
    @Test(arguments: 500..<503 as Range<UInt64>)
    func `a backup is a ledger with the same books`(seed: UInt64) throws {
        try CopiedLedger.with(seed: seed) { ledger in
            try ledger.playAll()
            let facts = try BackUpLedger(ledger: ledger.path)
                .backUp(to: ledger.backup, replacing: false)
            let head = try ledger.store.read { try $0.head() }
            #expect(facts.head == head)
            let size = try FileManager.default.attributesOfItem(atPath: ledger.backup)[.size]
            #expect(size as? Int == Int(facts.bytes))
            #expect(try ledger.names() == ["backup.sqlite", "ledger.sqlite"])
            let copy = try LedgerStore.open(at: ledger.backup)
            #expect(try copy.verify() == [])
            try Books(copy).expectSame(as: Books(ledger.store))
        }
    }

    @Test func `a backup while others write is the ledger as of one block`() throws {
        try CopiedLedger.with(seed: 510) { ledger in
            try ledger.play(0..<ledger.history.steps.count / 2)
            let (path, last) = (ledger.path, ledger.last)
            let digests = Mutex<[Int64: [UInt8]]>([:])
            let folder = ledger.folder
            let backups = Mutex<[Result<LedgerFileFacts, any Error>]>([])
            DispatchQueue.concurrentPerform(iterations: 2) { role in
                guard role == 0 else {
                    for number in 0..<6 {
                        let file = folder.appending(path: "backup-\(number).sqlite").path
                        let facts = Result {
                            try BackUpLedger(ledger: path).backUp(to: file, replacing: false)
                        }
                        backups.withLock { $0.append(facts) }
                    }
                    return
                }
                guard let store = try? LedgerStore.open(at: path) else { return }
                for _ in 0..<300 {
                    let head = try? store.write(at: last, actor: "toinen") { writer in
                        try writer.recordRegister([], source: "")
                        return try writer.reader.head()
                    }
                    if let head { digests.withLock { $0[head.sequence] = head.digest } }
                }
            }
            let known = digests.withLock { $0 }
            #expect(known.count == 300)
            let facts = try backups.withLock { $0 }.map { try $0.get() }
            #expect(facts.count == 6)
            for each in facts {
                let copy = try LedgerStore.open(at: each.path, readOnly: true)
                #expect(try copy.verify() == [])
                #expect(try copy.read { try $0.head() } == each.head)
                let digest = known[each.head.sequence]
                #expect(digest == nil || digest == each.head.digest)
            }
            #expect(try ledger.store.verify() == [])
        }
    }

    @Test func `a file that is there is replaced only on request, and only a ledger is`() throws {
        try CopiedLedger.with(seed: 511) { ledger in
            let backing = BackUpLedger(ledger: ledger.path)
            _ = try backing.backUp(to: ledger.backup, replacing: false)
            // Somebody worked on the backup and left its log beside it.
            let other = try LedgerStore.open(at: ledger.backup)
            _ = try other.write(at: ledger.last, actor: "x") { writer in
                try writer.recordRegister([], source: "toinen")
            }
            try ledger.playAll()
            #expect(throws: OperationRefusal.self) {
                try backing.backUp(to: ledger.backup, replacing: false)
            }
            #expect(throws: LedgerStoreError.inUse(path: ledger.backup)) {
                try backing.backUp(to: ledger.backup, replacing: true)
            }
            let head = try other.read { try $0.head() }
            #expect(head.sequence == 2)
        }
        try CopiedLedger.with(seed: 511) { ledger in
            let backing = BackUpLedger(ledger: ledger.path)
            _ = try backing.backUp(to: ledger.backup, replacing: false)
            try ledger.playAll()
            _ = try backing.backUp(to: ledger.backup, replacing: true)
            #expect(try ledger.head(ledger.backup) == ledger.head(ledger.path))
            #expect(throws: LedgerStoreError.sameFile(path: ledger.path)) {
                try backing.backUp(to: ledger.path, replacing: true)
            }
            let text = ledger.path("text.sqlite")
            try Data("muistio".utf8).write(to: URL(filePath: text))
            #expect(throws: LedgerStoreError.notALedger(path: text)) {
                try backing.backUp(to: text, replacing: true)
            }
            #expect(try String(contentsOfFile: text, encoding: .utf8) == "muistio")
        }
    }

    @Test func `a damaged ledger and a crash in the middle leave no file`() throws {
        struct Killed: Error {}
        try CopiedLedger.with(seed: 512) { ledger in
            try ledger.playAll()
            #expect(throws: Killed.self) {
                try LedgerCopy.make(of: ledger.path, for: ledger.backup) { copy in
                    #expect(try copy.store.verify() == [])
                    throw Killed()
                }
            }
            #expect(throws: Killed.self) {
                try LedgerCopy.make(of: ledger.path, for: ledger.backup) { copy in
                    try copy.takePlace { _ in throw Killed() }
                }
            }
            #expect(try ledger.names() == ["ledger.sqlite"])
            let damaged = ledger.path("damaged.sqlite")
            _ = try BackUpLedger(ledger: ledger.path).backUp(to: damaged, replacing: false)
            try CopiedLedger.flip("business", in: damaged)
            let refusal = #expect(throws: OperationRefusal.self) {
                try BackUpLedger(ledger: damaged).backUp(to: ledger.backup, replacing: false)
            }
            #expect(refusal?.code == "copy-damaged")
            #expect(try ledger.names() == ["damaged.sqlite", "ledger.sqlite"])
        }
    }
}
