-- title.fi: Perimättä jäänyt tuotto perusteittain
-- title.sv: Utebliven intäkt per grund
-- title.en: Forgone revenue by ground
-- about.fi: Listahinta sille, mitä ei peritä: maksuttomuus, luopuminen ja käyttöönottomaksuun sisältyvä.
-- about.sv: Listpriset för det som inte tas ut: avgiftsfrihet, eftergift och det som ingår i avgiften för ibruktagande.
-- about.en: The list value of what is not charged: exempt, waived, and included in the setup fee.
-- column: relief | text | Laji | Slag | Relief
-- column: legal_basis | text | Peruste | Grund | Legal basis
-- column: connections | count | Yhteyksiä | Anslutningar | Connections
-- column: quantity | count | Määrä | Antal | Quantity
-- column: list_value | money | Listahinta | Listpris | List value
-- chart: legal_basis | list_value
SELECT relief, legal_basis, count(DISTINCT connection) AS connections,
  sum(quantity) AS quantity, sum(list_cents) AS list_value
FROM v_invoice_line WHERE relief IS NOT NULL
GROUP BY relief, legal_basis ORDER BY list_value DESC, relief, legal_basis
