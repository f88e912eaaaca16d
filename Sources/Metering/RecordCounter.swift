public import BillingPrimitives

/// Counts the records of an answer of the change API in one pass over its bytes.
///
/// It builds no tree and keeps nothing of a person: identity codes are looked at where they lie.
/// Only an element's own `tietoryhmat` count, whatever lies deeper. A member that comes twice in an
/// object counts as it came last, as JSON readers have it. A group entry whose code is missing or
/// is no code is counted, under `DataGroupCount.unreadableCode`.
public struct RecordCounter {
    /// The largest answer that is counted, in memory; pages are a thousand times smaller.
    public static let byteCountMax = 1 << 30

    private struct Tally {
        var elements: Int64 = 0
        var entries: Int64 = 0
        var distinct: Int64 = 0
        var supplements: Int64 = 0
        var censored: Int64 = 0

        mutating func add(_ other: Tally) {
            elements += other.elements
            entries += other.entries
            distinct += other.distinct
            supplements += other.supplements
            censored += other.censored
        }

        var counts: RecordCounts {
            RecordCounts(
                personChange: elements,
                groupEntry: entries,
                distinctGroup: distinct,
                groupEntryWithoutSupplement: entries - supplements,
                groupEntryUncensored: entries - censored
            )
        }
    }

    private var scanner: JSONScanner
    private var total = Tally()
    private var testSeries = Tally()
    private var codes = ByteInterner()
    /// By code, one place further than in `codes`: how many elements carried it; first, no code.
    private var carriers: [Int64] = [0]
    /// By code, as in `carriers`: the pass over a `tietoryhmat` that last met it.
    private var lastPass: [Int64] = [0]
    private var pass: Int64 = 0
    private var carried: [Int] = []
    private var cursorTo: Int64?
    private var upToDate: Bool?
    private var kinds: [DeliveryKind] = []
    private var isError = false

    private init(_ bytes: UnsafeRawBufferPointer) {
        self.scanner = JSONScanner(bytes)
    }

    /// Counts an answer; one that cannot be counted for certain is refused as a whole.
    public static func count(
        _ bytes: UnsafeRawBufferPointer,
        file: String? = nil
    ) throws(DiagnosticsError) -> CountedAnswer {
        func refused(_ problem: AnswerProblem) -> DiagnosticsError {
            DiagnosticsError([problem.diagnostic(file: file)])
        }
        guard bytes.count <= byteCountMax else { throw refused(.tooLarge) }
        var counter = RecordCounter(bytes)
        do {
            try counter.countEnvelope()
        } catch {
            throw refused(.json(error))
        }
        guard counter.kinds.count <= 1 else { throw refused(.severalRecordsArrays) }
        guard let kind = counter.kinds.first else {
            throw refused(counter.isError ? .error : .noRecordsArray)
        }
        return CountedAnswer(
            kind: kind,
            counts: counter.total.counts,
            testCounts: counter.testSeries.counts,
            dataGroups: counter.dataGroups,
            cursorTo: counter.cursorTo,
            upToDate: counter.upToDate,
            byteCount: Int64(bytes.count)
        )
    }

    private var dataGroups: [DataGroupCount] {
        carriers.indices.filter { carriers[$0] > 0 }.map { index in
            DataGroupCount(
                code: index == 0
                    ? DataGroupCount.unreadableCode
                    : String(decoding: codes[index - 1], as: UTF8.self),
                elements: carriers[index]
            )
        }.sorted { $0.code < $1.code }
    }
}

// MARK: The walk

extension RecordCounter {
    private mutating func countEnvelope() throws(JSONProblem) {
        if try scanner.peek() == UInt8(ascii: "{") {
            try scanner.open(UInt8(ascii: "{"))
            var isFirst = true
            var errorMembers = 0
            while try scanner.nextMember(&isFirst) {
                let key = try scanner.key()
                if scanner.holds(key, "muutokset") {
                    try countElements(.change)
                } else if scanner.holds(key, "perustiedot") {
                    try countElements(.baseData)
                } else if scanner.holds(key, "viimeisinKirjausavain") {
                    cursorTo = try scanner.integer()
                } else if scanner.holds(key, "ajanTasalla") {
                    upToDate = try scanner.boolean()
                } else {
                    if scanner.holds(key, "type") || scanner.holds(key, "message") {
                        errorMembers += 1
                    }
                    try scanner.skipValue()
                }
            }
            isError = errorMembers >= 2
        } else {
            try scanner.skipValue()
        }
        try scanner.end()
    }

