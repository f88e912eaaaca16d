import BillingOperations
import BillingPrimitives
import BillingStore
import ChangeAPI

extension ChangeAPIClient {
    /// A client for a connection, which the register knows by its subsystem.
    convenience init(_ settings: SyncSettings, of store: LedgerStore) throws {
        let connection = try store.read { try $0.register() }.connection(settings.connection)
        let login = try settings.login()
        let endpoint = try ChangeAPIEndpoint(
            base: settings.url,
            client: connection?.subsystem,
            representedParty: settings.representedParty,
            credentials: login.map { Credentials(user: $0.user, password: $0.password) },
            tls: TLSFiles(
                certificate: settings.certificate,
                key: settings.key,
                authority: settings.authority
            )
        )
        try self.init(endpoint)
    }
}

extension ChangeAPIClient: @retroactive ChangeSource {
    /// The changes of identities since a booking key.
    public func changes(
        after key: Int64,
        of identities: [IdentityCode]
    ) async throws -> SourceAnswer {
        let answer: APIAnswer = try await changes(after: key, of: identities)
        return SourceAnswer(bytes: answer.bytes, requestID: answer.requestID)
    }

    /// The base data of identities.
    public func baseData(
        of identities: [IdentityCode],
        dataGroups: [String]?
    ) async throws -> SourceAnswer {
        let answer: APIAnswer = try await baseData(of: identities, dataGroups: dataGroups)
        return SourceAnswer(bytes: answer.bytes, requestID: answer.requestID)
    }
}
