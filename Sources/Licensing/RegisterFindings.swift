import BillingPrimitives
import TOMLReading

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

    /// Refuses texts of a command as those of a file are: with an identity code, or of no one line.
    mutating func refuseTexts(of file: RegisterFile) {
        for item in file.items where item.line == nil {
            let kind = item.entry.key.kind.rawValue
            let texts = texts(in: item.entry)
            if texts.contains(where: { IdentityCode.find(in: $0) != nil }) {
                report(
                    .error,
                    "identity-code",
                    line: nil,
                    "the \(kind) carries what looks like an identity code",
                    why: "the register is kept for ever, and no identity code may be",
                    remedy: "say it without the code"
                )
            } else if let problem = texts.lazy.compactMap(TableReader.problem).first {
                report(
                    .error,
                    "text-refused",
                    line: nil,
                    "a text of the \(kind) \(problem)",
                    remedy: "give a text of one line"
                )
            }
        }
    }

    /// Every text of a value, however deep.
    private func texts(in value: Any) -> [String] {
        if let text = value as? String { return [text] }
        return Mirror(reflecting: value).children.flatMap { texts(in: $0.value) }
    }
}
