# Lo que leen las máquinas: API, SQL, avisos de novedades, cifras de uso.

refusal-too-many-requests = Hubo demasiadas consultas desde su dirección.
refusal-too-many-requests-hint = Espere los segundos que dice `Retry-After` y consulte de nuevo. Para tener todo de una vez, descargue el archivo.
refusal-bad-sql = La pregunta en SQL no se puede contestar.
refusal-bad-sql-hint = Escriba un solo SELECT sobre las tablas de este portal, con los nombres de los conjuntos entre comillas dobles.

query-bad-sql = La pregunta no se entiende: { $why }
query-sql-refused = Aquí solo se puede preguntar con un SELECT: nada que escriba, configure, explique o lea en otra parte ({ $what }).
query-unknown-table = No hay ninguna tabla `{ $table }`. Escriba el nombre de un conjunto como aparece en su dirección, entre comillas dobles.

api-versions-lead = Las direcciones que empiezan con /api/v1 no cambian: se puede programar sobre ellas.
api-rate-limit = Consultas permitidas por minuto
api-rate-remaining = Consultas que quedan en este minuto
api-rate-reset = Segundos hasta que la cuenta empieza de nuevo
api-too-many = Demasiadas consultas: espere y consulte de nuevo
endpoint-v1-start = Por dónde empezar
endpoint-v1-datasets = Lista de conjuntos, con búsqueda
endpoint-v1-agencies = Las dependencias que publican
endpoint-v1-dataset = Un conjunto con sus columnas y archivos
endpoint-v1-versions = Las versiones de un conjunto
endpoint-v1-version = Una versión con sus columnas y archivos
endpoint-v1-dictionary = Qué significa cada columna
endpoint-v1-profile = Qué contiene cada columna: celdas llenas, valores distintos, extremos
endpoint-v1-rows = Filas, filtradas y ordenadas, página por página
endpoint-v1-groups = Filas en grupos, contadas, sumadas o promediadas
endpoint-v1-totals = Totales de las columnas
endpoint-v1-values = Los valores de una columna con sus cuentas
endpoint-v1-sql = Un SELECT sobre las tablas publicadas
parameter-column = Nombre de la columna
parameter-token = El `next` de la respuesta anterior; se pasa tal cual
parameter-answer-format = Forma de la respuesta; también con el encabezado Accept
parameter-by = Columna por la que se agrupan las filas
parameter-unit = Para fechas: por año, mes o día
parameter-bins = Para números: en tantos pasos iguales
parameter-series = Una segunda columna, dentro de cada grupo
parameter-measure = Qué se mide en cada grupo
parameter-of = Columna de números que se suma o promedia
parameter-limit = Máximo de grupos o valores
parameter-query = Un solo SELECT; las tablas son conjuntos, entre comillas dobles

sql-title = Preguntas en SQL
sql-lead = Escriba un SELECT sobre las tablas de este portal. Es solo de lectura: hasta { $rows } filas y { $seconds } segundos por respuesta.
sql-label = Su pregunta
sql-ask = Preguntar
sql-tables = Tablas
sql-tables-lead = Cada conjunto es una tabla. Escriba su nombre entre comillas dobles.
sql-columns = Columnas
sql-example = Ejemplo
sql-found = { $count ->
    [one] Una fila
   *[other] { $count } filas
 }
sql-truncated = Hay más filas: solo se muestran las primeras { $count }.
sql-download = Llévese la respuesta:
sql-address = La dirección de esta página es la pregunta: guárdela o compártala.
sql-no-rows = La respuesta no tiene filas.
sql-nothing-yet = Todavía no hay ningún conjunto publicado.

dataset-api-title = { $title }: para programas
dataset-api-lead = Estas direcciones contestan ahora, sin clave. Abra una para verla.
dataset-api-filters = Filtros por columna
dataset-api-filters-lead = Una la columna y la comparación con dos guiones bajos.
dataset-api-operators = Comparaciones
dataset-api-answer = Una respuesta
dataset-api-more = Todas las direcciones y sus parámetros
dataset-api-limits = Se permiten { $count } consultas por minuto; los encabezados RateLimit-* dicen cuántas quedan.

picture-columns = { $count ->
    [one] una columna
   *[other] { $count } columnas
 }

usage-title = Cifras de uso
usage-lead = Cuántas veces se vieron, descargaron y leyeron por programas los conjuntos en los últimos { $days } días.
usage-how = Se cuenta sin cookies y sin guardar nada sobre las personas: solo un número por día, conjunto y tipo de uso. Los buscadores no se cuentan.
usage-days = { $days ->
    [one] un día
   *[other] { $days } días
 }
usage-none = En estos días nadie ha usado los conjuntos, o el portal acaba de abrir. Elija un periodo más largo.
usage-times = Veces
usage-day = Día
usage-by-day = Por día
usage-by-agency = Por dependencia
usage-by-dataset = Por conjunto
usage-dataset = Conjunto
usage-total = Total
usage-views = Vistas
usage-downloads = Descargas
usage-api = Consultas de programas
usage-line = En los últimos 30 días: { $views ->
    [one] una vista
   *[other] { $views } vistas
}, { $downloads ->
    [one] una descarga
   *[other] { $downloads } descargas
}, { $api ->
    [one] una consulta de programas
   *[other] { $api } consultas de programas
}.
usage-more = Cifras de uso

api-write-not-here = Este portal solo muestra: aquí no se publica
