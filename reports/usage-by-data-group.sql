-- title.fi: Käyttö tietoryhmittäin
-- title.sv: Användning per uppgiftsgrupp
-- title.en: Usage by data group
-- about.fi: Tietueet, joissa tietoryhmä oli mukana; yhdessä tietueessa voi olla monta.
-- about.sv: Poster som innehöll uppgiftsgruppen; en post kan ha flera.
-- about.en: Records that had the data group; one record can have several.
-- column: data_group | text | Tietoryhmä | Uppgiftsgrupp | Data group
-- column: connections | count | Yhteyksiä | Anslutningar | Connections
-- column: records | count | Tietueita | Poster | Records
-- chart: data_group | records
SELECT data_group, count(DISTINCT connection) AS connections, sum(records) AS records
FROM v_data_group_month GROUP BY data_group ORDER BY records DESC, data_group
