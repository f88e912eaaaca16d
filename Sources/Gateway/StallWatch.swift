import NIOCore

/// One deadline that moves often, with a timer that is seldom scheduled anew.
///
/// A timer wakes no earlier than the deadline it was made for, looks whether the deadline has
/// moved on meanwhile and sleeps again. So a call costs a look at the clock, not a timer.
final class StallWatch {
    private let eventLoop: any EventLoop
    private let onStall: () -> Void
    private var deadline: NIODeadline?
    private var timer: Scheduled<Void>?
    private var wakesAt = NIODeadline.distantFuture

    init(on eventLoop: any EventLoop, onStall: @escaping () -> Void) {
        self.eventLoop = eventLoop
        self.onStall = onStall
    }

    /// Sets the deadline so far from now; nil waits for ever.
    func wait(_ time: TimeAmount?) {
        deadline = time.map { .now() + $0 }
        guard let deadline, timer == nil || wakesAt > deadline else { return }
        schedule(at: deadline)
    }

    func end() {
        deadline = nil
        timer?.cancel()
        timer = nil
    }

    private func schedule(at deadline: NIODeadline) {
        timer?.cancel()
        wakesAt = deadline
        timer = eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [weak self] in
            self?.wake()
        }
    }

    private func wake() {
        timer = nil
        guard let deadline else { return }
        guard deadline <= .now() else { return schedule(at: deadline) }
        self.deadline = nil
        onStall()
    }
}
