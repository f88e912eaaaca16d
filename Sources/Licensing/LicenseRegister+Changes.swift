public import BillingPrimitives

extension LicenseRegister {
    /// The versions that a file adds; none where the register says the same already.
    ///
    /// The first version of an entry holds from the beginning. A changed value holds from the day
    /// `effective_from` of the file, or from today; declarations, rulings and waivers carry their
    /// own day and hold from the beginning. An entry left out of the file, a step left out of a
    /// permit, the ending of a ruling left out, and a waiver's number left out are no change.
    ///
    /// - Parameters:
    ///   - file: What is declared to be so.
    ///   - today: The day from which changed values hold where the file names none.
    ///   - correcting: Whether the file's values hold from the beginning, and replace all versions.
    /// - Returns: The versions to record, and what should be looked at.
    /// - Throws: Everything in the file that does not fit the register; then nothing is changed.
    public func changes(
        from file: RegisterFile,
        today: Day,
        correcting: Bool = false
    ) throws(DiagnosticsError) -> RegisterChange {
        var findings = RegisterFindings(file: file.file)
        let day = file.effectiveFrom ?? today
        var numbers = WaiverNumbers(given: waivers, file: file)
        var versions: [RegisterVersion] = []
        findings.refuseTexts(of: file)
        guard findings.errors.isEmpty else { throw DiagnosticsError(findings.errors) }
        for item in file.items {
            let key = item.entry.key
            let entry = adopt(item, correcting: correcting, numbers: &numbers, &findings)
            let recorded = self.entry(key, on: day)
            if recorded == entry, !correcting || isUnchanging(key) { continue }
            let holdsFromBeginning =
                recorded == nil || correcting || entry.isWhollyDated || day == .distantPast
            versions.append(RegisterVersion(entry, effectiveFrom: holdsFromBeginning ? nil : day))
        }
        let after = LicenseRegister(versions: self.versions + versions)
        after.check(file, on: day, before: self, &findings)
        guard findings.errors.isEmpty else { throw DiagnosticsError(findings.errors) }
        return RegisterChange(
            versions: versions,
            register: after,
            warnings: findings.warnings
        )
    }

    /// The entry of a file with what the register keeps beside it: recorded steps, given numbers.
    private func adopt(
        _ item: RegisterFile.Item,
        correcting: Bool,
        numbers: inout WaiverNumbers,
        _ findings: inout RegisterFindings
    ) -> RegisterEntry {
        switch item.entry {
        case .permit(let permit):
            guard !correcting, let recorded = self.permit(permit.id) else { return item.entry }
            return .permit(adopt(permit, after: recorded, line: item.line, &findings))
        case .waiver(var waiver) where waiver.number == nil:
            waiver.number =
                self.waiver(of: waiver.connection)?.number
                ?? numbers.next(year: waiver.decidedOn.parts.year)
            return .waiver(waiver)
        case .exemption(let ruling):
            guard !correcting,
                case .exemption(let recorded) = entry(item.entry.key, on: .distantPast)
            else { return item.entry }
            return .exemption(ruling.keepingEnding(of: recorded))
        default:
            return item.entry
        }
    }

    private func adopt(
        _ permit: Permit,
        after recorded: Permit,
        line: Int?,
        _ findings: inout RegisterFindings
    ) -> Permit {
        let beganAlike = recorded.statusBeforeSteps == permit.statusBeforeSteps
        if !beganAlike, !recorded.status.allows(permit.status) {
            findings.report(
                .error,
                "permit-status",
                line: line,
                "permit \(permit.id) is \(recorded.status.rawValue), and cannot become "
                    + permit.status.rawValue,
                why: "only an application is decided, and once",
                remedy: "add a step to the permit, or correct the register"
            )
        }
        do {
            return try permit.keepingSteps(of: recorded)
        } catch {
            findings.report(
                .error,
                "permit-step",
                line: line,
                "the steps of permit \(permit.id) do not follow those on record",
                why: "\(error)",
                remedy: "add new steps only, or correct the register"
            )
            return permit
        }
    }
}

/// Numbers for waivers whose decision has none: `V-2026-1` and on, by the year of the decision.
private struct WaiverNumbers {
    private var used: Set<String>

    init(given waivers: [Waiver], file: RegisterFile) {
        used = Set(waivers.compactMap(\.number))
        for case .waiver(let waiver) in file.items.map(\.entry) {
            if let number = waiver.number { used.insert(number) }
        }
    }

    mutating func next(year: Int) -> String {
        var count = 1
        while !used.insert("V-\(year)-\(count)").inserted { count += 1 }
        return "V-\(year)-\(count)"
    }
}
