import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
import Licensing
import Rendering
import Reporting

/// The command `vtj-bill audit evidence`.
struct AuditEvidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Put together what shows how one permit was used.",
        discussion: """
            Writes a page to print (evidence.html) and a CSV file of each of its tables: the \
            permit and its steps, the declarations, every sync run under it, what was delivered \
            by connection, month and data group, and who decided and recorded what.

            EXAMPLES
              vtj-bill audit evidence DVV/1234/2026 --output evidence
              vtj-bill audit evidence DVV/1234/2026 --output evidence --language fi
            """
    )

    @Argument(help: "The permit.") var permit: String
    @Option(help: "The folder to write to.", completion: .directory) var output: String
    @Option(help: "The language of the page.") var language: Language = .english

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var occasion: OccasionOptions

    func run() throws {
        let store = try ledger.reading()
        let pack = try GatherEvidence(store: store).pack(of: PermitID(permit))
        Console.standard.report(pack.warnings)
        let head = try store.read { try $0.anchor() }
        let sections = EvidenceSections(pack, on: occasion.today).all
        let page = ListingPage(
            title: "\(EvidenceSections.title[language]) \(pack.permit.id)",
            note: EvidenceSections.note(occasion.occasion.now, head)[language],
            sections: sections.map { ListingPage.Section($0.title, $0.listing) },
            language: language,
            isPractice: store.settings.isPractice
        )
        let exporting = ExportDocuments(folder: output)
        Console.standard.say("wrote \(try exporting.write(page.html, named: "evidence.html"))")
        for section in sections {
            let path = try exporting.write(section.listing.csv(), named: "\(section.name).csv")
            Console.standard.say("wrote \(path)")
        }
    }
}

/// The tables of an evidence pack.
private struct EvidenceSections {
    struct Section {
        var name: String
        var title: LocalizedText
        var listing: Listing
    }

    static let title = LocalizedText(
        fi: "Selvitys tietoluvan käytöstä:",
        sv: "Utredning om användningen av datatillståndet",
        en: "Evidence for permit"
    )

    /// When the page was made, and from which place on the ledger.
    static func note(_ now: Instant, _ head: LedgerAnchor) -> LocalizedText {
        let place = Phrase.anchor(head)
        return LocalizedText(
            fi: "Tehty \(now). \(place.fi)",
            sv: "Gjord \(now). \(place.sv)",
            en: "Made at \(now). \(place.en)"
        )
    }

    private let pack: GatherEvidence.Pack
    private let day: Day

    init(_ pack: GatherEvidence.Pack, on day: Day) {
        self.pack = pack
        self.day = day
    }

    var all: [Section] {
        let sheet = PermitSheet(pack.permit, in: pack.register, on: day)
        return [
            Section(
                name: "permit",
                title: LocalizedText(fi: "Lupa", sv: "Tillstånd", en: "Permit"),
                listing: sheet.facts
            ),
            Section(
                name: "steps",
                title: LocalizedText(fi: "Luvan vaiheet", sv: "Tillståndets skeden", en: "Steps"),
                listing: sheet.history
            ),
            Section(
                name: "declarations",
                title: LocalizedText(fi: "Selvitykset", sv: "Utredningar", en: "Declarations"),
                listing: declarations
            ),
            Section(
                name: "usage",
                title: LocalizedText(
                    fi: "Luovutukset kuukausittain ja tietoryhmittäin",
                    sv: "Utlämnat per månad och datagrupp",
                    en: "Delivered by month and data group"
                ),
                listing: usage
            ),
            Section(
                name: "sync-runs",
                title: LocalizedText(fi: "Päivitysajot", sv: "Uppdateringar", en: "Sync runs"),
                listing: SyncListing.of(pack.syncRuns)
            ),
            Section(
                name: "trail",
                title: LocalizedText(
                    fi: "Päätökset ja kirjaukset",
                    sv: "Beslut och anteckningar",
                    en: "Decisions and records"
                ),
                listing: TrailListing.of(pack.trail)
            ),
        ]
    }

    private var declarations: Listing {
        var listing = Listing([
            .worded("connection"), .worded("kind"), .worded("filed_on"), .worded("public_law"),
            .worded("legal_provision"), .worded("data_groups"), .worded("document_digest"),
            .worded("review_on"), .worded("text"),
        ])
        for declaration in pack.declarations {
            listing.append([
                .text(declaration.connection.rawValue),
                .code(declaration.kind.rawValue, declaration.kind.title),
                .day(declaration.filedOn), .bool(declaration.publicLaw),
                .optional(declaration.legalProvision), .list(declaration.dataGroups ?? []),
                .optional(declaration.documentDigest), .optional(declaration.reviewOn),
                .optional(declaration.text),
            ])
        }
        return listing
    }

    private var usage: Listing {
        var listing = Listing([
            .worded("connection"), .worded("month"), .worded("data_group"),
            .worded("deliveries"), .worded("records"),
        ])
        for sum in pack.usage {
            listing.append([
                .text(sum.connection.rawValue), .text(sum.month.description),
                sum.dataGroup.map(Listing.Cell.text) ?? .code("*", Phrase.all),
                .integer(sum.deliveries), .integer(sum.records),
            ])
        }
        return listing
    }
}
