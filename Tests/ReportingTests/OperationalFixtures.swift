import BillingPrimitives
import Licensing
import Metering
import Reporting

let changeAPI = "VTJmutpa/VTJmutpa"
let noon = Instant(milliseconds: 1_773_057_600_000)

extension Instant {
    /// The instant some milliseconds after noon of 2026-03-09.
    static func after(_ milliseconds: Int64) -> Instant {
        Instant(milliseconds: noon.milliseconds + milliseconds)
    }
}

/// A register with a customer for each connection, which may share its subsystem with another.
func register(_ subsystems: [(connection: ConnectionID, subsystem: String?)]) -> LicenseRegister {
    let digits = ["9999000-7", "9999001-5", "9999002-3"]
    let entries = subsystems.enumerated().flatMap { index, pair -> [RegisterEntry] in
        var customer = Fixture().customer
        customer.id = CustomerID("customer-\(index)")
        customer.businessID = BusinessID(digits[index]) ?? customer.businessID
        var connection = Fixture().connection
        connection.id = pair.connection
        connection.customer = customer.id
        connection.subsystem = pair.subsystem.flatMap { XRoadSubsystem($0) }
        return [.customer(customer), .connection(connection)]
    }
    return LicenseRegister(versions: entries.map { RegisterVersion($0) })
}

/// The usual two: each with a subsystem of its own.
let twoConnections = register([("a", "FI/MUN/9999000-7/a"), ("b", "FI/MUN/9999001-5/b")])

func delivery(
    _ id: String,
    on connection: ConnectionID = "a",
    _ milliseconds: Int64,
    bytes: Int64? = nil
) -> Delivery {
    Delivery(
        id: id,
        connection: connection,
        deliveredAt: .after(milliseconds),
        counts: RecordCounts(personChange: 1),
        responseBytes: bytes
    )
}

func entry(
    _ requestID: String?,
    of client: String = "FI/MUN/9999000-7/a",
    _ milliseconds: Int64,
    messageID: String? = nil,
    side: OperationalEntry.Side = .client,
    party: String? = nil,
    bytes: Int64? = 9_000,
    method: String? = "POST",
    path: String? = nil,
    succeeded: Bool = true,
    status: Int64? = 200,
    service: String = changeAPI
) -> OperationalEntry {
    OperationalEntry(
        side: side,
        client: XRoadSubsystem(client),
        service: service,
        representedParty: party,
        requestID: requestID,
        messageID: messageID,
        requestedAt: .after(milliseconds - 500),
        respondedAt: .after(milliseconds),
        responseBytes: bytes,
        method: method,
        path: path,
        succeeded: succeeded,
        statusCode: status
    )
}

func reconcile(
    _ deliveries: [Delivery],
    _ logs: [OperationalEntry]...,
    register: LicenseRegister = twoConnections,
    tolerance: Int64 = 5_000
) -> OperationalReconciliation {
    OperationalReconciliation(
        deliveries: deliveries,
        logs: logs.map { OperationalLog(entries: $0) },
        service: changeAPI,
        register: register,
        toleranceMilliseconds: tolerance
    )
}
