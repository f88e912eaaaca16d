/// Names that many have, so that they point at nobody.
enum CommonNames {
    static let men = [
        "Juhani", "Olavi", "Antero", "Tapani", "Mikael", "Johannes", "Matti", "Pekka", "Väinö",
        "Eino", "Leo", "Onni", "Elias", "Björn", "Åke", "Oliver", "Jyrki", "Tuomas",
    ]
    static let women = [
        "Maria", "Helena", "Anneli", "Johanna", "Kaarina", "Marjatta", "Anna", "Liisa", "Eeva",
        "Aino", "Sofia", "Ilona", "Päivi", "Åsa", "Siiri", "Mirjam", "Tuulia", "Hélène",
    ]
    static let families = [
        "Korhonen", "Virtanen", "Mäkinen", "Nieminen", "Mäkelä", "Hämäläinen", "Laine",
        "Heikkinen", "Koskinen", "Järvinen", "Lehtonen", "Lehtinen", "Saarinen", "Salminen",
        "Niemi", "Heinonen", "Söderström", "Lindqvist", "Ångström", "Kärkkäinen", "Öhman",
    ]
}
