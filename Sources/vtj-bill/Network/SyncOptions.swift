import ArgumentParser
import BillingOperations
import BillingPrimitives

/// Where the change API is, how one gets in, and whom to ask for.
struct SyncOptions: ParsableArguments {
    @Option(help: "The address of the API, up to /v1.") var url: String?
    @Option(help: "A file of identity codes, one a line.", completion: .file())
    var identityList: String?
    @Option(help: "A command that prints identity codes, one a line.") var identityCommand: String?
    @Option(help: "Ask in so many buckets, each with a booking key of its own.") var buckets: Int?
    @Option(help: "Hand each answer on as a file in this folder.", completion: .directory)
    var output: String?
    @Option(help: "Hand each answer on to this command's standard input.")
    var receiverCommand: String?
    @Option(help: "A file with user:password, for its owner's eyes only.", completion: .file())
    var credentialsFile: String?
    @Option(help: "The client's certificate chain in PEM.", completion: .file())
    var clientCertificate: String?
    @Option(help: "The client's private key in PEM.", completion: .file()) var clientKey: String?
    @Option(help: "The authorities to trust, in PEM.", completion: .file())
    var caCertificate: String?
    @Option(help: "For whom a service provider acts, as class/code.") var representedParty: String?
    @Option(
        name: .customLong("data-group"),
        help: "A data group of base data; may be repeated. Default: all that the permit grants."
    )
    var dataGroups: [String] = []

    /// Throws where there is no file of settings and something necessary is missing.
    func requireWhole() throws {
        guard url != nil else { throw ValidationError("say where the API is with --url") }
        if (identityList == nil) == (identityCommand == nil) {
            throw ValidationError("say whom to ask for: --identity-list or --identity-command")
        }
    }

    /// The settings of a connection that no file has.
    func settings(of connection: ConnectionID) throws -> SyncSettings {
        try requireWhole()
        let origin = identityList.map(IdentityList.Origin.file) ?? .command(identityCommand ?? "")
        return overriding(
            SyncSettings(connection: connection, url: url ?? "", identities: origin)
        )
    }

    /// Settings from a file, with what was said here in the place of what they say.
    func overriding(_ settings: SyncSettings) -> SyncSettings {
        var result = settings
        if let url { result.url = url }
        if let identityList { result.identities = .file(identityList) }
        if let identityCommand { result.identities = .command(identityCommand) }
        if let buckets { result.buckets = buckets }
        if let output { result.receiver = .folder(output) }
        if let receiverCommand { result.receiver = .command(receiverCommand) }
        if let credentialsFile { result.credentials = .file(credentialsFile) }
        if let clientCertificate { result.certificate = clientCertificate }
        if let clientKey { result.key = clientKey }
        if let caCertificate { result.authority = caCertificate }
        if let representedParty { result.representedParty = representedParty }
        if !dataGroups.isEmpty { result.dataGroups = dataGroups }
        return result
    }
}
