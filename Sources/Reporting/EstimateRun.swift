import BillingPrimitives
import Invoicing
import Ledger
import Licensing
import Rating
import Tariffs

/// The months of a simulated scenario run one after the other, as invoicing runs them.
struct EstimateRun {
    private(set) var months: [EstimateMonth] = []
    private(set) var lines: [Charge] = []
    private(set) var total = Money.zero
    private(set) var vatTotal = Money.zero
    /// The records by `person-change` that were delivered.
    private(set) var records: Int64 = 0

    init(
        _ simulation: ScenarioSimulation,
        over period: Range<BillingMonth>,
        tariffs: TariffBook
    ) throws {
        let register = simulation.register
        var charged: Set<ConnectionID> = []
        for month in period {
            var rater = Rater(
                register: register,
                tariffs: tariffs,
                isPractice: false,
                month: month
            )
            let usage = try rater.rate(simulation.sums(of: month))
            let fees = try SetupFees.due(
                in: month,
                register: register,
                tariffs: tariffs,
                charged: charged
            )
            charged.formUnion(fees.map(\.connection))
            let heading = MonthDraft.Heading(
                month: month,
                issuedOn: month.adding(months: 1).firstDay,
                isPractice: false,
                anchor: LedgerAnchor(sequence: 0, digest: ""),
                register: register,
                tariffs: tariffs
            )
            let draft = try MonthDraft(of: usage, and: fees, under: heading)
            try add(month, draft.documents)
            records += draft.settlements.reduce(0) { $0 + $1.counts.personChange }
        }
    }

    private mutating func add(
        _ month: BillingMonth,
        _ documents: [Document]
    ) throws(ArithmeticOverflow) {
        let charges = documents.flatMap(\.lines).map(\.charge)
        let fees = charges.filter { $0.component == .setupFee }.map(\.netAmount)
        let usage = charges.filter { $0.component != .setupFee }.map(\.netAmount)
        let net = try Money.sum(charges.map(\.netAmount))
        let list = try Money.sum(charges.map(\.listAmount))
        var vat = Money.zero
        var due = Money.zero
        for document in documents {
            vat = try vat.adding(try document.vatTotal)
            due = try due.adding(try document.total)
        }
        months.append(
            EstimateMonth(
                month: month,
                setupFees: try Money.sum(fees),
                usage: try Money.sum(usage),
                listValue: list,
                relieved: try list.subtracting(net),
                vat: vat,
                due: due
            )
        )
        lines += charges
        total = try total.adding(due)
        vatTotal = try vatTotal.adding(vat)
    }

    /// What is not due, summed by its ground, in the order in which the grounds first occur.
    func reliefs(_ tariffs: TariffBook) throws(ArithmeticOverflow) -> [EstimatedRelief] {
        var result: [EstimatedRelief] = []
        for line in lines {
            guard let relief = line.relief else { continue }
            // A waiver's line cites the decision, which a scenario only assumes.
            let fee = tariffs.tariff(labelled: line.tariff)?.component(line.component)
            let legalBasis = relief == .waiver ? fee?.legalBasis ?? "" : line.legalBasis
            let alike = result.firstIndex { $0.relief == relief && $0.legalBasis == legalBasis }
            if let index = alike {
                result[index].quantity += line.quantity
                result[index].listValue = try result[index].listValue.adding(line.listAmount)
            } else {
                result.append(
                    EstimatedRelief(
                        relief: relief,
                        legalBasis: legalBasis,
                        quantity: line.quantity,
                        listValue: line.listAmount
                    )
                )
            }
        }
        return result
    }
}
