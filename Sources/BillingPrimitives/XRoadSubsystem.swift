/// A subsystem of the Finnish X-Road, such as `FI/MUN/1790235-0/varhaiskasvatus`.
public struct XRoadSubsystem {
    /// An X-Road instance.
    public enum Instance: String, Sendable, CaseIterable {
        /// Production.
        case production = "FI"
        /// The test instance.
        case test = "FI-TEST"
        /// The development instance.
        case development = "FI-DEV"
    }

    /// The class of a member.
    public enum MemberClass: String, Sendable, CaseIterable {
        /// Government.
        case government = "GOV"
        /// Companies.
        case commercial = "COM"
        /// Municipalities.
        case municipal = "MUN"
        /// Education.
        case education = "EDU"
        /// Other organisations.
        case organisation = "ORG"
    }

    /// The longest member or subsystem code that is taken, as X-Road stores 255 characters.
    public static let codeLengthMax = 255

    /// The instance.
    public let instance: Instance
    /// The class of the member.
    public let memberClass: MemberClass
    /// The member's code: its business id as a rule.
    public let memberCode: String
    /// The code of the subsystem within the member.
    public let subsystemCode: String

    /// Reads instance, class, member and subsystem between slashes; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let instance = Instance(rawValue: parts[0]),
            let memberClass = MemberClass(rawValue: parts[1]), Self.isCode(parts[2]),
            Self.isCode(parts[3])
        else { return nil }
        self.instance = instance
        self.memberClass = memberClass
        self.memberCode = parts[2]
        self.subsystemCode = parts[3]
    }

    /// The business id of the member, or nil where its code is none.
    public var businessID: BusinessID? { BusinessID(memberCode) }

    /// Whether a text has only the characters that the X-Road REST protocol allows in identifiers.
    private static func isCode(_ text: String) -> Bool {
        (1...codeLengthMax).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0.isASCIIAlphanumeric || "'()+,-.=?".utf8.contains($0) }
    }
}

extension XRoadSubsystem: CodedAsText {
    /// The four parts between slashes.
    public var description: String {
        "\(instance.rawValue)/\(memberClass.rawValue)/\(memberCode)/\(subsystemCode)"
    }
}
