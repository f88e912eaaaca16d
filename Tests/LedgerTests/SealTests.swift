import BillingPrimitives
import Ledger
import Testing

@Suite struct SealTests {
    private static func chain(_ count: Int) -> [BlockHeader] {
        var headers: [BlockHeader] = []
        for index in 0..<count {
            let last = headers.last
            headers.append(
                BlockHeader(
                    after: (last?.sequence ?? 0, last?.chainDigest ?? BlockHeader.noDigest),
                    recordedAt: Instant(milliseconds: Int64(index)),
                    actor: "testaaja",
                    kind: BlockKind.allCases[index % BlockKind.allCases.count],
                    source: "usage.csv#\(index)",
                    sourceDigest: index == 0 ? [] : [UInt8](repeating: 7, count: 32),
                    count: Int64(index),
                    merkleRoot: MerkleTree.root(ofLeaf: [UInt8(index)]),
                    summary: [1, 2, 3]
                )
            )
        }
        return headers
    }

    private static func breaks(_ headers: [BlockHeader]) -> [ChainCheck.Break] {
        var check = ChainCheck()
        return headers.flatMap { check.take($0) }
    }

    @Test func `a header comes back from its bytes`() throws {
        for header in Self.chain(8) {
            #expect(try BlockHeader(canonicalBytes: header.canonicalBytes) == header)
            #expect(throws: DamagedBytes.self) {
                try BlockHeader(canonicalBytes: header.canonicalBytes.dropLast())
            }
        }
    }

    @Test func `a whole chain has no break`() {
        #expect(Self.breaks(Self.chain(9)).isEmpty)
    }

    @Test func `a block that is missing, changed or moved breaks the chain`() {
        var missing = Self.chain(5)
        missing.remove(at: 2)
        #expect(Self.breaks(missing) == [.sequence(expected: 3), .previous])
        var first = Self.chain(5)
        first.remove(at: 0)
        #expect(Self.breaks(first).contains(.sequence(expected: 1)))
        var changed = Self.chain(5)
        changed[1].actor = "joku muu"
        #expect(Self.breaks(changed) == [.previous])
        var swapped = Self.chain(5)
        swapped.swapAt(1, 2)
        #expect(!Self.breaks(swapped).isEmpty)
    }

    @Test func `recorded time that runs backwards is found`() {
        var headers = Self.chain(2)
        headers[1].recordedAt = Instant(milliseconds: -1)
        #expect(Self.breaks(headers) == [.recordedAt])
    }

    @Test(arguments: [
        (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        (7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
        (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ])
    func `Merkle roots are those of RFC 6962`(leaves: Int, root: String) {
        // The leaves of the test vectors of Certificate Transparency.
        let all: [[UInt8]] = [
            [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
            [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            [
                0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d,
                0x6e, 0x6f,
            ],
        ]
        var tree = MerkleTree()
        for leaf in all.prefix(leaves) { leaf.withUnsafeBytes { tree.append($0) } }
        #expect(tree.root.hexadecimal == root)
    }
}
