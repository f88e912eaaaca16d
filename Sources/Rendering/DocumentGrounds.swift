import BillingPrimitives
import Invoicing
import Rating
import Tariffs

extension Document {
    /// By which rule, price list and law each line is what it is, once for lines that are alike.
    func grounds(in language: Language) -> [(lines: [Int], words: String)] {
        var grounds: [(lines: [Int], words: String)] = []
        for line in lines {
            let charge = line.charge
            let rule = charge.countingRule.map {
                "\(Phrase.countingRule[language]): \($0.rawValue); "
            }
            var words = "\(rule ?? "")\(Phrase.tariff[language]): \(charge.tariff); "
            words += "\(Phrase.legalBasis[language]): \(charge.legalBasis)"
            if let reason = charge.vat.reason { words += "; \(reason[language])" }
            let place = grounds.firstIndex { $0.words == words } ?? grounds.count
            if place == grounds.count { grounds.append(([], words)) }
            grounds[place].lines.append(line.number)
        }
        return grounds
    }
}
