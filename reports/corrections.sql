-- title.fi: Oikaisut
-- title.sv: Rättelser
-- title.en: Corrections
-- about.fi: Rivit, joilla on oikaistu aikaisempaa kuukautta, ja hyvitykset.
-- about.sv: Rader som rättar en tidigare månad, samt krediteringar.
-- about.en: Lines that put an earlier month right, and credits.
-- column: month | text | Kirjattu | Bokförd | Booked in
-- column: service_month | text | Palvelukuukausi | Tjänstemånad | Service month
-- column: document | text | Asiakirja | Dokument | Document
-- column: connection | text | Yhteys | Anslutning | Connection
-- column: component | text | Laji | Slag | Component
-- column: quantity | count | Määrä | Antal | Quantity
-- column: net | money | Netto | Netto | Net
-- word: setup-fee | käyttöönottomaksu | ibruktagningsavgift | setup fee
-- word: change-records | muutostietueet | ändringsposter | change records
-- word: initial-records | perustietojen tietueet | grunddataposter | initial records
SELECT month, service_month, document, connection, component, quantity, net_cents AS net
FROM v_invoice_line WHERE is_correction = 1 OR type = 'credit-note'
ORDER BY month, document, line
