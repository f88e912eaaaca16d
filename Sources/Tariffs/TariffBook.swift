public import BillingPrimitives

/// All price lists and decree lists that a ledger goes by, read from files and checked together.
public struct TariffBook: Sendable {
    /// The most files a book may have; one for each list and year leaves room for centuries.
    public static let filesMax = 1_000

    /// The files, in order of their names.
    public internal(set) var files: [TariffFile]
    /// The newest version of each price list, in order of time; they leave no gap between them.
    public internal(set) var tariffs: [Tariff]
    /// Every version of every price list, in order of time and version.
    public internal(set) var allVersions: [Tariff]
    /// The decree lists, in order of time.
    public internal(set) var decrees: [DecreeList]

    /// The lists that ship with the program.
    public static let shipped: TariffBook = {
        do {
            return try TariffBook(files: ShippedFiles.all)
        } catch {
            preconditionFailure("The shipped price lists are wrong: \(error)")
        }
    }()

    /// Reads the files and checks each of them, then all of them together.
    ///
    /// - Parameter files: The files, in any order.
    /// - Throws: Everything that was found wrong, with file and line.
    public init(files: [TariffFile]) throws(DiagnosticsError) {
        let sorted = files.sorted { $0.name < $1.name }
        let contents = try TariffFileReader.read(sorted)
        try BookCheck.run(contents)
        self.files = sorted
        self.allVersions = contents.tariffs.map(\.value).sorted {
            ($0.inForce.from, $0.id, $0.version) < ($1.inForce.from, $1.id, $1.version)
        }
        self.tariffs = allVersions.newestVersions()
        self.decrees = contents.decrees.map(\.value).sorted { $0.inForce.from < $1.inForce.from }
    }

    /// The book with another counting rule in every price list, to compare what rules would cost.
    public func counting(by rule: CountingRule) -> TariffBook {
        var book = self
        for index in book.tariffs.indices { book.tariffs[index].countingRule = rule }
        return book
    }

    /// The price list in force on a Helsinki day, or nil where there is none.
    public func tariff(on day: Day) -> Tariff? {
        tariffs.first { $0.inForce.contains(day) }
    }

    /// The days around one on which the same price list and decree list are in force.
    public func span(around day: Day) -> Period {
        let turns =
            tariffs.flatMap { [$0.inForce.from, $0.inForce.until] } + decrees.map(\.inForce.from)
        return Period(
            from: turns.compactMap(\.self).filter { $0 <= day }.max() ?? .distantPast,
            until: turns.compactMap(\.self).filter { $0 > day }.min()
        )
    }

    /// One version of a price list.
    public func tariff(id: String, version: Int) -> Tariff? {
        allVersions.first { $0.id == id && $0.version == version }
    }

    /// The decree list in force on a day.
    ///
    /// The latest that has begun stays in force until another begins, also past its own end: the
    /// decrees are annual, and a later one that nobody has filed yet must not end what is free.
    public func decree(on day: Day) -> DecreeList? {
        decrees.last { $0.inForce.from <= day }
    }

    /// A decree list by its number in the statute book.
    public func decree(id: String) -> DecreeList? {
        decrees.first { $0.id == id }
    }

    /// The item of the list in force on a day that names a class, or nil where use is not free.
    public func exemption(
        for organisationClass: OrganisationClass,
        on day: Day
    ) -> (list: DecreeList, item: DecreeItem)? {
        guard let list = decree(on: day), let item = list.item(for: organisationClass) else {
            return nil
        }
        return (list, item)
    }
}

extension Sequence<Tariff> {
    /// The newest version of each id, in order of time.
    func newestVersions() -> [Tariff] {
        Dictionary(grouping: self, by: \.id).values
            .compactMap { versions in versions.max { $0.version < $1.version } }
            .sorted { ($0.inForce.from, $0.id) < ($1.inForce.from, $1.id) }
    }
}
