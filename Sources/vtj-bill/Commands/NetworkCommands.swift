import ArgumentParser

/// The commands that speak HTTP; a build without the network leaves them out.
enum NetworkCommands {
    #if NETWORK
    /// Those below `vtj-bill sync`.
    static let sync: [any ParsableCommand.Type] = [SyncRunCommand.self]
    /// Those that serve.
    static let servers: [any ParsableCommand.Type] = [
        SandboxCommand.self, GatewayCommand.self,
    ]
    #else
    /// Those below `vtj-bill sync`.
    static let sync: [any ParsableCommand.Type] = []
    /// Those that serve.
    static let servers: [any ParsableCommand.Type] = []
    #endif
}
