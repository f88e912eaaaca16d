extension BlockChain {
    /// The last block that another chain has too; 0 where they differ from the first on.
    ///
    /// As a chain digest covers all blocks before, halving finds it.
    func lastBlock(sharedWith other: BlockChain) throws -> Int64 {
        func isShared(_ sequence: Int64) throws -> Bool {
            let digest = try digest(of: sequence)
            return try !digest.isEmpty && digest == other.digest(of: sequence)
        }
        var shared: Int64 = 0
        var differing = min(try head()?.sequence ?? 0, try other.head()?.sequence ?? 0) + 1
        // Mostly one is what the other was.
        if differing > 1, try isShared(differing - 1) { return differing - 1 }
        while differing - shared > 1 {
            let middle = shared + (differing - shared) / 2
            if try isShared(middle) { shared = middle } else { differing = middle }
        }
        return shared
    }
}
