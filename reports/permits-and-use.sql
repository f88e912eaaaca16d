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
