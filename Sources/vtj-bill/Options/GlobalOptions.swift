import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Rendering
import Tariffs

/// The price lists that a command uses.
struct TariffOptions: ParsableArguments {
    @Option(
        name: .customLong("tariffs"),
        help: ArgumentHelp(
            "Read price lists and decree lists from this folder.",
            discussion: "Default: the lists that ship in the program.",
            valueName: "dir"
        ),
        completion: .directory
    )
    var folder: String?

    /// The book, from the folder or as shipped.
    func book() throws -> TariffBook {
        try folder.map { try LoadTariffs(folder: $0).book() } ?? .shipped
    }
}

/// The clock and the actor.
struct OccasionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take this as the time, such as 2026-04-01T09:00:00+03:00.",
            discussion: "Default: the clock.",
            valueName: "instant"
        )
    )
    var now: Instant?

    @Option(
        help: ArgumentHelp("Who acts; the default is the login name.", valueName: "name")
    )
    var actor: String?

    @Flag(name: .shortAndLong, help: "Show no progress.")
    var quiet = false

    /// The civil day in Helsinki on which the command is run.
    var today: Day { (now ?? .current).helsinkiDay }

    /// When and by whom the command is run.
    var occasion: Occasion {
        Occasion(now: now ?? .current, actor: actor ?? ProcessInfo.processInfo.userName)
    }
}

/// The ledger that a command works on.
struct LedgerOptions: ParsableArguments {
    @Option(
        name: .customLong("ledger"),
        help: ArgumentHelp(
            "The ledger file.",
            discussion: "Default: the environment's VTJ_BILL_LEDGER, else vtj-bill.sqlite here.",
            valueName: "path"
        ),
        completion: .file(extensions: ["sqlite"])
    )
    var given: String?

    /// The path of the ledger file.
    var path: String {
        given ?? ProcessInfo.processInfo.environment["VTJ_BILL_LEDGER"] ?? "vtj-bill.sqlite"
    }

    /// Opens the ledger to read it.
    func reading() throws -> LedgerStore { try LedgerStore.open(at: path, readOnly: true) }

    /// Opens the ledger to add to it.
    func writing() throws -> LedgerStore { try LedgerStore.open(at: path, readOnly: false) }
}

/// The ledger that a command reads: as it is, or as it was known.
struct KnownLedgerOptions: ParsableArguments {
    @OptionGroup var ledger: LedgerOptions

    @Option(
        help: ArgumentHelp(
            "Read the ledger as it was known at this instant, or at this block.",
            discussion: "Default: as it is. Days and the clock stay what other options say.",
            valueName: "instant|block"
        )
    )
    var asKnownAt: LedgerPoint?

    /// Opens the ledger to read it.
    func reading() throws -> LedgerStore {
        let store = try ledger.reading()
        return try asKnownAt.map { try ReadAsKnown(store: store).store(at: $0) } ?? store
    }
}

extension Instant {
    /// The clock, in whole milliseconds.
    static var current: Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
