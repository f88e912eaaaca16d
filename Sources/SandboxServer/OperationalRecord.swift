import BillingPrimitives

/// A call as X-Road's operational monitoring records it: one element of its `records`.
///
/// Field names and units are those of the X-Road operational monitoring protocol. Such a record has
/// no count of persons; it is there to be compared with.
public struct OperationalRecord: Sendable {
    /// Which of the two security servers of a call writes the record.
    public enum ServerType: String, Sendable {
        /// That of the caller, which does not know the path.
        case client = "Client"
        /// That of the service.
        case producer = "Producer"
    }

    private let call: CallRecord
    private let type: ServerType

    /// The record of a call; nil for a call that came past X-Road or was refused by it.
    public init?(_ call: CallRecord, by type: ServerType = .producer) {
        guard call.service != nil, call.client != nil else { return nil }
        self.call = call
        self.type = type
    }

    /// The record as one line of JSON with sorted keys; what is not known is left out.
    public var json: String {
        var members: [String: LogLine.Value] = [
            "monitoringDataTs": .number(call.endedAt.milliseconds / 1000),
            "securityServerInternalIp": .text("127.0.0.1"),
            "securityServerType": .text(type.rawValue),
            "requestInTs": .number(call.receivedAt.milliseconds),
            "requestOutTs": .number(call.receivedAt.milliseconds),
            "responseInTs": .number(call.endedAt.milliseconds),
            "responseOutTs": .number(call.endedAt.milliseconds),
            "restMethod": .text(call.method),
            "messageId": .text(call.messageID),
            "messageProtocolVersion": .text("1"),
            "requestSize": .number(call.requestBytes),
            "requestAttachmentCount": .number(0),
            "responseSize": .number(call.bytes),
            "responseAttachmentCount": .number(0),
            "serviceType": .text("REST"),
            "statusCode": .number(call.status),
            "succeeded": .flag(call.outcome == .delivered),
            "xRequestId": .text(call.requestID),
        ]
        if let client = call.client {
            members["clientXRoadInstance"] = .text(client.instance.rawValue)
            members["clientMemberClass"] = .text(client.memberClass.rawValue)
            members["clientMemberCode"] = .text(client.memberCode)
            members["clientSubsystemCode"] = .text(client.subsystemCode)
        }
        if let service = call.service {
            let subsystem = service.subsystem
            members["serviceXRoadInstance"] = .text(subsystem.instance.rawValue)
            members["serviceMemberClass"] = .text(subsystem.memberClass.rawValue)
            members["serviceMemberCode"] = .text(subsystem.memberCode)
            members["serviceSubsystemCode"] = .text(subsystem.subsystemCode)
            members["serviceCode"] = .text(service.code)
        }
        if let party = call.representedParty?.split(separator: "/"), let code = party.last {
            members["representedPartyCode"] = .text(String(code))
            if party.count == 2 { members["representedPartyClass"] = .text(String(party[0])) }
        }
        if type == .producer, let kind = call.kind {
            let day = kind == .bookingKey ? "/*" : ""
            members["restPath"] = .text("/api/v1/\(kind.rawValue)\(day)")
        }
        if call.outcome == .cut {
            members["faultCode"] = .text("Server.ServerProxy.NetworkError")
        }
        return LogLine.json(members)
    }
}
