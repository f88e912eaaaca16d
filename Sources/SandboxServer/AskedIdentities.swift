import BillingPrimitives
import Crypto

/// The identities that a call asks for, each once.
struct AskedIdentities {
    /// How many different texts were sent.
    let count: Int
    /// Those of them that are codes of the test series, sorted.
    let codes: [IdentityCode]

    /// Takes a list; real persons' codes and what is no code lead to nobody in a sandbox.
    init(_ list: [String]) {
        let distinct = Set(list)
        count = distinct.count
        codes = distinct.compactMap { IdentityCode($0) }.filter(\.isTestSeries)
            .sorted { $0.text < $1.text }
    }

    /// SHA-256 over the codes of the test series, each with a line feed, in hexadecimal.
    ///
    /// Real codes stay out: few enough are possible that a digest would give one away.
    var digest: String {
        let lines = codes.flatMap { Array($0.text.utf8) + [UInt8(ascii: "\n")] }
        return SHA256.hash(data: lines).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
