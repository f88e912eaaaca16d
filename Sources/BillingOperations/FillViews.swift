import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
import Licensing
import Metering
import Rating
import Reporting
import Tariffs

/// Fills the views that reports read from what the ledger says.
struct FillViews {
    typealias Value = ReportDatabase.Value

    let reader: LedgerReader
    let tariffs: TariffBook

    /// Makes a view.
    func fill(_ view: ReportView, of database: ReportDatabase) throws {
        let rows = try rows(of: view)
        try database.fill(view.name, columns: view.columns.map(\.name)) { add in
            for row in rows { try add(row) }
        }
    }

    private func rows(of view: ReportView) throws -> [[Value]] {
        switch view {
        case .deliveryDay: try deliveryDays()
        case .usageFate: try usageFates()
        case .dataGroupMonth: try dataGroupMonths()
        case .document: try documents()
        case .invoiceLine: try invoiceLines()
        case .customer: try customers()
        case .connection: try connections()
        case .permit: try permits()
        case .waiver: try waivers()
        case .tariff: tariffVersions()
        default: preconditionFailure("Every published view is filled.")
        }
    }

    // MARK: Usage

    private func deliveryDays() throws -> [[Value]] {
        let register = try reader.register()
        let readings = try reader.readings()
        let last = readings.map(\.key.day).max() ?? .distantPast
        let open = Set(try reader.openReadings(through: last).map(\.key))
        return readings.map { reading in
            let key = reading.key
            let customer = register.connection(key.connection, on: key.day)?.customer.rawValue
            return [
                .text(key.connection.rawValue), Value(customer), .text("\(key.day)"),
                .text("\(BillingMonth(containing: key.day))"), .text(key.kind.name),
                .integer(reading.deliveries),
            ] + counts(reading.counts) + [
                .integer(reading.testCounts.personChange),
                .integer(open.contains(key) ? 1 : 0),
            ]
        }
    }

    private func usageFates() throws -> [[Value]] {
        try reader.settlements().inForce.map { settlement in
            [
                .text(settlement.connection.rawValue), .text("\(settlement.day)"),
                .text("\(BillingMonth(containing: settlement.day))"),
                .text(settlement.kind.name), .text(settlement.fate.rawValue),
                .integer(settlement.deliveries),
            ] + counts(settlement.counts)
        }
    }

    private func counts(_ counts: RecordCounts) -> [Value] {
        CountingRule.allCases.map { Value(counts[$0]) }
    }

    private func dataGroupMonths() throws -> [[Value]] {
        struct Key: Hashable {
            var connection: ConnectionID
            var month: BillingMonth
            var code: String
        }
        var sums: [Key: Int64?] = [:]
        try reader.deliveries { delivery in
            let month = BillingMonth(containing: delivery.deliveredAt.helsinkiDay)
            for group in delivery.dataGroups {
                let key = Key(connection: delivery.connection, month: month, code: group.code)
                let sum = sums[key] ?? 0
                sums[key] = .some(group.elements.flatMap { elements in sum.map { $0 + elements } })
            }
        }
        return sums.map { key, records in
            [
                .text(key.connection.rawValue), .text("\(key.month)"), .text(key.code),
                Value(records),
            ]
        }
    }

    // MARK: Documents

    private func documents() throws -> [[Value]] {
        try reader.documents().map { document in
            [
                .text(document.number), .text(document.type.rawValue), .text("\(document.month)"),
                .text("\(document.issuedOn)"), Value(document.dueOn?.description),
                Value(document.customer.customer?.rawValue), .text(document.customer.name),
                Value(document.credits), .integer(try document.netTotal.cents),
                .integer(try document.vatTotal.cents), .integer(try document.total.cents),
            ]
        }
    }

    private func invoiceLines() throws -> [[Value]] {
        let documents = try reader.documents()
        var charges: [LineReference: Charge] = [:]
        for document in documents {
            for line in document.lines {
                charges[LineReference(document: document.number, line: line.number)] = line.charge
            }
        }
        return documents.flatMap { document in
            document.lines.map { line -> [Value] in
                let charge = line.charge
                let later = charge.laterRelief(onRun: document.isOfRun) { charges[$0] }
                return [
                    .text(document.number), .integer(Int64(line.number)),
                    .text(document.type.rawValue), .text("\(document.month)"),
                    .text(charge.customer.rawValue), .text(charge.connection.rawValue),
                    .text(charge.register), .text("\(charge.serviceMonth)"),
                    .text(charge.component.rawValue), .integer(charge.isCorrection ? 1 : 0),
                    Value(charge.countingRule?.rawValue), .integer(charge.quantity),
                    .integer(charge.listAmount.cents), .integer(charge.netAmount.cents),
                    .integer(line.vatAmount.cents), Value(charge.relief?.rawValue),
                    .text(charge.legalBasis), .text(charge.tariff), .text(charge.account),
                    Value(later?.rawValue),
                ]
            }
        }
    }

    // MARK: The register and the price lists

    private func customers() throws -> [[Value]] {
        let register = try reader.register()
        return register.customers.compactMap { register.customer($0) }.map { customer in
            [
                .text(customer.id.rawValue), .text(customer.name),
                .text(customer.businessID.description), .text(customer.organisationClass.rawValue),
            ]
        }
    }

    private func connections() throws -> [[Value]] {
        let register = try reader.register()
        return register.connections.compactMap { register.connection($0) }.map { connection in
            let customer = register.customer(connection.customer)
            return [
                .text(connection.id.rawValue), .text(connection.customer.rawValue),
                Value(customer?.organisationClass.rawValue), .text(connection.environment.rawValue),
                .text(connection.register), Value(connection.commissionedOn?.description),
                Value(connection.closedOn?.description),
            ]
        }
    }

    private func permits() throws -> [[Value]] {
        let register = try reader.register()
        return register.permits.compactMap { register.permit($0) }.map { permit in
            let last = permit.steps.last?.on ?? .distantPast
            let connections = permit.connections(on: last)?.map(\.rawValue)
            let revoked = permit.steps.last { $0.what == .revoke }?.on
            let ends = [permit.validUntil(on: last), revoked].compactMap { $0 }
            return [
                .text(permit.id.rawValue), .text(permit.kind.rawValue),
                Value(permit.holder?.rawValue), Value(permit.umbrellaClass?.rawValue),
                .text(permit.status.rawValue), Value(permit.validFrom?.description),
                Value(ends.min()?.description), Value(connections?.joined(separator: ";")),
            ]
        }
    }

    private func waivers() throws -> [[Value]] {
        let register = try reader.register()
        return register.waivers.map { waiver in
            [
                .text(waiver.connection.rawValue),
                Value(register.connection(waiver.connection)?.customer.rawValue),
                .text(waiver.legacyConnection), Value(waiver.number),
                .text("\(waiver.decidedOn)"), .text(waiver.decidedBy),
            ]
        }
    }

    private func tariffVersions() -> [[Value]] {
        tariffs.allVersions.map { tariff in
            [
                .text(tariff.label), .text("\(tariff.inForce.from)"),
                Value(tariff.inForce.until?.description), .text(tariff.countingRule.rawValue),
            ]
        }
    }
}

extension DeliveryKind {
    fileprivate var name: String {
        switch self {
        case .change: "change"
        case .initial: "initial"
        case .baseData: "base-data"
        }
    }
}
