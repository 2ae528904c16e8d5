# El informe de una limpieza, y lo que comparte con la página del conjunto.

where-and-examples = Dónde está y ejemplos
examples = Ejemplos
row = Renglón
before = Antes
after = Después
blank-cell = celda vacía
space-mark = Cada · es un espacio o un signo invisible de sobra.
unchanged = sin cambio
and-columns-more = { $count ->
    [one] Otra columna con lo mismo
   *[other] Otras { $count } columnas con lo mismo
}
rows-all = { $count ->
    [one] Renglón { $rows } del archivo original.
   *[other] Renglones { $rows } del archivo original.
}
rows-and-more = { $count ->
    [one] Renglón { $rows } del archivo original, y más.
   *[other] Renglones { $rows } del archivo original, y más.
}
column = Columna
column-label = Nombre en el archivo
column-type = Tipo
column-blank = Vacías
column-personal = Dato personal

report-title = Informe de limpieza de { $file }
report-lead = El archivo limpio tiene { $rows ->
    [one] una fila
   *[other] { $rows } filas
} y { $columns ->
    [one] una columna
   *[other] { $columns } columnas
}. La limpieza { $cells ->
    [0] no cambió ninguna celda
    [one] cambió una celda
   *[other] cambió { $cells } celdas
} y { $dropped ->
    [0] no quitó ninguna fila
    [one] quitó una fila
   *[other] quitó { $dropped } filas
}. El archivo original no se tocó.
report-undecided = { $count ->
    [one] Hay una cosa que una persona tiene que decidir antes de publicar. Está explicada abajo.
   *[other] Hay { $count } cosas que una persona tiene que decidir antes de publicar. Están explicadas abajo.
}
report-nothing-to-decide = No hay nada pendiente de decidir: el archivo limpio se puede publicar.
report-file-title = El archivo
report-file-name = Nombre
report-file-kind = Qué es
report-encoding = Codificación del texto
report-delimiter = Signo que separa las columnas
report-sheet = Hoja
report-header = Encabezado
report-no-header = No tiene
report-data = Datos
report-note-above = Texto arriba de la tabla
report-note-below = Texto debajo de la tabla
report-row-at = renglón { $row }
report-rows-from-to = del renglón { $from } al { $to }
report-decide-title = Lo que una persona tiene que decidir
report-corrected-title = Lo que se corrigió
report-corrected-nothing = No hizo falta corregir nada.
report-cells-changed = { $count ->
    [one] Cambió una celda.
   *[other] Cambiaron { $count } celdas.
}
report-rows-dropped = { $count ->
    [one] Se quitó una fila.
   *[other] Se quitaron { $count } filas.
}
report-misfits = { $count ->
    [one] Una celda no se pudo leer así y se quedó como estaba.
   *[other] { $count } celdas no se pudieron leer así y se quedaron como estaban.
}
report-left-out-title = Lo que quedó fuera
report-left-out-nothing = Nada: todos los renglones y todas las celdas están en el archivo limpio.
report-left-out-text = Estos renglones del archivo original no son datos y no están en el archivo limpio:
left-out-title = { $count ->
    [one] Un título o nota arriba de la tabla
   *[other] { $count } títulos o notas arriba de la tabla
}
left-out-note = { $count ->
    [one] Una nota de pie
   *[other] { $count } notas de pie
}
left-out-header = { $count ->
    [one] Un renglón de encabezado (está en los nombres de las columnas)
   *[other] { $count } renglones de encabezado (están en los nombres de las columnas)
}
left-out-group = { $count ->
    [one] Un título de sección
   *[other] { $count } títulos de sección
}
left-out-empty = { $count ->
    [one] Un renglón vacío
   *[other] { $count } renglones vacíos
}
left-out-derived = { $count ->
    [one] Un total o subtotal
   *[other] { $count } totales o subtotales
}
left-out-suppress-row = { $count ->
    [one] { $count } renglón de un grupo tan pequeño que permitiría reconocer a alguien
   *[other] { $count } renglones de grupos tan pequeños que permitirían reconocer a alguien
}
left-out-aggregate = { $count ->
    [one] { $count } renglón de un grupo demasiado pequeño para publicarse
   *[other] { $count } renglones de grupos demasiado pequeños para publicarse
}
left-out-duplicate = { $count ->
    [one] Un renglón repetido
   *[other] { $count } renglones repetidos
}
left-out-repeated = { $count ->
    [one] Un renglón repetido
   *[other] { $count } renglones repetidos
}
report-unconverted = { $count ->
    [one] Una celda no es del tipo de su columna; quedó vacía en el archivo limpio.
   *[other] { $count } celdas no son del tipo de su columna; quedaron vacías en el archivo limpio.
}
report-unconverted-advice = Corrija estas celdas en el archivo de origen. Lo que decían está aquí y en la lista de cambios.
report-drift-title = Lo que ya no coincide con la receta
report-drift-text = La receta se hizo para otro archivo. Esto cambió o no se pudo aplicar como antes; lo demás sí.
drift-no-such-column = la columna ya no existe en este archivo.
drift-name-taken = ya hay otra columna con ese nombre.
drift-bad-setting = el paso tiene un valor que no se entiende.
drift-table-too-large = la tabla tiene demasiadas celdas para comparar todos sus renglones; divídala (por año o por municipio) y límpiela por partes.
drift-too-many-misfits = { $count ->
    [one] una celda no se pudo leer así; la columna se quedó como texto.
   *[other] { $count } celdas no se pudieron leer así; la columna se quedó como texto.
}
drift-some-misfits = { $count ->
    [one] una celda no se pudo leer así.
   *[other] { $count } celdas no se pudieron leer así.
}
drift-date-order = las fechas de este archivo vienen en otro orden ({ $detail }) que el del paso; la columna se quedó como texto. Cambie el orden en la receta.
drift-new-column = es una columna nueva: revísela y decida si se publica.
drift-missing-column = esta columna falta en el archivo. Pídala a quien lo entrega o quite sus pasos de la receta.
drift-renamed-column = esta columna parece llamarse ahora `{ $detail }`. Cambie el nombre en la receta si es la misma.
drift-new-values = { $count ->
    [one] una celda trae un valor que la receta no conoce: { $detail }.
   *[other] { $count } celdas traen valores que la receta no conoce: { $detail }.
}
drift-sheet = la hoja se llama ahora «{ $detail }». Compruebe que sea la misma.
drift-encoding = la codificación es ahora { $detail }; se leyó con ella.
drift-delimiter = el delimitador es ahora `{ $detail }`; se leyó con él.
report-fix-title = Lo que falta por revisar o arreglar
report-fix-text = Lo de «Conviene corregir» va primero. Cada punto dice quién puede hacerlo.
report-risk-title = Qué tan fácil es reconocer a una persona
report-risk-text = Quien conozca de alguien { $names } podría encontrar su renglón. Cuantos más renglones compartan la misma combinación, mejor protegida está cada persona.
report-risk-k = Renglones del grupo más pequeño (k)
report-risk-unique = Renglones únicos
report-risk-below = Renglones en grupos de menos de { $threshold }
report-risk-rows = Renglones de la tabla
report-risk-detail = Lo que cuesta en detalle:
report-risk-distinct = de { $before } valores distintos quedan { $after }.
report-risk-gone = la columna ya no está.
report-risk-cells = Celdas cambiadas o quitadas para proteger a las personas
report-risk-cells-of = { $changed } de { $all } ({ $share } %)
report-risk-small = Celdas que cuentan a menos de { $threshold } personas
report-risk-text-counts = La tabla cuenta personas. Una celda con muy pocas permite saber de quién se trata.

