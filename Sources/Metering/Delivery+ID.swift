extension Delivery {
    /// Whether a text can be the id of a delivery.
    ///
    /// It has a length within the limit, no control character, and carries no personal identity
    /// code.
    public static func isID(_ text: String) -> Bool {
        var copy = text
        return copy.withUTF8 { bytes in
            (try? UsageChecks.check(id: UnsafeRawBufferPointer(bytes))) != nil
        }
    }
}
