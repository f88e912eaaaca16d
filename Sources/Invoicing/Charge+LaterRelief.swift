public import Rating
import Tariffs

extension Charge {
    /// The relief decided later, for which a run reverses a line; nil for any other charge.
    ///
    /// Such a reversal cites its ruling; every other one cites what the line that it reverses does.
    /// `original` is the charge of an issued line.
    public func laterRelief(
        onRun isOfRun: Bool,
        _ original: (LineReference) -> Charge?
    ) -> Relief? {
        guard isOfRun, let reverses, let line = original(reverses), line.legalBasis != legalBasis
        else { return nil }
        return component == .setupFee ? .waiver : .exemption
    }
}
