public import BillingPrimitives
public import BillingStore
public import Ledger
import Licensing
import Metering

/// Pulls the changes of a connection from the change API, and meters each answer once.
///
/// Identities are asked for in buckets, each with a booking key of its own. An answer's delivery
/// and the key that it leads to are recorded in one transaction, so that a crash neither loses nor
/// doubles a record: what was not recorded is asked for again from the same key.
public struct RunSync {
    /// What is asked for, and how.
    public struct Request: Sendable {
        /// The connection.
        public var connection: ConnectionID
        /// The identities.
        public var identities: IdentityList
        /// Changes, or base data.
        public var kind: SyncKind
        /// How many buckets the identities are asked in; nil for as many as the last time, or one.
        public var buckets: Int?
        /// Ask from the first booking key of this day; nil to go on where the last run came to.
        public var from: Day?
        /// The data groups of base data; nil for all that the permit grants.
        public var dataGroups: [String]?
        /// Where answers go on to.
        public var receiver: PayloadReceiver

        /// Creates a request for all changes since the last run.
        public init(
            connection: ConnectionID,
            identities: IdentityList,
            kind: SyncKind = .changes,
            buckets: Int? = nil,
            from: Day? = nil,
            dataGroups: [String]? = nil,
            receiver: PayloadReceiver = .none
        ) {
            self.connection = connection
            self.identities = identities
            self.kind = kind
            self.buckets = buckets
            self.from = from
            self.dataGroups = dataGroups
            self.receiver = receiver
        }
    }

    /// What a run would do.
    public struct Plan: Sendable {
        /// The connection.
        public var connection: ConnectionID
        /// What covers it; nil in the sandbox, which needs no permit.
        public var cover: SyncCover?
        /// How many identities are asked for.
        public var identities: Int
        /// In how many buckets, or for base data in how many calls.
        public var buckets: Int
        /// The booking keys that the buckets are asked from; nil where a day is asked for its key.
        public var cursors: [Int64]?
    }

    /// The most identities that one call for base data may name, as the API has it.
    public static let baseDataMax = 1000
    /// The most buckets: one call each, so more would only be more calls.
    public static let bucketsMax = 10_000
    /// The most pages of one bucket in one run: more than a year of them is a service that turns in
    /// circles.
    private static let pagesMax = 1_000_000

    private let store: LedgerStore
    private let actor: String
    private let clock: @Sendable () -> Instant
    private let progress: (SyncRun) -> Void

    /// Prepares runs on a ledger; `clock` tells the time at which each answer came.
    public init(
        store: LedgerStore,
        actor: String,
        clock: @escaping @Sendable () -> Instant,
        progress: @escaping (SyncRun) -> Void = { _ in }
    ) {
        self.store = store
        self.actor = actor
        self.clock = clock
        self.progress = progress
    }

    /// What a run would do; throws `OperationRefusal` where it would not start.
    public func plan(_ request: Request) throws -> Plan {
        try store.read { reader in
            let cover = try cover(of: request.connection, reader)
            guard !request.identities.codes.isEmpty else {
                throw OperationRefusal(
                    "no-identities",
                    "the identity list of \(request.connection) is empty; there is nothing to ask"
                )
            }
            if request.kind == .baseData {
                let calls = request.identities.slices(of: Self.baseDataMax).count
                return Plan(request, cover: cover, buckets: calls, cursors: [])
            }
            let last = try reader.lastSync(of: request.connection, .changes)
            let buckets = try buckets(request, after: last)
            guard last != nil || request.from != nil else {
                throw OperationRefusal(
                    "no-booking-key",
                    "\(request.connection) has not been synced yet; say from which day with --from"
                )
            }
            let cursors = request.from == nil ? last?.cursors : nil
            return Plan(request, cover: cover, buckets: buckets, cursors: cursors)
        }
    }

