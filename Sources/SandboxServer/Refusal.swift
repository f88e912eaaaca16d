import HTTPTypes

/// A call that is not answered with data.
///
/// The body of the real service's errors is not public. This one has a code and a Finnish sentence:
/// `{"virhe":{"koodi":"…","selite":"…"}}`. What X-Road refuses has the body of its REST protocol.
struct Refusal: Error {
    var status: HTTPResponse.Status
    var headers = HTTPFields()
    var body: String

    private init(_ status: HTTPResponse.Status, _ code: String, _ words: String) {
        self.status = status
        self.body = "{\"virhe\":{\"koodi\":\"\(code)\",\"selite\":\"\(words)\"}}"
    }

    static let unknownPath = Refusal(.notFound, "polku-tuntematon", "Polkua ei ole.")
    static let tooLarge = Refusal(
        .contentTooLarge,
        "sanoma-liian-suuri",
        "Sanoma on liian suuri."
    )
    static let tooManyIdentities = Refusal(
        .badRequest,
        "henkilotunnuksia-liikaa",
        "Kutsussa saa olla enintään \(SandboxServer.baseDataIdentitiesMax) henkilötunnusta."
    )
    static let tooManyPersons = Refusal(
        .badRequest,
        "henkiloita-liikaa",
        "Kunnissa on yli \(SandboxServer.municipalityPersonsMax) henkilöä. Hae kunnat erikseen."
    )

    /// The body is not what the endpoint takes.
    static func malformedBody(_ kind: CallKind) -> Refusal {
        let expected =
            switch kind {
            case .bookingKey: "ei mitään"
            case .changes: "viimeisinKirjausavain (luku, vähintään 0) ja hetulista"
            case .baseData: "hetulista ja valinnainen tietoryhmat"
            case .weeklyBaseData: "joko hetulista tai kuntakoodit, ja valinnainen tietoryhmat"
            }
        return Refusal(.badRequest, "sanoma-virheellinen", "Sanomassa pitää olla \(expected).")
    }

    /// The day of a booking key is none, or has not come.
    static let badDay = Refusal(
        .badRequest,
        "paiva-virheellinen",
        "Päivän pitää olla muotoa vvvv-kk-pp eikä se saa olla tulevaisuudessa."
    )

    static func wrongMethod(_ kind: CallKind) -> Refusal {
        var refusal = Refusal(.methodNotAllowed, "menetelma-vaara", "Käytä \(kind.method).")
        refusal.headers[.allow] = kind.method
        return refusal
    }

    static let loginNeeded: Refusal = {
        var refusal = Refusal(
            .unauthorized,
            "kirjautuminen-puuttuu",
            "Tunnus tai salasana puuttuu tai on väärä."
        )
        refusal.headers[.wwwAuthenticate] = "Basic realm=\"VTJmutpa\", charset=\"UTF-8\""
        return refusal
    }()

    static func overQuota(secondsToWait seconds: Int) -> Refusal {
        var refusal = Refusal(
            .tooManyRequests,
            "kiintio-ylittynyt",
            "Kutsuja on liikaa. Odota \(seconds) sekuntia."
        )
        refusal.headers[.retryAfter] = String(seconds)
        return refusal
    }

    /// A fault that the configuration asks for.
    static func fault(_ status: Int) -> Refusal {
        Refusal(.init(code: status), "hairio", "Hiekkalaatikon tahallinen häiriö.")
    }

    /// The security server refuses; the provider never gets the call.
    static func xRoad(_ message: String, requestID: String) -> Refusal {
        let type = "Client.BadRequest"
        var refusal = Refusal(.badRequest, "", "")
        refusal.headers[.xRoadError] = type
        refusal.body = """
            {"type":"\(type)","message":"\(message)","detail":"\(requestID)"}
            """
        return refusal
    }
}
