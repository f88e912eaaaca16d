public import BillingPrimitives

/// What a sync run puts on the ledger, step by step: each is the body of one block.
public enum SyncEvent: Hashable, Sendable {
    /// A run began.
    case began(SyncBeginning)
    /// A run took an answer; its delivery lies in the usage block right before.
    case page(SyncPage)
    /// A run ended.
    case ended(SyncEnding)
}

extension SyncEvent: Codable {
    private enum Step: String, CodingKey {
        case began
        case page
        case ended
    }

    /// Reads an object whose one key names the step.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Step.self)
        if container.contains(.began) {
            self = .began(try container.decode(SyncBeginning.self, forKey: .began))
        } else if container.contains(.page) {
            self = .page(try container.decode(SyncPage.self, forKey: .page))
        } else {
            self = .ended(try container.decode(SyncEnding.self, forKey: .ended))
        }
    }

    /// Writes an object whose one key names the step.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Step.self)
        switch self {
        case .began(let beginning): try container.encode(beginning, forKey: .began)
        case .page(let page): try container.encode(page, forKey: .page)
        case .ended(let ending): try container.encode(ending, forKey: .ended)
        }
    }
}

/// What a sync run asks for.
public enum SyncKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Changes since booking keys (`muutokset`).
    case changes
    /// The base data of all identities (`perustiedot`).
    case baseData = "base-data"
}

/// The permits and declarations under which a sync run began.
public struct SyncCover: Hashable, Sendable, Codable {
    /// The data permit.
    public var dataPermit: PermitID
    /// The permit for the production subsystem, where the environment needs one.
    public var subsystemPermit: PermitID?
    /// When the purpose declaration in effect was filed.
    public var purposeFiledOn: Day
    /// When the protection declaration in effect was filed.
    public var protectionFiledOn: Day

    /// Creates a cover.
    public init(
        dataPermit: PermitID,
        subsystemPermit: PermitID?,
        purposeFiledOn: Day,
        protectionFiledOn: Day
    ) {
        self.dataPermit = dataPermit
        self.subsystemPermit = subsystemPermit
        self.purposeFiledOn = purposeFiledOn
        self.protectionFiledOn = protectionFiledOn
    }
}

/// How a sync run began.
public struct SyncBeginning: Hashable, Sendable, Codable {
    /// The connection.
    public var connection: ConnectionID
    /// What it asks for.
    public var kind: SyncKind
    /// The booking key that each bucket of identities is asked from; none for base data.
    public var cursors: [Int64]
    /// How many identities it asks for.
    public var identities: Int
    /// What covered it; nil in the sandbox, which needs no permit.
    public var cover: SyncCover?

    /// Creates a beginning.
    public init(
        connection: ConnectionID,
        kind: SyncKind,
        cursors: [Int64],
        identities: Int,
        cover: SyncCover?
    ) {
        self.connection = connection
        self.kind = kind
        self.cursors = cursors
        self.identities = identities
        self.cover = cover
    }
}

/// One answer that a sync run took.
public struct SyncPage: Hashable, Sendable, Codable {
    /// The run, named by the block in which it began.
    public var run: Int64
    /// The bucket of identities, from 0.
    public var bucket: Int
    /// The booking key that the bucket is asked from next; nil for base data.
    public var cursor: Int64?
    /// The id of the delivery.
    public var deliveryID: String
    /// Its records by `person-change`.
    public var records: Int64

    /// Creates a page.
    public init(run: Int64, bucket: Int, cursor: Int64?, deliveryID: String, records: Int64) {
        self.run = run
        self.bucket = bucket
        self.cursor = cursor
        self.deliveryID = deliveryID
        self.records = records
    }
}

/// How a sync run ended.
public struct SyncEnding: Hashable, Sendable, Codable {
    /// What came of it.
    public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        /// Every bucket is up to date.
        case completed
        /// It was asked to stop; the next run goes on from there.
        case stopped
        /// Something went wrong; the next run goes on from there.
        case failed
    }

    /// The run, named by the block in which it began.
    public var run: Int64
    /// What came of it.
    public var outcome: Outcome
    /// Why it did not complete.
    public var reason: String?

    /// Creates an ending.
    public init(run: Int64, outcome: Outcome, reason: String? = nil) {
        self.run = run
        self.outcome = outcome
        self.reason = reason
    }
}
