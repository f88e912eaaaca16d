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
    ///
    /// Without a customer it is the only one of the ledger.
    public func report(
        ofYearBefore month: BillingMonth,
        customer: CustomerID?,
        in store: LedgerStore
    ) throws -> EstimateReport {
        let scenario = try store.read { reader in
            let register = try reader.register()
            let customer = try customer ?? register.onlyCustomer()
            guard
                let scenario = Scenario(
                    pastYearOf: customer,
                    before: month,
                    register: register,
                    usage: try MonthlyUsage(try reader.readings())
                )
            else {
                throw OperationRefusal(
                    "no-past-year",
                    "customer \(customer) has no production connection in use before \(month)"
                )
            }
            return scenario
        }
        return try report(of: scenario)
    }

    private func report(of scenario: Scenario) throws -> EstimateReport {
        try Estimate(of: scenario, tariffs: tariffs, assumptions: assumptions).report()
    }
}

extension LicenseRegister {
    /// The one customer of a register that has no other.
    fileprivate func onlyCustomer() throws -> CustomerID {
        guard let first = customers.first, customers.count == 1 else {
            let names = customers.prefix(20).map(\.rawValue).joined(separator: ", ")
            throw OperationRefusal(
                "which-customer",
                "the ledger has \(customers.count) customers; name one with --customer: \(names)"
            )
        }
        return first
    }
}
