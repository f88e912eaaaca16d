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