    private mutating func countElements(_ kind: DeliveryKind) throws(JSONProblem) {
        if try scanner.skipNull() { return }
        kinds.append(kind)
        try scanner.open(UInt8(ascii: "["))
        var isFirst = true
        while try scanner.nextElement(&isFirst) { try countElement() }
    }

    private mutating func countElement() throws(JSONProblem) {
        try scanner.open(UInt8(ascii: "{"))
        var tally = Tally()
        var isTestSeries = false
        carried.removeAll(keepingCapacity: true)
        var isFirst = true
        while try scanner.nextMember(&isFirst) {
            let key = try scanner.key()
            if scanner.holds(key, "tietoryhmat") {
                tally = try countEntries()
            } else if scanner.holds(key, "henkilotunnus") {
                isTestSeries = try readIsTestSeries()
            } else {
                try scanner.skipValue()
            }
        }
        tally.elements = 1
        tally.distinct = Int64(carried.count)
        for code in carried { carriers[code] += 1 }
        total.add(tally)
        if isTestSeries { testSeries.add(tally) }
    }

    private mutating func countEntries() throws(JSONProblem) -> Tally {
        var tally = Tally()
        carried.removeAll(keepingCapacity: true)
        pass += 1
        if try scanner.skipNull() { return tally }
        try scanner.open(UInt8(ascii: "["))
        var isFirst = true
        while try scanner.nextElement(&isFirst) { try countEntry(&tally) }
        return tally
    }

    private mutating func countEntry(_ tally: inout Tally) throws(JSONProblem) {
        var scanner = scanner
        try scanner.open(UInt8(ascii: "{"))
        var code = 0
        var isSupplement = false
        var isCensored = false
        var isFirst = true
        while try scanner.nextMember(&isFirst) {
            let key = try scanner.key()
            if scanner.holds(key, "tietoryhma") {
                code = place(of: try scanner.textOrNull(), in: scanner)
            } else if scanner.holds(key, "muutosattribuutti") {
                isSupplement =
                    try scanner.textOrNull().map { scanner.holds($0, "LISATIETO") } ?? false
            } else if scanner.holds(key, "turvakiellonAlaisetKentat") {
                isCensored = try !scanner.skipNull()
                if isCensored { try scanner.skipValue() }
            } else {
                try scanner.skipValue()
            }
        }
        self.scanner = scanner
        tally.entries += 1
        if isSupplement { tally.supplements += 1 }
        if isCensored { tally.censored += 1 }
        if lastPass[code] != pass {
            lastPass[code] = pass
            carried.append(code)
        }
    }

    private mutating func readIsTestSeries() throws(JSONProblem) -> Bool {
        guard let text = try scanner.textOrNull() else { return false }
        return scanner.withBytes(of: text, IdentityCode.isTestSeries)
    }

    /// The place of the code in `carriers`, 0 for what is none.
    private mutating func place(of text: JSONScanner.Text?, in scanner: JSONScanner) -> Int {
        guard let text else { return 0 }
        guard text.isEscaped else { return place(of: scanner.bytes.part(text.start, text.end)) }
        var copy: [UInt8] = []
        scanner.decode(text, into: &copy)
        return copy.withUnsafeBytes { place(of: $0) }
    }

    private mutating func place(of code: UnsafeRawBufferPointer) -> Int {
        if let known = codes.index(of: code) { return known + 1 }
        guard codes.count < DataGroupCode.countMax, DataGroupCode.isReadable(code) else { return 0 }
        carriers.append(0)
        lastPass.append(0)
        return codes.insert(code) + 1
    }
}
