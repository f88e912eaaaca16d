import BillingPrimitives

/// What becomes known later, also of months that were run before.
extension RegisterMaker {
    /// A file with one to three changes that are recorded in a month.
    mutating func laterFile(in month: BillingMonth) -> String {
        var tables: [String] = []
        for _ in 0..<random.number(1...3) {
            switch random.number(0...6) {
            case 0, 1: tables.append(retroactiveRuling(in: month))
            case 2: tables += retroactiveWaiver()
            case 3: tables += suspension(in: month)
            case 4: tables += merger(in: month)
            case 5: tables += lateDeclarations(in: month)
            default: tables += newcomer(in: month)
            }
        }
        // An entry stands in a file once; the last one is the latest state of it.
        var file: [String: String] = [:]
        var order: [String] = []
        for table in tables {
            let key = Self.key(of: table)
            if file.updateValue(table, forKey: key) == nil { order.append(key) }
        }
        return (["effective_from = \(month.day(&random))"] + order.compactMap { file[$0] })
            .joined(separator: "\n")
    }

    private static func key(of table: String) -> String {
        let lines = table.split(separator: "\n")
        let first = lines.prefix(2).joined()
        let day = lines.first { $0.hasPrefix("filed_on") || $0.hasPrefix("valid_from") } ?? ""
        let kind = first.hasPrefix("[[declaration]]") ? lines[2] : ""
        return first + day + kind
    }

    private mutating func retroactiveRuling(in month: BillingMonth) -> String {
        let from = BillingMonth(index: Int32(random.number(Int(first.index)...Int(month.index))))
        return exemption(
            of: random.one(of: connections),
            from: random.chance(50) ? from.firstDay : from.day(&random)
        )
    }

    private mutating func retroactiveWaiver() -> [String] {
        let claims = connections.filter { $0.replaces != nil }
        return claims.isEmpty ? [] : [waiver(of: random.one(of: claims))]
    }

    private mutating func suspension(in month: BillingMonth) -> [String] {
        let index = random.number(0...grants.count - 1)
        let day = month.day(&random)
        let head = grants[index].head
        guard day > grants[index].lastStepOn, head.contains("valid_from = 2020-01-01"),
            !head.contains("valid_until")
        else { return [] }
        grants[index].lastStepOn = day
        grants[index].steps.append(
            """
            [[permit.step]]
            on = \(day)
            what = "\(grants[index].isSuspended ? "reinstate" : "suspend")"
            decided_by = "Luvat"
            reason = "tarkastus"
            """
        )
        grants[index].isSuspended.toggle()
        return [table(grants[index])]
    }

    /// A connection goes to another customer, which gets a data permit of its own.
    private mutating func merger(in month: BillingMonth) -> [String] {
        let index = random.number(0...connections.count - 1)
        connections[index].customer = random.number(0...clients.count - 1)
        let client = clients[connections[index].customer]
        let grant = Grant(
            head: """
                [[permit]]
                id = "DVV/\(grants.count + 1)"
                holder = "\(client.id)"
                valid_from = \(month.firstDay)
                """
        )
        grants.append(grant)
        return [table(connections[index]), table(grant)]
    }

    private mutating func lateDeclarations(in month: BillingMonth) -> [String] {
        let line = random.one(of: connections)
        let day = month.day(&random)
        return ["purpose", "protection"].map { declaration(of: line, $0, on: day) }
    }

    private mutating func newcomer(in month: BillingMonth) -> [String] {
        var tables = add(connection: connections.count)
        connections[connections.count - 1].commissionedOn = month.day(&random)
        connections[connections.count - 1].closedOn = nil
        tables[0] = table(connections[connections.count - 1])
        return tables
    }
}
