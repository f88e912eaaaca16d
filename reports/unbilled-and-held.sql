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
