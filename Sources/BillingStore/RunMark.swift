import BillingPrimitives
import GRDB

/// A run as one row tells of it: the block that holds it, and its month.
struct RunMark {
    var block: Int64
    var month: BillingMonth

    /// All runs, in order.
    static func all(in db: Database) throws -> [RunMark] {
        var marks: [RunMark] = []
        try db.each("SELECT block, month FROM billingRun ORDER BY block") { row in
            let text: String = row[1]
            guard let month = BillingMonth(text) else {
                throw LedgerStoreError.damaged("the table of billing runs names no month")
            }
            marks.append(RunMark(block: row[0], month: month))
        }
        return marks
    }

    /// Whether it settled what was recorded, or decided, in a block for a day; the first run of
    /// which that is true is the one that did.
    func settles(_ day: Day, recordedIn block: Int64) -> Bool {
        block < self.block && BillingMonth(containing: day) <= month
    }
}