report-columns-title = Las columnas del archivo limpio
report-repeat-title = Cómo repetir esta limpieza
report-repeat-text = Los pasos están en recipe.toml. Con esa receta y el archivo original, cualquiera obtiene exactamente los mismos archivos. El mes que viene, la misma receta limpia el archivo nuevo.
report-foot = Hecho con Apertura { $engine }.

report-relations-title = Lo que unas columnas dicen de otras
report-relations-sample = Medido en una muestra pareja de { $rows } filas; en la tabla completa puede haber excepciones.
report-keys = Estas columnas distinguen cada fila. Sirven para identificarla y para unir la tabla con otras: { $keys }.
report-near-keys = Estas columnas casi distinguen cada fila. Si son la clave, revise las repetidas: { $keys }.
report-no-keys = Ninguna columna ni pareja de columnas distingue cada fila. Si la tabla tiene una clave, inclúyala.
report-key-repeated = { $count ->
    [one] una repetida
   *[other] { $count } repetidas
}
report-key-blank = { $count ->
    [one] una sin valor
   *[other] { $count } sin valor
}
report-dependencies = Una columna que depende de otra (quien conoce la primera conoce la segunda). Revise las que tienen excepciones: suelen ser errores.
report-dependency = { $on } decide { $column }
report-dependency-holds = sin excepción
report-dependency-nearly = con excepciones en { $share } de las filas
report-correlations = Cantidades que suben y bajan juntas (1 o -1 es siempre, 0 es nunca):
report-more = y { $count } más, en profile.json
report-in-columns = Cambiaron { $count } celdas en { $columns } columnas.
report-misfits-blank = { $count ->
    [one] Una celda no se pudo leer así: quedó vacía, y lo que decía está más abajo.
   *[other] { $count } celdas no se pudieron leer así: quedaron vacías, y lo que decían está más abajo.
}
report-done-title = { $count ->
    [one] Lo que Apertura ya corrigió aquí y conviene arreglar también en el origen (una cosa)
   *[other] Lo que Apertura ya corrigió aquí y conviene arreglar también en el origen ({ $count } cosas)
}
report-done-text = En el archivo limpio ya está bien. Si además se arregla donde nace el archivo, el próximo llegará bien.
examples-masked = Los ejemplos no se muestran porque son datos personales.
