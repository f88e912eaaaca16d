public import Metering

/// A batch made ready to be recorded: its rows in canonical order, and the fingerprints of their
/// ids.
///
/// It follows from the batch alone, so that it can be made while another one is recorded.
public struct SortedBatch: Sendable {
    /// The batch.
    public let batch: DeliveryBatch
    /// All its rows in canonical order.
    public let rows: [OrderedRow]
    /// The fingerprints of all its rows, numbered by row.
    public let fingerprints: FingerprintRun

    /// Sorts a batch.
    public init(_ batch: DeliveryBatch, _ fingerprint: Fingerprint) {
        self.batch = batch
        rows = CanonicalOrder.sorted(batch)
        fingerprints = FingerprintRun(of: batch, fingerprint)
    }
}
