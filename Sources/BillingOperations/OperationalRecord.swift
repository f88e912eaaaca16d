import BillingPrimitives
import Metering
import Reporting

/// A record of operational monitoring under the names of X-Road's schema (PR-OPMON, annex B).
///
/// Only what tells of a call is read. `messageUserId` above all is not: it may name a person.
struct OperationalRecord: Decodable {
    private var securityServerType: String
    private var requestInTs: Int64
    private var responseOutTs: Int64
    private var clientXRoadInstance: String?
    private var clientMemberClass: String?
    private var clientMemberCode: String?
    private var clientSubsystemCode: String?
    private var serviceSubsystemCode: String?
    private var serviceCode: String?
    private var representedPartyCode: String?
    private var messageId: String?
    private var xRequestId: String?
    private var responseSize: Int64?
    private var restMethod: String?
    private var restPath: String?
    private var succeeded: Bool
    private var statusCode: Int64?

    /// The entry that it is; throws the name of a field whose value cannot be.
    func entry() throws(OperationalProblem) -> OperationalEntry {
        guard let side = OperationalEntry.Side(rawValue: securityServerType) else {
            throw .impossible("securityServerType")
        }
        if let responseSize, responseSize < 0 { throw .impossible("responseSize") }
        return OperationalEntry(
            side: side,
            client: client,
            service: "\(serviceSubsystemCode ?? "")/\(serviceCode ?? "")",
            representedParty: Self.id(representedPartyCode),
            requestID: Self.id(xRequestId),
            messageID: Self.id(messageId),
            requestedAt: try Self.instant(requestInTs, "requestInTs"),
            respondedAt: try Self.instant(responseOutTs, "responseOutTs"),
            responseBytes: responseSize,
            method: restMethod?.uppercased(),
            path: restPath,
            succeeded: succeeded,
            statusCode: statusCode
        )
    }

    private var client: XRoadSubsystem? {
        let parts = [
            clientXRoadInstance, clientMemberClass, clientMemberCode, clientSubsystemCode,
        ].map { Self.id($0) ?? "" }
        return XRoadSubsystem(parts.joined(separator: "/"))
    }

    /// A text that is shown; what could not be the id of a delivery, as it may carry an identity
    /// code, is as if it were not there.
    private static func id(_ text: String?) -> String? {
        text.flatMap { Delivery.isID($0) ? $0 : nil }
    }

    /// X-Road counts milliseconds of Unix time; seconds or nanoseconds would be other years.
    private static func instant(
        _ milliseconds: Int64,
        _ field: String
    ) throws(OperationalProblem) -> Instant {
        guard OperationalFile.seconds.contains(milliseconds / 1_000) else {
            throw .impossible(field)
        }
        return Instant(milliseconds: milliseconds)
    }
}

/// Why a record is left out; the field is named by X-Road's schema, and its value is not shown.
enum OperationalProblem: Error, Hashable {
    /// A required field is not there.
    case missing(String)
    /// A field has another JSON type.
    case wrongType(String)
    /// A field has a value that it cannot have.
    case impossible(String)
    /// It is no JSON object, or has a number that is none of X-Road's.
    case unreadable

    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, _): self = .missing(key.stringValue)
        case .typeMismatch(_, let context), .valueNotFound(_, let context),
            .dataCorrupted(let context):
            // A record in an array has its index before the field.
            let field = context.codingPath.last.flatMap { $0.intValue == nil ? $0 : nil }
            self = field.map { .wrongType($0.stringValue) } ?? .unreadable
        @unknown default: self = .unreadable
        }
    }

    /// What is said of it.
    func diagnostic(record: Int, file: String, line: Int?) -> Diagnostic {
        let place = line == nil ? "record \(record)" : "the record"
        return switch self {
        case .missing(let field):
            Diagnostic(
                .error,
                "opmon-field-missing",
                file: file,
                line: line,
                "\(place) has no '\(field)'",
                why: "X-Road writes it in every record",
                remedy: "ask for all output fields, or add this one"
            )
        case .wrongType(let field):
            Diagnostic(
                .error,
                "opmon-field-type",
                file: file,
                line: line,
                "'\(field)' of \(place) has another JSON type than X-Road gives it",
                remedy: "give the records as the security server sent them"
            )
        case .impossible(let field):
            Diagnostic(
                .error,
                "opmon-field-value",
                file: file,
                line: line,
                "'\(field)' of \(place) has a value that it cannot have",
                why: "times are milliseconds, sizes are not negative, sides are Client or Producer",
                remedy: "give the records as the security server sent them"
            )
        case .unreadable:
            Diagnostic(
                .error,
                "opmon-not-a-record",
                file: file,
                line: line,
                "\(place) is none that X-Road writes",
                remedy: "give the records as the security server sent them"
            )
        }
    }
}
