public import BillingPrimitives
public import Licensing
public import Tariffs

/// The setup fees that are due, once for each production connection.
///
/// A fee is due in the month of commissioning and is waived only by a decision. It depends on no
/// permit and on no ruling.
public enum SetupFees {
    /// The fees of connections that were commissioned by the end of a month and never charged.
    ///
    /// `charged` are the connections whose fee stands on a document already.
    public static func due(
        in month: BillingMonth,
        register: LicenseRegister,
        tariffs: TariffBook,
        charged: Set<ConnectionID>
    ) throws(RatingRefusal) -> [Charge] {
        var charges: [Charge] = []
        for id in register.connections where !charged.contains(id) {
            guard let latest = register.connection(id), latest.setupFeeSettled == nil,
                let day = latest.commissionedOn, day <= month.lastDay,
                let connection = register.connection(id, on: day),
                connection.environment == .production
            else { continue }
            guard let tariff = tariffs.tariff(on: day) else {
                throw .noTariff(day: day, connection: id)
            }
            guard let component = tariff.component(.setupFee) else { continue }
            var terms = ChargeTerms(connection, component, tariff, month: month, day: day)
            terms.isCorrection = false
            if let waiver = register.waiver(of: id), tariff.waives(waiver) {
                terms.relief = .waiver
                terms.legalBasis = "\(component.legalBasis); \(waiver.citation)"
            }
            charges.append(try terms.charge(for: 1))
        }
        return charges
    }
}

extension TariffBook {
    /// The version of a price list that a line names by its label.
    public func tariff(labelled label: String) -> Tariff? {
        allVersions.first { $0.label == label }
    }
}

extension Tariff {
    /// Whether the day of a waiver's decision lies in the window of the price list, if it has one.
    public func waives(_ waiver: Waiver) -> Bool {
        waiverDecisions?.contains(waiver.decidedOn) ?? true
    }
}

extension Waiver {
    /// The waiver as documents of every language cite it: its number, and what is replaced.
    public var citation: String { "\(number ?? connection.rawValue) (\(legacyConnection))" }
}
