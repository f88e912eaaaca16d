-- title.fi: Laskuttamaton ja pidätetty käyttö
-- title.sv: Ofakturerad och innehållen användning
-- title.en: Unbilled and held usage
-- about.fi: Mitä mikään ajo ei ole nähnyt, ja mikä odottaa päätöstä.
-- about.sv: Vad ingen körning har sett och vad som väntar på beslut.
-- about.en: What no run has seen, and what waits for a decision.
-- column: connection | text | Yhteys | Anslutning | Connection
-- column: month | text | Kuukausi | Månad | Month
-- column: state | text | Tila | Läge | State
-- column: deliveries | count | Luovutuksia | Leveranser | Deliveries
-- column: records | count | Tietueita | Poster | Records
SELECT connection, month, 'unbilled' AS state, sum(deliveries) AS deliveries,
  sum(person_change) AS records
FROM v_delivery_day WHERE is_unbilled = 1 GROUP BY connection, month
UNION ALL
SELECT connection, service_month, 'held', sum(deliveries), sum(person_change)
FROM v_usage_fate WHERE fate = 'held' GROUP BY connection, service_month
ORDER BY 1, 2, 3
