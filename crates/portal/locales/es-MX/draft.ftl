# El taller: donde se prepara un archivo antes de publicarlo.

nav-draft = Preparar archivos
draft-title = Preparar un archivo
draft-enter = Entrar
draft-lead = Entregue el archivo tal como lo usa su oficina. Aquí verá qué tiene, qué conviene corregir y qué falta decidir. El original no se toca.
draft-file = Archivo
draft-file-what = Excel, LibreOffice, CSV, JSON, DBF, mapas y otros.
draft-file-here = Se queda en esta computadora.
draft-file-agency = Solo lo ven las personas de su dependencia y, cuando lo envíe, quien revisa.
draft-file-most = Hasta { $size }.
draft-hand-in = Abrir el archivo
draft-sending = Recibiendo el archivo. No cierre esta página.
draft-too-large = El archivo es demasiado grande: aquí se reciben archivos de hasta { $size }.
draft-too-large-hint = Entregue solo la hoja o las columnas que va a publicar, o divida el archivo (por año o por municipio) y entregue las partes. Quien administra este equipo puede subir el tope: escriba upload_bytes = "{ $setting }" en la sección [limits] de apertura.toml y vuelva a abrir Apertura.
draft-no-file = No se eligió ningún archivo.
draft-no-file-hint = Elija un archivo y oprima «Abrir el archivo».
draft-begun = Archivos empezados
draft-done = Ya publicados ({ $count })
draft-changed-on = último cambio el { $day }
draft-forget = Borrar…
draft-forget-what = Se borran el archivo, su receta y lo que escribió aquí. Lo que ya publicó se queda publicado.
draft-forget-now = Borrar para siempre
draft-forget-name = Borrar { $name } de la lista
draft-other-file = Elegir otro archivo
draft-reading = Leyendo el archivo. Esta página se actualiza sola.
draft-cleaning = Aplicando la receta. Esta página se actualiza sola.
draft-progress = { $done } de { $all } filas
draft-opening = Abriendo { $size }. Un libro grande tarda unos segundos.
draft-look-again = Ver si ya está
draft-not-changed = No se hizo el cambio
draft-back = Volver
draft-cancel = Cancelar
draft-close = Cerrar
draft-save = Guardar
draft-undo = Deshacer
draft-redo = Rehacer
draft-publish = Publicar…
draft-dictionary = Diccionario
draft-summary = Tabla limpia: { $rows ->
    [one] una fila
   *[other] { $rows } filas
}, { $columns ->
    [one] una columna
   *[other] { $columns } columnas
}. La receta { $cells ->
    [0] no cambia ninguna celda
    [one] cambia una celda
   *[other] cambia { $cells } celdas
}.
draft-steps-misfit = { $count ->
    [one] Un paso de la receta no coincide con este archivo.
   *[other] { $count } pasos de la receta no coinciden con este archivo.
}
draft-undecided = { $count ->
    [one] Falta decidir una cosa antes de publicar.
   *[other] Falta decidir { $count } cosas antes de publicar.
}
draft-decided = No falta ninguna decisión. Revise la tabla limpia y, cuando esté conforme, siga con «Qué falta para publicar».
draft-downloads = Descargar
draft-downloads-what = La tabla limpia con la receta de ahora:
draft-no-workbook = Excel: la tabla es demasiado grande; use CSV
draft-original-is = El original ({ $size }) se guarda sin cambios.

# Las dos tablas
draft-original = El archivo como llegó
draft-clean = La tabla limpia
draft-kind = Qué es el renglón
draft-say-what-row = Decir qué es este renglón
draft-see-column = Ver los valores de esta columna
draft-changed-cells = Celdas distintas del original
draft-first = Al principio
draft-last = Al final
draft-window = Renglones { $from } a { $to } de { $all }
draft-go-to-row = Ir al renglón
draft-go = Ir
row-letter-metadata = T
row-letter-header = E
row-letter-group = S
row-letter-data = D
row-letter-derived = Σ
row-letter-notes = N
row-letter-empty = –

