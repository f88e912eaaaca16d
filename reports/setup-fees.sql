-- title.fi: Käyttöönottomaksut
-- title.sv: Avgifter för ibruktagande
-- title.en: Setup fees
-- about.fi: Jokaisen yhteyden käyttöönottomaksu ja asiakirja.
-- about.sv: Varje anslutnings avgift för ibruktagande och dokument.
-- about.en: The setup fee of each connection, and its document.
-- column: connection | text | Yhteys | Anslutning | Connection
-- column: customer | text | Asiakas | Kund | Customer
-- column: service_month | text | Kuukausi | Månad | Month
-- column: document | text | Asiakirja | Dokument | Document
-- column: list_value | money | Listahinta | Listpris | List value
-- column: net | money | Netto | Netto | Net
SELECT connection, customer, service_month, document, list_cents AS list_value, net_cents AS net
FROM v_invoice_line WHERE component = 'setup-fee' ORDER BY service_month, connection, document
