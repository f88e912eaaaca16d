/// The body of `muutokset`; other members, such as the old `tuotekoodi`, are passed over.
struct ChangesRequest: Decodable {
    var bookingKey: Int64
    var identities: [String]

    private enum CodingKeys: String, CodingKey {
        case bookingKey = "viimeisinKirjausavain"
        case identities = "hetulista"
    }
}
