public import BillingPrimitives
public import Licensing
public import Tariffs

/// The end of a connection's free use, as far as it is decided.
public struct ExemptionEnd: Hashable, Sendable {
    /// Why use is no longer free.
    public enum Cause: Hashable, Sendable {
        /// No ruling is valid any more.
        case rulingEnds
        /// The decree list that begins on the day no longer names the class: use is held.
        case leavesDecree(String)
        /// The customer, its class or the declared purpose is another one.
        case groundChanges
    }

    /// How many days ahead of it a customer is told on its documents.
    public static let noticeDays = 90

    /// The connection.
    public var connection: ConnectionID
    /// The first day on which its use is not free.
    public var on: Day
    /// The ruling by which it is free until then.
    public var ruling: ExemptionRuling
    /// Why.
    public var cause: Cause

    /// Creates an end.
    public init(connection: ConnectionID, on day: Day, ruling: ExemptionRuling, cause: Cause) {
        self.connection = connection
        self.on = day
        self.ruling = ruling
        self.cause = cause
    }

    /// Whether use is held from then on; else it is billed.
    public var holdsUsage: Bool {
        guard case .leavesDecree = cause else { return false }
        return true
    }

    /// The ends of a connection's free use that lie after a day, in order of time.
    ///
    /// A ruling that another one follows ends nothing, and neither does one whose connection is
    /// closed by then, is no production connection, or is not free for another reason.
    public static func all(
        of id: ConnectionID,
        after day: Day,
        register: LicenseRegister,
        tariffs: TariffBook
    ) -> [ExemptionEnd] {
        let rulings = register.exemptions(of: id)
        guard rulings.contains(where: { $0.validUntil.map { $0 > day } ?? true }) else { return [] }
        let turns = Set(register.turningDays(of: id)).union(tariffs.decrees.map(\.inForce.from))
        func standing(on day: Day) -> ExemptionStanding? {
            guard let connection = register.connection(id, on: day),
                connection.environment == .production,
                connection.closedOn.map({ day < $0 }) ?? true
            else { return nil }
            return ExemptionStanding(of: connection, on: day, register: register, tariffs: tariffs)
        }
        return turns.filter { $0 > day }.sorted().compactMap { turn in
            let last = turn.adding(days: -1)
            guard case .free? = standing(on: last),
                let ruling = register.exemption(of: id, on: last)
            else { return nil }
            let cause: Cause
            switch standing(on: turn) {
            case nil, .free?: return nil
            case .lapsed?:
                cause = tariffs.decree(on: turn).map { .leavesDecree($0.id) } ?? .groundChanges
            case .priced?:
                cause = register.exemption(of: id, on: turn) == nil ? .rulingEnds : .groundChanges
            }
            return ExemptionEnd(connection: id, on: turn, ruling: ruling, cause: cause)
        }
    }
}

extension ExemptionEnd {
    /// Until when use is free, why it ends, and what follows, in a sentence for customers and
    /// officers.
    public var text: LocalizedText {
        let last = on.adding(days: -1)
        let (why, then) = (self.why, consequence)
        return LocalizedText(
            fi:
                "Käyttö on maksutonta \(last.finnish) asti: \(why.fi). "
                + "Sen jälkeen käyttö \(then.fi).",
            sv: "Användningen är avgiftsfri till och med \(last.finnish): \(why.sv). "
                + "Därefter \(then.sv).",
            en: "Use is free through \(last): \(why.en). After that it is \(then.en)."
        )
    }

    /// The sentence with the connection that it is about, as documents have it.
    public var notice: LocalizedText {
        LocalizedText(
            fi: "\(connection): \(text.fi)",
            sv: "\(connection): \(text.sv)",
            en: "\(connection): \(text.en)"
        )
    }

    private var why: LocalizedText {
        switch cause {
        case .rulingEnds:
            LocalizedText(
                fi: "päätös maksuttomuudesta päättyy",
                sv: "beslutet om avgiftsfrihet upphör",
                en: "the exemption ruling ends"
            )
        case .leavesDecree(let decree):
            LocalizedText(
                fi: "asetuksen \(decree) luettelo ei nimeä organisaatioluokkaa",
                sv: "förteckningen i förordning \(decree) nämner inte organisationsklassen",
                en: "the list of decree \(decree) does not name the organisation class"
            )
        case .groundChanges:
            LocalizedText(
                fi: "asiakas, sen organisaatioluokka tai käyttötarkoitus muuttuu",
                sv: "kunden, dess organisationsklass eller användningsändamålet ändras",
                en: "the customer, its class or its purpose changes"
            )
        }
    }

    private var consequence: LocalizedText {
        holdsUsage
            ? LocalizedText(
                fi: "odottaa päätöstä",
                sv: "väntar användningen på beslut",
                en: "held until somebody decides"
            )
            : LocalizedText(fi: "laskutetaan", sv: "faktureras användningen", en: "billed")
    }
}
