import BillingPrimitives
import HTTPTypes
import Sandbox

/// What a record takes down while the call is answered.
extension CallRecord {
    /// The longest X-Road id that is taken, as X-Road stores 255 characters.
    private static let idLengthMax = 255

    /// Takes the headers of X-Road, and refuses a call that its security server would refuse.
    mutating func takeXRoadHeaders(_ headers: HTTPFields, _ path: CallPath) throws {
        client = headers[.xRoadClient].flatMap { XRoadSubsystem($0) }
        representedParty = headers[.xRoadRepresentedParty].map(Self.withoutIdentityCode)
        guard path.isXRoad else { return }
        guard let service = path.service else {
            throw Refusal.xRoad("The path names no service of X-Road", requestID: requestID)
        }
        guard client != nil else {
            throw Refusal.xRoad(
                "X-Road-Client must name an instance, a class, a member and a subsystem",
                requestID: requestID
            )
        }
        let ids = [headers[.xRoadID], headers[.xRoadRepresentedParty]].compactMap { $0 }
        guard ids.allSatisfy({ $0.utf8.count <= Self.idLengthMax }) else {
            throw Refusal.xRoad("A header of X-Road is too long", requestID: requestID)
        }
        self.service = service
        messageID = headers[.xRoadID].map(Self.withoutIdentityCode) ?? requestID
    }

    /// Takes down how many identities are asked for, and the digest of the list.
    mutating func takeIdentities(_ list: [String]) -> AskedIdentities {
        let asked = AskedIdentities(list)
        identities = asked.count
        identityList = asked.digest
        return asked
    }

    /// Takes down what is in an answer.
    mutating func take(_ answer: FeedAnswer) {
        cursorTo = answer.cursorTo
        upToDate = answer.upToDate
        counts = answer.truth.counts
        testCounts = answer.truth.testCounts
        dataGroups = answer.truth.dataGroups
    }

    private static func withoutIdentityCode(_ text: String) -> String {
        IdentityCode.find(in: text) == nil ? text : Redaction.mask
    }
}