    /// Runs until every bucket is up to date, and returns what the ledger tells of the run.
    ///
    /// What goes wrong on the way ends the run, is on the ledger as its outcome, and is thrown.
    public func run(_ request: Request, from source: some ChangeSource) async throws -> SyncRun {
        let plan = try plan(request)
        var cursors = plan.cursors ?? []
        if plan.cursors == nil, let from = request.from {
            let key = try await source.bookingKey(of: from)
            cursors = [Int64](repeating: key, count: plan.buckets)
        }
        let beginning = SyncBeginning(
            connection: request.connection,
            kind: request.kind,
            cursors: cursors,
            identities: plan.identities,
            cover: plan.cover
        )
        let id = try store.write(at: clock(), actor: actor) { try $0.beginSync(beginning) }
        do {
            if request.kind == .baseData {
                try await takeBaseData(request, run: id, from: source)
            } else {
                try await takeChanges(request, from: source, run: id, cursors)
            }
            try end(SyncEnding(run: id, outcome: .completed))
        } catch {
            let isStopped = error is CancellationError || Task.isCancelled
            let outcome: SyncEnding.Outcome = isStopped ? .stopped : .failed
            let reason = isStopped ? nil : Self.reason(error)
            try? end(SyncEnding(run: id, outcome: outcome, reason: reason), after: error)
            guard isStopped else { throw error }
        }
        guard let run = try store.read({ try $0.syncRun(id) }) else {
            throw LedgerStoreError.damaged("it has no sync run \(id)")
        }
        return run
    }
}

// MARK: What is asked for

extension RunSync {
    private func takeChanges(
        _ request: Request,
        from source: some ChangeSource,
        run: Int64,
        _ cursors: [Int64]
    ) async throws {
        let buckets = request.identities.buckets(cursors.count)
        for (bucket, codes) in buckets.enumerated() where !codes.isEmpty {
            let list = Self.lines(of: codes)
            var cursor = cursors[bucket]
            for page in 0..<Self.pagesMax {
                try Task.checkCancellation()
                let answer = try await source.changes(after: cursor, of: codes)
                let name = "\(run)-\(bucket)-\(page)"
                let delivery = try delivery(answer, request, name, list, cursorFrom: cursor)
                guard let next = delivery.cursorTo else { throw Self.noBookingKey }
                try request.receiver.take(answer.bytes, named: name)
                try record(delivery, run: run, bucket: bucket)
                if delivery.upToDate ?? true { break }
                guard next > cursor else { throw Self.standsStill }
                cursor = next
            }
        }
    }

    private func takeBaseData(
        _ request: Request,
        run: Int64,
        from source: some ChangeSource
    ) async throws {
        let slices = request.identities.slices(of: Self.baseDataMax)
        let done = try identityListsDone(request)
        for (bucket, codes) in slices.enumerated() {
            try Task.checkCancellation()
            let list = Self.lines(of: codes)
            let digest = list.withUnsafeBytes { store.settings.digestKey.identityListDigest($0) }
            if done.contains(digest) { continue }
            let answer = try await source.baseData(of: codes, dataGroups: request.dataGroups)
            let name = "\(run)-\(bucket)-0"
            let delivery = try delivery(answer, request, name, list, cursorFrom: nil)
            try request.receiver.take(answer.bytes, named: name)
            try record(delivery, run: run, bucket: bucket)
        }
    }

    /// The identity lists whose base data an unfinished run before has taken.
    private func identityListsDone(_ request: Request) throws -> Set<String> {
        try store.read { reader in
            var done: Set<String> = []
            let runs = try reader.syncRuns(of: request.connection)
                .filter { $0.beginning.kind == .baseData }.dropLast()
            for run in runs.reversed() {
                if run.ending?.outcome == .completed { break }
                for page in try reader.syncPages(of: run.id) {
                    let delivery: Delivery?
                    do {
                        delivery = try reader.delivery(
                            of: request.connection,
                            id: page.deliveryID
                        )
                    } catch LedgerStoreError.erased {
                        // Too long ago to go on from; base data is asked for anew.
                        delivery = nil
                    }
                    if let list = delivery?.identityList { done.insert(list) }
                }
            }
            return done
        }
    }

