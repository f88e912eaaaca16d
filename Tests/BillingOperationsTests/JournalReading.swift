import BillingPrimitives
import Foundation
import Invoicing
import Rendering
import Testing

/// The journal of a ledger as the programs that it is for read it, as far as they are there.
struct JournalReading {
    let documents: [Document]
    let folder: URL

    private static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Expects that every program takes the journal and finds what the documents and the report of
    /// forgone revenue, in cents, say.
    func expectBalances(forgone: Int64) throws {
        if let hledger = Self.program("hledger") {
            let file = try written(.hledger)
            let checks = ["check", "--strict", "ordereddates", "uniqueleafnames"]
            #expect(try output(of: hledger, ["-f", file] + checks) == "")
            let listing = try output(of: hledger, ["-f", file, "balance", "--flat", "--no-total"])
            try expect(listing, forgone)
        }
        if let ledger = Self.program("ledger") {
            let reading = ["-f", try written(.ledger), "--strict", "--pedantic"]
            try expect(
                try output(of: ledger, reading + ["balance", "--flat", "--no-total"]),
                forgone
            )
        }
        if let check = Self.program("bean-check") {
            #expect(try output(of: check, [try written(.beancount)]) == "")
        }
    }

    private func expect(_ listing: String, _ forgone: Int64) throws {
        var owed: [String: Int64] = [:]
        for document in documents {
            let customer = try #require(document.customer.customer).rawValue
            owed["Assets:Receivables:\(customer)", default: 0] += try document.total.cents
        }
        let balances = try balances(listing)
        func sum(_ stem: String) -> Int64 {
            balances.filter { $0.key.hasPrefix(stem) }.reduce(0) { $0 + $1.value }
        }
        #expect(balances.filter { $0.key.hasPrefix("Assets") } == owed.filter { $0.value != 0 })
        #expect(sum("Income") == -(try documents.reduce(0) { $0 + (try $1.netTotal.cents) }))
        #expect(
            sum("Liabilities:VAT") == -(try documents.reduce(0) { $0 + (try $1.vatTotal.cents) })
        )
        #expect(sum("Income:Relief") == forgone)
        #expect(balances.reduce(0) { $0 + $1.value } == 0)
    }

    /// Cents by account, from lines such as `-12.30 EUR  Income:Usage`.
    private func balances(_ listing: String) throws -> [String: Int64] {
        var balances: [String: Int64] = [:]
        for line in listing.split(separator: "\n") {
            let match = try #require(
                line.wholeMatch(of: /\s*(-?\d+)\.(\d\d) EUR  (\S.*)/),
                "no balance: \(line)"
            )
            let cents: Int64 = try #require(Int64("\(match.1)\(match.2)"))
            balances[String(match.3)] = cents
        }
        return balances
    }

    private func written(_ dialect: JournalDialect) throws -> String {
        let journal = try Journal(of: documents, isPractice: true)
        let file = folder.appending(path: "journal.\(dialect.rawValue)")
        try Data(JournalFile(journal, dialect: dialect).text.utf8).write(to: file)
        return file.path
    }

    /// Where a program is: on the path, or where `scripts/validate-journals` puts Beancount.
    private static func program(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders =
            path.split(separator: ":").map(String.init)
            + [package.appending(path: ".build/beancount/bin").path]
        return folders.map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What a program prints, errors and all.
    private func output(of program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) {
            $1
        }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(program)")
        return String(decoding: output, as: UTF8.self)
    }
}
