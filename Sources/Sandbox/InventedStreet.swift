/// A street that does not exist, in Finnish and Swedish.
struct InventedStreet: Sendable {
    var fi: String
    var sv: String

    static let all = [
        InventedStreet(fi: "Esimerkkitie", sv: "Exempelvägen"),
        InventedStreet(fi: "Mallikatu", sv: "Modellgatan"),
        InventedStreet(fi: "Harjoituskuja", sv: "Övningsgränden"),
        InventedStreet(fi: "Testipolku", sv: "Teststigen"),
        InventedStreet(fi: "Näytepuisto", sv: "Provparken"),
        InventedStreet(fi: "Kuvittelukaari", sv: "Fantasibågen"),
        InventedStreet(fi: "Otosraitti", sv: "Urvalsstråket"),
        InventedStreet(fi: "Ääripolku", sv: "Ändstigen"),
    ]
}
