public import BillingPrimitives
public import Tariffs

/// Price lists and decree lists as a listing.
public enum TariffListing {
    /// One row a list.
    public static func of(_ book: TariffBook, language: Language) -> Listing {
        var listing = Listing([
            Listing.Column("id"), Listing.Column("version"), Listing.Column("kind"),
            Listing.Column("from"), Listing.Column("until"), Listing.Column("title"),
        ])
        for tariff in book.tariffs {
            listing.append([
                .text(tariff.id), .integer(Int64(tariff.version)), .text("price-list"),
                .day(tariff.inForce.from), .optional(tariff.inForce.until),
                .text(tariff.title[language]),
            ])
        }
        for decree in book.decrees {
            listing.append([
                .text(decree.id), .empty, .text("decree-list"), .day(decree.inForce.from),
                .optional(decree.inForce.until), .text(decree.title[language]),
            ])
        }
        return listing
    }
}

/// One price list or decree list in full.
public struct TariffSheet {
    /// Its components, or its items.
    public let listing: Listing
    private let facts: [(name: String, value: String)]
    private let format: NumberFormat

    /// Finds a list by its id; nil where the book has none.
    public init?(_ id: String, in book: TariffBook, language: Language) {
        format = NumberFormat(language)
        if let tariff = book.tariffs.last(where: { $0.id == id }) {
            facts = Self.facts(of: tariff, language)
            listing = Self.components(of: tariff, language)
        } else if let decree = book.decree(id: id) {
            facts = [
                ("id", decree.id), ("title", decree.title[language]),
                ("in_force", decree.inForce.description), ("source", decree.source),
            ]
            var items = Listing([
                Listing.Column("item"), Listing.Column("classes"), Listing.Column("title"),
            ])
            for item in decree.items {
                items.append([
                    .text(item.item), .list(item.classes.map(\.rawValue)),
                    .text(item.title[language]),
                ])
            }
            listing = items
        } else {
            return nil
        }
    }

    /// The sheet for people.
    public func text(style: TerminalStyle = .plain) -> String {
        let width = (facts.map(\.name.displayWidth).max() ?? 0) + 2
        let head = facts.map { name, value in
            name.replacingUnderscores + String(repeating: " ", count: width - name.displayWidth)
                + value + "\n"
        }
        return head.joined() + "\n" + listing.text(format, style: style)
    }

    /// The sheet for scripts.
    public var json: JSONValue {
        var members = Dictionary(uniqueKeysWithValues: facts.map { ($0.name, $0.value.json) })
        members["entries"] = listing.json
        return .object(members)
    }

    private static func facts(of tariff: Tariff, _ language: Language) -> [(String, String)] {
        var facts = [
            ("id", tariff.id), ("version", String(tariff.version)),
            ("title", tariff.title[language]), ("in_force", tariff.inForce.description),
            ("legal_basis", tariff.legalBasis), ("source", tariff.source),
            ("counting_rule", tariff.countingRule.rawValue),
            ("rounding", tariff.rounding.rawValue),
            ("initial_window_days", String(tariff.initialWindowDays)),
            ("late_usage_months", String(tariff.lateUsageMonths)),
            ("redelivery_billed", tariff.redeliveryBilled ? "true" : "false"),
        ]
        if let reason = tariff.reason { facts.append(("reason", reason)) }
        return facts
    }

    private static func components(of tariff: Tariff, _ language: Language) -> Listing {
        var listing = Listing([
            Listing.Column("component"), Listing.Column("price"), Listing.Column("vat"),
            Listing.Column("account"), Listing.Column("title"), .data("legal_basis"),
        ])
        for component in tariff.components {
            listing.append([
                .text(component.name.rawValue), .text(component.price.description),
                .text(component.vat.category.rawValue), .text(component.account),
                .text(component.title[language]), .text(component.legalBasis),
            ])
        }
        return listing
    }
}

extension Price {
    /// The price in one line, with a decimal point.
    public var description: String {
        switch self {
        case .included: "included"
        case .flat(let fee): "\(fee)"
        case .perUnit(let price): "\(price) each"
        case .graduated(let tiers): "graduated: \(Self.list(tiers))"
        case .volume(let tiers): "volume: \(Self.list(tiers))"
        case .package(let size, let fee): "\(fee) for each begun \(size)"
        }
    }

    private static func list(_ tiers: [PriceTier]) -> String {
        tiers.map { tier in
            tier.upTo.map { "\(tier.price) up to \($0)" } ?? "\(tier.price) above"
        }.joined(separator: ", ")
    }
}

extension String {
    /// With a space for each underscore.
    fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
