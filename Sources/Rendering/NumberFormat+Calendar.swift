public import BillingPrimitives

extension NumberFormat {
    /// A day, such as `31.3.2026` or `31 March 2026`.
    public func day(_ day: Day) -> String {
        let (year, month, dayOfMonth) = day.parts
        return switch language {
        case .finnish, .swedish: "\(dayOfMonth).\(month).\(year)"
        case .english: "\(dayOfMonth) \(Self.monthNames[month - 1][language]) \(year)"
        }
    }

    /// A month by its name, such as `maaliskuu 2026`.
    public func month(_ month: BillingMonth) -> String {
        "\(Self.monthNames[month.month - 1][language]) \(month.year)"
    }

    /// A period with its first and its last day, such as `1.1.2026–31.3.2026`.
    ///
    /// The last day is the one before the period's end, which is exclusive. A period that holds no
    /// day is a dash.
    public func period(_ period: Period) -> String {
        let last = period.until?.adding(days: -1)
        if let last, last < period.from { return "–" }
        let first = period.from == .distantPast ? nil : period.from
        return switch (first, last) {
        case (let first?, let last?) where first == last: day(first)
        case (let first?, let last?): day(first) + Self.dash[language] + day(last)
        case (let first?, nil): Self.beginning(day(first))[language]
        case (nil, let last?): Self.ending(day(last))[language]
        case (nil, nil): Self.always[language]
        }
    }

    // The dash is spaced where the days have spaces of their own.
    private static let dash = LocalizedText(fi: "–", sv: "–", en: " – ")

    private static let always = LocalizedText(fi: "ilman rajaa", sv: "utan gräns", en: "unbounded")

    private static func beginning(_ day: String) -> LocalizedText {
        LocalizedText(fi: "\(day) alkaen", sv: "från och med \(day)", en: "from \(day)")
    }

    private static func ending(_ day: String) -> LocalizedText {
        LocalizedText(fi: "\(day) asti", sv: "till och med \(day)", en: "until \(day)")
    }

    private static let monthNames = [
        LocalizedText(fi: "tammikuu", sv: "januari", en: "January"),
        LocalizedText(fi: "helmikuu", sv: "februari", en: "February"),
        LocalizedText(fi: "maaliskuu", sv: "mars", en: "March"),
        LocalizedText(fi: "huhtikuu", sv: "april", en: "April"),
        LocalizedText(fi: "toukokuu", sv: "maj", en: "May"),
        LocalizedText(fi: "kesäkuu", sv: "juni", en: "June"),
        LocalizedText(fi: "heinäkuu", sv: "juli", en: "July"),
        LocalizedText(fi: "elokuu", sv: "augusti", en: "August"),
        LocalizedText(fi: "syyskuu", sv: "september", en: "September"),
        LocalizedText(fi: "lokakuu", sv: "oktober", en: "October"),
        LocalizedText(fi: "marraskuu", sv: "november", en: "November"),
        LocalizedText(fi: "joulukuu", sv: "december", en: "December"),
    ]
}
