-- title.fi: Korjaukset
-- title.sv: Korrigeringar
-- title.en: Corrections
-- about.fi: Rivit, joilla on korjattu aikaisempaa kuukautta, ja hyvitykset.
-- about.sv: Rader som korrigerar en tidigare månad, samt krediteringar.
-- about.en: Lines that put an earlier month right, and credits.
-- column: month | text | Kirjattu | Bokförd | Booked in
-- column: service_month | text | Palvelukuukausi | Tjänstemånad | Service month
-- column: document | text | Asiakirja | Dokument | Document
-- column: connection | text | Yhteys | Anslutning | Connection
-- column: quantity | count | Määrä | Antal | Quantity
-- column: net | money | Netto | Netto | Net
SELECT month, service_month, document, connection, quantity, net_cents AS net
FROM v_invoice_line WHERE is_correction = 1 OR type = 'credit-note'
ORDER BY month, document, line
