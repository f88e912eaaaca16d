-- title.fi: Veloittamatta jätetyt käyttöönottomaksut
-- title.sv: Ibruktagningsavgifter som inte tas ut
-- title.en: Waived setup fees
-- about.fi: Käyttöönottomaksut, joita ei veloiteta, koska yhteys korvaa vanhan palvelun yhteyden.
-- about.sv: Avgifter som inte tas ut eftersom anslutningen ersätter en i den gamla tjänsten.
-- about.en: Setup fees not charged, because the connection replaces one of the old service.
-- column: connection | text | Yhteys | Anslutning | Connection
-- column: customer | text | Asiakas | Kund | Customer
-- column: number | text | Numero | Nummer | Number
-- column: legacy_connection | text | Vanha yhteys | Gammal anslutning | Legacy connection
-- column: decided_on | text | Päätetty | Beslutad | Decided on
-- column: decided_by | text | Päättäjä | Beslutsfattare | Decided by
-- column: document | text | Asiakirja | Dokument | Document
-- column: list_value | money | Listahinta | Listpris | List value
SELECT w.connection, w.customer, w.number, w.legacy_connection, w.decided_on, w.decided_by,
  l.document, abs(l.list_cents) AS list_value
FROM v_waiver w
LEFT JOIN v_invoice_line l ON l.connection = w.connection
  AND coalesce(l.relief, l.later_relief) = 'waiver'
ORDER BY w.decided_on, w.connection
