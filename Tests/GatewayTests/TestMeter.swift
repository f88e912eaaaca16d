import Gateway
import Synchronization

/// A meter that keeps what it was told, and does before what a test wants.
final class TestMeter: CallMeter {
    private let state = Mutex((heads: [CallHead](), calls: [PassedCall]()))
    private let admitting: @Sendable (CallHead) async -> GatewayRefusal?
    private let recording: @Sendable (PassedCall) async throws -> Void

    init(
        admitting: @escaping @Sendable (CallHead) async -> GatewayRefusal? = { _ in nil },
        recording: @escaping @Sendable (PassedCall) async throws -> Void = { _ in }
    ) {
        self.admitting = admitting
        self.recording = recording
    }

    func admit(_ call: CallHead) async -> GatewayRefusal? {
        state.withLock { $0.heads.append(call) }
        return await admitting(call)
    }

    func record(_ call: PassedCall) async throws {
        try await recording(call)
        state.withLock { $0.calls.append(call) }
    }

    var heads: [CallHead] { state.withLock { $0.heads } }

    var calls: [PassedCall] { state.withLock { $0.calls } }
}

/// A door that a task waits at until the test opens it.
actor Door {
    private var isOpen = false
    private var hasVisitor = false
    private var waiters: [CheckedContinuation<Void, Never>] = []
    private var watchers: [CheckedContinuation<Void, Never>] = []

    /// Waits until the door is open.
    func pass() async {
        hasVisitor = true
        for watcher in watchers { watcher.resume() }
        watchers = []
        if !isOpen { await withCheckedContinuation { waiters.append($0) } }
    }

    /// Waits until someone stands at the door.
    func visitor() async {
        if !hasVisitor { await withCheckedContinuation { watchers.append($0) } }
    }

    func open() {
        isOpen = true
        for waiter in waiters { waiter.resume() }
        waiters = []
    }
}