# Cómo se lee
draft-sheets = Hojas del libro:
draft-sheets-together = { $count } hojas juntas
draft-sheet-hidden = oculta
draft-sheet-empty = sin tabla
draft-tables-here = Tablas de esta hoja
draft-tables = Esta hoja tiene { $count } tablas:
draft-table = Tabla { $number }, { $cells } ({ $rows } filas)
draft-place = La tabla ocupa las celdas { $cells }.
draft-place-sheet = La tabla ocupa las celdas { $cells } de la hoja «{ $sheet }».
draft-place-stack = La tabla junta { $count } hojas, una debajo de otra.
draft-read-so = Se lee como usted dijo:
draft-read-by-itself = Quitar y leer de nuevo
draft-read-otherwise = ¿La tabla está mal señalada? Diga dónde está
draft-read-otherwise-what = Lo más fácil: oprima el número de un renglón del archivo y diga qué es. O escríbalo aquí; lo que deje vacío lo decide Apertura.
draft-read-so-button = Leer así
draft-sheet = Hoja
draft-sheet-all = Todas las hojas visibles
draft-set-header = Renglones del encabezado
draft-set-range = Celdas que ocupa la tabla
draft-set-left_out = Renglones que no son datos
draft-set-encoding = Codificación del texto
draft-set-delimiter = Signo que separa las columnas
draft-column-here = Columna { $column }
draft-column-first = La tabla empieza en esta columna
draft-column-last = La tabla termina en esta columna
draft-say-what-column = Decir dónde empieza o termina la tabla
draft-row = Renglón { $row }: { $kind }
draft-row-what = Si no es así, diga qué es:
draft-row-header = Es el encabezado
draft-row-header-last = El encabezado llega hasta aquí
draft-no-header = La tabla no tiene encabezado
draft-row-first = La tabla empieza aquí
draft-row-no-data = No es un dato
draft-row-last = La tabla termina aquí

# Hallazgos
draft-findings = Lo que se encontró
draft-open-of = { $open } de { $all } por atender
draft-closed = { $count ->
    [one] Uno ya atendido
   *[other] { $count } ya atendidos
}
draft-rows = Renglones:
draft-and-more = y más
draft-remedy = Remedio:
draft-accept = Aceptar
draft-see-effect = Ver el efecto
draft-effect = Efecto:
draft-would-change = { $count ->
    [one] Cambiaría una celda.
   *[other] Cambiarían { $count } celdas.
}
draft-would-drop = { $count ->
    [one] Se quitaría una fila.
   *[other] Se quitarían { $count } filas.
}
draft-would-misfit = { $count ->
    [one] Una celda no se podría leer así; se quedaría como está.
   *[other] { $count } celdas no se podrían leer así; se quedarían como están.
}
draft-effect-none = No cambiaría nada en esta tabla.
draft-effect-later = Se está calculando.
draft-columns-gone = Ya no estarían las columnas: { $columns }.
draft-columns-new = Habría columnas nuevas: { $columns }.
draft-rows-become = De { $before } filas quedarían { $after }.
draft-risk = Quien conozca de alguien { $names } podría encontrar su renglón. Así cambia ese riesgo:
draft-risk-none = Ya no queda ninguna columna que describa a personas.
draft-stack = Juntar estas hojas en una sola tabla
draft-leave = Dejarlo así
draft-settled = Usted lo revisó y lo dejó así.
draft-unsettle = Volver a abrirlo
draft-done-in-step = Lo corrige el paso { $step } de la receta.
draft-decided-in-step = Está decidido en el paso { $step } de la receta. Puede cambiar la decisión:
draft-see-step = Ver el paso
draft-decimal = decimales con «{ $sign }»
draft-decide = ¿Qué se hace con esta columna?
draft-proposed = lo habitual
draft-reason-needed = Fundamento legal: ley y artículo que permiten publicarla
draft-reason-example = Por ejemplo: artículo 70, fracción VIII, de la Ley General de Transparencia
draft-decide-table = ¿Qué se hace con este riesgo? Puede quitar o hacer menos exactas algunas columnas, o decidir:
draft-decide-so = Decidirlo así
decision-remove = Quitar la columna
decision-mask = Ocultar casi todo con asteriscos
decision-pseudonymize = Cambiar cada valor por una clave que no se puede revertir
decision-generalize = Hacerla menos exacta (solo el año, solo la zona)
decision-accept-risk = Publicar la tabla así y aceptar el riesgo, con fundamento legal
decision-allow = Publicarla como está, con fundamento legal
decision-generalize-to = Hacerla menos exacta
decision-suppress-rows = Quitar los renglones de grupos pequeños
decision-suppress-cells = Ocultar los conteos pequeños y los que permitirían calcularlos
level-year = solo el año
level-month = solo el año y el mes
level-band-5 = rangos de 5 años
level-band-10 = rangos de 10 años
level-grid-1 = zona de unos 11 km
level-grid-2 = zona de cerca de 1 km
level-start-3 = los primeros 3 signos
order-dmy = día/mes/año
order-mdy = mes/día/año
order-ymd = año/mes/día
case-lower = todo en minúsculas
case-upper = TODO EN MAYÚSCULAS
case-title = Cada Palabra Con Mayúscula
case-sentence = Solo la primera letra

