import BillingPrimitives
import ChangeAPI
import Testing

@Suite struct EndpointTests {
    @Test(
        arguments: [
            ("https://hiekka.example/api", "https://hiekka.example/api"),
            ("https://hiekka.example/api///", "https://hiekka.example/api"),
            ("HTTPS://h:8443", "HTTPS://h:8443"),
            ("http://[::1]:8080/api/", "http://[::1]:8080/api"),
            (
                "http://ss/r1/FI/GOV/0245437-2/VTJmutpa/VTJmutpa/api",
                "http://ss/r1/FI/GOV/0245437-2/VTJmutpa/VTJmutpa/api"
            ),
        ]
    )
    func `an address of http or https is taken, without the slash at its end`(
        given: String,
        base: String
    ) throws {
        #expect(try ChangeAPIEndpoint(base: given).base == base)
    }

    @Test(
        arguments: [
            "", "hiekka.example/api", "ftp://h/api", "http:/h", "https://", "https:///api",
            "https://u:secret@h/api", "https://u@h/api", "https://h/api?key=secret",
            "https://h/api#secret", "https://h:0/api", "https://h:70000/api", "https://h:x/api",
            "https://h h/api", "https://h/ä", "https://[::1/api", "https://[]/api", "https://h/v1",
            "https://h/v1/", "https://h/secret\r\nX: y",
        ]
    )
    func `any other address is refused without being repeated`(given: String) throws {
        let error = #expect(throws: ChangeAPIError.self) { try ChangeAPIEndpoint(base: given) }
        guard case .invalidAddress(let why) = error else { return #expect(error == nil) }
        #expect(!why.isEmpty)
        #expect(error?.description.contains("secret") == false)
    }

    @Test(
        arguments: [
            ("http://security-server/api", false), ("http://127.evil.example/api", false),
            ("http://localhost.example/api", false), ("http://10.0.0.1/api", false),
            ("http://localhost:8080/api", true), ("http://127.0.0.1:8080/api", true),
            ("http://127.1.2.3/api", true), ("http://[::1]/api", true),
            ("https://security-server/api", true),
        ]
    )
    func `a password goes over plain http to this machine alone`(
        base: String,
        isTaken: Bool
    ) throws {
        let credentials = try Credentials(user: "u", password: "p")
        let endpoint = try? ChangeAPIEndpoint(base: base, credentials: credentials)
        #expect((endpoint != nil) == isTaken)
        #expect(throws: Never.self) { try ChangeAPIEndpoint(base: base) }
    }

    @Test(arguments: ["0101263-6", "MUN/0101263-6", "GOV/a.b-c"])
    func `a represented party is a code or a class and a code`(party: String) throws {
        #expect(
            try ChangeAPIEndpoint(base: "https://h", representedParty: party).representedParty
                == party
        )
    }

    @Test(arguments: ["", "/", "a/b/c", "MUN/", "a b", "a\r\nX-Y: z", People.anna.text])
    func `another represented party is refused`(party: String) {
        #expect(throws: ChangeAPIError.invalidRepresentedParty) {
            try ChangeAPIEndpoint(base: "https://h", representedParty: party)
        }
    }

    @Test(arguments: [("", "p"), ("u", ""), ("u:v", "p"), ("u", "p\n"), ("u\r", "p")])
    func `credentials that cannot be sent are refused`(user: String, password: String) {
        #expect(throws: ChangeAPIError.self) { try Credentials(user: user, password: password) }
    }
}
