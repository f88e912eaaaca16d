import BillingPrimitives

/// What does not fit between a file and the register.
struct RegisterFindings {
    /// The file's name.
    var file: String?
    /// What refuses the file.
    private(set) var errors: [Diagnostic] = []
    /// What is taken and should be looked at.
    private(set) var warnings: [Diagnostic] = []

    init(file: String?) {
        self.file = file
    }

    mutating func report(
        _ severity: Diagnostic.Severity,
        _ code: String,
        line: Int?,
        _ what: String,
        why: String? = nil,
        remedy: String
    ) {
        let finding = Diagnostic(
            severity,
            code,
            file: file,
            line: line,
            what,
            why: why,
            remedy: remedy
        )
        if severity == .error { errors.append(finding) } else { warnings.append(finding) }
    }

    mutating func require(
        _ known: Bool,
        _ key: RegisterKey,
        of subject: RegisterKey,
        line: Int?
    ) {
        guard !known else { return }
        report(
            .error,
            "unknown-\(key.kind.rawValue)",
            line: line,
            "\(subject) names \(key), which is not in the register",
            remedy: "add the \(key.kind.rawValue) to the file, or correct its id"
        )
    }

    /// Refuses what a command says with an identity code in it, as a file with one is refused.
    mutating func refuseIdentityCodes(in file: RegisterFile) {
        for item in file.items where item.line == nil {
            guard IdentityCode.find(in: String(reflecting: item.entry)) != nil else { continue }
            report(
                .error,
                "identity-code",
                line: nil,
                "the \(item.entry.key.kind.rawValue) carries what looks like an identity code",
                why: "the register is kept for ever, and no identity code may be",
                remedy: "say it without the code"
            )
        }
    }
}
