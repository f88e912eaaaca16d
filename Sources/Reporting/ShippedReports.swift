// Written by scripts/embed from reports/*.sql; change those and run it again.
// swift-format-ignore-file

/// The report definitions that ship in the binary.
public enum ShippedReports {
    /// Their names and texts.
    public static let all: KeyValuePairs<String, String> = [
        "corrections": ###"""
-- title.fi: Oikaisut
-- title.sv: Rättelser
-- title.en: Corrections
-- about.fi: Rivit, joilla on oikaistu aikaisempaa kuukautta, ja hyvitykset.
-- about.sv: Rader som rättar en tidigare månad, samt krediteringar.
-- about.en: Lines that put an earlier month right, and credits.
-- column: month | text | Kirjattu | Bokförd | Booked in
-- column: service_month | text | Palvelukuukausi | Tjänstemånad | Service month
-- column: document | text | Asiakirja | Dokument | Document
-- column: connection | text | Yhteys | Anslutning | Connection
-- column: component | text | Laji | Slag | Component
-- column: quantity | count | Määrä | Antal | Quantity
-- column: net | money | Netto | Netto | Net
-- word: setup-fee | käyttöönottomaksu | ibruktagningsavgift | setup fee
-- word: change-records | muutostietueet | ändringsposter | change records
-- word: initial-records | perustietojen tietueet | grunddataposter | initial records
SELECT month, service_month, document, connection, component, quantity, net_cents AS net
FROM v_invoice_line WHERE is_correction = 1 OR type = 'credit-note'
ORDER BY month, document, line

"""###,
        "counting-rules": ###"""
-- title.fi: Laskentasääntöjen vertailu
-- title.sv: Jämförelse av räkningsregler
-- title.en: Comparison of counting rules
-- about.fi: Luovutetut tietueet kuukausittain kullakin laskentasäännöllä; tyhjä, jos jokin lähde ei kertonut määrää.
-- about.sv: Utlämnade poster per månad enligt varje räkningsregel; tomt där någon källa inte angav antalet.
-- about.en: What was delivered in each month by each counting rule; empty where a source did not say.
-- column: month | text | Kuukausi | Månad | Month
-- column: person_change | count | person-change | person-change | person-change
-- column: group_entry | count | group-entry | group-entry | group-entry
-- column: distinct_group | count | distinct-group | distinct-group | distinct-group
-- column: without_supplement | count | group-entry-without-supplement | group-entry-without-supplement | group-entry-without-supplement
-- column: uncensored | count | group-entry-uncensored | group-entry-uncensored | group-entry-uncensored
-- chart: month | group_entry
SELECT month, sum(person_change) AS person_change,
  CASE WHEN count(group_entry) = count(*) THEN sum(group_entry) END AS group_entry,
  CASE WHEN count(distinct_group) = count(*) THEN sum(distinct_group) END AS distinct_group,
  CASE WHEN count(group_entry_without_supplement) = count(*)
    THEN sum(group_entry_without_supplement) END AS without_supplement,
  CASE WHEN count(group_entry_uncensored) = count(*)
    THEN sum(group_entry_uncensored) END AS uncensored
FROM v_delivery_day GROUP BY month ORDER BY month

"""###,
        "forgone-revenue": ###"""
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

"""###,
        "monthly-revenue": ###"""
-- title.fi: Tuotot kuukausittain
-- title.sv: Intäkter per månad
-- title.en: Monthly revenue
-- about.fi: Laskutettu ja hyvitetty kuukauden kirjanpidossa, ilman arvonlisäveroa.
-- about.sv: Fakturerat och krediterat i månadens bokföring, utan moms.
-- about.en: What was invoiced and credited in the books of each month, without value added tax.
-- column: month | text | Kuukausi | Månad | Month
-- column: documents | count | Asiakirjoja | Dokument | Documents
-- column: invoiced | money | Laskutettu | Fakturerat | Invoiced
-- column: credited | money | Hyvitetty | Krediterat | Credited
-- column: net | money | Netto | Netto | Net
-- chart: month | net
SELECT month, count(*) AS documents,
  sum(CASE WHEN type = 'credit-note' THEN 0 ELSE net_cents END) AS invoiced,
  sum(CASE WHEN type = 'credit-note' THEN net_cents ELSE 0 END) AS credited,
  sum(net_cents) AS net
FROM v_document GROUP BY month ORDER BY month

"""###,
        "permits-and-use": ###"""
-- title.fi: Luvat ja käyttö
-- title.sv: Tillstånd och användning
-- title.en: Permits and use
-- about.fi: Myönnetyt tietoluvat, niiden voimassaolo ja luovutukset niiden yhteyksille sinä aikana.
-- about.sv: Beviljade datatillstånd, deras giltighet och utlämningarna till deras anslutningar under den tiden.
-- about.en: Granted data permits, when they are valid, and what their connections were sent in that time.
-- column: permit | text | Lupa | Tillstånd | Permit
-- column: holder | text | Haltija | Innehavare | Holder
-- column: valid_from | text | Alkaa | Från | From
-- column: valid_until | text | Päättyy (ei mukana) | Till (ingår inte) | Until (exclusive)
-- column: records | count | Tietueita | Poster | Records
SELECT p.permit, coalesce(p.holder, p.umbrella_class) AS holder, p.valid_from, p.valid_until,
  coalesce(sum(d.person_change), 0) AS records
FROM v_permit p
LEFT JOIN v_customer c ON c.customer = p.holder OR c.organisation_class = p.umbrella_class
LEFT JOIN v_delivery_day d ON d.customer = c.customer
  AND (p.connections IS NULL OR instr(';' || p.connections || ';', ';' || d.connection || ';') > 0)
  AND d.day >= p.valid_from
  AND (p.valid_until IS NULL OR d.day < p.valid_until)
WHERE p.kind = 'data' AND p.status = 'granted'
GROUP BY p.permit ORDER BY p.valid_until IS NULL, p.valid_until, p.permit

"""###,
        "receivables": ###"""
-- title.fi: Saatavat asiakkaittain
-- title.sv: Fordringar per kund
-- title.en: Receivables by customer
-- about.fi: Laskutettu vähennettynä hyvityksillä. Ohjelmaan ei kirjata maksuja.
-- about.sv: Fakturerat minus krediterat. Programmet registrerar inga betalningar.
-- about.en: Invoiced less credited. The program records no payments.
-- column: customer | text | Asiakas | Kund | Customer
-- column: name | text | Nimi | Namn | Name
-- column: invoices | count | Laskuja | Fakturor | Invoices
-- column: invoiced | money | Laskutettu | Fakturerat | Invoiced
-- column: credited | money | Hyvitetty | Krediterat | Credited
-- column: claimed | money | Saatava | Fordran | Claimed
-- chart: name | claimed
SELECT d.customer, max(c.name) AS name, sum(type = 'invoice') AS invoices,
  sum(CASE WHEN type = 'invoice' THEN total_cents ELSE 0 END) AS invoiced,
  sum(CASE WHEN type = 'credit-note' THEN total_cents ELSE 0 END) AS credited,
  sum(total_cents) AS claimed
FROM v_document d LEFT JOIN v_customer c ON c.customer = d.customer
GROUP BY d.customer HAVING claimed <> 0 OR invoices > 0
ORDER BY claimed DESC, d.customer

"""###,
        "setup-fees": ###"""
-- title.fi: Käyttöönottomaksut
-- title.sv: Ibruktagningsavgifter
-- title.en: Setup fees
-- about.fi: Yhteyksien käyttöönottomaksut asiakirjoineen; hyvitys on oma rivinsä.
-- about.sv: Anslutningarnas ibruktagningsavgifter med dokument; en kreditering är en egen rad.
-- about.en: The setup fees of connections with their documents; a credit is a row of its own.
-- column: connection | text | Yhteys | Anslutning | Connection
-- column: customer | text | Asiakas | Kund | Customer
-- column: service_month | text | Kuukausi | Månad | Month
-- column: document | text | Asiakirja | Dokument | Document
-- column: list_value | money | Listahinta | Listpris | List value
-- column: net | money | Netto | Netto | Net
SELECT connection, customer, service_month, document, list_cents AS list_value, net_cents AS net
FROM v_invoice_line WHERE component = 'setup-fee' ORDER BY service_month, connection, document

"""###,
        "tariff-coverage": ###"""
-- title.fi: Hinnastojen voimassaolo
-- title.sv: Prislistornas giltighet
-- title.en: Tariff coverage
-- about.fi: Milloin mikäkin hinnasto on voimassa, ja kuinka monta kuukautta sillä on hinnoiteltu.
-- about.sv: Vilken prislista som gäller när, och hur många månader den har prissatt.
-- about.en: Which price list is in force when, and how many months it has priced.
-- column: tariff | text | Hinnasto | Prislista | Tariff
-- column: valid_from | text | Alkaa | Från | From
-- column: valid_until | text | Päättyy (ei mukana) | Till (ingår inte) | Until (exclusive)
-- column: counting_rule | text | Laskentasääntö | Räkningsregel | Counting rule
-- column: months | count | Kuukausia | Månader | Months
-- column: lines | count | Rivejä | Rader | Lines
-- column: net | money | Netto | Netto | Net
SELECT t.tariff, t.valid_from, t.valid_until, t.counting_rule,
  count(DISTINCT l.service_month) AS months, count(l.line) AS lines,
  coalesce(sum(l.net_cents), 0) AS net
FROM v_tariff t LEFT JOIN v_invoice_line l ON l.tariff = t.tariff
GROUP BY t.tariff ORDER BY t.valid_from, t.tariff

"""###,
        "top-changes": ###"""
-- title.fi: Suurimmat muutokset edelliseen kuukauteen
-- title.sv: Största förändringarna mot föregående månad
-- title.en: Top changes against the month before
-- about.fi: Yhteydet, joiden tietueiden määrä muuttui eniten; viimeinen kuukausi, jolta on käyttöä, tai annettu.
-- about.sv: Anslutningar vars antal poster förändrades mest; den senaste månaden med användning eller den angivna.
-- about.en: Connections whose records changed most, in the last month with usage or the one that is given.
-- parameter: month |  | the month; empty for the last with usage
-- column: connection | text | Yhteys | Anslutning | Connection
-- column: month | text | Kuukausi | Månad | Month
-- column: before | count | Edellinen | Föregående | Before
-- column: records | count | Tietueita | Poster | Records
-- column: change | count | Muutos | Förändring | Change
-- chart: connection | change
WITH months AS (
  SELECT coalesce(nullif(:month, ''), max(month)) AS this FROM v_delivery_day
), pair AS (
  SELECT this, strftime('%Y-%m', this || '-01', '-1 month') AS previous FROM months
), sums AS (
  SELECT d.connection,
    sum(CASE WHEN d.month = p.previous THEN d.person_change ELSE 0 END) AS before,
    sum(CASE WHEN d.month = p.this THEN d.person_change ELSE 0 END) AS records
  FROM v_delivery_day d, pair p GROUP BY d.connection
)
SELECT connection, this AS month, before, records, records - before AS change
FROM sums, pair WHERE records <> before ORDER BY abs(records - before) DESC, connection LIMIT 20

"""###,
        "unbilled-and-held": ###"""
-- title.fi: Laskuttamaton ja päätöstä odottava käyttö
-- title.sv: Ofakturerad användning och användning som väntar på beslut
-- title.en: Unbilled and held usage
-- about.fi: Käyttö, joka ei ole ollut missään laskutusajossa, ja käyttö, joka odottaa päätöstä.
-- about.sv: Användning som inte har varit med i någon faktureringskörning och användning som väntar på beslut.
-- about.en: What no run has seen, and what waits for a decision.
-- column: connection | text | Yhteys | Anslutning | Connection
-- column: month | text | Kuukausi | Månad | Month
-- column: state | text | Tila | Läge | State
-- column: deliveries | count | Luovutuksia | Utlämningar | Deliveries
-- column: records | count | Tietueita | Poster | Records
-- word: unbilled | laskuttamatta | ofakturerad | unbilled
-- word: held | odottaa päätöstä | väntar på beslut | held
SELECT connection, month, 'unbilled' AS state, sum(deliveries) AS deliveries,
  sum(person_change) AS records
FROM v_delivery_day WHERE is_unbilled = 1 GROUP BY connection, month
UNION ALL
SELECT connection, service_month, 'held', sum(deliveries), sum(person_change)
FROM v_usage_fate WHERE fate = 'held' GROUP BY connection, service_month
ORDER BY 1, 2, 3

"""###,
        "usage-by-connection": ###"""
-- title.fi: Käyttö yhteyksittäin ja kuukausittain
-- title.sv: Användning per anslutning och månad
-- title.en: Usage by connection and month
-- about.fi: Luovutukset ja tietueet laskentasäännöllä person-change.
-- about.sv: Utlämningar och poster enligt räkningsregeln person-change.
-- about.en: Deliveries and records by the counting rule person-change.
-- column: connection | text | Yhteys | Anslutning | Connection
-- column: month | text | Kuukausi | Månad | Month
-- column: deliveries | count | Luovutuksia | Utlämningar | Deliveries
-- column: records | count | Tietueita | Poster | Records
SELECT connection, month, sum(deliveries) AS deliveries, sum(person_change) AS records
FROM v_delivery_day GROUP BY connection, month ORDER BY connection, month

"""###,
        "usage-by-data-group": ###"""
-- title.fi: Käyttö tietoryhmittäin
-- title.sv: Användning per datagrupp
-- title.en: Usage by data group
-- about.fi: Tietueet, joissa tietoryhmä oli mukana; yhdessä tietueessa voi olla monta. Tyhjä, jos jokin lähde ei kertonut määrää.
-- about.sv: Poster där datagruppen ingick; en post kan ha flera. Tomt där någon källa inte angav antalet.
-- about.en: Records that had the data group; one record can have several. Empty where a source did not say.
-- column: data_group | text | Tietoryhmä | Datagrupp | Data group
-- column: connections | count | Yhteyksiä | Anslutningar | Connections
-- column: records | count | Tietueita | Poster | Records
-- chart: data_group | records
SELECT data_group, count(DISTINCT connection) AS connections,
  CASE WHEN count(records) = count(*) THEN sum(records) END AS records
FROM v_data_group_month GROUP BY data_group ORDER BY records DESC, data_group

"""###,
        "waivers": ###"""
-- title.fi: Veloittamatta jätetyt käyttöönottomaksut
-- title.sv: Ibruktagningsavgifter som inte tas ut
-- title.en: Waived setup fees
-- about.fi: Käyttöönottomaksut, joita ei veloiteta, koska yhteys korvaa vanhan palvelun yhteyden.
-- about.sv: Avgifter som inte tas ut eftersom anslutningen ersätter en i den gamla tjänsten.
-- about.en: Setup fees not charged, because the connection replaces one of the old service.
-- column: connection | text | Yhteys | Anslutning | Connection
-- column: customer | text | Asiakas | Kund | Customer
-- column: number | text | Numero | Nummer | Number
-- column: legacy_connection | text | Vanha yhteys | Gammal anslutning | Legacy connection
-- column: decided_on | text | Päätetty | Beslutad | Decided on
-- column: decided_by | text | Päättäjä | Beslutsfattare | Decided by
-- column: document | text | Asiakirja | Dokument | Document
-- column: list_value | money | Listahinta | Listpris | List value
SELECT w.connection, w.customer, w.number, w.legacy_connection, w.decided_on, w.decided_by,
  l.document, abs(l.list_cents) AS list_value
FROM v_waiver w
LEFT JOIN v_invoice_line l ON l.connection = w.connection
  AND coalesce(l.relief, l.later_relief) = 'waiver'
ORDER BY w.decided_on, w.connection

"""###,
    ]
}
