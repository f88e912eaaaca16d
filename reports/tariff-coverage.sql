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
