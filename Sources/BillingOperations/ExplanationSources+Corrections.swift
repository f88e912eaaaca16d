import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
import Licensing
import Rating
import Tariffs

/// Why a line corrects another, and what corrected it since.
extension ExplanationSources {
    func reversals(of line: DocumentLine) -> [LineExplanation.Reversal] {
        let reference = LineReference(document: document.number, line: line.number)
        return documents.flatMap { later in
            later.lines.filter { $0.charge.reverses == reference }.map {
                LineExplanation.Reversal(
                    by: $0.charge,
                    on: LineReference(document: later.number, line: $0.number)
                )
            }
        }
    }

    func corrections(
        of line: DocumentLine,
        _ usage: Usage
    ) throws -> [CorrectionCause] {
        let charge = line.charge
        if let reversed = charge.reverses {
            return [.reversal(reversed, ground(of: charge, reversing: reversed))]
        }
        if let replaced = charge.replaces {
            let reason = tariffs?.tariff(labelled: charge.tariff)?.reason
            let before = self.charge(at: replaced)?.tariff ?? ""
            return [.chargedAnew(replaced, before: before, reason: reason)]
        }
        guard charge.component != .setupFee else {
            return charge.serviceMonth < document.month ? [.registeredLate] : []
        }
        guard charge.isCorrection, let run = usage.run else { return [] }
        let releases = releases(usage, before: run.cutOff)
        let released = releases.reduce(0) { $0 + $1.deliveries }
        let late = usage.days.reduce(0) { $0 + $1.deliveries } - released
        var causes: [CorrectionCause] = []
        if late > 0, let first = try reader.firstRun(reaching: charge.serviceMonth) {
            causes.append(
                .late(deliveries: late, afterRunOf: first.month, ranAt: first.ranAt)
            )
        }
        return causes + releases.map { .released($0) }
    }

    /// The decisions that released deliveries on a line.
    private func releases(_ usage: Usage, before block: Int64) -> [CorrectionCause.Release] {
        let places = Set(usage.entries.map(\.place))
        var deciding: [DeliveryPlace: RecordedDecision] = [:]
        for recorded in decisions where recorded.block <= block {
            for item in recorded.decision.items where places.contains(item.place) {
                deciding[item.place] = recorded
            }
        }
        let released = deciding.values.filter { $0.decision.verdict == .release }
        return Dictionary(grouping: released, by: \.block).sorted { $0.key < $1.key }
            .compactMap { _, same in
                same.first.map { CorrectionCause.Release(of: $0, deliveries: Int64(same.count)) }
            }
    }

    private func ground(
        of charge: Charge,
        reversing reversed: LineReference
    ) -> CorrectionCause.Ground {
        if let reason = document.reason { return .decision(reason) }
        let anew = documents.filter { $0.month == document.month }.flatMap(\.lines)
            .first { $0.charge.replaces == reversed }
        if let anew {
            let tariff = anew.charge.tariff
            return .erratum(tariff: tariff, reason: tariffs?.tariff(labelled: tariff)?.reason)
        }
        if charge.component == .setupFee, let waiver = register.waiver(of: charge.connection) {
            return .waiver(waiver)
        }
        let month = charge.serviceMonth
        let length = month.lastDay.days(since: month.firstDay)
        let days = (0...length).map { month.firstDay.adding(days: $0) }
        return ruling(of: charge, on: days).map { .ruling($0) } ?? .decision(charge.legalBasis)
    }

    func ruling(of charge: Charge, on days: [Day]) -> ExemptionRuling? {
        days.lazy.compactMap { register.exemption(of: charge.connection, on: $0) }.first
    }
}
