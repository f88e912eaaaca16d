/// What counts the calls that a gateway passes, and may refuse them.
///
/// `admit` is asked of every call and begins on the event loop that serves the connection: it must
/// suspend rather than block. `record` runs on the concurrent pool of Swift's tasks.
public protocol CallMeter: Sendable {
    /// Whether a call may begin: the refusal goes to the client, and nothing goes upstream.
    func admit(_ call: CallHead) async -> GatewayRefusal?

    /// Records a counted call for ever, or throws: the client then never gets the answer's end.
    ///
    /// The task is cancelled when the client has gone meanwhile; the gateway's stop waits for it.
    func record(_ call: PassedCall) async throws
}
