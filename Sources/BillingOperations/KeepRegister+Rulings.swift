public import BillingPrimitives
public import Licensing

/// Decisions that free use, or a setup fee.
extension KeepRegister {
    /// Records an exemption ruling; one whose grounds the decree lists do not have is warned of.
    public func rule(_ ruling: ExemptionRuling) throws -> ImportRegister.Outcome {
        let entry = RegisterEntry.exemption(ruling)
        return try importing.record("exemption rule") { register in
            if let recorded = register.entry(entry.key, on: ruling.validFrom), recorded != entry {
                throw OperationRefusal(
                    "ruling-exists",
                    "connection \(ruling.connection) has another ruling from \(ruling.validFrom) "
                        + "on; end that one, or rule from another day"
                )
            }
            if let end = ruling.validUntil, end <= ruling.validFrom {
                throw OperationRefusal(
                    "empty-period",
                    "nothing lies between \(ruling.validFrom) and \(end), the first day without "
                        + "the ruling; give a later --valid-until"
                )
            }
            return RegisterFile([entry])
        }
    }

    /// Ends a ruling from a day on, which may be its first; what was invoiced free stays so.
    ///
    /// Of several that are valid on the day the one that began last is ended, or that from `first`.
    public func endRuling(
        of connection: ConnectionID,
        from first: Day?,
        _ decision: Decision
    ) throws -> ImportRegister.Outcome {
        try importing.record("exemption end") { register in
            let ruling = register.exemptions.last {
                $0.connection == connection && $0.period.contains(decision.on)
                    && (first == nil || $0.validFrom == first)
            }
            guard var ruling else {
                throw OperationRefusal(
                    "no-ruling",
                    "no ruling for connection \(connection) is valid on \(decision.on); "
                        + "see 'vtj-bill exemption show \(connection)'"
                )
            }
            ruling.validUntil = decision.on
            ruling.endedBy = decision.decidedBy
            ruling.endReason = decision.reason
            return RegisterFile([.exemption(ruling)])
        }
    }

    /// Records a decision not to charge a setup fee; the register numbers it where it has none.
    public func grantWaiver(_ waiver: Waiver) throws -> ImportRegister.Outcome {
        try importing.record("waiver grant") { register in
            if let recorded = register.waiver(of: waiver.connection) {
                var numbered = waiver
                numbered.number = waiver.number ?? recorded.number
                guard recorded == numbered else {
                    throw OperationRefusal(
                        "waiver-exists",
                        "the setup fee of connection \(waiver.connection) is waived already by "
                            + "\(recorded.number ?? "a decision") of \(recorded.decidedOn); "
                            + "a connection pays one fee and needs one waiver"
                    )
                }
            }
            return RegisterFile([.waiver(waiver)])
        }
    }

    /// Takes the old service's list of connections (CSV): all of it, or nothing.
    public func importLegacyList(_ path: String) throws -> ImportRegister.Outcome {
        let input = try InputFile(path: path)
        let list = try LegacyList.parse(try input.contents(), file: input.name)
        return try importing.record(input.name) { _ in list }
    }
}
