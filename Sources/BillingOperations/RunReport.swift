public import BillingStore
public import Reporting
public import Tariffs

/// Runs a report's statement over the published views of a ledger.
public struct RunReport {
    /// How long a statement may take unless somebody says otherwise, in seconds.
    public static let secondsDefault = 10

    private let store: LedgerStore
    private let tariffs: TariffBook
    private let memory: Int

    /// Prepares reports of a ledger; price lists are those of the book, and memory is in bytes.
    public init(
        store: LedgerStore,
        tariffs: TariffBook,
        memory: Int = ReportDatabase.memoryMax
    ) {
        self.store = store
        self.tariffs = tariffs
        self.memory = memory
    }

    /// The rows of a report, a value for each of its columns.
    ///
    /// Parameters that are not given have their defaults. Throws `OperationRefusal` where the
    /// statement writes, is wrong, runs away or needs more memory than it may.
    public func rows(
        _ report: ReportDefinition,
        parameters given: [String: String] = [:],
        seconds: Int = secondsDefault
    ) throws -> [[ReportDatabase.Value]] {
        let known = Set(report.parameters.map(\.name))
        if let unknown = given.keys.sorted().first(where: { !known.contains($0) }) {
            throw OperationRefusal(
                "no-such-parameter",
                "\(report.name) has no parameter '\(unknown)'; see 'vtj-bill report list'"
            )
        }
        var parameters = given
        for parameter in report.parameters where given[parameter.name] == nil {
            parameters[parameter.name] = parameter.standard
        }
        do {
            return try filled(for: report).rows(
                of: report.sql,
                parameters: parameters,
                columns: report.columns.map(\.name),
                seconds: seconds
            )
        } catch let refusal as ReportDatabase.Refusal {
            throw OperationRefusal(refusal, of: report, seconds)
        }
    }

    private func filled(for report: ReportDefinition) throws -> ReportDatabase {
        let database = try ReportDatabase(memory: memory)
        try store.read { reader in
            let filling = FillViews(reader: reader, tariffs: tariffs)
            for view in ReportView.all where report.sql.contains(view.name) {
                try filling.fill(view, of: database)
            }
        }
        return database
    }
}

extension OperationRefusal {
    fileprivate init(
        _ refusal: ReportDatabase.Refusal,
        of report: ReportDefinition,
        _ seconds: Int
    ) {
        let name = report.name
        switch refusal {
        case .notSelect:
            self.init(
                "report-not-select",
                "\(name) is not one statement that only reads; begin it with SELECT or WITH"
            )
        case .wrong(let why):
            self.init("report-wrong", "\(name) cannot be run: \(why); see 'vtj-bill report views'")
        case .tooLong:
            self.init(
                "report-too-long",
                "\(name) was stopped after \(seconds) seconds; read less, or set --timeout"
            )
        case .tooMuchMemory:
            self.init(
                "report-too-large",
                "\(name) was stopped when it had taken all the memory that it may; read less, "
                    + "or sum up sooner"
            )
        case .tooManyRows:
            self.init(
                "report-too-many-rows",
                "\(name) has more than \(ReportDatabase.rowsMax) rows; sum them up, or add a LIMIT"
            )
        case .columns(let found):
            self.init(
                "report-columns",
                "\(name) gives the columns \(found.joined(separator: ", ")), and its header names "
                    + "\(report.columns.map(\.name).joined(separator: ", ")); make them the same"
            )
        }
    }
}
