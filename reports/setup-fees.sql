-- title.fi: Käyttöönottomaksut
-- title.sv: Ibruktagningsavgifter
-- title.en: Setup fees
-- about.fi: Yhteyksien käyttöönottomaksut asiakirjoineen; hyvitys on oma rivinsä.
-- about.sv: Anslutningarnas ibruktagningsavgifter med dokument; en kreditering är en egen rad.
-- about.en: The setup fees of connections with their documents; a credit is a row of its own.
-- column: connection | text | Yhteys | Anslutning | Connection
-- column: customer | text | Asiakas | Kund | Customer
-- column: service_month | text | Kuukausi | Månad | Month
-- column: document | text | Asiakirja | Dokument | Document
-- column: list_value | money | Listahinta | Listpris | List value
-- column: net | money | Netto | Netto | Net
SELECT connection, customer, service_month, document, list_cents AS list_value, net_cents AS net
FROM v_invoice_line WHERE component = 'setup-fee' ORDER BY service_month, connection, document
