import ArgumentParser
import BillingOperations
import BillingPrimitives
import Licensing

/// What a permit is changed to.
struct PermitLimitOptions: ParsableArguments {
    @Option(help: "A connection that the permit is for; the default is all of its holders'.")
    var connection: [ConnectionID] = []
    @Option(help: "A data group that the permit grants; the default is any.")
    var dataGroup: [String] = []
    @Option(
        help: "A file of data groups, with white space, commas or semicolons between them.",
        completion: .file()
    )
    var dataGroupsFile: String?
    @Option(help: "The first day without the permit.") var validUntil: Day?

    /// The terms as they were given.
    func terms() throws -> KeepRegister.PermitTerms {
        var terms = KeepRegister.PermitTerms()
        let groups = dataGroup + (try dataGroupsFile.map(KeepRegister.dataGroups) ?? [])
        terms.connections = connection.isEmpty ? nil : connection
        terms.dataGroups = groups.isEmpty ? nil : groups
        terms.validUntil = validUntil
        return terms
    }
}

/// What a permit is applied for or granted on.
struct PermitTermsOptions: ParsableArguments {
    @Option(help: "The customer that holds the permit.") var holder: CustomerID?
    @Option(help: "The organisation class whose members all hold it.")
    var umbrellaClass: OrganisationClass?
    @Option(help: "What it is for: data or subsystem; the default is data.")
    var kind: Permit.Kind?
    @Option(help: "The environment of a subsystem permit.") var environment: ServiceEnvironment?
    @Option(help: "The first day on which it may be used.") var validFrom: Day?
    @Option(help: "The legal provision that it rests on.") var legalProvision: String?

    @OptionGroup var limits: PermitLimitOptions

    /// The terms as they were given.
    func terms() throws -> KeepRegister.PermitTerms {
        var terms = try limits.terms()
        terms.holder = holder
        terms.umbrellaClass = umbrellaClass
        terms.kind = kind
        terms.environment = environment
        terms.validFrom = validFrom
        terms.legalProvision = legalProvision
        return terms
    }
}
