public import BillingPrimitives
public import Reporting

/// What an officer has to look at, as a listing.
public enum StatusListing {
    /// One row a finding, in a language.
    public static func of(_ status: PermitStatus, language: Language) -> Listing {
        var listing = Listing([
            Listing.Column("severity"), Listing.Column("kind"), Listing.Column("customer"),
            Listing.Column("connection"), Listing.Column("permit"), Listing.Column("text"),
            .data("remedy"),
        ])
        for finding in status.findings {
            listing.append([
                .text(finding.severity.rawValue), .text(finding.kind.rawValue),
                .optional(finding.customer?.rawValue), .optional(finding.connection?.rawValue),
                .optional(finding.permit?.rawValue), .text(finding.text[language]),
                .text(finding.remedy[language]),
            ])
        }
        return listing
    }

    /// The findings with their remedies, for people.
    public static func text(
        _ status: PermitStatus,
        language: Language,
        style: TerminalStyle
    ) -> String {
        status.findings.map { finding in
            let isUrgent = finding.severity == .attention
            let mark = isUrgent ? style.styled("!", .red) : "·"
            let subject = [
                finding.customer?.rawValue, finding.connection?.rawValue, finding.permit?.rawValue,
            ].compactMap(\.self).joined(separator: ", ")
            return "\(mark) \(style.styled(subject, .bold)): \(finding.text[language])\n"
                + "    \(finding.remedy[language])\n"
        }.joined()
    }
}
