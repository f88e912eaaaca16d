/// One entry of an element's `tietoryhmat`.
struct DataGroupEntry: Sendable {
    /// The group.
    var group: DataGroup
    /// The members that are the group's own.
    var members: [JSONNode.Member]
    /// What became of the entry; nil in base data, which has no changes.
    var attribute: ChangeAttribute?
    /// What is in force after the change (`voimassaolevatTiedot`); these are no entries to count.
    var inForce: [DataGroupEntry] = []
    /// Whether non-disclosure has replaced the values by the names of their members.
    private(set) var isCensored = false

    init(_ group: DataGroup, _ members: KeyValuePairs<String, JSONNode>) {
        self.group = group
        self.members = members.map { JSONNode.Member(name: $0.key, value: $0.value) }
    }

    /// The same entry in a change.
    func marked(
        _ attribute: ChangeAttribute,
        inForce: [DataGroupEntry] = []
    ) -> DataGroupEntry {
        var entry = self
        entry.attribute = attribute
        entry.inForce = inForce
        return entry
    }

    /// The same entry with further members.
    func adding(_ further: KeyValuePairs<String, JSONNode>) -> DataGroupEntry {
        var entry = self
        entry.members += further.map { JSONNode.Member(name: $0.key, value: $0.value) }
        return entry
    }

    /// The same entry as it is told of a person under non-disclosure.
    func censored() -> DataGroupEntry {
        guard group.tellsWhereabouts, !isCensored else { return self }
        var entry = self
        let names = members.map { JSONNode.text($0.name) }
        entry.members = [JSONNode.Member(name: "turvakiellonAlaisetKentat", value: .list(names))]
        entry.inForce = inForce.map { $0.censored() }
        entry.isCensored = true
        return entry
    }

    /// The entry as the change API writes it.
    var json: JSONNode {
        var all = [JSONNode.Member(name: "tietoryhma", value: .text(group.rawValue))] + members
        if let attribute {
            all.append(JSONNode.Member(name: "muutosattribuutti", value: .text(attribute.rawValue)))
        }
        if !inForce.isEmpty {
            let nested = JSONNode.list(inForce.map(\.json))
            all.append(JSONNode.Member(name: "voimassaolevatTiedot", value: nested))
        }
        return .object(all)
    }
}
