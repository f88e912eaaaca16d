/// Where a month stands, from its first day to its seal.
public enum MonthState: String, Hashable, Sendable, CaseIterable {
    /// It has not ended in Helsinki.
    case open
    /// It has ended, and is still to be run.
    case ended
    /// It was run, or passed over by the run of a later month.
    case issued
    /// Its books are closed and sealed.
    case closed
    /// Its books were closed, and are open again.
    case reopened

    /// What can be done to a month.
    public enum Verb: String, Hashable, Sendable, CaseIterable {
        /// Issue its documents.
        case run
        /// Close its books.
        case close
        /// Open its books again.
        case reopen
    }

    /// The state after something is done, the same where it changes nothing; nil where it is
    /// refused.
    public func after(_ verb: Verb) -> MonthState? {
        switch (self, verb) {
        case (.open, _), (.ended, .close), (.ended, .reopen), (.issued, .reopen),
            (.reopened, .reopen):
            nil
        case (.ended, .run): .issued
        case (.issued, .run), (.closed, .run), (.reopened, .run), (.closed, .close): self
        case (.issued, .close), (.reopened, .close): .closed
        case (.closed, .reopen): .reopened
        }
    }
}
