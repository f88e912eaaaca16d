-- title.fi: Saamatta jäävä tuotto perusteittain
-- title.sv: Utebliven intäkt per grund
-- title.en: Forgone revenue by ground
-- about.fi: Listahinta siitä, mitä ei veloiteta: maksuton käyttö, veloittamatta jätetyt käyttöönottomaksut ja niihin sisältyvä, myös jos siitä päätettiin jälkikäteen.
-- about.sv: Listpriset för det som inte tas ut: avgiftsfri användning, ibruktagningsavgifter som inte tas ut och det som ingår i dem, även där det beslutades i efterhand.
-- about.en: The list value of what is not charged: exempt, waived, and included in the setup fee; also where it was decided later.
-- column: relief | text | Laji | Slag | Relief
-- column: legal_basis | text | Oikeusperuste | Rättslig grund | Legal basis
-- column: counting_rule | text | Laskentasääntö | Räkningsregel | Counting rule
-- column: connections | count | Yhteyksiä | Anslutningar | Connections
-- column: quantity | count | Määrä | Antal | Quantity
-- column: list_value | money | Listahinta | Listpris | List value
-- word: exemption | maksuttomuus | avgiftsfrihet | exemption
-- word: waiver | käyttöönottomaksua ei veloiteta | ingen ibruktagningsavgift tas ut | setup fee waived
-- word: included | sisältyy käyttöönottomaksuun | ingår i ibruktagningsavgiften | included in the setup fee
-- chart: legal_basis | list_value
SELECT coalesce(relief, later_relief) AS relief, legal_basis, counting_rule,
  count(DISTINCT connection) AS connections,
  sum(CASE WHEN later_relief IS NULL THEN quantity ELSE -quantity END) AS quantity,
  sum(CASE WHEN later_relief IS NULL THEN list_cents ELSE -list_cents END) AS list_value
FROM v_invoice_line WHERE relief IS NOT NULL OR later_relief IS NOT NULL
GROUP BY 1, legal_basis, counting_rule ORDER BY list_value DESC, 1, legal_basis, counting_rule
