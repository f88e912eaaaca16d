import BillingOperations
import BillingPrimitives
import Ledger
import Rendering

/// Plans and certificates as listings.
enum ErasureListing {
    /// One row for what may be erased of a class, and one for each reason why the rest is kept.
    static func of(_ plans: [PlanErasure.Plan]) -> Listing {
        var listing = Listing([
            Listing.Column("class"), Listing.Column("kept_for", title: "rule"),
            .data("first_day_kept"), Listing.Column("action"), Listing.Column("reason"),
            Listing.Column("blocks"), Listing.Column("count"), Listing.Column("bytes"),
            Listing.Column("from"), Listing.Column("through"),
        ])
        for plan in plans {
            let bodies = plan.erasable
            let rule: [Listing.Cell] = [
                .text(plan.dataClass.rawValue), .text(plan.term?.description ?? "for ever"),
                .optional(plan.before),
            ]
            if !bodies.isEmpty {
                listing.append(
                    rule + [
                        .text("erase"), .empty, .integer(Int64(bodies.count)),
                        .integer(bodies.reduce(0) { $0 + $1.count }), .integer(plan.bytes),
                        .optional(bodies.map(\.from).min()),
                        .optional(bodies.map(\.through).max()),
                    ]
                )
            }
            for kept in plan.kept {
                listing.append(
                    rule + [
                        .text("keep"), .text(kept.reason.rawValue), .integer(Int64(kept.blocks)),
                        .integer(kept.count), .empty, .day(kept.from), .day(kept.through),
                    ]
                )
            }
        }
        return listing
    }

    /// One row a certificate.
    static func of(_ erasures: [RecordedErasure]) -> Listing {
        var listing = Listing([
            Listing.Column("certificate"), Listing.Column("class"), Listing.Column("erased_at"),
            Listing.Column("decided_by"), Listing.Column("blocks"), Listing.Column("count"),
            Listing.Column("bytes"), Listing.Column("from"), Listing.Column("through"),
            Listing.Column("reason"),
        ])
        for recorded in erasures {
            let (header, erasure) = (recorded.header, recorded.erasure)
            listing.append([
                .integer(header.sequence), .text(erasure.dataClass.rawValue),
                .text(header.recordedAt.description), .text(erasure.decidedBy),
                .integer(Int64(erasure.blocks.count)), .integer(erasure.count),
                .integer(erasure.bytes), .day(erasure.from), .day(erasure.through),
                .text(erasure.reason),
            ])
        }
        return listing
    }

    /// One row a block that was erased.
    static func blocks(of recorded: RecordedErasure) -> Listing {
        var listing = Listing([
            .worded("block"), .worded("count"), .worded("bytes"), .worded("merkle_root"),
        ])
        for block in recorded.erasure.blocks {
            listing.append([
                .integer(block.sequence), .integer(block.count), .integer(block.bytes),
                .text(block.merkleRoot),
            ])
        }
        return listing
    }

    /// A certificate as an object.
    static func json(of recorded: RecordedErasure) -> JSONValue {
        let (header, erasure) = (recorded.header, recorded.erasure)
        return .object([
            "certificate": .integer(header.sequence), "class": .string(erasure.dataClass.rawValue),
            "kept_for": .string(erasure.term.description),
            "first_day_kept": .string(erasure.before.description),
            "from": .string(erasure.from.description),
            "through": .string(erasure.through.description), "count": .integer(erasure.count),
            "bytes": .integer(erasure.bytes), "erased_at": .string(header.recordedAt.description),
            "recorded_by": .string(header.actor), "decided_by": .string(erasure.decidedBy),
            "reason": .string(erasure.reason),
            "digest_before": .string(header.previous.hexadecimal),
            "digest": .string(header.chainDigest.hexadecimal), "blocks": blocks(of: recorded).json,
        ])
    }

    /// One row a fact of a certificate, in the language of its reader.
    static func facts(of recorded: RecordedErasure, _ language: Language) -> Listing {
        let (header, erasure) = (recorded.header, recorded.erasure)
        let format = NumberFormat(language)
        var listing = Listing([
            Listing.Column("fact", title: Words.fact[language]),
            Listing.Column("value", title: Words.value[language]),
        ])
        func add(_ fact: LocalizedText, _ value: String) {
            listing.append([.text(fact[language]), .text(value)])
        }
        add(Words.certificate, "\(header.sequence)")
        add(Words.erased, Words.names(erasure.dataClass)[language])
        add(Words.period, "\(erasure.from) – \(erasure.through)")
        add(Words.amount, format.integer(erasure.count))
        add(Words.blocks, format.integer(Int64(erasure.blocks.count)))
        add(Words.bytes, format.integer(erasure.bytes))
        add(Words.term, erasure.term.words[language])
        add(Words.firstDayKept, "\(erasure.before)")
        add(Words.erasedAt, header.recordedAt.description)
        add(Words.decidedBy, erasure.decidedBy)
        add(Words.recordedBy, header.actor)
        add(Words.reason, erasure.reason)
        add(Words.digestBefore, header.previous.hexadecimal)
        add(Words.digest, header.chainDigest.hexadecimal)
        return listing
    }

    /// A certificate as a page to print.
    static func page(
        of recorded: RecordedErasure,
        _ language: Language,
        isPractice: Bool
    ) -> ListingPage {
        ListingPage(
            title: "\(Words.title[language]) \(recorded.header.sequence)",
            note: Words.note[language],
            sections: [
                ListingPage.Section(Words.erased, facts(of: recorded, language)),
                ListingPage.Section(Words.blocks, blocks(of: recorded)),
            ],
            language: language,
            isPractice: isPractice
        )
    }
}
