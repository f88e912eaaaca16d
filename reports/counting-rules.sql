-- title.fi: Laskentasääntöjen vertailu
-- title.sv: Jämförelse av räkneregler
-- title.en: Comparison of counting rules
-- about.fi: Luovutettu kuukausittain kullakin laskentasäännöllä; tyhjä, missä lähde ei kertonut.
-- about.sv: Levererat per månad enligt varje räkneregel; tomt där källan inte angav det.
-- about.en: What was delivered in each month by each counting rule; empty where the source did not say.
-- column: month | text | Kuukausi | Månad | Month
-- column: person_change | count | person-change | person-change | person-change
-- column: group_entry | count | group-entry | group-entry | group-entry
-- column: distinct_group | count | distinct-group | distinct-group | distinct-group
-- column: without_supplement | count | group-entry-without-supplement | group-entry-without-supplement | group-entry-without-supplement
-- column: uncensored | count | group-entry-uncensored | group-entry-uncensored | group-entry-uncensored
-- chart: month | group_entry
SELECT month, sum(person_change) AS person_change, sum(group_entry) AS group_entry,
  sum(distinct_group) AS distinct_group,
  sum(group_entry_without_supplement) AS without_supplement,
  sum(group_entry_uncensored) AS uncensored
FROM v_delivery_day GROUP BY month ORDER BY month
