# La línea de comandos.

cli-about = Apertura: de la hoja de cálculo de una oficina a un conjunto de datos abierto, confiable y usado.
cli-inspect = Dice qué hay en un archivo: formato, dónde está la tabla, columnas y qué anda mal
cli-convert = Escribe la tabla tal como se leyó, en otro formato (lo dicen los nombres)
cli-clean = Limpia la tabla con la receta sugerida o con la suya, y escribe datos, diccionario, receta y reporte
cli-cluster = Muestra qué valores de una columna pueden ser el mismo escrito de varias maneras
cli-recipe = Trae recetas de otras herramientas
cli-recipe-import-openrefine = Convierte un historial de OpenRefine (Undo / Redo, Extract…) en receta y enlista lo que no tiene equivalente
cli-publish = Publica el archivo en el catálogo; el del mes siguiente es la versión 2
cli-serve = Muestra el catálogo en el navegador
cli-demo = Limpia y publica los archivos de ejemplo, y abre el portal con ellos
cli-audit = Comprueba la bitácora: que nada se haya cambiado ni borrado
cli-reindex = Vuelve a construir el índice de la búsqueda
cli-reindexed = { $count ->
    [one] El índice de la búsqueda está listo, con un conjunto de datos.
   *[other] El índice de la búsqueda está listo, con { $count } conjuntos de datos.
}
cli-verify = Comprueba que el catálogo esté completo: archivos, versiones y bitácora
cli-workbench-about = Abre en el navegador el taller donde se prepara un archivo antes de publicarlo

