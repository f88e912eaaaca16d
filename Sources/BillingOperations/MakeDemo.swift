public import BillingPrimitives
public import BillingStore
import Foundation
import Licensing
import Metering
import Sandbox
public import Tariffs

/// Makes a believable month in a folder: a register, API answers of synthetic persons, a practice
/// ledger that holds them, and the issued month.
public struct MakeDemo {
    /// What was made.
    public struct Outcome {
        /// The ledger.
        public var store: LedgerStore
        /// Its path.
        public var ledger: String
        /// What feeding the answers in did.
        public var usage: ImportUsage.Outcome
        /// The issued month.
        public var run: RunBilling.Outcome
        /// How many files lie in the folder.
        public var files: Int
    }

    private let folder: String
    private let month: BillingMonth
    private let tariffs: TariffBook
    private let occasion: Occasion

    /// Prepares a demo in a folder, run on the morning after the month by default.
    public init(
        folder: String,
        month: BillingMonth,
        tariffs: TariffBook,
        now: Instant?,
        actor: String
    ) {
        let morning = month.interval.upperBound.milliseconds + 9 * 3_600_000
        self.folder = folder
        self.month = month
        self.tariffs = tariffs
        self.occasion = Occasion(now: now ?? Instant(milliseconds: morning), actor: actor)
    }

    /// Makes it; a folder that holds a ledger already is refused.
    public func make() throws -> Outcome {
        let demo = DemoMonth(month: month)
        let ledger = "\(folder)/ledger.sqlite"
        guard !FileManager.default.fileExists(atPath: ledger) else {
            throw OperationRefusal(
                "demo-exists",
                "\(folder) holds a demo already; remove it, or choose another with --output"
            )
        }
        for file in demo.files { try write(file) }
        let store = try InitLedger(path: ledger, isPractice: true, occasion: occasion).make()
        _ = try ImportRegister(store: store, tariffs: tariffs, occasion: occasion)
            .take("\(folder)/register.toml", correcting: false, isDryRun: false)
        let importing = ImportUsage(store: store, occasion: occasion)
        var usage = ImportUsage.Outcome()
        for delivery in demo.deliveries {
            let facts = ImportUsage.AnswerFacts(
                connection: delivery.connection,
                deliveredAt: delivery.deliveredAt,
                deliveryID: delivery.id,
                kind: delivery.isInitial ? .initial : nil,
                cursorFrom: delivery.cursorFrom
            )
            let one = try importing.take(
                delivery.answer.bytes,
                named: delivery.file,
                identityList: Array(delivery.identityList.utf8),
                facts
            )
            usage.posted += one.posted
            usage.records += one.records
        }
        let run = try RunBilling(store: store, tariffs: tariffs, occasion: occasion).run(month)
        return Outcome(
            store: store,
            ledger: ledger,
            usage: usage,
            run: run,
            files: demo.files.count
        )
    }

    private func write(_ file: DemoFile) throws {
        let url = URL(filePath: "\(folder)/\(file.name)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(file.bytes).write(to: url)
    }
}
