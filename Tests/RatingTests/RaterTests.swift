import BillingPrimitives
import Ledger
import Licensing
import Metering
import Rating
import Tariffs
import Testing

@Suite struct RaterTests {
    private static let ruling = """
        [[exemption]]
        connection = "c-1"
        decree = "1070/2022"
        item = "2 § 4 c"
        valid_from = 2026-03-16
        decided_by = "Fees unit"
        decided_on = 2026-03-10
        """

    @Test func `covered usage of a company is billed at the list price`() throws {
        let rated = try rate(
            [reading(12_000, at: "2026-03-10T10:00:00+02:00")],
            register: RegisterText().register()
        )
        #expect(rated.charges.map(\.netAmount) == [Money(cents: 43_200)])
        #expect(rated.settlements.map(\.fate) == [.billed])
    }

    @Test func `usage is free from the day on which a ruling begins`() throws {
        var text = RegisterText(organisationClass: "municipal-authority", publicLaw: true)
        text.rest = Self.ruling
        let rated = try rate(
            [
                reading(5_000, at: "2026-03-15T23:59:59.999+02:00"),
                reading(7_000, at: "2026-03-16T00:00:00+02:00"),
            ],
            register: text.register()
        )
        #expect(rated.charges.map(\.relief) == [nil, .exemption])
        #expect(rated.charges.map(\.netAmount.cents) == [18_000, 0])
        #expect(rated.charges.map(\.listAmount.cents) == [18_000, 25_200])
    }

    @Test(arguments: [("company", true), ("municipal-authority", false)])
    func `a ruling frees nothing without a class of the list and a purpose of public law`(
        organisationClass: String,
        publicLaw: Bool
    ) throws {
        var text = RegisterText(organisationClass: organisationClass, publicLaw: publicLaw)
        text.rest = Self.ruling
        let rated = try rate(
            [reading(100, at: "2026-03-20T10:00:00+02:00")],
            register: text.register()
        )
        #expect(rated.settlements.map(\.fate) == [.billed])
    }

    @Test func `what was delivered after the permit ended at local midnight is held`() throws {
        let text = RegisterText(permitKeys: "valid_until = 2026-03-16")
        let rated = try rate(
            [
                reading(100, at: "2026-03-15T21:59:59.999Z"),
                reading(200, at: "2026-03-15T22:00:00.000Z"),
            ],
            register: text.register()
        )
        #expect(rated.settlements.map(\.fate) == [.billed, .held])
        #expect(rated.settlements[1].reasons == [.permitNotInForce])
        #expect(rated.charges.map(\.quantity) == [100])
    }

    @Test func `records of test identities in production are split off as an incident`() throws {
        let rated = try rate(
            [reading(100, at: "2026-03-10T10:00:00+02:00", test: 3)],
            register: RegisterText().register()
        )
        #expect(rated.charges.map(\.netAmount) == [Money(cents: 349)])
        #expect(rated.settlements.filter(\.isIncident).map(\.counts.personChange) == [3])
    }

    @Test func `on a practice ledger test identities are billed and others are the incident`()
        throws
    {
        let rated = try rate(
            [reading(100, at: "2026-03-10T10:00:00+02:00", test: 97, isAnswer: true)],
            register: RegisterText().register(),
            isPractice: true
        )
        #expect(rated.charges.map(\.quantity) == [97])
        #expect(rated.settlements.filter(\.isIncident).map(\.counts.personChange) == [3])
    }

    @Test(arguments: [
        (RangeStanding.redelivery, Fate.redelivered), (.overlapping, .held), (.plain, .billed),
    ])
    func `a repeated range is shown and an overlapping one is held`(
        standing: RangeStanding,
        fate: Fate
    ) throws {
        let rated = try rate(
            [reading(100, at: "2026-03-10T10:00:00+02:00", standing: standing)],
            register: RegisterText().register()
        )
        #expect(rated.settlements.map(\.fate) == [fate])
    }

