/// One target of the package: what it may import of the house, and of the world outside.
struct Room {
    var name: String
    var imports: Set<String>
    var outside: Set<String>

    init(_ name: String, imports: Set<String> = [], outside: Set<String> = []) {
        self.name = name
        self.imports = imports
        self.outside = outside
    }

    /// Whether the room reads no file, no clock and no random number: bytes in, values out.
    var isPure: Bool { !outside.contains("Foundation") }
}

/// Which rooms there are, and which arrows between them are allowed.
///
/// The plan is written from the ground up: a room imports only rooms that stand before it.
enum FloorPlan {
    static let rooms: [Room] = [
        Room("BillingPrimitives"),
        Room("TOMLReading", imports: ["BillingPrimitives"]),
        Room("Tariffs", imports: ["BillingPrimitives", "TOMLReading"]),
        Room("Licensing", imports: ["BillingPrimitives", "TOMLReading"]),
        Room("Metering", imports: ["BillingPrimitives"], outside: ["Crypto"]),
        Room("Ledger", imports: ["BillingPrimitives", "Metering"], outside: ["Crypto"]),
        Room(
            "Rating",
            imports: ["BillingPrimitives", "Tariffs", "Licensing", "Metering", "Ledger"]
        ),
        Room(
            "Invoicing",
            imports: [
                "BillingPrimitives", "Tariffs", "Licensing", "Metering", "Ledger", "Rating",
            ]
        ),
        Room(
            "BillingStore",
            imports: [
                "BillingPrimitives", "Licensing", "Metering", "Ledger", "Rating", "Invoicing",
            ],
            outside: ["Dispatch", "Foundation", "GRDB"]
        ),
        Room(
            "Reporting",
            imports: [
                "BillingPrimitives", "TOMLReading", "Tariffs", "Licensing", "Metering", "Ledger",
                "Rating", "Invoicing",
            ]
        ),
        Room("Sandbox", imports: ["BillingPrimitives"]),
        Room(
            "Rendering",
            imports: [
                "BillingPrimitives", "Tariffs", "Licensing", "Metering", "Rating", "Invoicing",
                "Reporting",
            ]
        ),
        Room(
            "BillingOperations",
            imports: [
                "BillingPrimitives", "TOMLReading", "Tariffs", "Licensing", "Metering", "Ledger",
                "Rating", "Invoicing", "BillingStore", "Reporting", "Sandbox",
            ],
            outside: ["Dispatch", "Foundation", "Synchronization"]
        ),
        Room(
            "ChangeAPI",
            imports: ["BillingPrimitives"],
            outside: [
                "AsyncHTTPClient", "Foundation", "NIOCore", "NIOHTTP1", "NIOHTTPCompression",
                "NIOPosix", "NIOSSL", "Synchronization",
            ]
        ),
        Room(
            "SandboxServer",
            imports: ["BillingPrimitives", "Sandbox"],
            outside: [
                "Crypto", "Foundation", "HTTPTypes", "Hummingbird", "Logging", "NIOCore",
                "NIOPosix", "ServiceLifecycle", "Synchronization", "UnixSignals",
            ]
        ),
        Room(
            "Gateway",
            imports: ["BillingPrimitives"],
            outside: [
                "Darwin", "Foundation", "Glibc", "Musl", "NIOCore", "NIOHTTP1",
                "NIOHTTPCompression", "NIOPosix", "NIOSSL", "Synchronization",
            ]
        ),
        Room(
            "vtj-bill",
            imports: [
                "BillingPrimitives", "TOMLReading", "Tariffs", "Licensing", "Metering", "Ledger",
                "Rating", "Invoicing", "BillingStore", "Reporting", "Sandbox", "Rendering",
                "BillingOperations", "ChangeAPI", "SandboxServer", "Gateway",
            ],
            outside: ["ArgumentParser", "Dispatch", "Foundation"]
        ),
    ]

    /// Names that would bring a file, a clock or chance into a pure room.
    static let wordsBannedInPureRooms = ["Date()", "UUID()", "FileManager", ".random"]
}
