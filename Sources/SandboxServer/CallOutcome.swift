/// What became of a call's answer.
public enum CallOutcome: String, Sendable {
    /// The whole body was handed to the socket.
    case delivered
    /// It was refused, or it failed: nothing was delivered.
    case failed
    /// The connection ended within the answer, or before it: nothing was delivered whole.
    case cut
}
