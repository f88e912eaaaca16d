-- title.fi: Saatavat asiakkaittain
-- title.sv: Fordringar per kund
-- title.en: Receivables by customer
-- about.fi: Laskutettu vähennettynä hyvityksillä. Ohjelmaan ei kirjata maksuja.
-- about.sv: Fakturerat minus krediterat. Programmet registrerar inga betalningar.
-- about.en: Invoiced less credited. The program records no payments.
-- column: customer | text | Asiakas | Kund | Customer
-- column: name | text | Nimi | Namn | Name
-- column: invoices | count | Laskuja | Fakturor | Invoices
-- column: invoiced | money | Laskutettu | Fakturerat | Invoiced
-- column: credited | money | Hyvitetty | Krediterat | Credited
-- column: claimed | money | Saatava | Fordran | Claimed
-- chart: name | claimed
SELECT d.customer, max(c.name) AS name, sum(type = 'invoice') AS invoices,
  sum(CASE WHEN type = 'invoice' THEN total_cents ELSE 0 END) AS invoiced,
  sum(CASE WHEN type = 'credit-note' THEN total_cents ELSE 0 END) AS credited,
  sum(total_cents) AS claimed
FROM v_document d LEFT JOIN v_customer c ON c.customer = d.customer
GROUP BY d.customer HAVING claimed <> 0 OR invoices > 0
ORDER BY claimed DESC, d.customer
