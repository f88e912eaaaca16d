/// A municipality that does not exist, with a code and a postal code that nobody has.
struct InventedMunicipality: Sendable {
    var code: String
    var fi: String
    var sv: String
    var postalCode: String

    static let all = [
        InventedMunicipality("993", "Esimerkkilä", "Exempelby", "99991"),
        InventedMunicipality("994", "Mallila", "Modellby", "99992"),
        InventedMunicipality("995", "Harjoittela", "Övningsnäs", "99993"),
        InventedMunicipality("996", "Testijärvi", "Testträsk", "99994"),
        InventedMunicipality("997", "Näyteniemi", "Provudden", "99995"),
        InventedMunicipality("998", "Kuvitteluranta", "Fantasistrand", "99996"),
    ]

    private init(_ code: String, _ fi: String, _ sv: String, _ postalCode: String) {
        self.code = code
        self.fi = fi
        self.sv = sv
        self.postalCode = postalCode
    }
}
