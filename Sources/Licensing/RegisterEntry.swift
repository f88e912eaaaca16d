import BillingPrimitives

/// What kind of thing an entry of the register describes.
public enum RegisterKind: String, Sendable, Codable, CaseIterable {
    /// The agency that invoices.
    case seller
    /// A customer.
    case customer
    /// A connection.
    case connection
    /// A permit.
    case permit
    /// A purpose or protection declaration.
    case declaration
    /// An exemption ruling.
    case exemption
    /// A waiver of a setup fee.
    case waiver
    /// One customer that takes the place of another.
    case succession
    /// A connection of the old change service.
    case legacyConnection = "legacy-connection"
}

/// What an entry of the register is found by: all its versions have the same key.
public struct RegisterKey: Hashable, Sendable, Codable {
    /// The kind.
    public var kind: RegisterKind
    /// The id within the kind.
    public var id: String

    /// Creates a key.
    public init(_ kind: RegisterKind, _ id: String) {
        self.kind = kind
        self.id = id
    }
}

extension RegisterKey: CustomStringConvertible {
    /// The kind and the id, such as `connection esimerkkila-varhaiskasvatus`.
    public var description: String {
        kind == .seller ? kind.rawValue : "\(kind.rawValue) \(id)"
    }
}

/// One entry of the register.
public enum RegisterEntry: Hashable, Sendable {
    /// The agency that invoices.
    case seller(Seller)
    /// A customer.
    case customer(Customer)
    /// A connection.
    case connection(Connection)
    /// A permit.
    case permit(Permit)
    /// A purpose or protection declaration.
    case declaration(Declaration)
    /// An exemption ruling.
    case exemption(ExemptionRuling)
    /// A waiver of a setup fee.
    case waiver(Waiver)
    /// One customer that takes the place of another.
    case succession(Succession)
    /// A connection of the old change service.
    case legacyConnection(LegacyConnection)

    /// What the entry is found by.
    public var key: RegisterKey {
        switch self {
        case .seller: RegisterKey(.seller, "seller")
        case .customer(let customer): RegisterKey(.customer, customer.id.rawValue)
        case .connection(let connection): RegisterKey(.connection, connection.id.rawValue)
        case .permit(let permit): RegisterKey(.permit, permit.id.rawValue)
        case .declaration(let declaration):
            RegisterKey(
                .declaration,
                "\(declaration.connection)/\(declaration.kind.rawValue)/\(declaration.filedOn)"
            )
        case .exemption(let ruling):
            RegisterKey(.exemption, "\(ruling.connection)/\(ruling.validFrom)")
        case .waiver(let waiver): RegisterKey(.waiver, waiver.connection.rawValue)
        case .succession(let succession):
            RegisterKey(.succession, "\(succession.from)/\(succession.to)/\(succession.on)")
        case .legacyConnection(let legacy): RegisterKey(.legacyConnection, legacy.id)
        }
    }

    /// Whether the whole entry carries its own day, so that every version holds from the beginning.
    var isWhollyDated: Bool {
        switch self {
        case .declaration, .exemption, .waiver, .succession, .legacyConnection: true
        case .seller, .customer, .connection, .permit: false
        }
    }
}

extension RegisterEntry: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind
        case value
    }

    /// Reads `{"kind": "customer", "value": {…}}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func value<Value: Decodable>() throws -> Value {
            try container.decode(Value.self, forKey: .value)
        }
        switch try container.decode(RegisterKind.self, forKey: .kind) {
        case .seller: self = .seller(try value())
        case .customer: self = .customer(try value())
        case .connection: self = .connection(try value())
        case .permit: self = .permit(try value())
        case .declaration: self = .declaration(try value())
        case .exemption: self = .exemption(try value())
        case .waiver: self = .waiver(try value())
        case .succession: self = .succession(try value())
        case .legacyConnection: self = .legacyConnection(try value())
        }
    }

    /// Writes `{"kind": "customer", "value": {…}}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(key.kind, forKey: .kind)
        switch self {
        case .seller(let value): try container.encode(value, forKey: .value)
        case .customer(let value): try container.encode(value, forKey: .value)
        case .connection(let value): try container.encode(value, forKey: .value)
        case .permit(let value): try container.encode(value, forKey: .value)
        case .declaration(let value): try container.encode(value, forKey: .value)
        case .exemption(let value): try container.encode(value, forKey: .value)
        case .waiver(let value): try container.encode(value, forKey: .value)
        case .succession(let value): try container.encode(value, forKey: .value)
        case .legacyConnection(let value): try container.encode(value, forKey: .value)
        }
    }
}
