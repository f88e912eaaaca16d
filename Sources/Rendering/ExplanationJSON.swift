public import BillingPrimitives
public import Invoicing
import Licensing
import Rating

/// The explanation of a document for scripts.
public struct ExplanationJSON {
    private let document: Document
    private let lines: [LineExplanation]
    private let language: Language
    private let listsDeliveries: Bool

    /// Prepares the explanation of lines of a document.
    public init(
        _ document: Document,
        _ lines: [LineExplanation],
        language: Language? = nil,
        listingDeliveries: Bool
    ) {
        self.document = document
        self.lines = lines
        self.language = language ?? document.language
        self.listsDeliveries = listingDeliveries
    }

    /// The object.
    public func json() throws(ArithmeticOverflow) -> JSONValue {
        var explained: [JSONValue] = []
        for line in lines { explained.append(try json(of: line)) }
        return [
            "document": document.number, "total": try document.total,
            "as_known_at": anchor,
            "lines": JSONValue.array(explained),
        ]
    }

    private var anchor: JSONValue {
        ["block": document.anchor.sequence, "digest": document.anchor.digest]
    }

    private func json(of line: LineExplanation) throws(ArithmeticOverflow) -> JSONValue {
        let charge = line.line.charge
        return [
            "line": line.line.number, "connection": charge.connection,
            "service_month": charge.serviceMonth, "title": charge.title[language],
            "counting_rule": charge.countingRule, "quantity": charge.quantity,
            "deliveries": line.deliveries, "tariff": charge.tariff,
            "steps": JSONValue.array(
                charge.calculation.steps.map {
                    ["quantity": $0.quantity, "unit_price": $0.unitPrice]
                }
            ),
            "rounding": charge.calculation.rounding.rawValue, "list_amount": charge.listAmount,
            "relief": charge.relief?.rawValue, "legal_basis": charge.legalBasis,
            "net_amount": charge.netAmount,
            "days": JSONValue.array(
                line.days.map {
                    ["day": $0.day, "deliveries": $0.deliveries, "records": $0.records]
                }
            ),
            "not_billed": JSONValue.object(
                Dictionary(
                    uniqueKeysWithValues: line.unbilled.map {
                        ($0.fate.rawValue, .integer($0.records))
                    }
                )
            ),
            "corrections": JSONValue.array(line.corrections.map(json)),
            "covered_by": JSONValue.array(line.covers.map(json)),
            "ruling": line.ruling.map(json), "waiver": line.waiver.map(json),
            "batches": JSONValue.array(line.batches.map(json)),
            "erased_deliveries": line.erasedDeliveries,
            "given_back": JSONValue.array(line.reversals.map(json)),
            "creditable": charge.reverses == nil ? try left(of: line) : nil,
        ]
    }

    private func left(of line: LineExplanation) throws(ArithmeticOverflow) -> JSONValue {
        ["quantity": line.quantityLeft, "amount": try line.amountLeft]
    }

    private func json(_ reference: LineReference) -> JSONValue {
        ["document": reference.document, "line": reference.line]
    }

    private func json(_ reversal: LineExplanation.Reversal) -> JSONValue {
        [
            "document": reversal.line.document, "line": reversal.line.line,
            "quantity": reversal.quantity, "amount": reversal.amount,
        ]
    }

    // MARK: Usage

    private func json(_ batch: LineExplanation.Batch) -> JSONValue {
        let items = batch.items.map { item -> JSONValue in
            [
                "delivery_id": item.id, "delivered_at": item.deliveredAt, "records": item.records,
                "digest": item.digest, "position": Int64(item.position),
            ]
        }
        return [
            "block": batch.block, "recorded_at": batch.recordedAt,
            "recorded_by": batch.recordedBy, "source": batch.source,
            "source_digest": batch.sourceDigest.isEmpty ? nil : batch.sourceDigest,
            "merkle_root": batch.merkleRoot, "deliveries": batch.items.count,
            "records": batch.records,
            "delivered": listsDeliveries ? JSONValue.array(items) : nil,
        ]
    }

    private func json(_ cover: LineExplanation.Cover) -> JSONValue {
        [
            "from": cover.period.from, "until": cover.period.until,
            "data_permit": cover.cover.dataPermit, "subsystem_permit": cover.cover.subsystemPermit,
            "purpose_filed_on": cover.cover.purposeFiledOn,
            "protection_filed_on": cover.cover.protectionFiledOn,
            "public_law": cover.cover.publicLaw,
        ]
    }

    // MARK: Decisions

    private func json(_ ruling: ExemptionRuling) -> JSONValue {
        [
            "decree": ruling.decree, "item": ruling.item, "valid_from": ruling.validFrom,
            "valid_until": ruling.validUntil, "decided_by": ruling.decidedBy,
            "decided_on": ruling.decidedOn, "evidence": ruling.evidence,
        ]
    }

    private func json(_ waiver: Waiver) -> JSONValue {
        [
            "number": waiver.number, "legacy_connection": waiver.legacyConnection,
            "decided_by": waiver.decidedBy, "decided_on": waiver.decidedOn,
            "evidence": waiver.evidence,
        ]
    }

    private func json(_ cause: CorrectionCause) -> JSONValue {
        switch cause {
        case .late(let deliveries, let month, let ranAt):
            [
                "cause": "late-usage", "deliveries": deliveries, "after_run_of": month,
                "ran_at": ranAt,
            ]
        case .released(let release):
            [
                "cause": "release", "deliveries": release.deliveries, "block": release.block,
                "decided_at": release.decidedAt, "decided_by": release.decidedBy,
                "reason": release.reason,
            ]
        case .chargedAnew(let line, let before, let reason):
            [
                "cause": "charged-anew", "replaces": json(line), "tariff_before": before,
                "reason": reason,
            ]
        case .reversal(let line, let ground): json(ground, reversing: json(line))
        case .registeredLate: ["cause": "registered-late"]
        }
    }

    private func json(_ ground: CorrectionCause.Ground, reversing line: JSONValue) -> JSONValue {
        switch ground {
        case .decision(let reason):
            ["cause": "reversal", "reverses": line, "ground": "decision", "reason": reason]
        case .erratum(let tariff, let reason):
            [
                "cause": "reversal", "reverses": line, "ground": "erratum", "tariff": tariff,
                "reason": reason,
            ]
        case .ruling(let ruling):
            ["cause": "reversal", "reverses": line, "ground": "ruling", "ruling": json(ruling)]
        case .waiver(let waiver):
            ["cause": "reversal", "reverses": line, "ground": "waiver", "waiver": json(waiver)]
        }
    }
}
