import HTTPTypes

extension HTTPField.Name {
    static let mutpUser = known("MUTP-Tunnus")
    static let mutpPassword = known("MUTP-Salasana")
    static let xRoadClient = known("X-Road-Client")
    static let xRoadService = known("X-Road-Service")
    static let xRoadID = known("X-Road-Id")
    static let xRoadRequestID = known("X-Road-Request-Id")
    static let xRoadRepresentedParty = known("X-Road-Represented-Party")
    static let xRoadError = known("X-Road-Error")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else {
            preconditionFailure("A name of a header has letters and hyphens only.")
        }
        return field
    }
}
