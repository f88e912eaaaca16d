import ArgumentParser
import BillingOperations
import BillingPrimitives
import Licensing

/// The command `vtj-bill declaration file`.
struct DeclarationFileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file",
        abstract: "Record what a customer states of a connection.",
        discussion: """
            A purpose declaration says whether the purpose is one of public law, on which \
            provision it rests and which data groups it needs; without public law nothing is free. \
            A newer declaration supersedes the one before, and none is edited.

            EXAMPLES
              vtj-bill declaration file esimerkkila-varhaiskasvatus --kind purpose --public-law \\
                --text "early education" --legal-provision "540/2018 66 §"
              vtj-bill declaration file esimerkkila-varhaiskasvatus --kind protection \\
                --text-file protection.txt --document protection.pdf --review-on 2027-03-01
            """
    )

    @Argument(help: "The connection.") var connection: ConnectionID
    @Option(help: "purpose or protection.") var kind: Declaration.Kind
    @Option(help: "What is stated.") var text: String?
    @Option(help: "A file with what is stated, kept on one line.", completion: .file())
    var textFile: String?
    @Flag(inversion: .prefixedNo, help: "Whether the purpose is one of public law.")
    var publicLaw: Bool?
    @Option(help: "The provision that the purpose rests on.") var legalProvision: String?
    @Option(help: "A data group that the purpose needs.") var dataGroup: [String] = []
    @Option(help: "The document that was filed; digested, not kept.", completion: .file())
    var document: String?
    @Option(help: "The day on which it should be looked at again.") var reviewOn: Day?
    @Option(help: "The day from which it counts; the default is today.") var filedOn: Day?
    @OptionGroup var options: KeepingOptions

    func validate() throws {
        if (text == nil) == (textFile == nil) {
            throw ValidationError("either --text or --text-file says what is stated")
        }
        let speaksOfPurpose = publicLaw != nil || legalProvision != nil || !dataGroup.isEmpty
        if kind == .protection, speaksOfPurpose {
            throw ValidationError(
                "--public-law, --legal-provision and --data-group go with --kind purpose"
            )
        }
        if kind == .purpose, publicLaw == nil {
            throw ValidationError("--public-law or --no-public-law goes with --kind purpose")
        }
    }

    func run() throws {
        let declaration = Declaration(
            connection: connection,
            kind: kind,
            filedOn: filedOn ?? options.occasion.today,
            text: try textFile.map(KeepRegister.text) ?? text,
            publicLaw: publicLaw ?? false,
            legalProvision: legalProvision,
            dataGroups: dataGroup.isEmpty ? nil : dataGroup,
            documentDigest: try document.map(KeepRegister.documentDigest),
            reviewOn: reviewOn
        )
        options.output.print(try options.keeping().fileDeclaration(declaration))
    }
}