cli-option-lang = Idioma de los mensajes: es o en
cli-option-file = Archivo
cli-option-files = Archivos
cli-option-in = Archivo que se lee
cli-option-out = Archivo que se escribe; su extensión dice el formato (csv, tsv, xlsx, parquet, json, ndjson)
cli-option-sheet = Hoja del libro, por nombre o número
cli-option-encoding = Codificación del texto (utf-8, windows-1252, macintosh…)
cli-option-delimiter = Signo que separa las columnas (`;`, `tab`…)
cli-option-header = Renglones del encabezado: `4`, `4-5` o `none`
cli-option-range = Celdas que ocupa la tabla
cli-option-left-out = Renglones que no son datos: `12,15-17`
cli-option-stack = Juntar las hojas que tienen las mismas columnas en una sola tabla; el nombre de la columna que dirá de qué hoja viene cada renglón (`auto`: año, mes u hoja)
cli-option-least-group = Renglones que deben compartir lo que describe a una persona (edad, sexo, lugar) para que nadie quede solo; de 1 a 21, y 3 si no se dice otra cosa
cli-option-least-cell = Personas que debe contar cada celda de una tabla de conteos; 3 si no se dice otra cosa
cli-option-limit = Cambiar un límite de lectura, por ejemplo `cells=100_000_000` o `unpacked_bytes=8G` (también en la sección [limits] de apertura.toml)
cli-option-data = Carpeta del catálogo
cli-option-workbench-file = Archivo que se abre en el taller
cli-option-port = Puerto; 0 toma uno libre
cli-option-format = Forma de la respuesta: text o json
cli-option-row-kinds = Escribe una palabra por renglón: metadata, header, group, data, derived, notes o empty
cli-option-fail-on = Termina con 1 si hay hallazgos de esta gravedad o peores: info, warning o error
cli-option-table = Número de la tabla en el archivo; `all` para todas
cli-option-table-number = Número de la tabla en el archivo
cli-option-recipe = Receta que se aplica en lugar de la sugerida
cli-option-output = Carpeta donde se escribe; se crea si no existe
cli-option-history = JSON que OpenRefine da en Deshacer / Rehacer, Extraer…
cli-option-recipe-output = Receta por escribir; si falta, sale en pantalla
cli-option-history-file = Archivo para el que se hizo el historial; con él se traducen los pasos que dependen del orden de las columnas
cli-option-column = Columna, por su nombre o su número
cli-option-method = Cómo se comparan: mismas palabras, mismos pares de letras, mismo sonido, un error de dedo, o todos
cli-option-json = Escribe la respuesta como JSON
cli-option-cluster-recipe = Receta que recibe los grupos como su primer paso; se crea si no existe
cli-option-preview = Muestra qué haría cada paso (celdas antes y después, renglones fuera) sin escribir ningún archivo
cli-option-key = Archivo con la clave para los seudónimos (no se publica)
cli-option-dataset = Conjunto de datos del que este archivo es la versión siguiente
cli-option-metadata = Archivo TOML con título, descripción, dependencia y lo demás
cli-option-title = Título
cli-option-description = Descripción
cli-option-agency = Dependencia que publica
cli-option-decide = Decisión sobre un dato personal: `columna=remove`, `columna=mask:4`, `columna=generalize:year`, `columna=allow:fundamento legal`…; o sobre un riesgo de la tabla: `personal-data-combination=suppress-rows:5`, `personal-data-small-cells=suppress-cells`…
cli-option-public-address = Dirección con la que la gente llega al portal (https://datos.ejemplo.gob.mx), para los enlaces de los correos; también APERTURA_PUBLIC_ADDRESS
cli-option-address = Dirección y puerto
cli-option-no-serve = Termina al publicar, sin abrir el portal
cli-option-examples = Carpeta con otros ejemplos

cli-file = Archivo
cli-format = Formato
cli-size = Tamaño
cli-bytes = { $count } bytes
cli-encoding = Codificación
cli-with-bom = con marca de orden (BOM)
cli-delimiter = Delimitador
cli-delimiter-tab = tabulador
cli-delimiter-space = espacio
cli-delimiter-fixed = ancho fijo
cli-quote = Comillas
cli-compression = Compresión
cli-hash = SHA-256
cli-hidden = oculta
cli-table = Tabla { $number }
cli-table-stacked = Tabla { $number } ({ $count } hojas juntas)
cli-layer = Renglones { $first } a { $last }: hoja `{ $sheet }` desde su renglón { $own }
cli-table-in = Tabla { $number }, hoja «{ $sheet }»
cli-header-at = encabezado en el renglón { $row }
cli-header-span = encabezado en los renglones { $row } a { $last }
cli-header-none = sin encabezado
cli-data-at = datos en los renglones { $first } a { $last }
cli-rows = { $count ->
    [one] 1 fila
   *[other] { $count } filas
}
cli-columns = { $count ->
    [one] 1 columna
   *[other] { $count } columnas
}
cli-title-rows = Título
cli-notes = Notas
cli-head-column = Columna
cli-head-label = Etiqueta
cli-head-type = Tipo
cli-head-nulls = Vacías
cli-head-distinct = Distintas
cli-head-range = De … a …
cli-findings-none = Sin hallazgos.
cli-findings = Hallazgos: { $errors } por decidir, { $warnings } por corregir, { $infos } bueno saber
cli-at-column = columna `{ $column }`
cli-at-rows = renglones { $rows }
cli-more = y { $count } más
cli-hint = ayuda:
cli-error = error:
cli-wrote = Se escribió
cli-left-out = { $count ->
    [one] Quedó fuera 1 renglón que no es dato (título, encabezado repetido, nota o vacío).
   *[other] Quedaron fuera { $count } renglones que no son datos (títulos, notas o vacíos).
}
cli-converted-empty = la entrada está vacía (0 bytes); se escribió un archivo vacío
cli-converted = { $rows } filas y { $columns } columnas de la tabla { $number }
cli-cleaned = Tabla limpia: { $rows } filas, { $columns } columnas. Celdas cambiadas: { $changed }. Renglones fuera: { $dropped }.
cli-must-decide = { $count ->
    [one] Hay 1 hallazgo que una persona debe decidir antes de publicar:
   *[other] Hay { $count } hallazgos que una persona debe decidir antes de publicar:
}
cli-preview = Vista previa: { $rows } filas entran, { $left } quedan.
cli-preview-off = apagado; enciéndalo en la receta si procede.
cli-preview-nothing-written = No se escribió ningún archivo. Para escribirlos, use `-o CARPETA` en lugar de `--preview`.
cli-preview-step = cambia { $changed } celdas, deja fuera { $dropped } renglones, no pudo con { $misfits } celdas.
cli-preview-row = renglón { $record }
cli-drift = { $count ->
    [one] La receta ya no embona en un punto:
   *[other] La receta ya no embona en { $count } puntos:
}
cli-published = Publicada la versión { $version } de «{ $title }»
cli-published-at = Véala con `apertura serve --data { $data }`: /dataset/{ $slug }
cli-difference = Frente a la versión { $before }: { $added } filas nuevas, { $removed } quitadas, { $changed } cambiadas, { $same } iguales
cli-difference-key = comparadas por { $columns }
cli-columns-added = Columnas nuevas: { $columns }
cli-columns-removed = Columnas quitadas: { $columns }
cli-type-changed = La columna `{ $column }` cambió de { $before } a { $after }
cli-serving = El portal está en { $address } (Ctrl+C para terminar)
cli-workbench = El taller está en { $address } (Ctrl+C para terminar)
cli-workbench-open = Abra esa dirección en el navegador de esta computadora. Sirve una sola vez: no la comparta.
cli-demo-start = Ejemplos: siete archivos de oficina, tan desordenados como los reales. El contenido inventado está marcado en su página.
cli-demo-done = Listo. Abra { $address } en su navegador.
cli-demo-again = El ejemplo «{ $title }» ya estaba publicado.
cli-decided = Decidido en el ejemplo: `{ $column }` → { $operation }
cli-verified = El catálogo está completo: { $versions } versiones, { $files } archivos, { $events } eventos en la bitácora.
cli-problem = Problema: { $what }
cli-phase-reading = Leyendo
cli-phase-converting = Convirtiendo
cli-phase-cleaning = Limpiando
cli-phase-publishing = Publicando

cli-usage-output = No sé escribir el formato de `{ $name }`.
cli-usage-output-hint = Use un nombre que termine en .csv, .tsv, .xlsx, .parquet, .json o .ndjson.
cli-usage-limit-name = No existe el límite `{ $name }`.
cli-usage-limit-name-hint = Puede elegir entre: { $names }.
cli-usage-limit-value = `{ $value }` no es un valor posible para el límite `{ $name }`.
cli-usage-limit-value-hint = Escriba un número entero mayor que cero, solo o con K, M o G, por ejemplo `{ $name }=512M`.
cli-usage-settings = El archivo apertura.toml no se entiende: { $why }
cli-usage-settings-hint = Los límites van en una sección `[limits]`, uno por renglón, por ejemplo `cells = 100_000_000`.
cli-usage-table = No existe la tabla { $table }; el archivo tiene { $count }.
cli-usage-table-hint = Vea las tablas con `apertura inspect`.
cli-usage-all = Con `--table all` el nombre de salida necesita `{"{}"}` donde va el número, por ejemplo `tabla-{"{}"}.csv`.
cli-usage-all-hint = O elija una sola tabla con `--table N`.
cli-usage-recipe = La receta `{ $path }` no se entiende: { $why }
cli-usage-recipe-hint = Compárela con el `recipe.toml` que escribe `apertura clean`.
cli-usage-metadata = El archivo `{ $path }` no se entiende: { $why }
cli-usage-metadata-hint = Compárelo con los archivos .toml de la carpeta `examples`.
cli-usage-decision = La decisión `{ $text }` no se entiende.
cli-usage-decision-hint = Escriba `columna=remove`, `columna=mask:4`, `columna=pseudonymize`, `columna=generalize:year` (o `month`, `band:10`, `grid:2`, `start:3`) o `columna=allow:fundamento legal`. Para un riesgo de toda la tabla: `personal-data-combination=suppress-rows:5`, `personal-data-combination=aggregate:municipio,sexo`, `personal-data-small-cells=suppress-cells:3` o `…=allow:fundamento legal`.
cli-usage-address = No se puede abrir { $address }: { $why }
cli-usage-address-hint = Elija otro puerto con `--address 127.0.0.1:8080`.
cli-usage-port = No se puede abrir { $address }: { $why }
cli-usage-port-hint = Elija otro puerto con `--port 0`.
cli-usage-io = No se pudo escribir o leer `{ $path }`: { $why }
cli-usage-io-hint = Revise que la carpeta exista, que tenga permiso y que haya espacio en el disco.
cli-usage-severity = La gravedad `{ $text }` no existe.
cli-usage-severity-hint = Use info, warning o error.

cli-clusters = { $count ->
    [0] Ningún valor de «{ $column }» parece estar escrito de varias maneras ({ $distinct } valores distintos).
    [one] Un valor de «{ $column }» puede estar escrito de varias maneras ({ $distinct } valores distintos; cambiarían { $cells } celdas).
   *[other] { $count } valores de «{ $column }» pueden estar escritos de varias maneras ({ $distinct } valores distintos; cambiarían { $cells } celdas).
}
cli-clusters-more = … y { $count } más. Véalos todos con `--json`.
cli-clusters-accepted = { $count ->
    [0] No hizo falta ningún paso en `{ $path }`.
    [one] El primer paso de `{ $path }` escribe igual un valor. Revíselo antes de limpiar con esa receta.
   *[other] El primer paso de `{ $path }` escribe igual { $count } valores. Revíselos antes de limpiar con esa receta.
}
cli-cluster-because = se parecen por
cli-cluster-differ = difieren en
cluster-method-fingerprint = mismas palabras
cluster-method-ngram = mismos pares de letras
cluster-method-phonetic = mismo sonido
cluster-method-nearest = un error de dedo
cluster-choice-most-frequent = la forma más frecuente
cluster-choice-best-written = forma frecuente y mejor escrita
cluster-difference-space = espacios
cluster-difference-case = mayúsculas
cluster-difference-accents = acentos
cluster-difference-punctuation = puntuación
cluster-difference-abbreviation = abreviaturas
cluster-difference-order = orden de las palabras
cluster-difference-sound = letras que suenan igual
cluster-difference-spelling = ortografía
cli-usage-method = No hay un método `{ $text }`.
cli-usage-method-hint = Use fingerprint, ngram, phonetic, nearest o all.
cli-usage-column = La tabla no tiene la columna `{ $column }`.
cli-usage-column-hint = Use uno de los nombres que muestra `apertura inspect`.
cli-usage-too-many-values = La columna tiene más de { $count } valores distintos.
cli-usage-too-many-values-hint = Elija una columna de nombres o categorías, o divida el archivo.
cli-option-profile = Requisitos con los que se compara: estatal, federal-estricto o un archivo .toml
cli-option-today = Fecha de hoy; con ella se avisa si los datos terminan hace mucho
cli-usage-profile = No se pudo leer el perfil de requisitos «{ $name }»: { $why }.
cli-usage-profile-hint = Use estatal, federal-estricto o la ruta de un archivo .toml.

cli-history-imported = Se tradujeron { $done } de { $count } operaciones.
cli-usage-history = `{ $path }` no es un historial de OpenRefine: { $why }
cli-usage-history-hint = En OpenRefine abra Deshacer / Rehacer, oprima Extraer… y guarde el texto de la derecha.
history-no-counterpart = aquí no hay un paso así; hágalo a mano o de otra manera
history-outside = consulta un servicio externo cuyas respuestas no están en el historial
history-marks = marca renglones y no cambia datos
history-expression = la fórmula usa algo que aquí no se entiende
history-facet = la faceta que elige sus renglones no se entiende aquí
history-needs-file = depende de las columnas del archivo; indíquelo con `--file`
history-incomplete = a la operación le falta una parte que necesita
cli-usage-mail = El correo no se puede enviar así: { $why }
cli-usage-mail-hint = Corrija la tabla `[mail]` de { $file }: `server = "smtps://usuario:clave@servidor"` y `from = "Datos Abiertos <datos@ejemplo.gob.mx>"`.
cli-option-behind-proxy = Hay un proxy delante del portal: se confía en lo que dice de la dirección de quien visita.
cli-first-administrator =
    Todavía no hay ninguna cuenta. Quien abra esta dirección será la primera persona que administra el portal (sirve una vez):
    { $address }
cli-account = Da acceso con un enlace de una sola vez: a quien administra, o a quien perdió contraseña y teléfono.
cli-account-create-administrator = Invita a alguien a administrar el portal.
cli-account-recover = Deja elegir otra contraseña y quita el segundo factor de una cuenta.
cli-option-account-mail = Correo electrónico de la persona.
cli-account-link =
    Abra esta dirección en un navegador (sirve una vez):
    { $address }
