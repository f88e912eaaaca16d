public import BillingPrimitives
public import BillingStore
import Licensing
public import Reporting
public import Tariffs

/// Prices a scenario with the functions that invoice; it writes nothing.
public struct EstimateCost {
    private let tariffs: TariffBook
    private let assumptions: ChangeAssumptions

    /// Prepares estimates; a file replaces the assumptions that ship.
    public init(tariffs: TariffBook, assumptions file: String? = nil) throws {
        self.tariffs = tariffs
        assumptions =
            try file.map { path in
                let input = try InputFile(path: path)
                return try ChangeAssumptions(parsing: try input.contents(), file: input.name)
            } ?? .shipped
    }

    /// The estimate of a scenario given by options.
    public func report(of options: ScenarioOptions) throws -> EstimateReport {
        try report(of: Scenario(options))
    }

    /// The estimate of a scenario file.
    public func report(ofFile path: String) throws -> EstimateReport {
        let input = try InputFile(path: path)
        return try report(of: ScenarioFile.parse(try input.contents(), file: input.name))
    }

    /// The estimate of a customer's coming year, from what a ledger knows of the year before.
    public func report(
        ofYearBefore month: BillingMonth,
        customer: CustomerID,
        in store: LedgerStore
    ) throws -> EstimateReport {
        let scenario = try store.read { reader in
            Scenario(
                pastYearOf: customer,
                before: month,
                register: try reader.register(),
                usage: try MonthlyUsage(try reader.readings())
            )
        }
        guard let scenario else {
            throw OperationRefusal(
                "no-past-year",
                "customer \(customer) has no production connection that was in use before \(month)"
            )
        }
        return try report(of: scenario)
    }

    private func report(of scenario: Scenario) throws -> EstimateReport {
        try Estimate(of: scenario, tariffs: tariffs, assumptions: assumptions).report()
    }
}