    private func delivery(
        _ answer: SourceAnswer,
        _ request: Request,
        _ name: String,
        _ list: [UInt8],
        cursorFrom: Int64?
    ) throws -> Delivery {
        let context = AnswerContext(
            connection: request.connection,
            deliveredAt: clock(),
            deliveryID: answer.requestID ?? "sync-\(name)",
            cursorFrom: cursorFrom,
            file: "the answer of the change API"
        )
        return try answer.bytes.withUnsafeBytes { bytes in
            try list.withUnsafeBytes { list in
                try AnswerReading.delivery(
                    bytes,
                    context: context,
                    identityList: list,
                    key: store.settings.digestKey
                )
            }
        }
    }

    private func record(_ delivery: Delivery, run: Int64, bucket: Int) throws {
        try store.write(at: delivery.deliveredAt, actor: actor) { writer in
            _ = try writer.recordPage(delivery, of: run, bucket: bucket)
            if let run = try writer.reader.syncRun(run) { progress(run) }
        }
    }

    private func end(_ ending: SyncEnding, after error: (any Error)? = nil) throws {
        try store.write(at: clock(), actor: actor) { writer in
            if case .conflictingDelivery(let conflict) = error as? SyncConflict {
                try writer.recordConflicts([conflict], source: "sync run \(ending.run)")
            }
            try writer.endSync(ending)
        }
    }

    private static func lines(of codes: [IdentityCode]) -> [UInt8] {
        codes.flatMap { Array($0.text.utf8) + [0x0a] }
    }
}

// MARK: Whether it may start

extension RunSync {
    private func cover(of id: ConnectionID, _ reader: LedgerReader) throws -> SyncCover? {
        let today = clock().helsinkiDay
        let register = try reader.register()
        guard let connection = register.connection(id, on: today) else {
            throw OperationRefusal(
                "no-such-entry",
                "the register has no connection '\(id)'; see 'vtj-bill connection list'"
            )
        }
        if connection.environment == .sandbox { return nil }
        switch register.coverage(of: id, on: today, groups: []) {
        case .covered(let cover):
            return SyncCover(
                dataPermit: cover.dataPermit,
                subsystemPermit: cover.subsystemPermit,
                purposeFiledOn: cover.purposeFiledOn,
                protectionFiledOn: cover.protectionFiledOn
            )
        case .uncovered(let reasons):
            let words = reasons.map { "\($0.title[.english]) (\($0.remedy[.english]))" }
            throw OperationRefusal(
                "not-covered",
                "\(id) may not fetch on \(today): \(words.joined(separator: "; "))"
            )
        }
    }

    private func buckets(_ request: Request, after last: SyncRun?) throws -> Int {
        let known = last?.cursors.count
        let buckets = request.buckets ?? known ?? 1
        guard (1...Self.bucketsMax).contains(buckets) else {
            throw OperationRefusal(
                "too-many-buckets",
                "the identities can be asked in 1 to \(Self.bucketsMax) buckets"
            )
        }
        guard request.from != nil || known == nil || known == buckets else {
            throw OperationRefusal(
                "other-buckets",
                """
                \(request.connection) has been asked in \(known ?? 1) buckets, each with its own \
                booking key; keep --buckets \(known ?? 1), or begin anew with --from DAY
                """
            )
        }
        return buckets
    }

    private static let noBookingKey = OperationRefusal(
        "no-booking-key",
        "the answer has no viimeisinKirjausavain to go on from; nothing of it was recorded"
    )

    private static let standsStill = OperationRefusal(
        "booking-key-stands-still",
        "the service says that more is left but gives no newer viimeisinKirjausavain"
    )

    private static func reason(_ error: any Error) -> String {
        (error as? DiagnosticsError)?.diagnostics.map(\.description).joined(separator: "; ")
            ?? "\(error)"
    }
}

extension RunSync.Plan {
    fileprivate init(
        _ request: RunSync.Request,
        cover: SyncCover?,
        buckets: Int,
        cursors: [Int64]?
    ) {
        self.init(
            connection: request.connection,
            cover: cover,
            identities: request.identities.codes.count,
            buckets: buckets,
            cursors: cursors
        )
    }
}
