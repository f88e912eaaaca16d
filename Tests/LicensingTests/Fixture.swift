import BillingPrimitives
import Foundation
import Licensing
import Testing

/// The register of a municipality that the tests speak of, and short ways to say more.
enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    static let connection: ConnectionID = "esimerkkila-varhaiskasvatus"
    static let permit: PermitID = "DVV/1234/2026"

    /// The register file that the manual shows.
    static func example() throws -> RegisterFile {
        let bytes = try Data(contentsOf: folder.appending(path: "register.toml"))
        return try RegisterFile.parse(Array(bytes), file: "register.toml")
    }

    static func register() throws -> LicenseRegister {
        try LicenseRegister().importing(example())
    }

    static func file(_ text: String) throws -> RegisterFile {
        try RegisterFile.parse(Array(text.utf8), file: "test.toml")
    }

    static func customer(
        _ id: CustomerID = "firma",
        class organisationClass: OrganisationClass = .company,
        businessID: String = "1643256-1"
    ) throws -> Customer {
        Customer(
            id: id,
            name: "Firma Oy",
            businessID: try #require(BusinessID(businessID)),
            organisationClass: organisationClass
        )
    }

    static func connection(
        _ id: ConnectionID = "c",
        of customer: CustomerID = "firma",
        environment: ServiceEnvironment = .production,
        commissionedOn: String? = "2026-01-01",
        closedOn: String? = nil
    ) throws -> Connection {
        Connection(
            id: id,
            customer: customer,
            subsystem: XRoadSubsystem("FI/COM/1643256-1/\(id)"),
            environment: environment,
            register: "Asiakkaat",
            commissionedOn: try commissionedOn.map(day),
            closedOn: try closedOn.map(day)
        )
    }

    static func declarations(of connection: ConnectionID = "c") throws -> [RegisterEntry] {
        try Declaration.Kind.allCases.map {
            .declaration(
                Declaration(connection: connection, kind: $0, filedOn: try day("2026-01-01"))
            )
        }
    }

    static func subsystemPermit(
        _ id: PermitID = "PV",
        holder: CustomerID = "firma"
    ) throws -> RegisterEntry {
        .permit(
            Permit(
                id: id,
                kind: .subsystem,
                environment: .production,
                holder: holder,
                validFrom: try day("2026-01-01")
            )
        )
    }

    /// A customer, its connection, its declarations and the subsystem permit: no data permit.
    static func register(
        with permits: [Permit],
        class organisationClass: OrganisationClass = .company
    ) throws -> LicenseRegister {
        let base: [RegisterEntry] = [
            .customer(try customer(class: organisationClass)), .connection(try connection()),
            try subsystemPermit(),
        ]
        let entries = base + permits.map(RegisterEntry.permit) + (try declarations())
        return try LicenseRegister().importing(RegisterFile(entries))
    }

    static func day(_ text: String) throws -> Day {
        try #require(Day(text))
    }

    static func codes(_ body: () throws -> Void) -> [String] {
        do {
            try body()
            return []
        } catch let error as DiagnosticsError {
            return error.diagnostics.map(\.code)
        } catch {
            return ["\(error)"]
        }
    }
}

extension LicenseRegister {
    /// The register after a file, on a day of the summer of 2026 where none is named.
    func importing(
        _ file: RegisterFile,
        today: String = "2026-06-15",
        correcting: Bool = false
    ) throws -> LicenseRegister {
        let day = try Fixture.day(today)
        let change = try changes(from: file, today: day, correcting: correcting)
        return LicenseRegister(versions: versions + change.versions)
    }

    func reasons(
        for connection: ConnectionID = "c",
        _ day: String,
        groups: Set<String>? = []
    ) throws -> [HeldReason] {
        switch coverage(of: connection, on: try Fixture.day(day), groups: groups) {
        case .covered: []
        case .uncovered(let reasons): reasons
        }
    }
}
