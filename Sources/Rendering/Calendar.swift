public import BillingPrimitives

/// A calendar file as RFC 5545 has it, of events that take a whole day.
public struct Calendar: Sendable {
    /// An event of one day with a reminder.
    public struct Event: Hashable, Sendable {
        /// What a calendar program knows it by when it reads a newer file.
        public var id: String
        /// The day.
        public var day: Day
        /// What happens.
        public var summary: String
        /// More about it.
        public var details: String

        /// Creates an event.
        public init(id: String, day: Day, summary: String, details: String) {
            self.id = id
            self.day = day
            self.summary = summary
            self.details = details
        }
    }

    /// How many days ahead an event reminds.
    public static let reminderDays = 30
    /// The longest line in bytes without its end, by RFC 5545 section 3.1.
    private static let lineBytesMax = 75

    /// What the calendar is called.
    public var name: String
    /// The language of its texts.
    public var language: Language
    /// The events.
    public var events: [Event]

    /// Creates a calendar.
    public init(name: String, language: Language, events: [Event]) {
        self.name = name
        self.language = language
        self.events = events
    }

    /// The file as of an instant; lines end in CRLF.
    public func text(at instant: Instant) -> String {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vtj-bill//permit status//EN"]
        lines += ["CALSCALE:GREGORIAN", text("NAME", name)]
        for event in events {
            lines += [
                "BEGIN:VEVENT", "UID:\(event.id.escaped)", "DTSTAMP:\(instant.compact)",
                "DTSTART;VALUE=DATE:\(event.day.compact)",
                "DTEND;VALUE=DATE:\(event.day.adding(days: 1).compact)",
                text("SUMMARY", event.summary), text("DESCRIPTION", event.details),
                "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY",
                text("DESCRIPTION", event.summary), "TRIGGER:-P\(Self.reminderDays)D",
                "END:VALARM", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func text(_ property: String, _ value: String) -> String {
        "\(property);LANGUAGE=\(language.rawValue):\(value.escaped)"
    }

    /// The line in pieces of at most 75 bytes; each after the first begins with a space.
    private static func folded(_ line: String) -> String {
        var result = ""
        var bytes = 0
        for scalar in line.unicodeScalars {
            let length = UTF8.width(scalar)
            if bytes + length > lineBytesMax {
                result += "\r\n "
                bytes = 1
            }
            result.unicodeScalars.append(scalar)
            bytes += length
        }
        return result
    }
}

extension String {
    /// The text as a value of type TEXT, without control characters.
    fileprivate var escaped: String {
        printable.replacing("\\", with: "\\\\").replacing(";", with: "\\;")
            .replacing(",", with: "\\,")
    }
}

extension Day {
    /// The day as `20260331`.
    fileprivate var compact: String { description.filter { $0 != "-" } }
}

extension Instant {
    /// The instant in UTC as `20260331T065900Z`.
    fileprivate var compact: String {
        description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }
}
