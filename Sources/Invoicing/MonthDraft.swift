public import BillingPrimitives
public import Licensing
public import Rating
public import Tariffs

/// A month as documents without numbers: derived, and made again at will until it is issued.
public struct MonthDraft {
    /// The documents, in the order in which they get numbers.
    public private(set) var documents: [Document] = []
    /// What became of every record that was open.
    public private(set) var settlements: [Settlement]
    /// For each charge of rated usage, its document's index and line.
    private var lineOfCharge: [Int: (document: Int, line: Int)] = [:]

    /// What every document of a month has in common.
    public struct Heading {
        /// The month.
        public var month: BillingMonth
        /// The Helsinki day of issue.
        public var issuedOn: Day
        /// Whether the ledger is one of practice.
        public var isPractice: Bool
        /// The place on the ledger that the month is computed from.
        public var anchor: LedgerAnchor
        /// Who the customers are, and the seller.
        public var register: LicenseRegister
        /// The price list whose wordings the documents carry.
        public var tariff: Tariff?
        /// What documents with exempt lines say of the decree list; nil where nothing is to say.
        public var exemptionNotice: LocalizedText?
        /// The price lists and decree lists.
        let tariffs: TariffBook
        /// The lines that are charged anew this month, and by which price list.
        fileprivate var mended: [LineReference: String] = [:]

        /// Creates a heading.
        public init(
            month: BillingMonth,
            issuedOn: Day,
            isPractice: Bool,
            anchor: LedgerAnchor,
            register: LicenseRegister,
            tariffs: TariffBook
        ) {
            self.month = month
            self.issuedOn = issuedOn
            self.isPractice = isPractice
            self.anchor = anchor
            self.register = register
            self.tariffs = tariffs
            self.tariff = tariffs.tariff(on: month.lastDay)
            self.exemptionNotice = tariffs.decree(on: month.lastDay)?
                .outlivedNotice(on: month.lastDay)
        }

        /// What a document says of the grounds of its lines.
        func notes(on charges: [Charge]) -> [LocalizedText] {
            errata(on: charges) + ends(on: charges)
        }

        /// Why lines are given back and charged anew: what was wrong in the price list.
        private func errata(on charges: [Charge]) -> [LocalizedText] {
            let lines = charges.compactMap { $0.replaces ?? $0.reverses }
            return Set(lines.compactMap { mended[$0] }).sorted()
                .compactMap { tariffs.tariff(labelled: $0)?.erratumNotice }
        }

        /// That the decree list of exempt lines has outlived its year, and whose free use ends
        /// soon, so that a customer knows before it begins to pay.
        private func ends(on charges: [Charge]) -> [LocalizedText] {
            let exempt = Set(charges.lazy.filter { $0.relief == .exemption }.map(\.connection))
            guard !exempt.isEmpty else { return [] }
            let horizon = issuedOn.adding(days: ExemptionEnd.noticeDays)
            let ends = exempt.sorted().flatMap { id in
                ExemptionEnd.all(
                    of: id,
                    after: month.lastDay,
                    register: register,
                    tariffs: tariffs
                ).prefix { $0.on <= horizon }
            }
            return [exemptionNotice].compactMap(\.self) + ends.map(\.notice)
        }
    }

    /// Drafts the documents of a month: one for each customer, or two where tax or sign must part.
    ///
    /// Beside what rating made of the open readings there are setup fees, and corrections of
    /// earlier documents.
    public init(
        of usage: RatedUsage,
        and others: [Charge],
        under heading: Heading
    ) throws(ArithmeticOverflow) {
        settlements = usage.settlements
        var heading = heading
        for charge in others {
            if let line = charge.replaces { heading.mended[line] = charge.tariff }
        }
        let numbered =
            usage.charges.enumerated().map { ($1, Optional($0)) } + others.map { ($0, nil) }
        let byCustomer = Dictionary(grouping: numbered) { $0.0.customer }
        for customer in byCustomer.keys.sorted() {
            let charges = (byCustomer[customer] ?? [])
                .map { (charge: $0, key: $0.0.sortKey) }
                .sorted { $0.key.lexicographicallyPrecedes($1.key) }
                .map(\.charge)
            // Category O stands alone on a document (EN 16931 BR-O-11 to 14).
            for isOutsideScope in [true, false] {
                let alike = charges.filter {
                    ($0.0.vat.category == .outsideScope) == isOutsideScope
                }
                try draft(alike, for: customer, under: heading)
            }
        }
    }

    /// Gives the documents their numbers and tells every settlement its line.
    public func issued(
        with series: inout NumberSeries
    ) -> (documents: [Document], settlements: [Settlement]) {
        let numbered = documents.map { series.number($0) }
        let settled = settlements.map { settlement in
            var settled = settlement
            if let charge = settlement.charge, let place = lineOfCharge[charge] {
                settled.line = LineReference(
                    document: numbered[place.document].number,
                    line: place.line
                )
            }
            settled.charge = nil
            return settled
        }
        return (numbered, settled)
    }

    // MARK: One customer

    private mutating func draft(
        _ charges: [(Charge, Int?)],
        for customer: CustomerID,
        under heading: Heading
    ) throws(ArithmeticOverflow) {
        guard !charges.isEmpty else { return }
        let total = try Money.sum(charges.map(\.0.netAmount))
        guard total < .zero else {
            return try append(charges, total > .zero ? .invoice : .statement, customer, heading)
        }
        // What would make a document negative is given back on one of its own.
        try append(charges.filter { $0.0.reverses != nil }, .creditNote, customer, heading)
        let rest = charges.filter { $0.0.reverses == nil }
        guard !rest.isEmpty else { return }
        let isDue = try Money.sum(rest.map(\.0.netAmount)) > .zero
        try append(rest, isDue ? .invoice : .statement, customer, heading)
    }

    private mutating func append(
        _ charges: [(Charge, Int?)],
        _ type: DocumentType,
        _ customer: CustomerID,
        _ heading: Heading
    ) throws(ArithmeticOverflow) {
        for (position, charge) in charges.enumerated() {
            if let index = charge.1 { lineOfCharge[index] = (documents.count, position + 1) }
        }
        documents.append(
            try Document(type, of: charges.map(\.0), to: customer, under: heading)
        )
    }
}

extension Charge {
    /// The order of lines: by connection, month of service and component, relieved ones last.
    fileprivate var sortKey: [String] {
        let order = ComponentName.allCases.firstIndex(of: component) ?? 0
        return [
            connection.rawValue, serviceMonth.description, String(order), relief?.rawValue ?? "",
            tariff, legalBasis, quantity < 0 ? "0" : "1",
        ]
    }
}

extension Tariff {
    /// What documents say of lines that this version charges anew; nil for a first version.
    fileprivate var erratumNotice: LocalizedText? {
        reason.map { reason in
            LocalizedText(
                fi: "Hinnasto on korjattu (\(label)), ja laskutettu on laskettu uudelleen: "
                    + reason,
                sv: "Prislistan har rättats (\(label)), och det fakturerade har beräknats på nytt: "
                    + reason,
                en: "The price list was mended (\(label)), and what was billed is charged anew: "
                    + reason
            )
        }
    }
}
