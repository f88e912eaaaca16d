import ArgumentParser

/// How often something is done, written as a number with `s`, `m`, `h` or `d`.
struct Rhythm: ExpressibleByArgument {
    let duration: Duration

    /// Reads a rhythm from a second to thirty days.
    init?(argument: String) {
        let seconds: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        guard let unit = argument.last.flatMap({ seconds[$0] }),
            let number = Int64(argument.dropLast()), (1...2_592_000).contains(number),
            number * unit <= 2_592_000
        else { return nil }
        duration = .seconds(number * unit)
    }
}
