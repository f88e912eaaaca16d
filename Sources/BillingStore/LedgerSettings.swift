import Foundation
import Ledger
public import Metering

/// What a ledger is from its first block on; nothing changes it later.
public struct LedgerSettings: Sendable {
    /// Whether it is for demos and training: its persons are of the test series, it claims nothing.
    public let isPractice: Bool
    /// The key under which contents and identity lists are digested.
    public let digestKey: DigestKey
    /// The seed of the fingerprints of delivery ids.
    public let fingerprintSeed: UInt64

    private let digestKeyBytes: [UInt8]

    /// Creates settings; the key has 32 bytes.
    public init(isPractice: Bool, digestKey: [UInt8], fingerprintSeed: UInt64) {
        guard let key = DigestKey(bytes: digestKey) else {
            preconditionFailure("The digest key of a ledger has \(DigestKey.length) bytes.")
        }
        self.isPractice = isPractice
        self.digestKey = key
        self.digestKeyBytes = digestKey
        self.fingerprintSeed = fingerprintSeed
    }
}

extension LedgerSettings: Codable {
    private enum CodingKeys: String, CodingKey {
        case isPractice
        case digestKey
        case fingerprintSeed
    }

    /// Reads settings from the first block of a ledger.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let digits = try container.decode(String.self, forKey: .digestKey)
        guard let bytes = [UInt8](hexadecimal: digits), bytes.count == DigestKey.length else {
            throw DecodingError.dataCorruptedError(
                forKey: .digestKey,
                in: container,
                debugDescription: "the key has \(DigestKey.length) bytes"
            )
        }
        self.init(
            isPractice: try container.decode(Bool.self, forKey: .isPractice),
            digestKey: bytes,
            fingerprintSeed: try container.decode(UInt64.self, forKey: .fingerprintSeed)
        )
    }

    /// Writes settings for the first block of a ledger.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(isPractice, forKey: .isPractice)
        try container.encode(digestKeyBytes.hexadecimal, forKey: .digestKey)
        try container.encode(fingerprintSeed, forKey: .fingerprintSeed)
    }
}

extension [UInt8] {
    /// The bytes that hexadecimal digits spell; nil for other texts.
    fileprivate init?(hexadecimal digits: String) {
        let values = digits.compactMap(\.hexDigitValue)
        guard values.count == digits.count, values.count.isMultiple(of: 2) else { return nil }
        self = stride(from: 0, to: values.count, by: 2).map {
            UInt8(values[$0] << 4 | values[$0 + 1])
        }
    }
}
