# Palabras sueltas: nombres de códigos. Una familia por bloque; las mismas claves en cada idioma.

severity-error = Hay que decidir
severity-warning = Conviene corregir
severity-info = Bueno saber

severity-error-what = Una persona de la dependencia tiene que decidir antes de publicar.
severity-warning-what = Revíselo antes de publicar y arréglelo en el archivo de origen si puede.
severity-info-what = No estorba para usar los datos, pero ayuda a entenderlos.

fixer-decision = Lo decide la persona responsable de los datos
fixer-tool = Lo corrige Apertura con la receta
fixer-office = Lo corrige quien lleva el archivo en la dependencia

row-kind-metadata = título o nota de arriba
row-kind-header = encabezado
row-kind-group = título de sección
row-kind-data = datos
row-kind-derived = total o subtotal
row-kind-notes = nota de pie
row-kind-empty = vacío

type-string = texto
type-integer = número entero
type-number = número con decimales
type-boolean = sí o no
type-date = fecha
type-time = hora
type-datetime = fecha y hora
type-year = año
type-yearmonth = mes de un año

boolean-true = sí
boolean-false = no

frequency-real-time = En tiempo real
frequency-daily = Cada día
frequency-weekly = Cada semana
frequency-biweekly = Cada quincena
frequency-monthly = Cada mes
frequency-bimonthly = Cada dos meses
frequency-quarterly = Cada tres meses
frequency-four-monthly = Cada cuatro meses
frequency-semiannual = Cada seis meses
frequency-annual = Cada año
frequency-biennial = Cada dos años
frequency-quinquennial = Cada cinco años
frequency-decennial = Cada diez años
frequency-irregular = Sin fecha fija

format-csv = CSV
format-xlsx = Excel (XLSX)
format-xlsb = Excel binario (XLSB)
format-xls = Excel antiguo (XLS)
format-ods = OpenDocument (ODS)
format-spreadsheetml = Excel 2003 en XML
format-html = página HTML
format-json = JSON
format-ndjson = JSON por líneas (NDJSON)
format-geojson = GeoJSON
format-shapefile = Shapefile
format-kml = KML
format-geopackage = GeoPackage
format-sqlite = base de datos SQLite
format-dbf = dBase (DBF)
format-parquet = Parquet
format-xml = XML
format-pdf = PDF
format-image = imagen
format-word = documento de texto (Word)
format-archive = archivo comprimido
format-unknown = formato desconocido
format-toml = TOML

format-csv-what = Se abre con cualquier programa: Excel, LibreOffice, R, Python.
format-xlsx-what = Para abrir con un doble clic en Excel o LibreOffice.
format-parquet-what = Compacto y rápido, para análisis de datos.
format-json-what = Para programas y páginas web.
format-toml-what = Texto que leen personas y programas.
format-html-what = Para leer en el navegador.

role-original = Archivo original
role-data = Datos limpios
role-dictionary = Diccionario de datos
role-recipe = Receta de limpieza
role-changes = Lista de cambios
role-report = Informe de limpieza
role-descriptor = Descripción del paquete

role-original-what = El archivo tal como lo entregó la dependencia.
role-data-what = La tabla lista para usar.
role-dictionary-what = Qué significa cada columna.
role-recipe-what = Los pasos de la limpieza, para repetirlos.
role-changes-what = Qué cambió la limpieza, celda por celda, con ejemplos.
role-report-what = El informe de la limpieza en palabras llanas.
role-descriptor-what = Data Package: descripción que leen los programas.

choice-sheet = la hoja
choice-table = la tabla
choice-encoding = la codificación
choice-delimiter = el separador
choice-header = el encabezado
choice-left_out = los renglones que no son datos
choice-stack = la columna que dice la hoja
choice-range = el rango
choice-column = la columna

limit-record_bytes = bytes en un solo renglón
limit-columns = columnas en una tabla
limit-cells = celdas en memoria
limit-unpacked_bytes = bytes al descomprimir
limit-depth = niveles de anidamiento
limit-grid_bytes = bytes de una hoja en memoria
limit-batch_bytes = bytes por lote
limit-row_digests = filas que se recuerdan para hallar repetidas
limit-part_bytes = bytes en una sola parte del archivo
limit-entries = archivos dentro del archivo comprimido
limit-threads = procesos a la vez
limit-upload_bytes = bytes de un archivo que se entrega
limit-values = valores distintos

source-missing = dato faltante
missing-missing = falta el dato
missing-not-applicable = no aplica
missing-withheld = reservado

# Qué significan los valores de una columna.
semantic-number = número
semantic-integer = número entero
semantic-money = dinero
semantic-percent = porcentaje
semantic-identifier = clave o folio
semantic-date = fecha
semantic-time = hora
semantic-datetime = fecha y hora
semantic-year = año
semantic-month = mes
semantic-yearmonth = mes de un año
semantic-period = periodo
semantic-boolean = sí o no
semantic-category = categoría
semantic-text = texto
semantic-email = correo electrónico
semantic-url = dirección web
semantic-phone = teléfono
semantic-latitude = latitud
semantic-longitude = longitud
semantic-coordinates = coordenadas
semantic-postal-code = código postal
semantic-state-key = clave INEGI de estado
semantic-municipality-key = clave INEGI de municipio
semantic-locality-key = clave INEGI de localidad
semantic-ageb = clave AGEB
semantic-state-name = nombre de estado
semantic-municipality-name = nombre de municipio
semantic-locality-name = nombre de localidad
semantic-curp = CURP
semantic-rfc = RFC
semantic-rfc-person = RFC de persona
semantic-rfc-company = RFC de empresa
semantic-nss = número de seguridad social
semantic-clabe = cuenta CLABE
semantic-elector-key = clave de elector
semantic-plate = placa de vehículo
semantic-person-name = nombre de persona
semantic-address = domicilio
semantic-birth-date = fecha de nacimiento
semantic-age = edad
semantic-sex = sexo
semantic-free-text = texto libre

# Qué dato personal contiene una columna.
personal-curp = CURP
personal-rfc = RFC de persona
personal-rfc-person = RFC de persona
personal-nss = número de seguridad social
personal-clabe = cuenta CLABE
personal-elector-key = clave de elector
personal-phone = teléfono
personal-email = correo electrónico
personal-person-name = nombre de persona
personal-address = domicilio
personal-birth-date = fecha de nacimiento
personal-plate = placa de vehículo
personal-coordinates = ubicación exacta
personal-health = dato de salud
personal-free-text = texto libre con datos personales
personal-violence = violencia
personal-belief = creencias u origen

# Qué lugar nombra una columna.
place-state-key = clave INEGI de estado
place-municipality-key = clave INEGI de municipio
place-locality-key = clave INEGI de localidad
place-ageb = clave AGEB
place-state-name = estado
place-municipality-name = municipio
place-locality-name = localidad
place-postal-code = código postal
place-latitude = latitud
place-longitude = longitud
place-coordinates = coordenadas
place-address = domicilio
semantic-utm-east = metros UTM al este
semantic-utm-north = metros UTM al norte
place-utm-east = coordenada UTM al este
place-utm-north = coordenada UTM al norte
fixer-choice = Lo decide quien revisa: el paso está en la receta, apagado
fixer-reading = Apertura lo resuelve al leer el archivo