# Receta
draft-recipe = Receta
draft-recipe-what = Los pasos que convierten el original en la tabla limpia, en orden. Cada cambio se puede deshacer.
draft-recipe-empty = La receta no tiene pasos: la tabla limpia dice lo mismo que el original.
draft-other-recipe = Usar otra receta
draft-other-recipe-what = La receta del mes pasado (recipe.toml) o un historial de OpenRefine toma el lugar de esta. Los pasos que no coincidan con este archivo se señalan; los demás se aplican. Puede deshacerlo.
draft-recipe-file = Archivo de la receta
draft-use-recipe = Usar esta receta
draft-no-recipe = El archivo no es una receta.
draft-no-recipe-hint = Elija el recipe.toml que descargó de otro archivo, o el texto que OpenRefine da en Deshacer / Rehacer, Extraer…
draft-recipe-taken = Se usa la otra receta
draft-untranslated = { $count ->
    [one] Un paso de OpenRefine no se pudo traducir; hágalo aquí a mano:
   *[other] { $count } pasos de OpenRefine no se pudieron traducir; hágalos aquí a mano:
}
draft-suggest-what = O empiece de nuevo con la receta que Apertura sugiere para este archivo:
draft-suggest = Volver a la receta sugerida
draft-step-is-off = apagado
draft-switch-on = Encender
draft-switch-off = Apagar
draft-switch-on-step = Encender el paso { $step }: { $what }
draft-switch-off-step = Apagar el paso { $step }: { $what }
draft-move-up = Subir el paso { $step }: { $what }
draft-move-down = Bajar el paso { $step }: { $what }
draft-edit = Cambiar
draft-edit-step = Cambiar el paso { $step }: { $what }
draft-remove = Quitar
draft-remove-step = Quitar el paso { $step }: { $what }
draft-columns-more = { $count ->
    [one] y otra
   *[other] y { $count } más
}
draft-does-not-fit = No coincide con este archivo:
draft-add-step = Agregar un paso
draft-add = Elegir
draft-only-where = Solo en los renglones en que
draft-only-filtered = Solo en los renglones que se ven ahora (los del filtro)
draft-step-empty = Falta llenar «{ $setting }».
draft-step-no-number = «{ $setting }» debe ser un número.
draft-step-hint = Vuelva, corrija ese dato y acepte otra vez.
draft-none = ninguna
draft-if-wanted = (si hace falta)
draft-column-number = Columna { $number }
draft-sort-key = Columna { $number } por la que se ordena
draft-sort-falling = De mayor a menor
draft-sort-numbers = Comparar como números
draft-condition = Condición { $number }
draft-condition-test = Debe cumplir
draft-condition-value = Valor
draft-condition-not = Al revés: los renglones que no la cumplen
draft-condition-no = no
draft-condition-several = cumple varias condiciones
condition-one-of = es uno de
condition-contains = contiene
condition-matches = coincide con el patrón
condition-least = es al menos
condition-below = es menor que
condition-blank = está en blanco
set-type-text = texto
set-type-integer = número entero
set-type-number = número con decimales
set-type-date = fecha
set-type-datetime = fecha y hora
set-type-time = hora
set-type-year = año
set-type-boolean = sí o no
generalize-none = lo que mejor le quede
generalize-year = solo el año
generalize-month = solo el año y el mes
generalize-band = grupos de edad
generalize-grid = la zona (menos decimales)
generalize-start = los primeros signos del código
conform-none = solo llenar los vacíos
conform-slips = también los errores de captura
conform-all = todo lo que contradiga a la mayoría
sign-none = no hay
sign-point = punto (.)
sign-comma = coma (,)
sign-space = espacio
sign-apostrophe = apóstrofo (')
step-group-text = Textos y valores
step-group-types = Números, fechas y otros tipos
step-group-rows = Renglones
step-group-columns = Columnas
step-group-places = Lugares
step-group-persons = Datos personales
draft-one-a-line = (uno por línea)
draft-pairs = (uno por línea: antes → después)
setting-column = Columna
setting-columns = Columnas
setting-words = Palabras que dicen que falta el dato
setting-parse-number-words = Palabras que se quitan después del número
setting-decimal = Signo de los decimales
setting-group = Signo de los miles
setting-integer = Todos son enteros
setting-scale = Decimales exactos (dinero)
setting-percent = Dividir los porcentajes entre cien
setting-hundredfold = Escribir los porcentajes como se ven
setting-unit = Unidad
setting-order = Orden
setting-time = Con hora
setting-yes = Palabras que quieren decir sí
setting-no = Palabras que quieren decir no
setting-width = Cifras
setting-values = Valores
setting-to = Nombre de la columna nueva
setting-rename-to = Nombre nuevo
setting-change-case-to = Cómo
setting-set-type-to = Tipo
setting-generalize-to = Hasta dónde
setting-step = Tamaño: años del grupo, decimales o signos
setting-key = Nombre de la columna del periodo
setting-pivot-key = Columna cuyos valores serán columnas
setting-join-rows-key = Columna que dice qué renglones van juntos
setting-unpivot-value = Nombre de la columna del valor
setting-pivot-value = Columna con lo que va en esas columnas
setting-pivot-columns = Valores que serán columnas; vacío, todos
setting-value = Valor
setting-find = Buscar
setting-replace = Poner en su lugar
setting-conform-replace = Qué se corrige
setting-by = Columnas que dicen de qué se trata (varias juntas con +)
setting-sort-by = Por
setting-support = Renglones que deben decir lo mismo
setting-share = Parte de los renglones que deben decirlo (de 0.5 a 1)
setting-blanks = Llenar también los vacíos
setting-pattern = Es una expresión regular
setting-extract-pattern = Expresión regular
setting-separator = Separador
setting-into = Nombres de las columnas nuevas
setting-split-keep = Conservar también la columna original
setting-filter-rows-keep = Conservar los renglones que cumplen todo (sin marcar, se quitan)
setting-mask-keep = Signos que se dejan ver al final
setting-lengths = O largo de cada parte, en signos
setting-expression = Fórmula
setting-blank_errors = Dejar en blanco lo que no se pueda calcular
setting-conditions = Condiciones
setting-repeat = Repetir las demás celdas en cada renglón
setting-row = Renglón de los datos que trae los nombres (el primero es 1)
setting-latitude = Nombre de la columna de la latitud
setting-longitude = Nombre de la columna de la longitud
setting-centers = Centros propios, además de los de INEGI (clave → latitud, longitud)
setting-zone = Zona UTM de las celdas que no la dicen
setting-least = Renglones que al menos debe tener un grupo
setting-thing = Columna que dice de qué se trata
setting-source = Columna que dice quién lo dice
setting-beside = Columnas por las que se juzga a las fuentes
setting-suppress-cells-columns = Columnas con los conteos
setting-suppress-cells-by = Columnas que dicen qué se cuenta (municipio, edad, sexo)
setting-suppress-cells-least = Personas que al menos debe contar una celda
setting-known = Columnas cuyos totales ya se publicaron en otro lugar
setting-aggregate-by = Columnas que forman los grupos
setting-count = Nombre de la columna nueva con el número de personas
setting-sums = Columnas que se suman
setting-rest = Texto para los grupos más pequeños, que se juntan (por ejemplo: Otros); vacío los quita
setting-reason = Fundamento legal
setting-rule = Riesgo
setting-kind = Clase

# Qué hace cada paso, antes de llenarlo
step-help-replace-text = Cambia un texto dentro de las celdas; lo demás de la celda se queda.
step-help-map-values = Cambia celdas enteras: a la izquierda como está, a la derecha como debe quedar. Ejemplo: MTY → Monterrey
step-help-change-case = Ejemplo: «SAN PEDRO» queda «San Pedro».
step-help-normalize-space = Quita espacios de más y signos que no se ven. No cambia palabras.
step-help-set-missing = Ejemplo: S/D, N/A o «sin dato» quedan en blanco, y se cuenta cuántas.
step-help-transform = Con fórmulas de OpenRefine (GREL). Ejemplo: value.trim().toUppercase()
step-help-conform = Si casi todos los renglones de una misma clave dicen lo mismo, corrige los pocos que dicen otra cosa.
step-help-reconcile = Cuando varias fuentes dicen cosas distintas de lo mismo, toma lo que dicen las más confiables.
step-help-parse-number = «$ 1,234.50» queda 1234.5. Lo que no sea número se queda como está y se cuenta.
step-help-parse-date = «05/03/2024» queda 2024-03-05. Diga qué va primero en su archivo.
step-help-parse-time = «1:30 p. m.» queda 13:30.
step-help-parse-year = Los valores son años, no cantidades.
step-help-parse-boolean = Diga qué palabras quieren decir sí y cuáles no.
step-help-keep-text = Para claves, folios y teléfonos: conserva los ceros a la izquierda.
step-help-pad-zeros = Ejemplo: con 5 cifras, «1039» queda «01039».
step-help-set-type = Apertura lee los valores como de ese tipo, a la manera de México.
step-help-drop-rows = Escriba los valores de la columna cuyos renglones sobran.
step-help-keep-rows = Escriba los valores de la columna cuyos renglones se quedan; los demás se quitan.
step-help-filter-rows = Un renglón cumple cuando cumple todas las condiciones.
step-help-drop-duplicates = Quita los renglones idénticos en todas sus columnas; deja el primero.
step-help-drop-derived = Quita los renglones de totales y subtotales que están entre los datos.
step-help-fill-down = Para columnas en que el valor solo está en el primer renglón de cada grupo.
step-help-blank-down = Deja el valor solo en el primer renglón de cada grupo.
step-help-sort = Ordena por la primera columna; los empates, por la segunda.
step-help-split-rows = Ejemplo: «pan; leche» en una celda queda en dos renglones.
step-help-join-rows = Varios renglones de lo mismo quedan en uno. Ejemplo: «pan» y «leche» en dos renglones quedan «pan; leche».
step-help-promote-header = Ese renglón deja de ser un dato y da nombre a las columnas.
step-help-rename = Solo cambia el nombre; los datos se quedan igual.
step-help-drop-columns = Marque las columnas que no deben publicarse.
step-help-keep-columns = Marque las columnas que se quedan; las demás se quitan.
step-help-reorder = Elija las columnas que van primero; las demás siguen como están.
step-help-split = Ejemplo: «Ruiz, Ana» con separador «,» queda en dos columnas.
step-help-join = Las columnas se quedan; se agrega una con sus valores juntos.
step-help-extract = La columna se queda. Ejemplo: [0-9]+ saca el primer número.
step-help-recode = Agrega una columna. Ejemplo: 19 → Nuevo León
step-help-compute = Agrega una columna con una fórmula de OpenRefine (GREL). Ejemplo: value.length()
step-help-unpivot = Si hay una columna por mes o por año, las convierte en renglones: una columna dice el periodo y otra el valor.
step-help-pivot = Ejemplo: una columna «sexo» con hombres y mujeres queda en dos columnas, una para cada uno.
step-help-geocode = La columna debe traer claves de INEGI: 19 de estado o 19039 de municipio.
step-help-parse-coordinates = Una columna con las dos coordenadas, o dos. Entiende grados, minutos y segundos, UTM y WKT.
step-help-remove = La columna no se publica.
step-help-mask = Ejemplo: «LOHM850315MNLPRR07» queda «**************RR07».
step-help-pseudonymize = La misma persona tiene siempre la misma clave. El secreto para hacerla no sale de la dependencia.
step-help-generalize = Ejemplos: 1987-05-21 queda 1987; 34 años queda 30-39; 64000 queda 640.
step-help-suppress-rows = Quita los renglones cuya combinación de estas columnas comparten muy pocas personas.
step-help-suppress-cells = Deja en blanco los conteos de muy pocas personas, y los que permitirían calcularlos restando de los totales.
step-help-aggregate = Junta los renglones en grupos y publica cuántas personas son, con sumas si se quieren. Las demás columnas se van.

# Una columna
draft-contains = Que contenga
draft-from = Desde
draft-to = Hasta
draft-ask = Filtrar
draft-ranges = De cuánto a cuánto
draft-change-this = Cambiar este valor en todas sus filas
draft-only-this = Ver solo las filas con este valor
draft-values = Valores
draft-values-what = Elija un valor para ver solo esas filas en las dos tablas.
draft-other-values = { $count ->
    [one] Y otra fila con valores menos frecuentes.
   *[other] Y otras { $count } filas con valores menos frecuentes.
}
draft-blank-cells = { $count ->
    [one] Una celda vacía.
   *[other] { $count } celdas vacías.
}
draft-clusters = Valores que se parecen
draft-clusters-none = No hay valores que parezcan el mismo escrito de varias maneras.
draft-clusters-later = Se buscan valores que se parezcan.
draft-clusters-what = { $count ->
    [one] Este grupo puede ser un solo valor escrito de varias maneras. Márquelo si lo es.
   *[other] { $count } grupos pueden ser un solo valor escrito de varias maneras. Marque los que lo sean.
}
draft-clusters-more = { $count ->
    [one] Hay otro grupo. Acepte primero estos.
   *[other] Hay otros { $count } grupos. Acepte primero estos.
}
draft-write-so = Escribir todos así
draft-merge = Unir los marcados
draft-change-value = Cambiar el valor «{ $value }» en todas sus filas
draft-with-column = Hacer algo con esta columna

# Diccionario
draft-dictionary-lead = Diga con una frase qué significa cada columna. El texto propuesto sale de lo que contiene: complételo y guárdelo.
draft-dictionary-missing = { $missing ->
    [0] Las { $all } columnas tienen su descripción guardada.
    [one] Falta guardar la descripción de una columna, de { $all }.
   *[other] Falta guardar la descripción de { $missing } columnas, de { $all }.
}
draft-what-means = Qué significa «{ $column }»
draft-proposed-text = Texto propuesto: complételo.
draft-text = { $label }: { $meaning }.
draft-text-unit = Se mide en { $unit }.
draft-text-values = Valores posibles: { $values }.

# Publicar
draft-publish-title = Publicar
draft-publish-now = Publicar ahora
draft-publishing = Publicando. Esta página se actualiza sola; puede cerrarla, la publicación sigue.
draft-publishing-waits = Espera su turno.
draft-publishing-done = { $part } % hecho
draft-undescribed = { $count ->
    [one] Una columna no tiene descripción guardada.
   *[other] { $count } columnas no tienen descripción guardada.
}
draft-complete-dictionary = Completar el diccionario
draft-needed = (necesario)
draft-not-said = Sin indicar
about-set-title = Título
about-set-description = Descripción: qué contiene y cómo se reunió
about-set-agency = Dependencia que publica
about-set-theme = Tema
about-set-keywords = Palabras clave, separadas por comas
about-set-contact_position = Puesto al que se pueden hacer preguntas
about-set-contact_email = Correo de ese puesto
about-set-temporal = Periodo que cubre
about-set-frequency = Frecuencia: cada cuánto se actualiza
about-covered = Las fechas de «{ $column }» en este archivo: { $days }. ¿Cambia el periodo?
about-proposed-temporal = Propuesto por las fechas de «{ $column }». Compruébelo.
about-set-spatial = Lugar que cubre
about-set-dataset = Si ya está publicado: su nombre en la dirección
about-proposed = Propuesto por lo que dice el archivo o su dependencia. Compruébelo.
about-proposed-description = Propuesta con lo que trae el archivo. Corríjala y diga cómo se reunieron los datos y qué no incluyen.
about-description-hint = Qué contiene, cómo se reunió y qué no incluye; al menos 120 letras.
about-draft-row = Una fila por { $one }, con { $columns }.
about-draft-columns = Contiene { $columns }.
about-draft-notes = Notas del archivo: { $notes }
about-example = Por ejemplo: { $example }
about-next-of = ¿Es la continuación de algo ya publicado?
about-next-of-what = Si actualiza un conjunto de su dependencia, elíjalo: será su siguiente versión.
about-next-of-none = No, es un conjunto nuevo
about-example-title = Licencias de funcionamiento 2024
about-example-agency = Secretaría de Desarrollo Económico
about-example-theme = Economía
about-example-keywords = licencias, comercios
about-example-contact_position = Dirección de Estadística
about-example-contact_email = estadistica@ejemplo.gob.mx
about-example-temporal = 2024-01-01/2024-12-31
about-example-spatial = Nuevo León
about-example-dataset = licencias-de-funcionamiento

draft-keys = Con el teclado: flechas para moverse por las tablas, J y K para pasar de un hallazgo a otro, Entrar para ver el efecto y aceptar, U para deshacer.
