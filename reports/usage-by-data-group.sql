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
