import Foundation

/// One command that is run and waited for.
struct Command {
    var program: URL
    var arguments: [String]
    /// The file that stands for standard input; nothing where nil.
    var input: URL?
    /// Exit statuses that mean that the work was done.
    var successes: Set<Int32> = [0]
}

/// What running one command or several in a row cost.
struct Cost {
    /// Elapsed time in seconds.
    var wall = 0.0
    /// Time on the processors in seconds, user and system.
    var cpu = 0.0
    /// The largest resident set of any of the processes, in mebibytes.
    var peakMiB = 0.0

    static func + (one: Cost, other: Cost) -> Cost {
        Cost(
            wall: one.wall + other.wall,
            cpu: one.cpu + other.cpu,
            peakMiB: max(one.peakMiB, other.peakMiB)
        )
    }
}

/// A command that did not do its work.
struct CommandFailure: Error, CustomStringConvertible {
    var description: String
}

extension Command {
    /// Runs the command with its output thrown away, and tells what it cost.
    func run(errorsTo log: URL) throws -> Cost {
        let clock = ContinuousClock()
        let start = clock.now
        let process = try spawn(errorsTo: log)
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(process, &status, 0, &usage) == process else {
            throw CommandFailure(description: "\(program.path): could not be waited for")
        }
        let wall = clock.now - start
        // Swift does not see the macros of <sys/wait.h>: low bits a signal, then the status.
        guard status & 0x7f == 0, successes.contains(status >> 8 & 0xff) else {
            let words = String(decoding: (try? Data(contentsOf: log)) ?? Data(), as: UTF8.self)
            let line = ([program.path] + arguments).joined(separator: " ")
            throw CommandFailure(
                description: "\(line): status \(status >> 8 & 0xff)\n\(words.suffix(2000))"
            )
        }
        return Cost(
            wall: wall / .seconds(1),
            cpu: Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime),
            peakMiB: Double(usage.ru_maxrss) / Self.peakUnitsInMiB
        )
    }

    private func spawn(errorsTo log: URL) throws -> pid_t {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let written = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 0, input?.path ?? "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, log.path, written, 0o644)
        var words = ([program.path] + arguments).map { strdup($0) }
        words.append(nil)
        defer { words.forEach { free($0) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, program.path, &actions, nil, words, environ)
        guard failure == 0 else {
            throw CommandFailure(
                description: "\(program.path): \(String(cString: strerror(failure)))"
            )
        }
        return process
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
    }

    #if canImport(Darwin)
    private static let peakUnitsInMiB = 1_048_576.0
    #else
    private static let peakUnitsInMiB = 1024.0
    #endif
}
