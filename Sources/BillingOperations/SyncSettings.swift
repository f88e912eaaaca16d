public import BillingPrimitives
import Foundation
import TOMLReading

/// How one connection is synced: where the API is, how one gets in, and whom to ask for.
public struct SyncSettings: Hashable, Sendable {
    /// Where user name and password come from, as `user:password`; never an argument.
    public enum Credentials: Hashable, Sendable {
        /// An environment variable; without it, no login.
        case environment(String)
        /// The first line of a file that its owner alone may read.
        case file(String)
    }

    /// The environment variable that is read where nothing else is said.
    public static let credentialsVariable = "VTJ_BILL_API_CREDENTIALS"

    /// The connection.
    public var connection: ConnectionID
    /// The address of the API, up to `/v1`.
    public var url: String
    /// Whom to ask for.
    public var identities: IdentityList.Origin
    /// Where user name and password come from.
    public var credentials = Credentials.environment(credentialsVariable)
    /// For whom a service provider acts (`X-Road-Represented-Party`).
    public var representedParty: String?
    /// A PEM file with the client's certificate chain.
    public var certificate: String?
    /// A PEM file with the client's private key.
    public var key: String?
    /// A PEM file with the authorities that the server's certificate is checked against.
    public var authority: String?
    /// How many buckets the identities are asked in.
    public var buckets: Int?
    /// From which day the first run asks.
    public var start: Day?
    /// The data groups of base data.
    public var dataGroups: [String]?
    /// Where answers go on to.
    public var receiver = PayloadReceiver.none

    /// Creates settings with nothing but the necessary.
    public init(connection: ConnectionID, url: String, identities: IdentityList.Origin) {
        self.connection = connection
        self.url = url
        self.identities = identities
    }

    /// The user name and the password, or nil for no login.
    public func login() throws -> (user: String, password: String)? {
        let text: String
        switch credentials {
        case .environment(let name):
            guard let value = ProcessInfo.processInfo.environment[name] else { return nil }
            text = value
        case .file(let path):
            text = try Self.firstLine(ofSecret: path)
        }
        guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else {
            throw OperationRefusal("no-credentials", "the credentials are not user:password")
        }
        return (String(text[..<colon]), String(text[text.index(after: colon)...]))
    }

    private static func firstLine(ofSecret path: String) throws -> String {
        let bytes = try InputFile(path: path).contents()
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let mode = attributes[.posixPermissions] as? Int ?? 0
        guard mode & 0o077 == 0 else {
            throw OperationRefusal(
                "secret-readable",
                "others may read \(path), which holds a password; run chmod 600 on it"
            )
        }
        return String(decoding: bytes.prefix { $0 != 0x0a && $0 != 0x0d }, as: UTF8.self)
    }
}

/// Reads the settings of many connections from a file of TOML.
public enum SyncFile {
    /// Reads a file, all or nothing; paths in it are from the folder in which it lies.
    public static func settings(at path: String) throws -> [SyncSettings] {
        let input = try InputFile(path: path)
        let table = try TOMLDocument.parse(try input.contents(), file: input.name)
        let folder = URL(filePath: path).deletingLastPathComponent()
        var reader = TableReader(table, file: input.name, what: "sync file")
        var seen: Set<ConnectionID> = []
        let settings = reader.tables("connection").compactMap { table in
            reader.read(table, what: "connection") { $0.syncSettings(in: folder, &seen) }
        }
        reader.finish()
        guard reader.diagnostics.isEmpty else { throw DiagnosticsError(reader.diagnostics) }
        return settings
    }
}

extension TableReader {
    fileprivate mutating func syncSettings(
        in folder: URL,
        _ seen: inout Set<ConnectionID>
    ) -> SyncSettings? {
        let id = string("id").map { ConnectionID($0) }
        let url = string("url")
        let identities = oneOf(
            optionalPath("identity_list", in: folder).map(IdentityList.Origin.file),
            optionalString("identity_command").map(IdentityList.Origin.command),
            "identity_list or identity_command"
        )
        if let id, !seen.insert(id).inserted {
            report(
                code: "sync-twice",
                key: "id",
                what: "the connection \(Redaction.quoted(id.rawValue)) stands here twice",
                remedy: "keep one table a connection"
            )
        }
        guard let id, let url, let identities else { return nil }
        var settings = SyncSettings(connection: id, url: url, identities: identities)
        if let path = optionalPath("credentials_file", in: folder) {
            settings.credentials = .file(path)
        } else if let name = optionalString("credentials_env") {
            settings.credentials = .environment(name)
        }
        settings.representedParty = optionalString("represented_party")
        settings.certificate = optionalPath("client_certificate", in: folder)
        settings.key = optionalPath("client_key", in: folder)
        settings.authority = optionalPath("ca_certificate", in: folder)
        settings.buckets = optionalInteger("buckets").map { Int(clamping: $0) }
        settings.start = optionalDay("start")
        settings.dataGroups = optionalStringArray("data_groups")
        if let path = optionalPath("output", in: folder) {
            settings.receiver = .folder(path)
        } else if let command = optionalString("receiver_command") {
            settings.receiver = .command(command)
        }
        return settings
    }

    private mutating func optionalPath(_ key: String, in folder: URL) -> String? {
        optionalString(key).map {
            URL(filePath: $0, relativeTo: folder).path(percentEncoded: false)
        }
    }

    private mutating func oneOf<Value>(_ one: Value?, _ other: Value?, _ keys: String) -> Value? {
        if (one == nil) != (other == nil) { return one ?? other }
        report(
            code: "sync-identities",
            what: "the connection needs one of \(keys)",
            remedy: "say where the codes to ask for come from, once"
        )
        return nil
    }
}