    @Test(arguments: [
        (DeliveryKind.initial, "2026-12-01", Fate.included),
        (.baseData, "2026-05-31", .included),
        (.baseData, "2026-06-01", .billed),
        (.change, "2026-03-03", .billed),
    ])
    func `the initial delivery is covered by the setup fee, within its window unless declared`(
        kind: DeliveryKind,
        day: String,
        fate: Fate
    ) throws {
        let rated = try rate(
            [reading(1_000, at: "\(day)T10:00:00Z", kind: kind)],
            register: RegisterText().register(),
            month: String(day.prefix(7))
        )
        #expect(rated.settlements.map(\.fate) == [fate])
        #expect(rated.charges.map(\.listAmount.cents) == [3_600])
        #expect(rated.charges.map(\.netAmount.cents) == [fate == .included ? 0 : 3_600])
    }

    @Test func `usage of another environment is never billed, whatever covers it`() throws {
        let rated = try rate(
            [reading(100, at: "2026-03-10T10:00:00+02:00")],
            register: RegisterText(environment: "test").register()
        )
        #expect(rated.settlements.map(\.fate) == [.test])
        #expect(rated.charges.isEmpty)
        #expect(!rated.settlements[0].isIncident)
    }

    @Test(arguments: [("2026-03", false), ("2027-03", false), ("2027-04", true)])
    func `usage older than twelve months at the end of the run's month is refused`(
        month: String,
        isRefused: Bool
    ) throws {
        let rated = try rate(
            [reading(100, at: "2026-03-10T10:00:00+02:00")],
            register: RegisterText().register(),
            month: month
        )
        #expect(rated.settlements.map(\.fate) == [isRefused ? .refused : .billed])
        #expect(rated.charges.map(\.isCorrection) == (isRefused ? [] : [month != "2026-03"]))
    }

    @Test func `a day without a price list refuses to rate and names the day`() throws {
        let register = try RegisterText(commissionedOn: "2021-01-01").register()
        let day = try #require(Day("2021-12-31"))
        #expect(throws: RatingRefusal.noTariff(day: day, connection: "c-1")) {
            try rate(
                [reading(1, at: "2021-12-31T21:59:59.999Z")],
                register: register,
                month: "2021-12"
            )
        }
        _ = try rate(
            [reading(1, at: "2021-12-31T22:00:00.000Z")],
            register: register,
            month: "2022-01"
        )
    }

    @Test func `a county's use is priced on the last day of 2022 and free on the next`() throws {
        var text = RegisterText(
            organisationClass: "wellbeing-services-county",
            commissionedOn: "2022-01-01",
            publicLaw: true
        )
        text.rest = Self.ruling.replacing("2026-03-16", with: "2022-06-01")
        let rated = try rate(
            [
                reading(10, at: "2022-12-31T12:00:00+02:00"),
                reading(20, at: "2023-01-01T12:00:00+02:00"),
            ],
            register: text.register(),
            month: "2023-01"
        )
        #expect(rated.settlements.map(\.fate) == [.billed, .exempt])
    }

    @Test func `a row whose rated count its source left out is held`() throws {
        var book = TariffBook.shipped
        book = book.counting(by: .groupEntry)
        let rated = try rate(
            [reading(100, at: "2026-03-10T10:00:00+02:00")],
            register: RegisterText().register(),
            tariffs: book
        )
        #expect(rated.settlements.map(\.reasons) == [[.countUnknown]])
    }

    @Test func `a delivery without groups is held under a permit that lists groups`() throws {
        let text = RegisterText(permitKeys: "data_groups = [\"KOTIKUNTA\"]")
        let register = try text.register()
        let at = "2026-03-10T10:00:00+02:00"
        let named = try rate([reading(1, at: at, groups: ["KOTIKUNTA"])], register: register)
        let outside = try rate([reading(1, at: at, groups: ["KUOLINPAIVA"])], register: register)
        let unnamed = try rate([reading(1, at: at)], register: register)
        let empty = try rate([reading(0, at: at)], register: register)
        #expect(named.settlements.map(\.fate) == [.billed])
        #expect(outside.settlements.map(\.reasons) == [[.groupsOutsidePermit]])
        #expect(unnamed.settlements.map(\.reasons) == [[.groupsUnknown]])
        #expect(empty.settlements.map(\.fate) == [.billed])
        #expect(empty.charges.isEmpty)
    }
}
