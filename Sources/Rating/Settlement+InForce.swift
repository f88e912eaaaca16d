import Ledger

extension BidirectionalCollection<Settlement> {
    /// What stands of settlements in the order of their runs: held usage that a later run settled
    /// by a decision is left out, and every record is there once.
    public var inForce: [Settlement] {
        var settledLater: Set<DeliveryPlace> = []
        var standing: [Settlement] = []
        for settlement in reversed() {
            guard let place = settlement.place else {
                standing.append(settlement)
                continue
            }
            let isSettledLater = !settledLater.insert(place).inserted
            if settlement.fate != .held || !isSettledLater { standing.append(settlement) }
        }
        return standing.reversed()
    }
}
