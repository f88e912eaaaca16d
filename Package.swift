// swift-tools-version: 6.2
import PackageDescription

// Pricing, permits and proof need no network: a build without it takes a third of the time.
let hasNetwork = Context.environment["VTJ_BILL_WITHOUT_NETWORK"] == nil

let package = Package(
    name: "vtj-bill",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "vtj-bill", targets: ["vtj-bill"]),
        .library(name: "VTJBilling", targets: ["BillingOperations", "Rendering"]),
        // Counting an answer, and answers of nobody to count: for a gateway, and for Benchmarks.
        .library(name: "VTJMetering", targets: ["BillingPrimitives", "Metering", "Sandbox"]),
    ],
    dependencies: [
        // Commands, help, completions and the grammar of the command line.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // SHA-256 and HMAC over blocks; signatures later.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // SQLite: the ledger file.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // Floor 1: money, days, months, ids, diagnostics; and the one file format people write.
        .target(name: "BillingPrimitives"),
        .target(name: "TOMLReading", dependencies: ["BillingPrimitives"]),
        // Floor 2: what it costs, who may, what was delivered.
        .target(name: "Tariffs", dependencies: ["BillingPrimitives", "TOMLReading"]),
        .target(name: "Licensing", dependencies: ["BillingPrimitives", "TOMLReading"]),
        .target(
            name: "Metering",
            dependencies: ["BillingPrimitives", .product(name: "Crypto", package: "swift-crypto")]
        ),
        // Floor 3: what happened, for ever.
        .target(
            name: "Ledger",
            dependencies: [
                "BillingPrimitives", "Metering", .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        // Floor 4: quantity becomes money, with its reasons.
        .target(
            name: "Rating",
            dependencies: ["BillingPrimitives", "Tariffs", "Licensing", "Metering", "Ledger"]
        ),
        // Floor 5: drafts, numbers, corrections, credit notes.
        .target(
            name: "Invoicing",
            dependencies: [
                "BillingPrimitives", "Tariffs", "Licensing", "Metering", "Ledger", "Rating",
            ]
        ),
        // Floor 6: the cellar, and read-outs.
        .target(
            name: "BillingStore",
            dependencies: [
                "BillingPrimitives", "Licensing", "Metering", "Ledger", "Rating", "Invoicing",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .target(
            name: "Reporting",
            dependencies: [
                "BillingPrimitives", "TOMLReading", "Tariffs", "Licensing", "Metering", "Ledger",
                "Rating", "Invoicing",
            ]
        ),
        // Floor 7: the conductor, the printer, and the synthetic population.
        .target(name: "Sandbox", dependencies: ["BillingPrimitives"]),
        .target(
            name: "Rendering",
            dependencies: [
                "BillingPrimitives", "Tariffs", "Licensing", "Metering", "Rating", "Invoicing",
                "Reporting",
            ]
        ),
        .target(
            name: "BillingOperations",
            dependencies: [
                "BillingPrimitives", "TOMLReading", "Tariffs", "Licensing", "Metering", "Ledger",
                "Rating", "Invoicing", "BillingStore", "Reporting", "Sandbox",
            ]
        ),
        // Floor 8: the command line.
        .executableTarget(
            name: "vtj-bill",
            dependencies: [
                "BillingPrimitives", "Tariffs", "Licensing", "Metering", "Rating", "Invoicing",
                "Reporting", "Rendering", "BillingOperations",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: hasNetwork ? [] : ["Network"]
        ),
        // One folder of tests a room; scenarios run the program; the house itself is tested too.
        .testTarget(name: "BillingPrimitivesTests", dependencies: ["BillingPrimitives"]),
        .testTarget(name: "TOMLReadingTests", dependencies: ["TOMLReading", "BillingPrimitives"]),
        .testTarget(
            name: "TariffsTests",
            dependencies: ["Tariffs", "TOMLReading", "BillingPrimitives"],
            exclude: ["Malformed"]
        ),
        .testTarget(
            name: "LicensingTests",
            dependencies: ["Licensing", "TOMLReading", "BillingPrimitives"],
            exclude: ["Malformed", "register.toml"]
        ),
        .testTarget(
            name: "MeteringTests",
            dependencies: ["Metering", "BillingPrimitives"],
            exclude: ["Malformed"]
        ),
        .testTarget(
            name: "LedgerTests",
            dependencies: ["Ledger", "Metering", "BillingPrimitives"]
        ),
        .testTarget(
            name: "RatingTests",
            dependencies: [
                "Rating", "BillingPrimitives", "Tariffs", "Licensing", "Metering", "Ledger",
            ]
        ),
        .testTarget(
            name: "InvoicingTests",
            dependencies: ["Invoicing", "Ledger", "Rating", "Tariffs", "BillingPrimitives"]
        ),
        .testTarget(
            name: "BillingStoreTests",
            dependencies: [
                "BillingStore", "BillingPrimitives", "Licensing", "Metering", "Ledger", "Rating",
                "Invoicing", .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "Reporting", "BillingPrimitives", "TOMLReading", "Tariffs", "Licensing",
                "Metering", "Ledger", "Rating", "Invoicing",
            ]
        ),
        .testTarget(
            name: "BillingOperationsTests",
            dependencies: [
                "BillingOperations", "BillingStore", "BillingPrimitives", "Tariffs", "Licensing",
                "Metering", "Ledger", "Rating", "Invoicing", "Reporting", "Rendering", "Sandbox",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(name: "SandboxTests", dependencies: ["Sandbox", "BillingPrimitives"]),
        .testTarget(
            name: "RenderingTests",
            dependencies: [
                "Rendering", "BillingPrimitives", "Tariffs", "Licensing", "Rating", "Invoicing",
            ],
            exclude: ["Golden"]
        ),
        .testTarget(
            name: "ScenarioTests",
            dependencies: ["vtj-bill", "Sandbox", "BillingPrimitives"],
            exclude: ["Scenarios"]
        ),
        .testTarget(name: "ArchitectureTests", dependencies: ["BillingPrimitives"]),
    ],
    swiftLanguageModes: [.v6]
)

// The wire: a client of the change API, a server for the sandbox, a counting proxy.
if hasNetwork {
    let nio = ["NIOCore", "NIOPosix", "NIOHTTP1"].map {
        Target.Dependency.product(name: $0, package: "swift-nio")
    }
    let tls = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
    let compression = Target.Dependency.product(
        name: "NIOHTTPCompression",
        package: "swift-nio-extras"
    )
    let wire: [(name: String, dependencies: [Target.Dependency])] = [
        (
            "ChangeAPI",
            nio + [
                tls, compression,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
            ]
        ),
        (
            "SandboxServer",
            nio + [
                "Sandbox", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ]
        ),
        (
            "Gateway",
            nio + [tls, compression]
        ),
    ]
    package.dependencies += [
        // Sockets, HTTP/1.1 and TLS.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        // Compressed answers, opened to be counted.
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        // The change API's client.
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        // The sandbox's server.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    ]
    for room in wire {
        let dependencies = room.dependencies + ["BillingPrimitives"]
        package.targets += [
            .target(name: room.name, dependencies: dependencies),
            .testTarget(
                name: "\(room.name)Tests",
                dependencies: dependencies + [.byName(name: room.name)]
            ),
        ]
    }
    for target in package.targets where target.name == "vtj-bill" {
        target.dependencies += wire.map { .byName(name: $0.name) }
    }
}

// The manual as HTML; asked for by `make docs` alone, so that nobody else fetches the plugin.
if Context.environment["VTJ_BILL_DOCS"] != nil {
    package.dependencies.append(
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")
    )
}

// One statement for the whole house: Swift 6, explicit `any`, explicit imports, no warnings.
for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
    if hasNetwork { target.swiftSettings?.append(.define("NETWORK")) }
}
