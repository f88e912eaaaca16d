public import BillingPrimitives

extension TariffBook {
    /// The book with other lists in the place of its own on the days on which those are in force.
    ///
    /// It is for comparing what lists would come to: its lists may overlap, and those that are
    /// given go before. A decree list that is given stays in force like any other, until another of
    /// the book begins after its end.
    ///
    /// - Throws: Everything that is wrong with the files, each and together.
    public func replacing(with files: [TariffFile]) throws(DiagnosticsError) -> TariffBook {
        let contents = try TariffFileReader.read(files)
        try BookCheck.run(contents, isWhole: false)
        let given = contents.tariffs.map(\.value)
        let lists = contents.decrees.map(\.value)
        var book = self
        book.files += files
        book.tariffs = given.newestVersions() + tariffs
        book.allVersions = given + allVersions
        book.decrees = decrees.filter { own in
            !lists.contains { $0.inForce.contains(own.inForce.from) }
        }
        book.decrees = (book.decrees + lists).sorted { $0.inForce.from < $1.inForce.from }
        return book
    }
}
