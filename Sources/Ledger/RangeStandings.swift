/// How the cursor ranges of deliveries stand to earlier ones of the same connection and list.
public enum RangeStandings {
    /// Judges ranges; those without an upper end are left out.
    ///
    /// Earlier is what an earlier run has settled, then what was delivered first, then the smaller
    /// id. An equal range with other content says nothing: clients ask for persons in groups. The
    /// time is quadratic, so only ranges that touch each other should be given.
    public static func of(_ ranges: [CursorRange]) -> [DeliveryPlace: RangeStanding] {
        var standings: [DeliveryPlace: RangeStanding] = [:]
        let known = ranges.filter { $0.to != nil }.sorted { $0.precedes($1) }
        for (index, range) in known.enumerated() {
            let earlier = known[..<index].filter {
                $0.connection == range.connection && $0.identityList == range.identityList
            }
            standings[range.place] = standing(of: range, after: earlier)
        }
        return standings
    }

    private static func standing(
        of range: CursorRange,
        after earlier: [CursorRange]
    ) -> RangeStanding {
        if earlier.contains(where: {
            $0.isEqual(to: range) && $0.contentCheck == range.contentCheck
        }) {
            return .redelivery
        }
        let overlaps = earlier.contains { !$0.isEqual(to: range) && $0.overlaps(range) }
        return overlaps ? .overlapping : .plain
    }
}
