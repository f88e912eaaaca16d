-- title.fi: Tuotot kuukausittain
-- title.sv: Intäkter per månad
-- title.en: Monthly revenue
-- about.fi: Laskutettu ja hyvitetty kuukauden kirjanpidossa, ilman arvonlisäveroa.
-- about.sv: Fakturerat och krediterat i månadens bokföring, utan moms.
-- about.en: What was invoiced and credited in the books of each month, without value added tax.
-- column: month | text | Kuukausi | Månad | Month
-- column: documents | count | Asiakirjoja | Dokument | Documents
-- column: invoiced | money | Laskutettu | Fakturerat | Invoiced
-- column: credited | money | Hyvitetty | Krediterat | Credited
-- column: net | money | Netto | Netto | Net
-- chart: month | net
SELECT month, count(*) AS documents,
  sum(CASE WHEN type = 'credit-note' THEN 0 ELSE net_cents END) AS invoiced,
  sum(CASE WHEN type = 'credit-note' THEN net_cents ELSE 0 END) AS credited,
  sum(net_cents) AS net
FROM v_document GROUP BY month ORDER BY month
