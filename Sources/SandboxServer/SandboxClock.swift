public import BillingPrimitives

/// Which day it is in the sandbox: the world's, a fixed one, or one that passes faster.
///
/// Only days that are over can be asked for, so that no answer tells half a day and a client that
/// goes on from its booking key gets every change once.
public struct SandboxClock: Sendable {
    /// How many days a sandbox lives at most: a hundred years, well within the calendar.
    public static let daysMax = 36_525

    /// The clock of the world: the day that it is in Helsinki.
    public static let world = SandboxClock(course: .world)

    private enum Course {
        case world
        case own(startDay: Day, daysPerSecond: Double)
    }

    private let course: Course

    private init(course: Course) {
        self.course = course
    }

    /// Creates a clock that shows a day when the server starts, and stands unless days pass.
    public init(startDay: Day, daysPerSecond: Double = 0) {
        precondition(daysPerSecond >= 0, "The days of a sandbox go forward.")
        self.init(course: .own(startDay: startDay, daysPerSecond: daysPerSecond))
    }

    /// The day that it is at an instant, where the server started at another.
    public func today(at now: Instant, since start: Instant) -> Day {
        switch course {
        case .world: return now.helsinkiDay
        case .own(let startDay, let daysPerSecond):
            let elapsed = Double(max(0, now.milliseconds - start.milliseconds)) / 1000
            let days = (elapsed * daysPerSecond).rounded(.down)
            let isWithin = days < Double(Self.daysMax)
            return startDay.adding(days: isWithin ? Int(days) : Self.daysMax)
        }
    }
}
