import BillingPrimitives
import TOMLReading

extension Permit {
    /// Reads one table of `[[permit]]`; nil where a required key is wrong.
    init?(reading reader: inout TableReader) {
        let id: PermitID? = reader.identifier("id")
        let kind = reader.choice("kind", as: Kind.self, default: .data)
        let steps = Self.steps(reading: &reader)
        let decision = steps.lazy.compactMap(\.step.what.decision).first
        let begins = decision != nil || steps.contains { $0.step.what == .apply }
        let status = reader.choice(
            "status",
            as: Status.self,
            default: begins ? .applied : .granted
        )
        let environment = Self.environment(of: kind, reading: &reader)
        let (holder, umbrellaClass) = Self.holder(reading: &reader)
        let connections = reader.distinctTexts("connections")?.map { ConnectionID($0) }
        let needsFirstDay = status == .granted && decision == nil
        let validFrom = needsFirstDay ? reader.day("valid_from") : reader.optionalDay("valid_from")
        let validUntil = reader.validUntil(after: validFrom)
        let dataGroups = reader.distinctTexts("data_groups")
        let legalProvision = reader.optionalString("legal_provision")
        let appliedOn = reader.optionalDay("applied_on")
        let decidedBy = reader.optionalString("decided_by")
        let reference = reader.optionalString("reference")
        guard let id, let kind, let status else { return nil }
        self.init(
            id: id,
            kind: kind,
            environment: environment,
            holder: holder,
            umbrellaClass: umbrellaClass,
            connections: connections,
            // What the steps decide is undecided before them.
            status: decision == status ? .applied : status,
            validFrom: validFrom,
            validUntil: validUntil,
            dataGroups: dataGroups,
            legalProvision: legalProvision,
            appliedOn: appliedOn,
            decidedBy: decidedBy,
            reference: reference
        )
        // Without its first day a granted permit takes no step rightly, and that is reported.
        if !needsFirstDay || validFrom != nil { take(steps, reading: &reader) }
    }

    private static func environment(
        of kind: Kind?,
        reading reader: inout TableReader
    ) -> ServiceEnvironment? {
        if kind == .subsystem { return reader.choice("environment", as: ServiceEnvironment.self) }
        if reader.has("environment") {
            reader.report(
                code: "permit-environment",
                key: "environment",
                what: "a data permit is for no one environment",
                remedy: "leave environment out, or write kind = \"subsystem\""
            )
        }
        return nil
    }

    private static func holder(
        reading reader: inout TableReader
    ) -> (CustomerID?, OrganisationClass?) {
        let hasHolder = reader.has("holder")
        let isUmbrella = reader.has("umbrella_class")
        if hasHolder == isUmbrella {
            reader.report(
                code: "permit-holder",
                what: "the permit has \(hasHolder ? "a holder and a class" : "no holder")",
                remedy: "write holder for one customer, or umbrella_class for a class, not both"
            )
        }
        return (
            reader.optionalIdentifier("holder"),
            isUmbrella ? reader.choice("umbrella_class", as: OrganisationClass.self) : nil
        )
    }

    private static func steps(
        reading reader: inout TableReader
    ) -> [(step: PermitStep, line: Int)] {
        reader.tables("step").compactMap { table in
            reader.read(table, what: "permit step") { PermitStep(reading: &$0) }
                .map { ($0, table.line) }
        }
        .sorted { $0.step.on < $1.step.on }
    }

    private mutating func take(
        _ steps: [(step: PermitStep, line: Int)],
        reading reader: inout TableReader
    ) {
        for (step, line) in steps {
            do {
                try take(step)
            } catch {
                reader.report(
                    code: "permit-step",
                    line: line,
                    what: "permit \(id) cannot take the step of \(step.on)",
                    why: "\(error)",
                    remedy: "correct what the step does, or its day"
                )
            }
        }
    }
}

extension PermitStep {
    /// Reads one table of `[[permit.step]]`; nil where a required key is wrong.
    init?(reading reader: inout TableReader) {
        let on = reader.day("on")
        let what = reader.choice("what", as: Kind.self)
        let decidedBy = reader.string("decided_by")
        let needsReason = what?.needsReason ?? false
        let reason = needsReason ? reader.string("reason") : reader.optionalString("reason")
        let reference = reader.optionalString("reference")
        let connections = reader.distinctTexts("connections")?.map { ConnectionID($0) }
        let dataGroups = reader.distinctTexts("data_groups")
        let validFrom = reader.optionalDay("valid_from")
        let validUntil = reader.optionalDay("valid_until")
        let legalProvision = reader.optionalString("legal_provision")
        guard let on, let what, let decidedBy, reason != nil || !needsReason else { return nil }
        self.init(
            on: on,
            what: what,
            decidedBy: decidedBy,
            reason: reason,
            reference: reference,
            connections: connections,
            dataGroups: dataGroups,
            validFrom: validFrom,
            validUntil: validUntil,
            legalProvision: legalProvision
        )
    }
}

extension TableReader {
    /// The end of a period, which has to lie after its first day.
    mutating func validUntil(after validFrom: Day?) -> Day? {
        let validUntil = optionalDay("valid_until")
        if let validFrom, let validUntil, validUntil <= validFrom {
            report(
                code: "empty-period",
                key: "valid_until",
                what: "nothing lies between \(validFrom) and \(validUntil)",
                why: "valid_until is the first day without it",
                remedy: "write a day after valid_from"
            )
        }
        return validUntil
    }

    /// The texts of a key; an empty list is refused, as it would grant nothing.
    mutating func distinctTexts(_ key: String) -> [String]? {
        let texts = optionalStringArray(key)
        if texts?.isEmpty == true {
            report(
                code: "empty-list",
                key: key,
                what: "'\(key)' lists nothing",
                remedy: "leave '\(key)' out where there is no limit"
            )
        }
        return texts
    }
}
