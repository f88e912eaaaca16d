import BillingPrimitives

/// The rules that hold between the files of a book.
struct BookCheck {
    private let isWhole: Bool
    private var diagnostics: [Diagnostic] = []

    private init(isWhole: Bool) {
        self.isWhole = isWhole
    }

    /// Throws what is wrong between lists that are each right in themselves.
    ///
    /// Lists that are no whole book may be decrees alone, errata of other lists, and leave gaps.
    static func run(
        _ contents: TariffFileContents,
        isWhole: Bool = true
    ) throws(DiagnosticsError) {
        var check = BookCheck(isWhole: isWhole)
        check.duplicates(of: contents)
        if isWhole { check.versions(of: contents.tariffs) }
        if check.diagnostics.isEmpty {
            check.succession(of: contents.newestTariffs)
            check.succession(of: contents.decrees)
        }
        if isWhole, contents.tariffs.isEmpty {
            check.diagnostics.append(
                Diagnostic(
                    .error,
                    "tariff-missing",
                    "there is no price list among the files",
                    remedy: "add a file with a [tariff]"
                )
            )
        }
        guard check.diagnostics.isEmpty else { throw DiagnosticsError(check.diagnostics) }
    }

    private mutating func duplicates(of contents: TariffFileContents) {
        var files: [String: String] = [:]
        for tariff in contents.tariffs {
            let name = "price list \(tariff.value.label)"
            report(
                tariff.place,
                duplicateOf: files.updateValue(tariff.place.file, forKey: name),
                name
            )
        }
        for decree in contents.decrees {
            let name = "decree \(decree.value.id)"
            report(
                decree.place,
                duplicateOf: files.updateValue(decree.place.file, forKey: name),
                name
            )
        }
    }

    private mutating func report(_ place: Place, duplicateOf file: String?, _ name: String) {
        guard let file else { return }
        report(
            place,
            line: place.idLine,
            "tariff-duplicate",
            "the \(name) is already in \(file)",
            remedy:
                "remove one of the two; a corrected price list is a higher version with a reason"
        )
    }

    /// An erratum needs what it replaces, so that a month can be replayed as it was billed.
    private mutating func versions(of tariffs: [Located<Tariff>]) {
        let labels = Set(tariffs.map(\.value.label))
        for tariff in tariffs where tariff.value.version > 1 {
            let before = "\(tariff.value.id) v\(tariff.value.version - 1)"
            guard !labels.contains(before) else { continue }
            report(
                tariff.place,
                line: tariff.place.idLine,
                "tariff-version-missing",
                "\(tariff.value.label) replaces \(before), which is not on file",
                remedy: "keep the file of the version before, or set version = 1"
            )
        }
    }

    private mutating func succession(of tariffs: [Located<Tariff>]) {
        for (earlier, later) in zip(tariffs, tariffs.dropFirst()) {
            let from = later.value.inForce.from
            if earlier.value.inForce.overlaps(later.value.inForce) {
                report(
                    later.place,
                    line: later.place.fromLine,
                    "tariff-overlap",
                    "\(later.value.label) begins while \(earlier.value.label) is in force",
                    why: "a day has one price list",
                    remedy: "set until = \(from) in \(earlier.place.file), or begin later"
                )
            } else if isWhole, let end = earlier.value.inForce.until, end < from {
                report(
                    later.place,
                    line: later.place.fromLine,
                    "tariff-gap",
                    "no price list is in force from \(end) until \(from)",
                    why: "usage of those days could not be billed",
                    remedy: "set until = \(from) in \(earlier.place.file), or from = \(end) here"
                )
            }
        }
    }

    private mutating func succession(of decrees: [Located<DecreeList>]) {
        let ordered = decrees.sorted { $0.value.inForce.from < $1.value.inForce.from }
        for (earlier, later) in zip(ordered, ordered.dropFirst())
        where earlier.value.inForce.overlaps(later.value.inForce) {
            report(
                later.place,
                line: later.place.fromLine,
                "decree-overlap",
                "decree \(later.value.id) begins within the days of decree \(earlier.value.id)",
                why: "a day has one decree list",
                remedy: "set until = \(later.value.inForce.from) in \(earlier.place.file)"
            )
        }
    }

    private mutating func report(
        _ place: Place,
        line: Int,
        _ code: String,
        _ what: String,
        why: String? = nil,
        remedy: String
    ) {
        diagnostics.append(
            Diagnostic(.error, code, file: place.file, line: line, what, why: why, remedy: remedy)
        )
    }
}

extension TariffFileContents {
    fileprivate var newestTariffs: [Located<Tariff>] {
        let newest = Set(tariffs.map(\.value).newestVersions().map(\.label))
        return tariffs.filter { newest.contains($0.value.label) }
            .sorted { $0.value.inForce.from < $1.value.inForce.from }
    }
}
