// Written by scripts/embed-assumptions from assumptions/changes.toml; change that and run it again.
// swift-format-ignore-file

/// The assumptions that ship in the binary.
enum ShippedAssumptions {
    static let name = "changes.toml"
    static let text = ###"""
# What an estimate assumes where a customer cannot know better. Nothing here is a price, and no
# invoice ever rests on it. Replace the numbers by your own experience when you have some.

# What is said beside every number that rests on this file.
[basis]
fi = "oletus, joka perustuu väestötilaston suuruusluokkiin ja julkaistuihin esimerkkivastauksiin"
sv = "ett antagande utifrån befolkningsstatistikens storleksordningar och publicerade exempelsvar"
en = "an assumption from orders of magnitude of population statistics and published sample answers"

# How many changes one person in a register has in a year, as decimals in quotes.
#
# Finland has about 5.6 million persons. In a year, by order of magnitude: 900 000 moves within the
# country, 65 000 into or out of it, 45 000 births, 60 000 deaths, 20 000 marriages and 12 000
# divorces (each of two persons), and some ten thousands of changed names. That is about 1.15
# million events, or 0.2 a person. A birth, a death, a divorce or a move of a child also changes
# what is said of parents, guardians and spouses, and corrections come on top: hence about 0.3.
# Settled or elderly persons with few data groups have half of it; children, students and young
# families with many data groups twice as much.
[changes_per_person_and_year]
low = "0.15"
expected = "0.30"
high = "0.60"

# How many records the other counting rules find in what 'person-change' counts once, measured on
# 33 changes of published sample answers. A single change lies far from it: an ordinary move
# between municipalities has 7 entries, a date corrected has 1 or 2.
[records_by_rule]
person-change = 33
group-entry = 104
distinct-group = 70
group-entry-without-supplement = 100
group-entry-uncensored = 103

"""###
}
