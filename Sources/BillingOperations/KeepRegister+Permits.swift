public import BillingPrimitives
public import Licensing

/// The life of permits.
extension KeepRegister {
    /// What a permit is applied for or granted on.
    public struct PermitTerms: Hashable, Sendable {
        /// Whose it is, and what for; what an application said stays as it was said.
        public var holder: CustomerID?
        /// The class whose members all hold it.
        public var umbrellaClass: OrganisationClass?
        /// What it is for.
        public var kind: Permit.Kind?
        /// The environment of a subsystem permit.
        public var environment: ServiceEnvironment?
        /// The connections that it is for, or nil for all of its holders'.
        public var connections: [ConnectionID]?
        /// The data groups that it grants, or nil for any.
        public var dataGroups: [String]?
        /// The first day on which it may be used.
        public var validFrom: Day?
        /// The first day without it.
        public var validUntil: Day?
        /// The legal provision.
        public var legalProvision: String?

        /// Creates terms that say nothing.
        public init() {}

        /// Whether the terms say whose the permit is, or what for.
        var namesHolder: Bool {
            holder != nil || umbrellaClass != nil || kind != nil || environment != nil
        }
    }

    /// What a step made of a permit.
    public struct PermitOutcome {
        /// The permit with the step.
        public var permit: Permit
        /// The step.
        public var step: PermitStep
        /// What somebody should look at.
        public var warnings: [Diagnostic]
    }

    /// Records an application.
    public func applyForPermit(
        _ id: PermitID,
        _ terms: PermitTerms,
        _ decision: Decision
    ) throws -> PermitOutcome {
        try take("permit apply") { register in
            if let recorded = register.permit(id) {
                throw OperationRefusal(
                    "permit-exists",
                    "permit \(id) is \(recorded.state(on: decision.on).rawValue) on "
                        + "\(decision.on); an application has an id of its own"
                )
            }
            return (try terms.application(id), PermitStep(.apply, decision))
        }
    }

    /// Records a grant: of an application on its terms or others, or of a permit that is new.
    public func grantPermit(
        _ id: PermitID,
        _ terms: PermitTerms,
        _ decision: Decision
    ) throws -> PermitOutcome {
        try take("permit grant") { register in
            guard let recorded = register.permit(id) else {
                return (try terms.application(id), PermitStep(.grant, decision))
            }
            if terms.namesHolder {
                throw OperationRefusal(
                    "permit-exists",
                    "permit \(id) is on record, and a step changes neither its holder nor its "
                        + "kind; name connections, data groups, days or the legal provision only"
                )
            }
            return (recorded, PermitStep(.grant, decision, terms))
        }
    }

    /// Records a change of connections, data groups or the end from the decision's day on.
    public func amendPermit(
        _ id: PermitID,
        _ terms: PermitTerms,
        _ decision: Decision
    ) throws -> PermitOutcome {
        try take("permit amend") {
            (try $0.recorded(id), PermitStep(.amend, decision, terms))
        }
    }

    /// Records a step that changes no terms.
    public func takeStep(
        _ what: PermitStep.Kind,
        of id: PermitID,
        _ decision: Decision
    ) throws -> PermitOutcome {
        try take("permit \(what.rawValue)") {
            (try $0.recorded(id), PermitStep(what, decision))
        }
    }

    private func take(
        _ source: String,
        _ decide: (LicenseRegister) throws -> (Permit, PermitStep)
    ) throws -> PermitOutcome {
        var taken: (permit: Permit, step: PermitStep)?
        let outcome = try importing.record(source) { register in
            var (permit, step) = try decide(register)
            do throws(PermitStepRefusal) {
                try permit.take(step)
            } catch {
                throw DiagnosticsError([.refused(step, by: permit, error)])
            }
            taken = (permit, step)
            // The step carries its own day, so it joins the newest version and makes none.
            return RegisterFile(
                [.permit(permit)],
                effectiveFrom: register.newestVersionOn(of: permit.id)
            )
        }
        guard let taken else { preconditionFailure("What was recorded was decided.") }
        return PermitOutcome(
            permit: taken.permit,
            step: taken.step,
            warnings: outcome.warnings
        )
    }

    /// The codes of data groups in a file: with white space, commas or semicolons between them.
    public static func dataGroups(inFile path: String) throws -> [String] {
        let text = String(decoding: try InputFile(path: path).contents(), as: UTF8.self)
        return text.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
    }
}

extension KeepRegister.PermitTerms {
    /// The permit that is applied for.
    fileprivate func application(_ id: PermitID) throws -> Permit {
        let kind = kind ?? .data
        if (holder == nil) == (umbrellaClass == nil) {
            throw OperationRefusal(
                "permit-holder",
                "permit \(id) is new, and needs one customer or one class that holds it; "
                    + "give --holder or --umbrella-class"
            )
        }
        if (kind == .subsystem) != (environment != nil) {
            throw OperationRefusal(
                "permit-environment",
                "a subsystem permit is for one environment, and a data permit for none; "
                    + "give --kind subsystem with --environment"
            )
        }
        if let validFrom, let validUntil, validUntil <= validFrom {
            throw OperationRefusal(
                "empty-period",
                "nothing lies between \(validFrom) and \(validUntil), the first day without "
                    + "the permit; give a later --valid-until"
            )
        }
        return Permit(
            id: id,
            kind: kind,
            environment: environment,
            holder: holder,
            umbrellaClass: umbrellaClass,
            connections: connections,
            status: .applied,
            validFrom: validFrom,
            validUntil: validUntil,
            dataGroups: dataGroups,
            legalProvision: legalProvision
        )
    }
}

extension PermitStep {
    fileprivate init(
        _ what: Kind,
        _ decision: KeepRegister.Decision,
        _ terms: KeepRegister.PermitTerms = KeepRegister.PermitTerms()
    ) {
        self.init(
            on: decision.on,
            what: what,
            decidedBy: decision.decidedBy,
            reason: decision.reason,
            reference: decision.reference,
            connections: terms.connections,
            dataGroups: terms.dataGroups,
            validFrom: terms.validFrom,
            validUntil: terms.validUntil,
            legalProvision: terms.legalProvision
        )
    }
}

extension LicenseRegister {
    fileprivate func recorded(_ id: PermitID) throws -> Permit {
        guard let permit = permit(id) else {
            throw OperationRefusal.noSuchEntry(.permit, id.rawValue)
        }
        return permit
    }
}

extension Diagnostic {
    fileprivate static func refused(
        _ step: PermitStep,
        by permit: Permit,
        _ refusal: PermitStepRefusal
    ) -> Diagnostic {
        let remedy =
            switch refusal {
            case .notAllowed(_, let state) where state.possibleSteps.isEmpty:
                "apply for a new permit"
            case .notAllowed: "take another step, or choose another day"
            case .beforeLastStep: "choose a day from the last step on"
            case .amendsNothing: "name connections, data groups or an end"
            case .termsWithoutAmendment: "amend the permit instead"
            case .withoutFirstDay: "give --valid-from"
            case .endsBeforeItBegins: "give a later --valid-until"
            }
        return Diagnostic(
            .error,
            "permit-step",
            "permit \(permit.id) cannot take the step of \(step.on)",
            why: "\(refusal)",
            remedy: remedy
        )
    }
}
