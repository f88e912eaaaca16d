/// What a request to the change API asks for: numbers and digests, and nothing of a person.
public struct CountedRequest: Hashable, Sendable {
    /// The booking key that it asks from (`viimeisinKirjausavain`).
    public var cursorFrom: Int64?
    /// The keyed digest of whom it asks for; nil where it names nobody.
    ///
    /// That of identity codes is the one of `DigestKey.identityListDigest`; municipalities never
    /// have the digest of an identity list.
    public var identityList: String?
    /// How many identities it names, each once; none where it asks by municipality.
    public var identities = 0
}
