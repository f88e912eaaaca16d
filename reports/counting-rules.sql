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
