/// A table that report definitions can read: a contract of its own, apart from the ledger's tables.
public struct ReportView: Hashable, Sendable {
    /// A column: its name, and what it holds.
    public struct Column: Hashable, Sendable {
        /// The name.
        public var name: String
        /// What it holds: days are `2026-03-31`, months `2026-03`, money whole cents.
        public var meaning: String
    }

    /// The name, which begins with `v_`.
    public var name: String
    /// What a row is.
    public var meaning: String
    /// The columns, in order.
    public var columns: [Column]

    private init(_ name: String, _ meaning: String, _ columns: KeyValuePairs<String, String>) {
        self.name = name
        self.meaning = meaning
        self.columns = columns.map { Column(name: $0, meaning: $1) }
    }

    private static func counts(
        _ before: KeyValuePairs<String, String>,
        _ after: KeyValuePairs<String, String> = [:]
    ) -> [Column] {
        let rules: KeyValuePairs = [
            "person_change": "records by person-change",
            "group_entry": "by group-entry; null where the source did not say",
            "distinct_group": "by distinct-group, or null",
            "group_entry_without_supplement": "by group-entry-without-supplement, or null",
            "group_entry_uncensored": "by group-entry-uncensored, or null",
        ]
        return (Array(before) + Array(rules) + Array(after))
            .map { Column(name: $0.key, meaning: $0.value) }
    }

    /// Usage by connection and day.
    public static let deliveryDay: ReportView = {
        var view = ReportView("v_delivery_day", "usage of a connection on a day, by kind", [:])
        view.columns = counts(
            [
                "connection": "the connection", "customer": "its customer on the day, or null",
                "day": "the Helsinki day", "month": "its month",
                "kind": "change, initial or base-data", "deliveries": "how many deliveries",
            ],
            [
                "test_records": "records of identities that do not belong, by person-change",
                "is_unbilled": "1 where no run has seen it",
            ]
        )
        return view
    }()
    /// What runs made of usage.
    public static let usageFate: ReportView = {
        var view = ReportView("v_usage_fate", "what a run made of usage, as it stands now", [:])
        view.columns = counts([
            "connection": "the connection", "day": "the Helsinki day",
            "service_month": "its month", "kind": "change, initial or base-data",
            "fate": "billed, exempt, included, redelivered, held, written-off, refused or test",
            "deliveries": "how many deliveries",
        ])
        return view
    }()
    /// Data groups delivered.
    public static let dataGroupMonth = ReportView(
        "v_data_group_month",
        "a data group delivered on a connection in a month; erased detail is not in it",
        [
            "connection": "the connection", "month": "the month", "data_group": "its code",
            "records": "records that had it; null where a source did not say",
        ]
    )
    /// Issued documents.
    public static let document = ReportView(
        "v_document",
        "an issued document",
        [
            "document": "its number", "type": "invoice, credit-note or statement",
            "month": "the month of its books", "issued_on": "its day", "due_on": "or null",
            "customer": "the customer", "customer_name": "as it is printed",
            "credits": "the document that it credits, or null", "net_cents": "without tax",
            "vat_cents": "the tax", "total_cents": "the total",
        ]
    )
    /// Lines of issued documents.
    public static let invoiceLine = ReportView(
        "v_invoice_line",
        "a line of an issued document",
        [
            "document": "its number", "line": "the line", "type": "of the document",
            "month": "the month of its books", "customer": "the customer",
            "connection": "the connection", "register": "what it updates",
            "service_month": "when it was delivered",
            "component": "setup-fee, change-records or initial-records",
            "is_correction": "1 where it puts an earlier month right",
            "counting_rule": "or null", "quantity": "records, or 1",
            "list_cents": "before relief", "net_cents": "without tax", "vat_cents": "the tax",
            "relief": "exemption, waiver, included, or null", "legal_basis": "its ground",
            "tariff": "price list and version", "account": "the posting account",
            "later_relief": "exemption or waiver decided later, for which it gives back, or null",
        ]
    )
    /// Customers.
    public static let customer = ReportView(
        "v_customer",
        "a customer as it is now",
        [
            "customer": "its id", "name": "its name", "business_id": "its business id",
            "organisation_class": "its class",
        ]
    )
    /// Connections.
    public static let connection = ReportView(
        "v_connection",
        "a connection as it is now",
        [
            "connection": "its id", "customer": "whose it is",
            "organisation_class": "of the customer, or null",
            "environment": "production, test or sandbox", "register": "what it updates",
            "commissioned_on": "or null", "closed_on": "or null",
        ]
    )
    /// Permits.
    public static let permit = ReportView(
        "v_permit",
        "a permit as it is now",
        [
            "permit": "its id", "kind": "data or subsystem", "holder": "the customer, or null",
            "umbrella_class": "the class that it is for, or null", "status": "as recorded",
            "valid_from": "the first day, or null",
            "valid_until": "the first day without it by its term or its revocation, or null",
            "connections": "those that it is for, with ; between, or null for all of its holder's",
        ]
    )
    /// Waivers.
    public static let waiver = ReportView(
        "v_waiver",
        "a setup fee that is waived",
        [
            "connection": "the connection", "customer": "its customer now, or null",
            "legacy_connection": "what it replaces", "number": "of the waiver, or null",
            "decided_on": "the day", "decided_by": "who decided",
        ]
    )
    /// Price lists.
    public static let tariff = ReportView(
        "v_tariff",
        "a version of a price list",
        [
            "tariff": "id and version", "valid_from": "the first day",
            "valid_until": "the first day without it, or null",
            "counting_rule": "the rule that it prices",
        ]
    )

    /// All views.
    public static let all = [
        deliveryDay, usageFate, dataGroupMonth, document, invoiceLine, customer, connection, permit,
        waiver, tariff,
    ]
}
