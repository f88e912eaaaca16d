import ArgumentParser
import BillingPrimitives
import Foundation

/// The command line: parse, call one operation, render.
@main
struct VTJBill: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "vtj-bill",
        abstract: "Meter, license and bill the use of the VTJ change API.",
        discussion: """
            Data goes to standard output, everything else to standard error. Exit status: 0 done; \
            1 done, with findings; 2 could not do it; 64 wrong usage.

            Begin with 'vtj-bill demo', or price a plan with 'vtj-bill estimate'.
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(name: "Try", subcommands: [EstimateCommand.self, DemoCommand.self]),
            CommandGroup(
                name: "Ledger and register",
                subcommands: [
                    InitCommand.self, RegisterCommand.self, CustomerCommand.self,
                    ConnectionCommand.self, PermitCommand.self, DeclarationCommand.self,
                    ExemptionCommand.self, WaiverCommand.self, SuccessionCommand.self,
                    LegacyCommand.self,
                ]
            ),
            CommandGroup(
                name: "Month by month",
                subcommands: [
                    UsageCommand.self, IncidentCommand.self, InvoiceCommand.self,
                    MonthCommand.self, ReportCommand.self,
                    TariffCommand.self, ExportCommand.self,
                ]
            ),
            CommandGroup(
                name: "Change API",
                subcommands: [SyncCommand.self] + NetworkCommands.servers
            ),
            CommandGroup(
                name: "Copies",
                subcommands: [BackupCommand.self, RestoreCommand.self, LedgerCommand.self]
            ),
            CommandGroup(
                name: "Proof",
                subcommands: [AuditCommand.self, RetentionCommand.self]
            ),
        ]
    )

    static func main() async {
        // Whoever reads our output has seen enough: that is success.
        signal(SIGPIPE) { _ in _exit(0) }
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            // Help, wrong usage and a status that was explained are the parser's to print.
            if error is ExitCode || exitCode(for: error) != .failure { exit(withError: error) }
            if let refusal = error as? DiagnosticsError {
                Console.standard.report(refusal.diagnostics)
            } else {
                Console.standard.complain("error: \(error)")
            }
            _exit(2)
        }
    }
}

extension ExitCode {
    /// Done, and somebody should look: rows refused, usage held, a failed verification.
    static let findings = ExitCode(1)
}
