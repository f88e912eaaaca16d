import Crypto
import Foundation
import HTTPTypes

/// The one account of a sandbox.
///
/// It is taken as HTTP Basic (RFC 7617) and as the older pair `MUTP-Tunnus` and `MUTP-Salasana`.
public struct SandboxLogin: Sendable {
    private let user: SHA256.Digest
    private let password: SHA256.Digest

    /// Creates an account; a user name with a colon cannot log in by HTTP Basic.
    public init(user: String, password: String) {
        self.user = Self.digest(user)
        self.password = Self.digest(password)
    }

    func admits(_ headers: HTTPFields) -> Bool {
        if let user = headers[.mutpUser], let password = headers[.mutpPassword] {
            return admits(user: user, password: password)
        }
        guard let field = headers[.authorization], field.lowercased().hasPrefix("basic "),
            let bytes = Data(base64Encoded: String(field.dropFirst(6)))
        else { return false }
        let parts = String(decoding: bytes, as: UTF8.self).split(
            separator: ":",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        return parts.count == 2 && admits(user: String(parts[0]), password: String(parts[1]))
    }

    /// Compares digests, which takes the same time wherever the texts begin to differ.
    private func admits(user: String, password: String) -> Bool {
        let isUser = Self.digest(user) == self.user
        let isPassword = Self.digest(password) == self.password
        return isUser && isPassword
    }

    private static func digest(_ text: String) -> SHA256.Digest {
        SHA256.hash(data: Array(text.utf8))
    }
}
