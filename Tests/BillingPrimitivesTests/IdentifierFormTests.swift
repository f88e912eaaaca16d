import BillingPrimitives
import Foundation
import Testing

@Suite struct IdentifierFormTests {
    @Test(arguments: [
        "1790235-0", "1643256-1", "0114162-2", "1633241-3", "2617416-4", "1629284-5", "1008663-7",
        "0109862-8", "1837954-9", "2077474-0", "0245437-2", "2769790-1", "0101263-6",
    ])
    func `a business id with its check digit is taken`(text: String) throws {
        let id = try #require(BusinessID(text))
        #expect(id.description == text)
        #expect(BusinessID(vatID: id.vatID) == id)
    }

    @Test(arguments: [
        "1375045-1", "2077474-1", "17902350", "1790235-00", "790235-0", "1790235 0", "179023a-0",
        "",
    ])
    func `a business id that is not issued is refused`(text: String) {
        #expect(BusinessID(text) == nil)
    }

    @Test func `of the ten check digits at most one is right`() {
        for number in stride(from: 1_000_000, to: 1_010_000, by: 7) {
            #expect((0...9).filter { BusinessID("\(number)-\($0)") != nil }.count <= 1)
        }
    }

    @Test(arguments: ["003723327487", "003705194561", "003715728600", "003717902350"])
    func `an OVT code carries a business id`(text: String) {
        #expect(EInvoiceAddress(text)?.businessID != nil)
    }

    @Test func `an OVT code of a wrong business id is an address all the same`() throws {
        #expect(try #require(EInvoiceAddress("003720697469")).businessID == nil)
        #expect(EInvoiceAddress("00371234567800001") != nil)
        #expect(EInvoiceAddress("003712345678000012") == nil)
        #expect(EInvoiceAddress("003612345678") == nil)
        #expect(EInvoiceAddress("00371234567") == nil)
    }

    @Test(arguments: ["FI/MUN/1790235-0/varhaiskasvatus", "FI-TEST/GOV/0245437-2/VTJmutpa"])
    func `a subsystem has an instance, a class, a member and its own code`(text: String) throws {
        let subsystem = try #require(XRoadSubsystem(text))
        #expect(subsystem.description == text)
        #expect(subsystem.businessID != nil)
    }

    @Test(arguments: [
        "FI/MUN/1790235-0", "FI/MUN/1790235-0/a/b", "SE/MUN/1790235-0/a", "FI/XYZ/1790235-0/a",
        "FI/MUN//a", "FI/MUN/1790235-0/", "FI/MUN/1790235-0/ä", "FI/MUN/1790235-0/a b",
        "fi/MUN/1790235-0/a", "FI.MUN.1790235-0.a", "",
    ])
    func `a subsystem of another form is refused`(text: String) {
        #expect(XRoadSubsystem(text) == nil)
    }

    @Test func `a value that is a text is one in JSON too`() throws {
        let id = try #require(BusinessID("1790235-0"))
        let json = try JSONEncoder().encode([id])
        #expect(String(decoding: json, as: UTF8.self) == "[\"1790235-0\"]")
        #expect(try JSONDecoder().decode([BusinessID].self, from: json) == [id])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([BusinessID].self, from: Data("[\"1790235-1\"]".utf8))
        }
    }
}
