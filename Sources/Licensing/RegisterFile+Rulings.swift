import BillingPrimitives
import TOMLReading

extension Declaration {
    /// Reads one table of `[[declaration]]`; nil where a required key is wrong.
    init?(reading reader: inout TableReader) {
        let connection: ConnectionID? = reader.identifier("connection")
        let kind = reader.choice("kind", as: Kind.self)
        let filedOn = reader.day("filed_on")
        let text = reader.optionalString("text")
        let publicLaw = reader.boolean("public_law", default: false)
        let legalProvision = reader.optionalString("legal_provision")
        let dataGroups = reader.distinctTexts("data_groups")
        let documentDigest = reader.optionalString("document_digest")
        let reviewOn = reader.optionalDay("review_on")
        guard let connection, let kind, let filedOn else { return nil }
        self.init(
            connection: connection,
            kind: kind,
            filedOn: filedOn,
            text: text,
            publicLaw: publicLaw,
            legalProvision: legalProvision,
            dataGroups: dataGroups,
            documentDigest: documentDigest,
            reviewOn: reviewOn
        )
    }
}

extension ExemptionRuling {
    /// Reads one table of `[[exemption]]`; nil where a required key is wrong.
    init?(reading reader: inout TableReader) {
        let connection: ConnectionID? = reader.identifier("connection")
        let decree = reader.string("decree")
        let item = reader.string("item")
        let validFrom = reader.day("valid_from")
        let validUntil = reader.validUntil(after: validFrom)
        let decidedBy = reader.string("decided_by")
        let decidedOn = reader.day("decided_on")
        let evidence = reader.optionalString("evidence")
        let endedBy = reader.optionalString("ended_by")
        let endReason = reader.optionalString("end_reason")
        guard let connection, let decree, let item, let validFrom, let decidedBy, let decidedOn
        else { return nil }
        self.init(
            connection: connection,
            decree: decree,
            item: item,
            validFrom: validFrom,
            validUntil: validUntil,
            decidedBy: decidedBy,
            decidedOn: decidedOn,
            evidence: evidence,
            endedBy: endedBy,
            endReason: endReason
        )
    }
}

extension Succession {
    /// Reads one table of `[[succession]]`; nil where a required key is wrong.
    init?(reading reader: inout TableReader) {
        let from: CustomerID? = reader.identifier("from")
        let to: CustomerID? = reader.identifier("to")
        let on = reader.day("on")
        let connections = reader.distinctTexts("connections")?.map { ConnectionID($0) }
        let permitsCarryOver = reader.boolean("permits_carry_over", default: false)
        let ground = permitsCarryOver ? reader.string("ground") : reader.optionalString("ground")
        guard let from, let to, let on else { return nil }
        self.init(
            from: from,
            to: to,
            on: on,
            connections: connections,
            permitsCarryOver: permitsCarryOver,
            ground: ground
        )
    }
}

extension Waiver {
    /// Reads one table of `[[waiver]]`; nil where a required key is wrong.
    init?(reading reader: inout TableReader) {
        let connection: ConnectionID? = reader.identifier("connection")
        let legacyConnection = reader.string("legacy_connection")
        let number = reader.optionalString("number")
        let evidence = reader.optionalString("evidence")
        let decidedBy = reader.string("decided_by")
        let decidedOn = reader.day("decided_on")
        guard let connection, let legacyConnection, let decidedBy, let decidedOn else { return nil }
        self.init(
            connection: connection,
            legacyConnection: legacyConnection,
            number: number,
            evidence: evidence,
            decidedBy: decidedBy,
            decidedOn: decidedOn
        )
    }
}
