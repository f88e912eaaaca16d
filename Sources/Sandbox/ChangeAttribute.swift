/// What a change says that became of an entry (`muutosattribuutti`).
enum ChangeAttribute: String, Sendable {
    case added = "LISATTY"
    case changed = "MUUTETTU"
    case removed = "POISTETTU"
    case toBeCorrected = "KORJATTAVA"
    case corrected = "KORJATTU"
    case supplement = "LISATIETO"
}
