public import BillingPrimitives
public import BillingStore
import Foundation
import Invoicing
import Ledger
import Licensing
import Rating
public import Reporting
public import Tariffs

/// Prices months of a ledger under its own lists and under others; it writes nothing.
public struct CompareTariffs {
    /// How many months are compared at most, which is ten years.
    public static let monthsMax = 120

    private let store: LedgerStore
    private let now: TariffBook

    /// Prepares comparisons with a book, or with the lists that the last run recorded.
    public init(store: LedgerStore, with book: TariffBook?) throws {
        self.store = store
        now = try book ?? store.read { try $0.tariffBook() } ?? .shipped
    }

    /// The other book: that of a folder, else this one, with the lists of the files in the place of
    /// others on the days on which they are in force.
    public func book(of paths: [String]) throws -> TariffBook {
        let folders = paths.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
                && isFolder.boolValue
        }
        guard folders.count <= 1 else {
            throw OperationRefusal(
                "several-folders",
                "\(folders.joined(separator: ", ")) are folders; give one, and files beside it"
            )
        }
        let files = try paths.filter { !folders.contains($0) }.map(LoadTariffs.file)
        let book = try folders.first.map { try LoadTariffs(folder: $0).book() } ?? now
        return files.isEmpty ? book : try book.replacing(with: files)
    }

    /// What the months come to under the lists of the ledger, and what under another book.
    public func compare(
        with other: TariffBook,
        months: ClosedRange<BillingMonth>
    ) throws -> WhatIf {
        precondition(months.count <= Self.monthsMax, "The command limits the months.")
        return try store.read { reader in
            // What runs settled tells all, unless other records count or repeats were billed.
            let needsDetail =
                now.tariffs.contains(where: \.redeliveryBilled)
                || other.tariffs.contains { $0.countingRule != .personChange }
            let settled = try SettledUsage(reader, of: months, inDetail: needsDetail)
            let sides = try [now, other].map { book in
                try months.map { try price($0, by: book, settled, reader) }
            }
            return try WhatIf(before: sides[0], after: sides[1])
        }
    }

    // MARK: One month

    private func price(
        _ month: BillingMonth,
        by book: TariffBook,
        _ settled: SettledUsage,
        _ reader: LedgerReader
    ) throws -> PricedMonth {
        if let readings = settled.readings[month] {
            return try PricedMonth(
                anew: month,
                readings: readings,
                released: settled.released,
                charged: settled.charged[month] ?? [],
                register: settled.register,
                tariffs: book
            )
        }
        var priced = PricedMonth(month, wasRun: false)
        // A month that was passed over has nothing left: the runs after it took what it had.
        if let last = settled.lastRun, month < last { return priced }
        try draft(&priced, by: book, settled, reader)
        return priced
    }

    /// Prices a month that is still to be run, after those before it.
    private func draft(
        _ priced: inout PricedMonth,
        by book: TariffBook,
        _ settled: SettledUsage,
        _ reader: LedgerReader
    ) throws {
        let month = priced.month
        // The first one takes what came late as well.
        let isNext = month == settled.lastRun?.adding(months: 1)
        let drafting = DraftMonth(
            reader: reader,
            settings: store.settings,
            tariffs: book,
            month: month,
            issuedOn: month.adding(months: 1).firstDay,
            anchor: try reader.anchor()
        )
        let usage = try drafting.rate(through: month.lastDay) { reading in
            (isNext || reading.key.day >= month.firstDay)
                && priced.prices(reading, by: book, settled.register)
        }
        priced.add(usage)
        try priced.addSetupFees(register: settled.register, tariffs: book) { id in
            let day = settled.register.connection(id)?.commissionedOn
            return !settled.withSetupFee.contains(id)
                && (isNext || day ?? month.firstDay >= month.firstDay)
        }
    }
}
