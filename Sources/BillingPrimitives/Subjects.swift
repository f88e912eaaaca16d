/// What a `CustomerID` names: an organisation that orders, holds permits and is invoiced.
public enum CustomerSubject {}

/// What a `ConnectionID` names: one register updated through one X-Road subsystem.
public enum ConnectionSubject {}

/// What a `PermitID` names: the right to use data for a purpose.
public enum PermitSubject {}

/// The id of a customer.
public typealias CustomerID = Identifier<CustomerSubject>

/// The id of a connection.
public typealias ConnectionID = Identifier<ConnectionSubject>

/// The id of a permit, such as `DVV/1234/2026`.
public typealias PermitID = Identifier<PermitSubject>

/// Which environment of the change API a connection or a permit is for; only production is billed.
public enum ServiceEnvironment: String, Codable, Sendable, CaseIterable {
    /// Real data, billed.
    case production
    /// The agency's test environment.
    case test
    /// The open sandbox.
    case sandbox
}

/// Which of the bodies that the fee decrees name a customer is, or none of them.
public enum OrganisationClass: String, Codable, Sendable, CaseIterable {
    /// An agency or institution of the state.
    case stateAgency = "state-agency"
    /// A court or other body that administers justice.
    case court
    /// An authority of a municipality.
    case municipalAuthority = "municipal-authority"
    /// An authority of a wellbeing services county, which exist since 2023-01-01.
    case wellbeingServicesCounty = "wellbeing-services-county"
    /// Parliament and its agencies.
    case parliament
    /// The office of the President of the Republic.
    case presidentsOffice = "presidents-office"
    /// An authority of the region, a municipality or the state that works in Åland.
    case alandAuthority = "aland-authority"
    /// An institution whose education leads to a statutory degree.
    case statutoryDegreeEducation = "statutory-degree-education"
    /// The Social Insurance Institution.
    case kela
    /// A body of a church; named by no decree.
    case church
    /// A pension institution; named by no decree.
    case pensionInstitution = "pension-institution"
    /// A company; named by no decree.
    case company
    /// An association; named by no decree.
    case association
    /// Any other body; named by no decree.
    case other
}

/// What kind of usage a delivery is, where kinds are priced apart.
public enum UsageKind: String, Codable, Sendable, CaseIterable {
    /// The one-off delivery of the agreed base data at commissioning.
    case initial
    /// Changes after commissioning.
    case change
}

/// A language that customers and officers read.
public enum Language: String, Codable, Sendable, CaseIterable {
    /// Finnish.
    case finnish = "fi"
    /// Swedish.
    case swedish = "sv"
    /// English.
    case english = "en"
}

/// One text in the three languages that customers and officers read.
public struct LocalizedText: Hashable, Sendable, Codable {
    /// In Finnish.
    public var fi: String
    /// In Swedish.
    public var sv: String
    /// In English.
    public var en: String

    /// Creates a text from its three versions.
    public init(fi: String, sv: String, en: String) {
        self.fi = fi
        self.sv = sv
        self.en = en
    }

    /// Creates a text that is the same in all languages, such as a name.
    public init(_ text: String) {
        self.init(fi: text, sv: text, en: text)
    }

    /// The text with another one after it in every language.
    public func followed(by text: String) -> LocalizedText {
        LocalizedText(fi: fi + text, sv: sv + text, en: en + text)
    }

    /// The version in a language.
    public subscript(language: Language) -> String {
        switch language {
        case .finnish: fi
        case .swedish: sv
        case .english: en
        }
    }
}

extension Sequence<LocalizedText> {
    /// The texts as one, with a separator between them in every language.
    public func joined(separator: String) -> LocalizedText {
        LocalizedText(
            fi: map(\.fi).joined(separator: separator),
            sv: map(\.sv).joined(separator: separator),
            en: map(\.en).joined(separator: separator)
        )
    }
}
