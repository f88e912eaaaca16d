public import BillingPrimitives
import Foundation
import Hummingbird
import Logging
public import Sandbox
import ServiceLifecycle
import UnixSignals

/// An HTTP server that speaks the VTJ change API for a population that does not exist.
///
/// It serves `GET kirjausavain/{day}` and `POST muutokset`, `perustiedot` and `perustiedot-vko`
/// below `/api/v1`, and the same below `/r1/{instance}/{class}/{code}/{subsystem}/{service}/api/v1`
/// by the X-Road REST protocol. It logs no body and no query.
///
/// What can be asked for ends with the sandbox's yesterday, so pages tell every change once.
public struct SandboxServer: Sendable {
    /// The most bytes of a request's body: four million identities, far above any register.
    public static let requestBytesMax = 64 * 1024 * 1024
    /// The most identities in a call for base data, as with the real service.
    public static let baseDataIdentitiesMax = 1_000
    /// The most persons in base data by municipality, so that an answer fits into memory.
    public static let municipalityPersonsMax = 20_000
    /// How long a connection may idle, so that callers that went away are let go.
    static let idleSeconds: Int64 = 60

    /// What happens to whom.
    public let feed: ChangeFeed

    private let configuration: SandboxConfiguration
    private let responder: SandboxResponder

    /// Invents the population and starts the clock.
    ///
    /// `now` tells the time of the world, which the sandbox's clock, the quota and the records go
    /// by; `onCall` is called once for each call when it is over, from any thread.
    public init(
        _ configuration: SandboxConfiguration,
        now: @escaping @Sendable () -> Instant = wallClock,
        onCall: @escaping @Sendable (CallRecord) -> Void = { _ in }
    ) {
        precondition(configuration.pageSize > 0, "A page has room for a change.")
        let feed = ChangeFeed(
            SyntheticPopulation(persons: configuration.persons, seed: configuration.seed),
            from: configuration.firstDay,
            changesPerMillion: configuration.changesPerMillion
        )
        self.feed = feed
        self.configuration = configuration
        self.responder = SandboxResponder(
            feed: feed,
            configuration: configuration,
            now: now,
            onCall: onCall
        )
    }

    /// The codes of the first persons as they were on the feed's first day, one a line.
    public func identityList(limit: Int = SyntheticPopulation.personsMax) -> [UInt8] {
        Array(feed.population.identityList(limit: limit).utf8)
    }

    /// The time of the machine.
    public static let wallClock: @Sendable () -> Instant = {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// Listens and answers until it is stopped; throws where it cannot listen.
    ///
    /// SIGTERM and SIGINT stop it unless it is told to leave signals alone.
    public func run(
        stoppingOnSignals: Bool = true,
        onRunning: @escaping @Sendable (RunningSandbox) async -> Void = { _ in }
    ) async throws {
        let stopSwitch = StopSwitch()
        let logger = Logger(label: "sandbox") { _ in SwiftLogNoOpLogHandler() }
        let application = Application(
            responder: responder,
            server: .http1(configuration: .init(idleTimeout: .seconds(Self.idleSeconds))),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port)
            ),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                await onRunning(RunningSandbox(port: port) { stopSwitch.flip() })
            },
            logger: logger
        )
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(service: application),
                    .init(
                        service: stopSwitch,
                        successTerminationBehavior: .gracefullyShutdownGroup
                    ),
                ],
                gracefulShutdownSignals: stoppingOnSignals ? [.sigterm, .sigint] : [],
                logger: logger
            )
        )
        try await group.run()
    }
}
