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
