import BillingPrimitives

/// What other lists leave without a price, or hold.
enum WhatIfFindings {
    static func of(_ before: [PricedMonth], _ after: [PricedMonth]) -> [Diagnostic] {
        unpriced(in: before, "the lists of the ledger") + unpriced(in: after, "the other lists")
            + held(before, after)
    }

    private static func unpriced(in months: [PricedMonth], _ lists: String) -> [Diagnostic] {
        let all = months.flatMap(\.unpriced)
        return Dictionary(grouping: all, by: \.connection).sorted { $0.key < $1.key }
            .compactMap { connection, parts in
                guard let first = parts.map(\.day).min(), let last = parts.map(\.day).max() else {
                    return nil
                }
                let records = parts.compactMap(\.records).reduce(0, +)
                let what =
                    (records > 0 ? ["\(records) records"] : [])
                    + (parts.contains { $0.records == nil } ? ["a setup fee"] : [])
                return Diagnostic(
                    .warning,
                    "what-if-unpriced",
                    "\(what.joined(separator: " and ")) of connection \(connection), "
                        + "\(first) to \(last), have no price under \(lists)",
                    why: "no price list is in force on their days, and a run would refuse",
                    remedy: "add a price list that covers the days"
                )
            }
    }

    private static func held(_ before: [PricedMonth], _ after: [PricedMonth]) -> [Diagnostic] {
        let now = heldRecords(before)
        return heldRecords(after).sorted { $0.key < $1.key }.compactMap { connection, records in
            let more = records - (now[connection] ?? 0)
            guard more > 0 else { return nil }
            return Diagnostic(
                .warning,
                "what-if-held",
                "\(more) records of connection \(connection) would be held under the other lists",
                why: "its ruling lapses as the list in force no longer names its class, or the "
                    + "counts by the rule of the price list are not known",
                remedy: "name the class in the decree list, or price by a rule that is counted"
            )
        }
    }

    private static func heldRecords(_ months: [PricedMonth]) -> [ConnectionID: Int64] {
        months.reduce(into: [:]) { sums, month in
            for (connection, records) in month.held { sums[connection, default: 0] += records }
        }
    }
}
