public import BillingPrimitives

extension DecreeList {
    /// What documents say of use that is free by a list whose own year has passed; nil before that.
    ///
    /// The decrees are annual, and the latest list on file goes on until another begins.
    public func outlivedNotice(on day: Day) -> LocalizedText? {
        guard let end = inForce.until, end <= day else { return nil }
        let last = end.adding(days: -1)
        return LocalizedText(
            fi: "Asetus \(id) on annettu \(last.finnish) asti. Myöhempää luetteloa ei ole"
                + " käytettävissä, joten sen luetteloa sovelletaan edelleen.",
            sv: "Förordning \(id) har getts till och med \(last.finnish). Ingen senare"
                + " förteckning finns tillgänglig, och därför tillämpas dess förteckning"
                + " fortfarande.",
            en: "Decree \(id) was given until \(last). No later list is on file, so its list still"
                + " applies."
        )
    }
}
