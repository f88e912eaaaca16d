import BillingPrimitives
import Invoicing
import Licensing
import Rating

/// Why a line corrects another one, and the decisions that it rests on, as sentences.
struct CorrectionWords {
    private let format: NumberFormat

    init(_ format: NumberFormat) {
        self.format = format
    }

    /// One cause, as a line of its own.
    func sentence(of cause: CorrectionCause) -> String {
        "\(say(Phrase.correction)): \(words(of: cause)[format.language])"
    }

    /// A ruling: what, by whom and when.
    func sentence(_ ruling: ExemptionRuling) -> String {
        "\(say(Phrase.ruling)): \(facts(of: ruling))"
    }

    /// A waiver: which, by whom and when.
    func sentence(_ waiver: Waiver) -> String {
        "\(say(Phrase.waiverDecision)): \(facts(of: waiver))"
    }

    private func say(_ text: LocalizedText) -> String { text[format.language] }

    // MARK: Facts

    private func facts(of ruling: ExemptionRuling) -> String {
        let facts = [
            "\(ruling.decree) \(ruling.item)", ruling.decidedBy, format.day(ruling.decidedOn),
            format.period(ruling.period), ruling.evidence,
        ]
        return facts.compactMap(\.self).joined(separator: ", ")
    }

    private func facts(of waiver: Waiver) -> String {
        let facts = [
            waiver.citation, waiver.decidedBy, format.day(waiver.decidedOn), waiver.evidence,
        ]
        return facts.compactMap(\.self).joined(separator: ", ")
    }

    private func words(of cause: CorrectionCause) -> LocalizedText {
        switch cause {
        case .late(let deliveries, let month, let ranAt):
            late(format.count(deliveries, .delivery), month, format.day(ranAt.helsinkiDay))
        case .released(let release): words(of: release)
        case .chargedAnew(let line, let before, let reason): chargedAnew(line, before, reason)
        case .reversal(let line, let ground): reversal(line, words(of: ground))
        case .registeredLate:
            LocalizedText(
                fi: "yhteys merkittiin rekisteriin kuukauden laskutuksen jälkeen",
                sv: "anslutningen registrerades efter månadens fakturering",
                en: "the connection was registered after its month had been run"
            )
        }
    }

    private func late(_ deliveries: String, _ month: BillingMonth, _ day: String) -> LocalizedText {
        LocalizedText(
            fi: "\(deliveries) kirjattiin kuukauden \(month) laskutuksen (\(day)) jälkeen",
            sv: "\(deliveries) bokfördes efter faktureringen av \(month) (\(day))",
            en: "\(deliveries), recorded after the run of \(month) (\(day))"
        )
    }

    private func words(of release: CorrectionCause.Release) -> LocalizedText {
        let deliveries = format.count(release.deliveries, .delivery)
        let who =
            "\(release.block), \(release.decidedBy), "
            + "\(format.day(release.decidedAt.helsinkiDay)): \(release.reason)"
        return LocalizedText(
            fi: "\(deliveries) vapautettiin laskutukseen päätöksellä \(who)",
            sv: "\(deliveries) frigavs för fakturering genom beslut \(who)",
            en: "\(deliveries) released by decision \(who)"
        )
    }

    private func chargedAnew(
        _ line: LineReference,
        _ before: String,
        _ reason: String?
    ) -> LocalizedText {
        let place = "\(line.document) #\(line.line) (\(before))"
        let why = reason.map { ": \($0)" } ?? ""
        return LocalizedText(
            fi: "laskettu uudelleen rivin \(place) sijaan\(why)",
            sv: "beräknad på nytt i stället för rad \(place)\(why)",
            en: "charged anew in the place of \(place)\(why)"
        )
    }

    private func reversal(_ line: LineReference, _ ground: LocalizedText) -> LocalizedText {
        let place = "\(line.document) #\(line.line)"
        return LocalizedText(
            fi: "palautetaan rivistä \(place): \(ground[.finnish])",
            sv: "återförs av rad \(place): \(ground[.swedish])",
            en: "given back of \(place): \(ground[.english])"
        )
    }

    private func words(of ground: CorrectionCause.Ground) -> LocalizedText {
        switch ground {
        case .decision(let reason): LocalizedText(fi: reason, sv: reason, en: reason)
        case .erratum(let tariff, let reason):
            LocalizedText(
                fi: "hinnasto korjattiin (\(tariff)): \(reason ?? "–")",
                sv: "prislistan rättades (\(tariff)): \(reason ?? "–")",
                en: "the price list was mended (\(tariff)): \(reason ?? "–")"
            )
        case .ruling(let ruling):
            LocalizedText(
                fi: "maksuttomuuspäätös \(facts(of: ruling))",
                sv: "beslut om avgiftsfrihet \(facts(of: ruling))",
                en: "a ruling that came later: \(facts(of: ruling))"
            )
        case .waiver(let waiver):
            LocalizedText(
                fi: "käyttöönottomaksusta luovuttiin: \(facts(of: waiver))",
                sv: "ibruktagningsavgiften efterskänktes: \(facts(of: waiver))",
                en: "a waiver that came later: \(facts(of: waiver))"
            )
        }
    }
}
