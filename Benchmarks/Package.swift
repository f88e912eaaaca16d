// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        // The grammar of the command line: of `bench` itself, and all that `bare` is made of.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // The counter of answers, which is measured inside `bench`.
        .package(name: "vtj-bill", path: ".."),
    ],
    targets: [
        // Generates the data, runs vtj-bill and its peers in turn, and prints the ratios.
        .executableTarget(
            name: "bench",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "VTJMetering", package: "vtj-bill"),
                "SimdjsonPeer",
            ]
        ),
        // Counts answers by simdjson where that is installed; it picks its kernel at run time.
        .target(
            name: "SimdjsonPeer",
            dependencies: ["Csimdjson"]
        ),
        .systemLibrary(
            name: "Csimdjson",
            pkgConfig: "simdjson",
            providers: [.apt(["libsimdjson-dev"]), .brew(["simdjson"])]
        ),
        // The least that a Swift command line can be: what start-up is measured against.
        .executableTarget(
            name: "bare",
            dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

for target in package.targets where target.type == .executable {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
