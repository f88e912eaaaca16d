public import BillingPrimitives
public import Licensing

/// Why usage of a connection at an instant is covered, or is not: link by link, for officers.
public struct CoverageListing {
    private let chain: CoverageChain
    private let connection: ConnectionID
    private let instant: Instant
    private let format: NumberFormat

    /// Prepares the listing of a chain in a language.
    public init(
        _ chain: CoverageChain,
        of connection: ConnectionID,
        at instant: Instant,
        language: Language
    ) {
        self.chain = chain
        self.connection = connection
        self.instant = instant
        self.format = NumberFormat(language)
    }

    /// A line a link, and under what is not met what to do.
    public func text(style: TerminalStyle) -> String {
        let verdict = chain.isCovered ? Self.covered : Self.uncovered
        let head = "\(connection), \(format.day(instant.helsinkiDay)): \(verdict[language])"
        return chain.links.reduce(style.styled(head, .bold) + "\n") { text, link in
            let mark = link.reason == nil ? "·" : style.styled("!", .red)
            let line = "\(mark) \(link.requirement.title[language]): \(sentence(link))\n"
            let remedy = link.reason.map { "    \($0.remedy[language])\n" } ?? ""
            return text + line + remedy
        }
    }

    /// One row a link.
    public var listing: Listing {
        var listing = Listing([
            Listing.Column("requirement"), Listing.Column("met"), Listing.Column("reason"),
            Listing.Column("text"), Listing.Column("remedy"),
        ])
        for link in chain.links {
            listing.append([
                .text(link.requirement.rawValue), .bool(link.reason == nil),
                .optional(link.reason?.rawValue), .text(sentence(link)),
                .optional(link.reason?.remedy[language]),
            ])
        }
        return listing
    }

    /// The chain as an object.
    public var json: JSONValue {
        [
            "connection": connection, "at": instant, "day": instant.helsinkiDay,
            "covered": chain.isCovered, "links": JSONValue.array(chain.links.map(json)),
        ]
    }

    private var language: Language { format.language }

    private func json(_ link: CoverageChain.Link) -> JSONValue {
        [
            "requirement": link.requirement.rawValue, "met": link.reason == nil,
            "reason": link.reason?.rawValue, "text": sentence(link),
            "remedy": link.reason?.remedy[language],
            "environment": link.connection?.environment, "customer": link.connection?.customer,
            "filed_on": link.declaration?.filedOn,
            "permits": JSONValue.array(link.permits.map(json)),
        ]
    }

    private func json(_ standing: CoverageChain.Standing) -> JSONValue {
        let (permit, step) = (standing.permit, standing.step)
        return [
            "permit": permit.id, "holder": permit.holder, "umbrella_class": permit.umbrellaClass,
            "state": standing.state.rawValue, "version_from": standing.versionOn,
            "step": step?.what.rawValue, "step_on": step?.on, "decided_by": step?.decidedBy,
            "reference": step?.reference, "carried_over_to": standing.carriedBy?.to,
        ]
    }

    // MARK: Sentences

    private func sentence(_ link: CoverageChain.Link) -> String {
        var parts = link.reason.map { [$0.title[language]] } ?? []
        if let connection = link.connection {
            parts.append("\(connection.environment.rawValue), \(connection.customer)")
            if let day = connection.commissionedOn {
                parts.append("\(Self.commissioned[language]) \(format.day(day))")
            }
        }
        if let declaration = link.declaration {
            parts.append("\(Self.filed[language]) \(format.day(declaration.filedOn))")
            if declaration.publicLaw { parts.append(Self.publicLaw[language]) }
            if let provision = declaration.legalProvision { parts.append(provision) }
        }
        parts += link.permits.map { phrase($0, of: link.requirement) }
        return parts.joined(separator: "; ")
    }

    private func phrase(
        _ standing: CoverageChain.Standing,
        of requirement: CoverageChain.Requirement
    ) -> String {
        let permit = standing.permit
        let owner = permit.holder?.rawValue ?? permit.umbrellaClass?.rawValue
        var parts = [permit.id.rawValue, owner, standing.state.title[language]].compactMap(\.self)
        if let day = standing.versionOn {
            parts.append("\(Self.version[language]) \(format.day(day))")
        }
        if let step = standing.step {
            let facts = [step.decidedBy, step.reference].compactMap(\.self)
            parts.append(
                "\(step.what.title[language]) \(format.day(step.on)) "
                    + "(\(facts.joined(separator: ", ")))"
            )
        }
        if let ground = standing.carriedBy?.ground {
            parts.append("\(Self.carriedOver[language]): \(ground)")
        }
        if requirement == .dataPermit {
            let groups = permit.dataGroups(on: instant.helsinkiDay)
            let list = groups?.joined(separator: ", ") ?? Self.any[language]
            parts.append("\(Self.groups[language]): \(list)")
        }
        return parts.joined(separator: ", ")
    }

    // MARK: Words

    private static let covered = LocalizedText(fi: "katettu", sv: "täckt", en: "covered")
    private static let uncovered = LocalizedText(
        fi: "ei katettu, käyttö odottaisi päätöstä",
        sv: "inte täckt, användningen skulle vänta på beslut",
        en: "not covered, usage would be held"
    )
    private static let commissioned = LocalizedText(
        fi: "otettu käyttöön",
        sv: "tagen i bruk",
        en: "commissioned"
    )
    private static let filed = LocalizedText(fi: "annettu", sv: "inlämnad", en: "filed")
    private static let publicLaw = LocalizedText(
        fi: "julkisoikeudellinen",
        sv: "offentligrättsligt",
        en: "public law"
    )
    private static let version = LocalizedText(
        fi: "tiedot alkaen",
        sv: "uppgifter från och med",
        en: "as recorded from"
    )
    private static let carriedOver = LocalizedText(
        fi: "jatkuu seuraajalla",
        sv: "fortsätter hos efterföljaren",
        en: "carried over to the successor"
    )
    private static let groups = LocalizedText(
        fi: "tietoryhmät",
        sv: "datagrupper",
        en: "data groups"
    )
    private static let any = LocalizedText(fi: "kaikki", sv: "alla", en: "any")
}
