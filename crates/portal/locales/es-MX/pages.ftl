# Las páginas del portal.

language-name = Español
portal-name = Datos abiertos
feed-news = Conjuntos nuevos y actualizados
made-with = Hecho con Apertura, software libre para abrir datos públicos.
skip-to-content = Ir al contenido
navigation = Secciones
crumbs = Dónde está esta página
nav-catalog = Catálogo
nav-api = Para programas
nav-about = Acerca de
this-page-as-json = Esta página en JSON
search = Buscar
search-label = Buscar en el catálogo
back-to-catalog = Ir al catálogo

date-long = { $day } de { $month } de { $year }
date-interval = del { $from } al { $to }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

# Acerca de
about-title = Acerca de este portal
about-lead = Aquí las dependencias públicas abren sus datos para que cualquier persona los consulte, los use y los comparta.
about-path-title = Cómo llega un archivo hasta aquí
about-path-text =
    Una dependencia entrega un archivo de oficina tal como lo usa. Apertura encuentra la tabla, dice en palabras llanas qué problemas tiene y propone cómo corregirlos.

    Con esa receta se hacen los archivos limpios que usted descarga. El original se guarda sin ningún cambio, y la receta se publica para que cualquiera pueda repetir la limpieza.
about-promise-title = Qué puede esperar
about-promise-text =
    Una versión publicada nunca cambia. Si hay una corrección o llegan datos nuevos, se publica otra versión y se dice qué cambió.

    Cada conjunto dice quién responde por él, qué significa cada columna, cada cuánto se actualiza y qué problemas se encontraron.
about-personal-title = Datos personales
about-personal-text = Antes de publicar, Apertura busca datos que identifican a personas. Si los encuentra, alguien de la dependencia tiene que decidir qué hacer, y la decisión queda registrada con su motivo.
about-use-title = Cómo se pueden usar los datos
about-use-text = De forma gratuita y sin pedir permiso, también con fines comerciales, según la licencia de cada conjunto. Casi siempre basta con citar la fuente; cada página trae el texto listo para copiar.
about-fault-title = Si encuentra un error
about-fault-text = Escriba al contacto que aparece en la página del conjunto de datos. Diga qué renglón y qué columna, y cómo debería decir.

# Dibujos

# Catálogo
catalog-title = Datos públicos, abiertos para todas las personas
catalog-lead = Busque, consulte en línea y descargue los datos de las dependencias. Sin costo y sin registro.
results-title = Resultados
search-example = Por ejemplo: licencias, municipios, población
datasets-found = { $count ->
    [0] Ningún conjunto de datos
    [one] Un conjunto de datos
   *[other] { $count } conjuntos de datos
}
narrow = Filtrar
agency = Dependencia
theme = Tema
sorted-by = Orden:
sort-relevance = más parecidos
sort-newest = más recientes
sort-title = por título
chip-text = «{ $text }»
remove-filter = Quitar:
updated-on = Actualizado el { $day }
invented-mark = Contenido inventado
invented-what = Estos datos son un ejemplo para mostrar el portal. No describen hechos reales.
rows-count = { $count ->
    [one] una fila
   *[other] { $count } filas
}
columns-count = { $count ->
    [one] una columna
   *[other] { $count } columnas
}
nothing-found = No hay conjuntos de datos con esas palabras.
nothing-found-words = Pruebe con menos palabras, o con otras.
nothing-found-all = Ver todo el catálogo
catalog-empty = Todavía no hay datos publicados. El primero se publica así:
pages = Páginas
page-before = Anterior
page-after = Siguiente
page-of = Página { $page } de { $last }

# Conjunto de datos
version-title = { $title }, versión { $number }
on-this-page = En esta página
part-data = Los datos
part-downloads = Descargas
part-dictionary = Diccionario
part-quality = Calidad
part-versions = Versiones
part-citation = Cómo citar
old-version = Esta es una versión anterior, del { $day }.
go-to-latest = Ver la versión más reciente
rows-word = { $count ->
    [one] fila
   *[other] filas
}
columns-word = { $count ->
    [one] columna
   *[other] columnas
}
version-word = Versión
explore-table = Ver y filtrar la tabla
download-csv = Descargar CSV ({ $size })
facts-title = Ficha
contact = Contacto
published = Publicado
frequency = Se actualiza
temporal = Periodo
spatial = Lugar
keywords = Palabras clave
license = Licencia
license-CC-BY-4-0 = Puede usarlo para lo que quiera, citando la fuente.
license-CC0-1-0 = Puede usarlo para lo que quiera, sin condiciones.
license-ODC-By-1-0 = Puede usarlo para lo que quiera, citando la fuente.
license-libreusomx = Puede usarlo para lo que quiera, citando la fuente.
source-file = Archivo de origen
downloads-more = Para entender y comprobar los datos
dictionary-lead = Qué significa cada columna y qué valores tiene.
column-meaning = Qué significa
column-holds = Qué contiene
no-description = La dependencia aún no la describe.
unit-is = en { $unit }
personal-not-shown = Datos personales: no se muestran sus valores.
histogram-of = Cómo se reparten los valores de { $column }
distinct-values = { $count ->
    [one] Un valor distinto.
   *[other] { $count } valores distintos.
}
distinct-values-about = Cerca de { $count } valores distintos.
blank-share = { $count ->
    [one] Una celda vacía ({ $share }).
   *[other] { $count } celdas vacías ({ $share }).
}
no-blanks = Sin celdas vacías.
from-to = De { $from } a { $to }.
mean-is = Promedio: { $mean }.
quality-lead = Esto se encontró en el archivo que entregó la dependencia.
quality-done = La limpieza { $cells ->
    [0] no cambió ninguna celda
    [one] cambió una celda
   *[other] cambió { $cells } celdas
} y { $rows ->
    [0] no quitó ninguna fila.
    [one] quitó una fila.
   *[other] quitó { $rows } filas.
}
read-report = Leer el informe completo
quality-nothing = No se encontró ningún problema.
decisions-title = Decisiones sobre datos personales
decision-reason = Motivo: { $reason }
versions-lead = Una versión publicada nunca cambia: siempre podrá volver a los datos que usó.
rows-heading = Filas
what-changed = Qué cambió
version-number = Versión { $number }
latest-mark = (la más reciente)
first-version = Primera versión
nothing-changed = Los datos son los mismos.
change-rows-added = { $count ->
    [one] Una fila nueva
   *[other] { $count } filas nuevas
}
change-rows-removed = { $count ->
    [one] Una fila menos
   *[other] { $count } filas menos
}
change-rows-changed = { $count ->
    [one] Una fila con cambios
   *[other] { $count } filas con cambios
}
change-columns-added = Columnas nuevas
change-columns-removed = Columnas que ya no están
type-changed = { $column } pasó de { $before } a { $after }
citation-lead = Copie este texto para decir de dónde vienen los datos. La dirección lleva a esta versión, que no cambia.
citation = { $agency } ({ $year }). { $title } (versión { $version }) [conjunto de datos]. { $address }. Licencia: { $license }.
copy = Copiar
copied = Copiado

