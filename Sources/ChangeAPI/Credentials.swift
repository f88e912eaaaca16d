import Foundation

/// The user name and the password of a caller, for HTTP Basic.
///
/// No description, reflection or dump of it shows the password.
public struct Credentials: Hashable, Sendable {
    /// The user name.
    public let user: String
    let password: String

    /// Creates credentials; a colon in the user name and control characters cannot be sent.
    public init(user: String, password: String) throws(ChangeAPIError) {
        guard !user.isEmpty, !password.isEmpty else {
            throw .invalidCredentials(why: "the user name or the password is empty")
        }
        guard !user.utf8.contains(UInt8(ascii: ":")) else {
            throw .invalidCredentials(why: "HTTP Basic has no colon in a user name")
        }
        // A line end at the end of a password file is the usual one.
        guard (user + password).utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
            throw .invalidCredentials(why: "they have a control character, such as a line end")
        }
        self.user = user
        self.password = password
    }

    /// The value of the header `Authorization`.
    var authorization: String { "Basic \(token)" }

    /// Whether a text repeats the password, plain or as it was sent.
    func areRevealed(in text: String) -> Bool {
        text.contains(password) || text.contains(token)
    }

    private var token: String { Data("\(user):\(password)".utf8).base64EncodedString() }
}

extension Credentials: CustomStringConvertible {
    /// The user name.
    public var description: String { "\(user), password not shown" }
}

extension Credentials: CustomDebugStringConvertible {
    /// The user name.
    public var debugDescription: String { description }
}

extension Credentials: CustomReflectable {
    /// The user name alone.
    public var customMirror: Mirror { Mirror(self, children: ["user": user]) }
}
