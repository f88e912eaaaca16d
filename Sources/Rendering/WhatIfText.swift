public import BillingPrimitives
import Rating
public import Reporting
import Tariffs

/// What other price lists would come to, for people and for scripts.
public struct WhatIfText {
    /// The rows of CSV: every component of every connection, month by month.
    public let lines: Listing
    private let whatIf: WhatIf
    private let total: WhatIf.Change
    private let months: Listing
    private let customers: Listing
    private let components: Listing
    private let rounding: Listing
    private let exemptions: Listing

    /// Prepares a comparison.
    public init(_ whatIf: WhatIf) throws(ArithmeticOverflow) {
        self.whatIf = whatIf
        total = try whatIf.total
        lines = try Self.lines(of: whatIf)
        let wasRun = Dictionary(uniqueKeysWithValues: whatIf.months)
        months = try Self.listing(
            ["month", "run"],
            try whatIf.byMonth().map { month, change in
                ([.text(month.description), .bool(wasRun[month] == true)], change)
            }
        )
        customers = try Self.listing(
            ["customer"],
            try whatIf.byCustomer().map { ([.text($0.customer.rawValue)], $0.change) }
        )
        components = try Self.listing(
            ["component"],
            try whatIf.byComponent().map { ([.text($0.component.rawValue)], $0.change) }
        )
        rounding = try Self.rounding(of: total)
        var exemptions = Listing([
            Listing.Column("connection"),
            Listing.Column("exempt_before", title: "exempt before"),
            Listing.Column("exempt_after", title: "exempt after"),
        ])
        for (connection, change) in try whatIf.exemptions() {
            exemptions.append([
                .text(connection.rawValue), .integer(change.before.exemptQuantity),
                .integer(change.after.exemptQuantity),
            ])
        }
        self.exemptions = exemptions
    }

    /// The comparison for people.
    public func text(_ format: NumberFormat, style: TerminalStyle = .plain) throws -> String {
        let due = (format.money(total.before.due), format.money(total.after.due))
        let difference = format.money(try total.difference)
        var blocks = [
            style.styled("Due now \(due.0), under the other lists \(due.1): \(difference)", .bold)
                + "\n" + Self.basis
        ]
        func add(_ title: String, _ listing: Listing) {
            guard !listing.rows.isEmpty else { return }
            blocks.append(
                style.styled(title, .bold) + "\n" + listing.text(format, style: style)
            )
        }
        add("Months", months)
        add("Customers, who would pay more first", customers)
        add("Components", components)
        add("Not due, at list value", reliefs)
        add("Exempt records that change", exemptions)
        add("Rounding, of lines once each", rounding)
        add("Lines past the end of a tier", thresholds)
        return blocks.joined(separator: "\n")
    }

    /// The comparison for scripts.
    public var json: JSONValue {
        get throws(ArithmeticOverflow) {
            [
                "due_before": total.before.due, "due_after": total.after.due,
                "difference": try total.difference, "months": months.json,
                "customers": customers.json, "components": components.json,
                "reliefs": reliefs.json, "exemptions": exemptions.json,
                "rounding": rounding.json, "thresholds": thresholds.json, "lines": lines.json,
                "findings": JSONValue.array(
                    whatIf.findings.map { ["code": $0.code, "what": $0.what] as JSONValue }
                ),
            ]
        }
    }

    private static let basis = """
        Both are computed alike from what the runs settled and the register as it is now, so that
        the lists alone make the difference; months not run are as they would be drafted. Without
        tax, corrections and credit notes, and without what runs held, refused or wrote off.

        """

    // MARK: Listings

    private static func listing(
        _ subject: [String],
        _ rows: [(cells: [Listing.Cell], change: WhatIf.Change)]
    ) throws(ArithmeticOverflow) -> Listing {
        var listing = Listing(
            subject.map { Listing.Column($0) } + [
                Listing.Column("before"), Listing.Column("after"), Listing.Column("difference"),
            ]
        )
        for (cells, change) in rows {
            listing.append(
                cells + [
                    .money(change.before.due), .money(change.after.due),
                    .money(try change.difference),
                ]
            )
        }
        return listing
    }

    private static func lines(of whatIf: WhatIf) throws(ArithmeticOverflow) -> Listing {
        var listing = Listing(
            [
                "month", "customer", "connection", "component", "service_month",
                "quantity_before", "quantity_after", "list_before", "list_after", "due_before",
                "due_after", "difference",
            ].map { Listing.Column($0) }
        )
        for (subject, change) in whatIf.rows {
            let (before, after) = (change.before, change.after)
            listing.append([
                .text(subject.month.description), .text(subject.customer.rawValue),
                .text(subject.connection.rawValue), .text(subject.component.rawValue),
                .text(subject.serviceMonth.description), .integer(before.quantity),
                .integer(after.quantity), .money(before.listValue), .money(after.listValue),
                .money(before.due), .money(after.due), .money(try change.difference),
            ])
        }
        return listing
    }

    private var reliefs: Listing {
        var listing = Listing(
            [
                "relief", "legal_basis", "quantity_before", "quantity_after", "list_before",
                "list_after",
            ].map { Listing.Column($0) }
        )
        for (ground, change) in whatIf.reliefs {
            listing.append([
                .text(ground.relief.rawValue), .text(ground.legalBasis),
                .integer(change.before.quantity), .integer(change.after.quantity),
                .money(change.before.listValue), .money(change.after.listValue),
            ])
        }
        return listing
    }

    private static func rounding(of total: WhatIf.Change) throws(ArithmeticOverflow) -> Listing {
        var listing = Listing(["lists", "exact", "rounded", "effect"].map { Listing.Column($0) })
        for (name, amounts) in [("before", total.before), ("after", total.after)] {
            listing.append([
                .text(name), .price(try UnitPrice(wide: amounts.exactMicros)),
                .money(amounts.due), .price(try UnitPrice(wide: amounts.roundingMicros)),
            ])
        }
        return listing
    }

    private var thresholds: Listing {
        var listing = Listing(
            [
                "month", "customer", "connection", "component", "service_month", "quantity",
                "threshold", "price_below", "price_above", "applies_to",
            ].map { Listing.Column($0) }
        )
        for crossing in whatIf.crossings {
            let subject = crossing.subject
            listing.append([
                .text(subject.month.description), .text(subject.customer.rawValue),
                .text(subject.connection.rawValue), .text(subject.component.rawValue),
                .text(subject.serviceMonth.description), .integer(crossing.quantity),
                .integer(crossing.threshold), .price(crossing.below), .price(crossing.above),
                .text(crossing.isVolume ? "all" : "above"),
            ])
        }
        return listing
    }
}

extension UnitPrice {
    /// An exact sum in millionths of a euro.
    fileprivate init(wide micros: Int128) throws(ArithmeticOverflow) {
        guard let micros = Int64(exactly: micros) else {
            throw ArithmeticOverflow("an exact sum of amounts")
        }
        self.init(micros: micros)
    }
}