# Para programas
api-title = Los datos para programas
api-lead = Todo lo que muestra este portal se puede leer también desde un programa, sin clave y sin registro.
api-json-rule = Cualquier página da su contenido en JSON si a su dirección se le agrega .json, o si se pide con «Accept: application/json».
api-addresses = Direcciones
api-try = Pruebe:
api-success = La respuesta
api-part = Una parte del archivo
api-known = El archivo no ha cambiado
api-no-part = El archivo no tiene esa parte
api-problem = Por qué no se puede contestar (RFC 9457)
endpoint-datasets = Lista de conjuntos de datos
endpoint-dataset = Un conjunto de datos con su versión más reciente
endpoint-versions = Las versiones de un conjunto
endpoint-version = Una versión
endpoint-rows = Filas de la tabla, con filtros y orden
endpoint-rows-csv = Las filas filtradas en CSV
endpoint-totals = Totales de las columnas
endpoint-chart = Los datos de la gráfica
endpoint-file = Un archivo de la versión más reciente
endpoint-version-file = Un archivo de una versión
endpoint-health = El servidor contesta
parameter-slug = Nombre del conjunto en las direcciones
parameter-number = Número de la versión
parameter-file = Nombre del archivo
parameter-text = Palabras que se buscan
parameter-agency = Nombre de la dependencia en las direcciones
parameter-theme = Tema
parameter-page = Página, desde 1
parameter-sort = Orden: relevance, newest o title
parameter-version = Versión; sin ella, la más reciente
parameter-search = Texto que debe aparecer en alguna columna
parameter-order = Columna por la que se ordena; con - delante, de mayor a menor
parameter-size = Filas por página, hasta 1,000
parameter-columns = Columnas que se muestran, separadas por comas
parameter-filters = Filtro por columna: el nombre de la columna, dos guiones bajos y eq, ne, contains, starts, gt, gte, lt, lte, in, blank o filled. Ejemplo: municipio__contains=juarez

# La tabla
explore-title = La tabla de { $title }
explore-search = Buscar en todas las columnas
explore-filter = Filtrar por columna
explore-columns = Elegir columnas
explore-narrow = Encontrar una columna
active-filters = { $count ->
    [one] un filtro
   *[other] { $count } filtros
}
columns-chosen = { $count } de { $all }
apply = Aplicar
clear-all = Quitar todo
contains = contiene
range-from = Desde
range-to = Hasta
list-or = {" "}o{" "}
filter-eq = { $column }: { $value }
filter-ne = { $column }: no { $value }
filter-contains = { $column } contiene «{ $value }»
filter-starts = { $column } empieza con «{ $value }»
filter-gt = { $column }: más de { $value }
filter-gte = { $column }: desde { $value }
filter-lt = { $column }: menos de { $value }
filter-lte = { $column }: hasta { $value }
filter-blank = { $column }: vacía
filter-filled = { $column }: no vacía
filter-in = { $column }: { $value }
table = Tabla de datos
row-number = Fila
explore-sort-ascending = Ordenar de menor a mayor
explore-sort-descending = Ordenar de mayor a menor
explore-sort-none = Volver al orden del archivo
totals = Totales
totals-later = Los totales de una tabla tan grande tardan un momento.
totals-again = Ver los totales
total-sum = Suma
total-mean = Promedio
total-from = De
total-to = a
total-distinct = Distintos
total-distinct-about = Distintos, cerca de
total-blank = Vacías
rows-of = { $count ->
    [0] Ninguna fila de { $all }
    [one] Una fila de { $all }
   *[other] { $count } filas de { $all }
}
no-rows = Ninguna fila cumple con los filtros. Quite alguno.
download-view = Descargar estas filas
first-rows = Las primeras filas
see-all-rows = Ver las { $count } filas

