import BillingPrimitives
import Foundation
import Sandbox

/// The answers of the four endpoints.
extension SandboxResponder {
    func answer(
        _ kind: CallKind,
        day: String?,
        _ body: [UInt8],
        _ call: inout CallRecord
    ) throws -> [UInt8] {
        switch kind {
        case .bookingKey: try bookingKey(day, &call)
        case .changes: try changes(body, &call)
        case .baseData, .weeklyBaseData: try baseData(kind, body, &call)
        }
    }

    private func bookingKey(_ text: String?, _ call: inout CallRecord) throws -> [UInt8] {
        guard let text, let day = Day(text), day <= call.sandboxDay else { throw Refusal.badDay }
        // Nothing is booked before the first day, so its key does for all days before.
        let cursor = feed.cursor(at: max(day, feed.firstDay))
        call.cursorTo = cursor
        return Array("{\"viimeisinKirjausavain\":\(cursor)}".utf8)
    }

    private func changes(_ body: [UInt8], _ call: inout CallRecord) throws -> [UInt8] {
        let request = try decode(ChangesRequest.self, body, .changes)
        guard request.bookingKey >= 0 else { throw Refusal.malformedBody(.changes) }
        let asked = call.takeIdentities(request.identities)
        let answer = feed.changesAnswer(
            after: request.bookingKey,
            through: call.sandboxDay.adding(days: -1),
            limit: configuration.pageSize,
            scope: ChangeFeed.Scope(
                places: feed.places(of: asked.codes, before: call.sandboxDay),
                dataGroups: configuration.dataGroups
            )
        )
        call.cursorFrom = request.bookingKey
        call.take(answer)
        return answer.bytes
    }

    /// What is so when the sandbox's day begins, or when its week began.
    private func baseData(
        _ kind: CallKind,
        _ body: [UInt8],
        _ call: inout CallRecord
    ) throws -> [UInt8] {
        let request = try decode(BaseDataRequest.self, body, kind)
        let today = call.sandboxDay
        let day = kind == .baseData ? today : today.adding(days: 1 - today.weekday)
        let scope = ChangeFeed.Scope(
            places: try places(request, kind, on: day, &call),
            dataGroups: granted(request.dataGroups)
        )
        var answer = feed.baseDataAnswer(on: day, scope: scope)
        if kind == .weeklyBaseData {
            answer.bytes.removeLast()
            answer.bytes += ",\"poimintapv\":\"\(day.startInHelsinki)\"}".utf8
        }
        call.take(answer)
        return answer.bytes
    }

    private func places(
        _ request: BaseDataRequest,
        _ kind: CallKind,
        on day: Day,
        _ call: inout CallRecord
    ) throws -> [Int] {
        switch (request.identities, request.municipalities) {
        case (let identities?, nil):
            guard identities.count <= SandboxServer.baseDataIdentitiesMax else {
                throw Refusal.tooManyIdentities
            }
            return feed.places(of: call.takeIdentities(identities).codes, before: call.sandboxDay)
        case (nil, let municipalities?) where kind == .weeklyBaseData:
            let places = feed.places(inMunicipalities: Set(municipalities), before: day)
            guard places.count <= SandboxServer.municipalityPersonsMax else {
                throw Refusal.tooManyPersons
            }
            return places
        default:
            throw Refusal.malformedBody(kind)
        }
    }

    private func granted(_ asked: [String]?) -> Set<String>? {
        guard let asked else { return configuration.dataGroups }
        return configuration.dataGroups?.intersection(asked) ?? Set(asked)
    }

    private func decode<Body: Decodable>(
        _ type: Body.Type,
        _ body: [UInt8],
        _ kind: CallKind
    ) throws -> Body {
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch {
            throw Refusal.malformedBody(kind)
        }
    }
}
