# Single words: names of codes. One family a block; the same keys in each language.

severity-error = To be decided
severity-warning = Should be fixed
severity-info = Good to know

severity-error-what = A person of the agency has to decide before publication.
severity-warning-what = Check it before you publish, and mend it in the source file if you can.
severity-info-what = It does not get in the way of using the data, but helps to understand them.

fixer-decision = The person responsible for the data decides
fixer-tool = Apertura fixes it with the recipe
fixer-office = Whoever keeps the file in the agency fixes it

row-kind-metadata = title or note above
row-kind-header = header
row-kind-group = section heading
row-kind-data = data
row-kind-derived = total or subtotal
row-kind-notes = footnote
row-kind-empty = empty

type-string = text
type-integer = whole number
type-number = number with decimals
type-boolean = yes or no
type-date = date
type-time = time
type-datetime = date and time
type-year = year
type-yearmonth = month of a year

boolean-true = yes
boolean-false = no

frequency-real-time = In real time
frequency-daily = Every day
frequency-weekly = Every week
frequency-biweekly = Every two weeks
frequency-monthly = Every month
frequency-bimonthly = Every two months
frequency-quarterly = Every three months
frequency-four-monthly = Every four months
frequency-semiannual = Every six months
frequency-annual = Every year
frequency-biennial = Every two years
frequency-quinquennial = Every five years
frequency-decennial = Every ten years
frequency-irregular = No fixed date

format-csv = CSV
format-xlsx = Excel (XLSX)
format-xlsb = binary Excel (XLSB)
format-xls = old Excel (XLS)
format-ods = OpenDocument (ODS)
format-spreadsheetml = Excel 2003 as XML
format-html = HTML page
format-json = JSON
format-ndjson = JSON by lines (NDJSON)
format-geojson = GeoJSON
format-shapefile = Shapefile
format-kml = KML
format-geopackage = GeoPackage
format-sqlite = SQLite database
format-dbf = dBase (DBF)
format-parquet = Parquet
format-xml = XML
format-pdf = PDF
format-image = picture
format-word = text document (Word)
format-archive = archive
format-unknown = unknown format
format-toml = TOML

format-csv-what = Opens in any program: Excel, LibreOffice, R, Python.
format-xlsx-what = Opens with a double click in Excel or LibreOffice.
format-parquet-what = Compact and fast, for data analysis.
format-json-what = For programs and web pages.
format-toml-what = Text that people and programs read.
format-html-what = To read in the browser.

role-original = Original file
role-data = Clean data
role-dictionary = Data dictionary
role-recipe = Cleaning recipe
role-changes = List of changes
role-report = Cleaning report
role-descriptor = Package description

role-original-what = The file as the agency delivered it.
role-data-what = The table, ready for use.
role-dictionary-what = What each column means.
role-recipe-what = The steps of the cleaning, to repeat them.
role-changes-what = What the cleaning changed, cell by cell, with examples.
role-report-what = The report of the cleaning in plain words.
role-descriptor-what = Data Package: a description that programs read.

choice-sheet = the sheet
choice-table = the table
choice-encoding = the encoding
choice-delimiter = the delimiter
choice-header = the header
choice-left_out = the rows that are no data
choice-stack = the column that tells the sheet
choice-range = the range
choice-column = the column

limit-record_bytes = bytes in one single row
limit-columns = columns in a table
limit-cells = cells in memory
limit-unpacked_bytes = bytes when unpacked
limit-depth = levels of nesting
limit-grid_bytes = bytes of a sheet in memory
limit-batch_bytes = bytes in a batch
limit-row_digests = rows remembered to find repeated ones
limit-part_bytes = bytes in a single part of the file
limit-entries = files inside the archive
limit-threads = processes at once
limit-upload_bytes = bytes of a file that is handed in
limit-values = distinct values

source-missing = missing value
missing-missing = value missing
missing-not-applicable = not applicable
missing-withheld = withheld

# What the values of a column mean.
semantic-number = number
semantic-integer = whole number
semantic-money = money
semantic-percent = percentage
semantic-identifier = key or file number
semantic-date = date
semantic-time = time
semantic-datetime = date and time
semantic-year = year
semantic-month = month
semantic-yearmonth = month of a year
semantic-period = period
semantic-boolean = yes or no
semantic-category = category
semantic-text = text
semantic-email = e-mail address
semantic-url = web address
semantic-phone = telephone
semantic-latitude = latitude
semantic-longitude = longitude
semantic-coordinates = coordinates
semantic-postal-code = postal code
semantic-state-key = INEGI state key
semantic-municipality-key = INEGI municipality key
semantic-locality-key = INEGI locality key
semantic-ageb = AGEB key
semantic-state-name = name of a state
semantic-municipality-name = name of a municipality
semantic-locality-name = name of a locality
semantic-curp = CURP (population key)
semantic-rfc = RFC (tax key)
semantic-rfc-person = RFC (tax key) of a person
semantic-rfc-company = RFC (tax key) of a company
semantic-nss = social security number
semantic-clabe = CLABE bank account
semantic-elector-key = voter key
semantic-plate = vehicle plate
semantic-person-name = name of a person
semantic-address = street address
semantic-birth-date = date of birth
semantic-age = age
semantic-sex = sex
semantic-free-text = free text

# Which personal datum a column holds.
personal-curp = CURP (population key)
personal-rfc = RFC (tax key) of a person
personal-rfc-person = RFC (tax key) of a person
personal-nss = social security number
personal-clabe = CLABE bank account
personal-elector-key = voter key
personal-phone = telephone
personal-email = e-mail address
personal-person-name = name of a person
personal-address = street address
personal-birth-date = date of birth
personal-plate = vehicle plate
personal-coordinates = exact location
personal-health = health datum
personal-free-text = free text with personal data
personal-violence = violence
personal-belief = beliefs or descent

# Which place a column names.
place-state-key = INEGI state key
place-municipality-key = INEGI municipality key
place-locality-key = INEGI locality key
place-ageb = AGEB key
place-state-name = state
place-municipality-name = municipality
place-locality-name = locality
place-postal-code = postal code
place-latitude = latitude
place-longitude = longitude
place-coordinates = coordinates
place-address = street address
semantic-utm-east = meters of UTM, east
semantic-utm-north = meters of UTM, north
place-utm-east = UTM, east
place-utm-north = UTM, north
fixer-choice = Whoever reviews decides: the step is in the recipe, switched off
fixer-reading = Apertura solves it while reading the file
