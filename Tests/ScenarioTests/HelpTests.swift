import Foundation
import Testing

/// The command line explains itself.
@Suite struct HelpTests {
    /// A command as the program describes itself for tools.
    private struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var subcommands: [Command]?

        /// The commands that do something, with their full names.
        func leaves(below path: String = "") -> [(name: String, command: Command)] {
            let name = path.isEmpty ? commandName : "\(path) \(commandName)"
            let children = (subcommands ?? []).filter { $0.commandName != "help" }
            if children.isEmpty { return [(name, self)] }
            return children.flatMap { $0.leaves(below: name) }
        }
    }

    private struct Dump: Decodable {
        var command: Command
    }

    private func output(of command: String) throws -> String {
        let text = try Transcript("$ \(command)").replayed(in: URL.temporaryDirectory)
        return String(text.drop { $0 != "\n" })
    }

    @Test func `every command has an abstract of one sentence and two examples of itself`() throws {
        let json = try output(of: "vtj-bill --experimental-dump-help")
        let dump = try JSONDecoder().decode(Dump.self, from: Data(json.utf8))
        let leaves = dump.command.leaves()
        #expect(leaves.count > 30)
        for (name, command) in leaves {
            #expect(command.abstract?.hasSuffix(".") == true, "\(name)")
            let examples = (command.discussion ?? "").components(separatedBy: "\n")
                .filter { $0.contains("  \(name)") }
            #expect(examples.count >= 2, "\(name)")
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completions are made for a shell`(shell: String) throws {
        let script = try output(of: "vtj-bill --generate-completion-script \(shell)")
        #expect(script.contains("vtj-bill"))
        #expect(script.contains("municipal-authority"))
        #expect(!script.contains("[exit"))
    }

    @Test(arguments: [
        ("vtj-bill invoice run 2026-13", 64), ("vtj-bill estimate", 64), ("vtj-bill nonsense", 64),
        ("vtj-bill invoice list --ledger nowhere.sqlite", 2), ("vtj-bill tariff check", 0),
        ("vtj-bill --help", 0), ("vtj-bill invoice", 0), ("vtj-bill tariff list | head -n 1", 0),
    ])
    func `the exit status says how it went`(command: String, status: Int) throws {
        let text = try output(of: command)
        #expect(text.contains("[exit") == (status != 0))
        if status != 0 { #expect(text.contains("[exit \(status)]")) }
    }
}
