import Hummingbird

/// Where a call comes from.
struct CallSource: InitializableFromSource {
    /// The address of the other end, without its port.
    let address: String

    init(source: ApplicationRequestContextSource) {
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
