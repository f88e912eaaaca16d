public import BillingOperations
public import BillingPrimitives
import BillingStore
public import ChangeAPI
import Licensing

extension ChangeAPIClient {
    /// A client for a connection, which the register knows by its subsystem.
    ///
    /// `say` is told of every retry.
    convenience init(
        _ settings: SyncSettings,
        of store: LedgerStore,
        say: @escaping @Sendable (String) -> Void
    ) throws {
        let connection = try store.read { try $0.register() }.connection(settings.connection)
        let files = TLSFiles(
            certificateChain: settings.certificate,
            privateKey: settings.key,
            authorities: settings.authority
        )
        let endpoint = try ChangeAPIEndpoint(
            base: settings.url,
            client: connection?.subsystem,
            representedParty: settings.representedParty,
            credentials: try settings.login().map { login in
                try Credentials(user: login.user, password: login.password)
            },
            tls: files == TLSFiles() ? nil : files
        )
        try self.init(endpoint, onRetry: { say("\($0)") })
    }
}

extension ChangeAPIClient: ChangeSource {
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
