// Written by scripts/embed from tariffs/*.toml; change those and run it again.
// swift-format-ignore-file

/// The price lists and decree lists that ship in the binary.
enum ShippedFiles {
    static let all: [TariffFile] = [
        TariffFile(
            name: "2022-01-01-decree-1136-2021.toml",
            text: ###"""
# Whose use of the standard services for a public-law need is free of charge by § 2 item 4.
# Given for the year 2022; it stays in force here until a file with a later list begins.

[decree]
id = "1136/2021"
title.fi = """\
  Valtiovarainministeriön asetus Digi- ja väestötietoviraston suoritteiden maksuista vuonna \
  2022"""
title.sv = """\
  Finansministeriets förordning om avgifter för prestationer av Myndigheten för digitalisering \
  och befolkningsdata år 2022"""
title.en = """\
  Decree of the Ministry of Finance on the fees of the Digital and Population Data Services \
  Agency in 2022"""
source = "https://finlex.fi/fi/laki/alkup/2021/20211136"
from = 2022-01-01
until = 2023-01-01

[[decree.item]]
item = "2 § 4 a"
classes = ["state-agency"]
title.fi = "Valtion virastot ja laitokset"
title.sv = "Statliga ämbetsverk och inrättningar"
title.en = "State agencies and institutions"

[[decree.item]]
item = "2 § 4 b"
classes = ["court"]
title.fi = "Tuomioistuimet ja muut lainkäyttöelimet"
title.sv = "Domstolar och andra rättskipningsorgan"
title.en = "Courts and other bodies that administer justice"

[[decree.item]]
item = "2 § 4 c"
classes = ["municipal-authority"]
title.fi = "Kunnalliset viranomaiset"
title.sv = "Kommunala myndigheter"
title.en = "Municipal authorities"

[[decree.item]]
item = "2 § 4 d"
classes = ["parliament"]
title.fi = "Eduskunta sekä sen virastot ja laitokset"
title.sv = "Riksdagen samt dess ämbetsverk och inrättningar"
title.en = "Parliament with its agencies and institutions"

[[decree.item]]
item = "2 § 4 e"
classes = ["presidents-office"]
title.fi = "Tasavallan presidentin kanslia"
title.sv = "Republikens presidents kansli"
title.en = "Office of the President of the Republic"

[[decree.item]]
item = "2 § 4 f"
classes = ["aland-authority"]
title.fi = "Maakunnan, kuntien ja valtion viranomaiset Ahvenanmaalla"
title.sv = "Landskapets, kommunernas och statens myndigheter på Åland"
title.en = "Authorities of the region, the municipalities and the state in Åland"

[[decree.item]]
item = "2 § 4 g"
classes = ["statutory-degree-education"]
title.fi = "Lakisääteiseen tutkintoon johtavaa koulutusta järjestävät oppilaitokset"
title.sv = "Läroanstalter som ordnar utbildning som leder till en lagstadgad examen"
title.en = "Institutions whose education leads to a statutory degree"

[[decree.item]]
item = "2 § 4 h"
classes = ["kela"]
title.fi = "Kansaneläkelaitos"
title.sv = "Folkpensionsanstalten"
title.en = "Social Insurance Institution"

"""###
        ),
        TariffFile(
            name: "2022-01-01-vtj-change-api.toml",
            text: ###"""
# The prices of the change API as the agency's page gives them. The page names no end.
# Amounts are decimals in quotes, in euros. The account numbers are examples: set your own.

[tariff]
id = "vtj-2022"
version = 1
title.fi = "VTJ-muutosrajapinnan hinnasto"
title.sv = "Prislista för befolkningsdatasystemets ändringsgränssnitt"
title.en = "Price list of the VTJ change API"
legal_basis = "VM:n asetus 1136/2021; valtion maksuperustelaki 150/1992"
source = "Digi- ja väestötietovirasto, dvv.fi: VTJ-muutosrajapinta, hinnasto"
from = 2022-01-01

# The page prices a record without saying what one is. One person's change is the narrowest reading.
counting_rule = "person-change"
rounding = "half-away-from-zero"
initial_window_days = 90
late_usage_months = 12
redelivery_billed = false

# Both wordings are to be confirmed by the agency's lawyer; the instruction says so until it is.
[tariff.rectification]
fi = """\
  Jos maksuvelvollinen katsoo, että maksun määräämisessä on tapahtunut virhe, maksuun voi \
  vaatia oikaisua Digi- ja väestötietovirastolta kuuden kuukauden kuluessa maksun \
  määräämisestä (valtion maksuperustelaki 150/1992, 11 b §). Vaatimus tehdään kirjallisesti, \
  ja siinä mainitaan asiakirjan numero, vaadittu muutos ja sen perusteet. Sanamuoto on \
  viraston juristin vahvistettava."""
sv = """\
  Om den avgiftsskyldige anser att ett fel har skett när avgiften påfördes, kan rättelse \
  begäras hos Myndigheten för digitalisering och befolkningsdata inom sex månader från det att \
  avgiften påfördes (lagen om grunderna för avgifter till staten 150/1992, 11 b §). Begäran \
  görs skriftligen och anger dokumentets nummer, den ändring som yrkas och grunderna för den. \
  Ordalydelsen ska bekräftas av myndighetens jurist."""
en = """\
  A party liable to pay who considers that the fee was imposed in error may claim \
  rectification from the Digital and Population Data Services Agency within six months of its \
  imposition (Act on Criteria for Charges Payable to the State 150/1992, section 11 b). The \
  claim is made in writing and states the number of the document, the change claimed and its \
  grounds. The wording is to be confirmed by the agency's lawyer."""

[tariff.late_interest]
fi = """\
  Viivästyneelle maksulle peritään eräpäivästä lukien viivästyskorkoa korkolain (633/1982) \
  mukaan."""
sv = """\
  På en försenad betalning tas dröjsmålsränta ut från förfallodagen enligt räntelagen \
  (633/1982)."""
en = "Interest under the Interest Act (633/1982) is charged on a late payment from the due date."

[[tariff.component]]
name = "setup-fee"
title.fi = "Käyttöönottomaksu"
title.sv = "Avgift för ibruktagande"
title.en = "Setup fee"
price.flat = "1000.00"
account = "3010"
legal_basis = "1136/2021; 150/1992"
vat.category = "O"
vat.reason.fi = "Viranomaisen julkisoikeudellinen suorite, ei arvonlisäveroa"
vat.reason.sv = "Offentligrättslig prestation av en myndighet, ingen mervärdesskatt"
vat.reason.en = "Public-law performance of an authority, outside the scope of value added tax"

[[tariff.component]]
name = "change-records"
title.fi = "Muutostiedot, tietueet"
title.sv = "Ändringsuppgifter, poster"
title.en = "Change records"
price.per_unit = "0.036"
account = "3020"
legal_basis = "1136/2021; 150/1992"
vat.category = "O"
vat.reason.fi = "Viranomaisen julkisoikeudellinen suorite, ei arvonlisäveroa"
vat.reason.sv = "Offentligrättslig prestation av en myndighet, ingen mervärdesskatt"
vat.reason.en = "Public-law performance of an authority, outside the scope of value added tax"

# The one-off delivery of the agreed base data comes with commissioning and has no price of its own.
[[tariff.component]]
name = "initial-records"
title.fi = "Käyttöönoton perustiedot, tietueet"
title.sv = "Basuppgifter vid ibruktagandet, poster"
title.en = "Initial records"
price.included = true
account = "3020"
legal_basis = "1136/2021; 150/1992"
vat.category = "O"
vat.reason.fi = "Viranomaisen julkisoikeudellinen suorite, ei arvonlisäveroa"
vat.reason.sv = "Offentligrättslig prestation av en myndighet, ingen mervärdesskatt"
vat.reason.en = "Public-law performance of an authority, outside the scope of value added tax"

"""###
        ),
        TariffFile(
            name: "2023-01-01-decree-1070-2022.toml",
            text: ###"""
# Whose use of the standard services for a public-law need is free of charge by § 2 item 4.
# Given for the year 2023; it stays in force here until a file with a later list begins.

[decree]
id = "1070/2022"
title.fi = """\
  Valtiovarainministeriön asetus Digi- ja väestötietoviraston suoritteiden maksuista vuonna \
  2023"""
title.sv = """\
  Finansministeriets förordning om avgifter för prestationer av Myndigheten för digitalisering \
  och befolkningsdata år 2023"""
title.en = """\
  Decree of the Ministry of Finance on the fees of the Digital and Population Data Services \
  Agency in 2023"""
source = "https://finlex.fi/fi/laki/alkup/2022/20221070"
from = 2023-01-01
until = 2024-01-01

[[decree.item]]
item = "2 § 4 a"
classes = ["state-agency"]
title.fi = "Valtion virastot ja laitokset"
title.sv = "Statliga ämbetsverk och inrättningar"
title.en = "State agencies and institutions"

[[decree.item]]
item = "2 § 4 b"
classes = ["court"]
title.fi = "Tuomioistuimet ja muut lainkäyttöelimet"
title.sv = "Domstolar och andra rättskipningsorgan"
title.en = "Courts and other bodies that administer justice"

[[decree.item]]
item = "2 § 4 c"
classes = ["municipal-authority", "wellbeing-services-county"]
title.fi = "Kunnalliset ja hyvinvointialueiden viranomaiset"
title.sv = "Kommunala myndigheter och myndigheter i välfärdsområden"
title.en = "Municipal authorities and authorities of wellbeing services counties"

[[decree.item]]
item = "2 § 4 d"
classes = ["parliament"]
title.fi = "Eduskunta sekä sen virastot ja laitokset"
title.sv = "Riksdagen samt dess ämbetsverk och inrättningar"
title.en = "Parliament with its agencies and institutions"

[[decree.item]]
item = "2 § 4 e"
classes = ["presidents-office"]
title.fi = "Tasavallan presidentin kanslia"
title.sv = "Republikens presidents kansli"
title.en = "Office of the President of the Republic"

[[decree.item]]
item = "2 § 4 f"
classes = ["aland-authority"]
title.fi = "Maakunnan, kuntien ja valtion viranomaiset Ahvenanmaalla"
title.sv = "Landskapets, kommunernas och statens myndigheter på Åland"
title.en = "Authorities of the region, the municipalities and the state in Åland"

[[decree.item]]
item = "2 § 4 g"
classes = ["statutory-degree-education"]
title.fi = "Lakisääteiseen tutkintoon johtavaa koulutusta järjestävät oppilaitokset"
title.sv = "Läroanstalter som ordnar utbildning som leder till en lagstadgad examen"
title.en = "Institutions whose education leads to a statutory degree"

[[decree.item]]
item = "2 § 4 h"
classes = ["kela"]
title.fi = "Kansaneläkelaitos"
title.sv = "Folkpensionsanstalten"
title.en = "Social Insurance Institution"

"""###
        ),
    ]
}
