public import BillingPrimitives
import Rating
public import Tariffs

/// What a document's lines of one category and rate come to, and the tax on it (EN 16931 BG-23).
public struct VATBreakdown: Hashable, Sendable {
    /// The category.
    public var category: VATCategory
    /// The rate in per cent; nil outside the scope of the tax.
    public var rate: UnitPrice?
    /// The sum of the lines without tax.
    public var base: Money
    /// The tax on the sum, rounded once.
    public var tax: Money
    /// Why there is no tax, each reason once; empty where there is.
    public var reasons: [LocalizedText]
}

extension Document {
    /// The tax of the document by category and rate, in the order of its lines.
    public var vatBreakdown: [VATBreakdown] {
        get throws(ArithmeticOverflow) {
            var result: [VATBreakdown] = []
            for line in lines {
                let vat = line.charge.vat
                let place = result.firstIndex { $0.category == vat.category && $0.rate == vat.rate }
                let index = place ?? result.count
                if place == nil {
                    result.append(
                        VATBreakdown(
                            category: vat.category,
                            rate: vat.rate,
                            base: .zero,
                            tax: .zero,
                            reasons: []
                        )
                    )
                }
                result[index].base = try result[index].base.adding(line.charge.netAmount)
                result[index].tax = try result[index].tax.adding(line.vatAmount)
                if let reason = vat.reason, !result[index].reasons.contains(reason) {
                    result[index].reasons.append(reason)
                }
            }
            return result
        }
    }

    /// The numbers of the documents that this one gives back in part or whole, each once.
    public var reversed: [String] {
        var numbers = [credits].compactMap(\.self)
        for reference in lines.compactMap(\.charge.reverses)
        where !numbers.contains(reference.document) {
            numbers.append(reference.document)
        }
        return numbers
    }
}
