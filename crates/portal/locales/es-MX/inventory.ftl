# El inventario, la prioridad y el plan: lo que hay antes de tener un archivo.

nav-inventory = Inventario
nav-priority = Prioridad
nav-plan = Plan

error-no-such-entry = No existe lo que busca en el inventario.
error-no-such-entry-hint = Vuelva al inventario y elija de la lista. Si lo busca en otra dependencia, pida a su administración el permiso.
limit-inventory_bytes = bytes en un archivo de inventario

# el inventario de una dependencia
inventory-title = Inventario de datos
inventory-of = Inventario de { $agency }
inventory-own = Inventarios en los que participa
inventory-own-what = Elija una dependencia para ver o escribir lo que tiene.
inventory-own-none = Todavía no participa en ninguna dependencia. Pida a su administración que lo registre.
inventory-count = { $count ->
    [0] Ningún conjunto de datos.
    [one] { $count } conjunto de datos.
   *[other] { $count } conjuntos de datos.
}
inventory-incomplete = { $count ->
    [one] A { $count } le falta algo obligatorio: está marcado en rojo.
   *[other] A { $count } les falta algo obligatorio: están marcados en rojo.
}
inventory-empty = Aquí se anota todo lo que la oficina tiene, aunque no se vaya a publicar. Escriba un conjunto de datos por renglón, o traiga más abajo la lista que ya tenga en Excel.
inventory-how = Un conjunto de datos por renglón. Escriba en las celdas y guarde; en «Detalle» están los recursos y lo demás. Puede pegar celdas copiadas de Excel.
inventory-row = Renglón
inventory-detail = Detalle
inventory-open-entry = Ver el detalle de { $title }
inventory-new = Nuevo
inventory-resources = { $count ->
    [one] { $count } recurso
   *[other] { $count } recursos
}
inventory-save = Guardar
inventory-saved = { $count ->
    [0] No había cambios que guardar.
    [one] Se guardó { $count } renglón.
   *[other] Se guardaron { $count } renglones.
}
inventory-saving = Guardando…
inventory-kept = Guardado.
inventory-unsaved = Hay cambios sin guardar; se guardan al salir del renglón.
inventory-save-failed = No se pudo guardar. Revise su conexión y oprima «Guardar» de nuevo; lo escrito sigue aquí.
inventory-ended = Su sesión terminó. Oprima «Guardar»: entra otra vez y lo escrito no se pierde.
inventory-clash-short = Otra persona escribió en la misma celda. Oprima «Guardar» para ver los dos valores y elegir.
inventory-keys = Flechas y Enter: cambiar de celda. Ctrl+V: pegar desde Excel.
inventory-search = Buscar en el inventario
inventory-pages = Páginas
inventory-page = Página { $page } de { $pages }
inventory-page-before = Anterior
inventory-page-after = Siguiente
inventory-clash = Dos personas escribieron lo mismo a la vez
inventory-clash-what = Todo lo demás ya se guardó. En lo que sigue, elija qué valor se queda.
inventory-clash-before = Antes decía: { $value }
inventory-clash-theirs = Lo que guardó la otra persona:
inventory-clash-mine = Lo que escribió usted:
inventory-clash-keep = Guardar lo elegido
inventory-bad-cell = No se guardó el renglón «{ $title }»: revise la celda «{ $field }».
inventory-bad-requests = Escriba cuántas solicitudes se han recibido, con un número entero: 0, 3, 12.
inventory-bad-commitment = Escriba la fecha completa, por ejemplo 2027-03-31 o 31 de marzo de 2027.
inventory-bad-progress = Escriba el avance con un número de 0 a 100.
inventory-bad-access = Elija público, restringido o privado.
inventory-bad-personal-data = Elija sí o no.
inventory-bad-resources = Son demasiados recursos, o su texto es demasiado largo. Reparta los recursos en dos conjuntos.
inventory-bad-title = El texto es demasiado largo para una celda. Acórtelo.

# traer y llevar
inventory-import = Traer una lista
inventory-import-what = Sirve el inventario de ADELA de 2015 (Excel), su plan de apertura, su catálogo, la lista de un portal CKAN o cualquier hoja con una fila de encabezados. Antes de guardar verá qué se entendió.
inventory-import-file = Archivo con la lista
inventory-import-ckan = ¿Sus datos están en un portal CKAN?
inventory-import-ckan-how = Abra en su navegador esta dirección con el nombre de su portal, guarde la página como archivo y elíjalo arriba. Este servidor no visita otros sitios.
inventory-import-portal = Dirección del portal
inventory-import-portal-what = La de su portada, o la de la página de su dependencia en él, por ejemplo https://datos.ejemplo.gob.mx/organization/obras. Se trae solo la lista, no los archivos.
inventory-import-ask = Traer su lista
ckan-trouble-bad-address = Esa no es la dirección de un portal.
ckan-trouble-bad-address-hint = Copie la dirección de la barra del navegador, por ejemplo https://datos.ejemplo.gob.mx.
ckan-trouble-inside = Esa dirección está dentro de la red y este servidor no la visita.
ckan-trouble-inside-hint = Guarde la lista como archivo y elíjala en «Traer una lista», o pida a quien administra el servidor que permita visitar la red interna.
ckan-trouble-silent = Nadie contestó en esa dirección.
ckan-trouble-silent-hint = Ábrala en su navegador para ver si está bien escrita y si el portal funciona; luego inténtelo otra vez.
ckan-trouble-no-ckan = Lo que contestó no es un portal CKAN.
ckan-trouble-no-ckan-hint = Escriba la dirección de la portada del portal. Si no usa CKAN, guarde su lista como hoja de cálculo y elíjala en «Traer una lista».
ckan-trouble-empty = El portal contestó, pero no tiene conjuntos de datos con esa dirección.
ckan-trouble-empty-hint = Revise el nombre de la dependencia en la dirección, o escriba la de la portada.
ckan-trouble-slow = El portal tarda demasiado en dar su lista.
ckan-trouble-slow-hint = Escriba la dirección de la página de su dependencia, que es más corta, o inténtelo más tarde.
ckan-trouble-too-large = La lista es demasiado larga.
ckan-trouble-too-large-hint = Escriba la dirección de la página de su dependencia en el portal: así se trae solo lo suyo.
inventory-import-read = Leer el archivo
inventory-import-waiting = Archivos que leyó y no ha guardado en el inventario:
inventory-import-too-large = El archivo pasa de 20 MB.
inventory-import-problem = No se pudo leer la lista
inventory-import-problem-what = El inventario no cambió. Abra el archivo, revise que haya una fila de encabezados con un conjunto de datos en cada renglón, guárdelo y vuelva a intentarlo.
inventory-import-back = Elegir otro archivo
inventory-imported = Se agregaron { $added } conjuntos y se completaron { $completed } que ya estaban. Revise los renglones marcados.
inventory-download = Llevar a un archivo
inventory-download-xlsx = Inventario completo para Excel
inventory-download-csv = Inventario completo en CSV
inventory-download-adela = Formato ADELA 2015 para Excel
inventory-download-adela-csv = Formato ADELA 2015 en CSV
inventory-public-title = A la vista del público
inventory-public-not = El público todavía no ve este inventario. Al publicarlo se verá siempre como esté en ese momento, junto con el plan; las notas y quién pide los datos no se muestran.
inventory-public-since = El público ve este inventario y su plan desde el { $day }, siempre como estén. Las notas y quién pide los datos no se muestran.
inventory-public-see = Ver lo que ve el público
inventory-public-start = Publicar el inventario y el plan
inventory-public-stop = Dejar de publicarlos
inventory-public-heading = Lo que el gobierno tiene
inventory-public-lead = Todos los conjuntos de datos que las dependencias tienen, publicados o no, con la razón cuando no se pueden publicar. La lista está siempre al día.
inventory-public-none = Ninguna dependencia ha publicado su inventario todavía.
inventory-public-reason = No es público: { $reason }. Fundamento: { $ground }

# lo que se entendió de una lista
import-title = Lista de { $name }
import-kind-adela-inventory = Es el inventario de ADELA.
import-kind-adela-plan = Es el plan de apertura de ADELA.
import-kind-adela-catalog = Es el catálogo de ADELA.
import-kind-ckan = Es la lista de un portal CKAN.
import-kind-sheet = Es una hoja con columnas propias.
import-found = { $rows ->
    [one] De { $rows } renglón
   *[other] De { $rows } renglones
} { $count ->
    [one] se entendió { $count } conjunto de datos.
   *[other] se entendieron { $count } conjuntos de datos.
}
import-warned = { $count ->
    [one] { $count } tiene algo por revisar.
   *[other] { $count } tienen algo por revisar.
}
import-what = Revise las columnas y los conjuntos, quite la marca a lo que no quiera y oprima «Agregar». Lo que no se entendió queda en las notas de cada conjunto. Todo se puede corregir después.
import-taken = Esta lista ya se agregó al inventario.
import-organizations = ¿Cuáles son suyas?
import-organizations-what = La lista nombra a varias dependencias. Marque los nombres con los que aparece { $agency }.
import-organizations-choose = Usar estas
import-columns = Las { $count } columnas y lo que significan
import-columns-unknown = { $count ->
    [one] ({ $count } va a las notas)
   *[other] ({ $count } van a las notas)
}
import-columns-what = Elija qué es cada columna. Lo que mande a las notas se conserva con su encabezado.
import-columns-no-title = No se reconoció qué columna tiene el nombre del conjunto. Elíjala aquí.
import-columns-again = Leer de nuevo con estas columnas
import-column-label = Encabezado en el archivo
import-column-sample = Ejemplo
import-column-is = Es
import-column-number = Columna { $number }, sin encabezado
import-datasets = Conjuntos de datos
import-none = Ningún conjunto de esta lista es de su dependencia. Elija arriba con qué nombre aparece.
import-others = De otras dependencias ({ $count }): no se agregan
import-rows = Renglones del archivo: { $rows }
import-completes = completa el que ya está
import-kept-in-notes = Queda en las notas
import-take = Agregar lo marcado al inventario (propuestos: { $count })
import-not-now = Ahora no
sheet-column-title = Nombre del conjunto
sheet-column-description = Descripción del conjunto
sheet-column-theme = Tema o sector
sheet-column-keywords = Palabras clave
sheet-column-responsible = Cargo responsable
sheet-column-contact-email = Correo de contacto
sheet-column-system = Sistema de origen
sheet-column-formats = Formatos
sheet-column-access = Acceso (público, restringido, privado)
sheet-column-reason = Razón por la que no es público
sheet-column-legal-ground = Fundamento legal
sheet-column-personal-data = ¿Tiene datos personales?
sheet-column-frequency = Frecuencia de actualización
sheet-column-next-update = Próxima actualización
sheet-column-estimated = Fecha estimada
sheet-column-commitment = Fecha compromiso
sheet-column-requests = Solicitudes recibidas
sheet-column-requested-by = Quién lo pide
sheet-column-temporal = Periodo que cubre
sheet-column-spatial = Territorio que cubre
sheet-column-address = Página donde está hoy
sheet-column-identifier = Identificador del conjunto
sheet-column-organization = Dependencia
sheet-column-resource-title = Recurso: nombre
sheet-column-resource-description = Recurso: qué es
sheet-column-resource-format = Recurso: formato
sheet-column-resource-system = Recurso: sistema
sheet-column-resource-period = Recurso: periodo
sheet-column-resource-disaggregation = Recurso: desagregación
sheet-column-resource-address = Recurso: enlace de descarga
sheet-column-notes = Otra cosa: a las notas
sheet-column-skip = No es de los datos: no se trae

# una entrada
entry-untitled = Conjunto sin nombre
entry-blank = (vacío)
entry-not-said = Sin decir
entry-yes = Sí
entry-no = No
entry-save = Guardar
entry-saved = Se guardó.
entry-check = Qué falta
entry-route = En qué va
entry-published-as = Ver el conjunto publicado
entry-history = Cambios
entry-history-count = { $count ->
    [one] Se ha escrito una vez.
   *[other] Se ha escrito { $count } veces.
}
entry-history-line = Cambio { $number }, { $day }
entry-remove = Quitar del inventario
entry-remove-what = Quítelo solo si la oficina no tiene estos datos o si está repetido. Su historia se conserva.
entry-remove-now = Quitar este conjunto
entry-why = Razón de «{ $criterion }»
entry-part-what = Qué es
entry-part-who = Quién responde y dónde está
entry-part-access = Quién puede verlo
entry-part-when = Cada cuándo y para cuándo
entry-part-demand = Quién lo pide
entry-frequency-is = Se entiende como: { $frequency }.

entry-prepare = Preparar sus datos
entry-prepare-begun = Archivos ya empezados. Ábralos para seguir:
entry-prepare-file = Archivo con los datos
entry-prepare-what = Entréguelo tal como lo usa la oficina. En la siguiente página verá qué corregir; lo que dice el inventario ya estará escrito.
entry-prepare-start = Abrir el archivo
entry-join = ¿Ya está publicado aquí?
entry-join-which = Conjunto publicado
entry-join-what = Elija el conjunto de la dependencia que corresponde a este renglón.
entry-join-none = No está publicado

entry-title = Conjunto de datos
entry-description = Descripción
entry-theme = Tema o sector
entry-keywords = Palabras clave
entry-responsible = Cargo responsable
entry-contact-email = Correo del cargo
entry-system = Sistema de origen
entry-formats = Formatos
entry-access = Acceso
entry-reason = Razón, si no es público
entry-legal-ground = Fundamento legal
entry-personal-data = ¿Datos personales?
entry-frequency = Frecuencia
entry-next-update = Próxima actualización
entry-estimated = Fecha estimada
entry-requests = Solicitudes recibidas
entry-requested-by = Quién lo pide
entry-temporal = Periodo que cubre
entry-spatial = Territorio que cubre
entry-address = Página donde está hoy
entry-resources = Recursos
entry-notes = Notas
entry-commitment = Fecha compromiso
entry-plan-responsible = Cargo que lo prepara
entry-progress = Avance (%)
entry-plan-note = Qué falta
entry-help-title = Nombre que lo distinga: unidad y tema
entry-help-description = Qué contiene, de dónde sale, hasta dónde llega
entry-help-theme = Salud, Movilidad…
entry-help-keywords = Separadas por comas
entry-help-responsible = El puesto, no la persona
entry-help-contact-email = Correo institucional del puesto
entry-help-system = Excel, Oracle, expediente en papel…
entry-help-formats = CSV, Excel, PDF…
entry-help-access = ¿Cualquiera puede tenerlo?
entry-help-reason = Por qué no se puede dar a todos
entry-help-legal-ground = Ley y artículo que lo impiden
entry-help-personal-data = ¿Nombra o describe a personas?
entry-help-frequency = Mensual, anual, irregular…
entry-help-next-update = Mes y año, por ejemplo agosto 2027
entry-help-estimated = Año y mes (2027-03) o «no aplica»
entry-help-requests = Cuántas veces lo han pedido
entry-help-requested-by = Prensa, academia, otra oficina… sin nombres
entry-help-temporal = Por ejemplo 2015-2026
entry-help-spatial = Estado, municipios, colonias…
entry-help-address = Dirección de internet, si ya se publica
entry-help-resources = Cada tabla, mapa o documento del conjunto. Un concepto, un territorio y un periodo en cada renglón.
entry-help-notes = Lo que no cabe arriba. Aquí queda también lo que no se entendió de una lista traída. El público no lo ve.
resource-title = Nombre del recurso
resource-description = Qué es
resource-format = Formato
resource-system = Sistema
resource-period = Periodo
resource-disaggregation = Desagregación
resource-address = Enlace de descarga
resource-help-title = Formato, unidad, materia, lugar y periodo
resource-help-description = Notas y límites
resource-help-format = CSV, SHP, PDF…
resource-help-system = Dónde se guarda
resource-help-period = 2026, 2015-2026…
resource-help-disaggregation = Por municipio, por mes…
resource-help-address = Si ya se descarga
access-public = Público
access-restricted = Restringido
access-private = Privado
stage-inventoried = En el inventario
stage-planned = Con fecha
stage-in-preparation = En preparación
stage-submitted = En revisión
stage-published = Publicado
stage-kept-current = Al día
stage-withdrawn = Retirado
frequency-word-real-time = tiempo real
frequency-word-daily = diaria
frequency-word-weekly = semanal
frequency-word-biweekly = quincenal
frequency-word-monthly = mensual
frequency-word-bimonthly = bimestral
frequency-word-quarterly = trimestral
frequency-word-four-monthly = cuatrimestral
frequency-word-semiannual = semestral
frequency-word-annual = anual
frequency-word-biennial = bienal
frequency-word-quinquennial = quinquenal
frequency-word-decennial = decenal
frequency-word-irregular = irregular

severity-word-error = Falta:
severity-word-warning = Revise:
severity-word-info = Nota:
entry-finding-title-missing = Escriba el nombre del conjunto de datos.
entry-finding-title-twice = Otro conjunto de esta dependencia se llama igual. Distíngalos, o deje uno solo con todos los periodos.
entry-finding-responsible-missing = Escriba el puesto que responde por estos datos.
entry-finding-responsible-is-person = Había el nombre de una persona. Escriba el puesto, que no cambia cuando cambia la persona.
entry-finding-access-missing = Diga si cualquiera puede tener estos datos.
entry-finding-personal-data-public = Es público y tiene datos personales. Decida qué columnas se quitan antes de publicar.
entry-finding-personal-data-missing = Diga si tiene datos personales.
entry-finding-reason-missing = Su acceso es { $value }: escriba por qué.
entry-finding-legal-ground-missing = Su acceso es { $value }: escriba la ley y el artículo que lo fundan.
entry-finding-frequency-missing = Diga cada cuándo se actualiza.
entry-finding-frequency-unknown = No se reconoce la frecuencia «{ $value }». Elija una de la lista: mensual, anual, irregular…
entry-finding-frequency-is-date = «{ $value }» es una fecha y no una frecuencia. Escriba cada cuándo se actualiza: mensual, anual…
entry-finding-next-update-unknown = No se entiende la próxima actualización «{ $value }». Escriba mes y año.
entry-finding-next-update-without-year = A la próxima actualización «{ $value }» le falta el año.
entry-finding-next-update-past = La próxima actualización «{ $value }» ya pasó. Actualice los datos o escriba otra fecha.
entry-finding-next-update-several = La próxima actualización «{ $value }» tiene varias fechas. Deje la que sigue.
entry-finding-estimated-missing = Escriba para cuándo podría publicarse: año y mes, o «no aplica».
entry-finding-estimated-unknown = No se entiende la fecha «{ $value }». Escriba año y mes, por ejemplo 2027-03, o «no aplica».
entry-finding-estimated-past = La fecha estimada { $value } ya pasó. Escriba otra.
entry-finding-rows-apart = Sus renglones no están juntos en el archivo; se juntaron.
entry-finding-duplicate-in-file = El nombre se repite en el archivo. Deje marcado uno, o agréguelos y distíngalos.
entry-finding-rows-disagree = Los renglones dicen cosas distintas en «{ $field }». Se tomó lo primero (en el acceso, lo más cerrado); «{ $value }» queda en las notas.
entry-finding-not-understood = No se entendió «{ $value }» en «{ $field }». Queda en las notas.
entry-finding-date-read = La fecha «{ $value }» se leyó como mes. Compruébela.
entry-finding-organization-spaces = El nombre de la dependencia «{ $value }» traía espacios de más; se quitaron.
entry-finding-other-agency = El archivo dice que es de { $value }.
entry-finding-example-row = Parece un ejemplo de la plantilla. Márquelo solo si es suyo.
entry-finding-already-there = Ya está en el inventario: se completa lo que le falte; lo distinto queda en sus notas.
entry-finding-too-many-resources = Tiene más de 500 recursos. Los nombres de los demás quedan en las notas.

# prioridad
priority-title = Qué abrir primero
priority-of = Qué abrir primero: { $agency }
priority-lead = Responda de 0 a 5 los criterios de cada conjunto. El puntaje ordena la lista y dice de dónde sale cada punto.
priority-none = No hay nada por ordenar: el inventario está vacío, o todo es privado o ya está publicado.
priority-to-inventory = Ir al inventario
priority-count = { $count ->
    [one] { $count } conjunto por abrir.
   *[other] { $count } conjuntos por abrir.
}
priority-published = { $count ->
    [one] { $count } ya está publicado.
   *[other] { $count } ya están publicados.
}
priority-private = { $count ->
    [one] { $count } es privado y no entra.
   *[other] { $count } son privados y no entran.
}
priority-of-100 = de 100
priority-missing = { $count ->
    [one] Falta una respuesta.
   *[other] Faltan { $count } respuestas.
}
priority-answer = Responder y ver de dónde sale el puntaje
priority-why = Ver de dónde sale el puntaje
priority-save = Guardar respuestas
priority-saved = Se guardaron las respuestas y la lista se ordenó de nuevo.
priority-suggested = Por lo que dice el inventario, podría ser { $points }.
priority-reason = Razón de su respuesta
priority-adds = Suma { $points } de { $most } puntos.
priority-weights = Cómo se calcula
priority-weights-what = Escriba de 0 a 10 cuánto pesa cada criterio. Con 0 no cuenta. Vale para todas las dependencias.
priority-weights-save = Guardar los pesos
priority-weights-saved = Se guardaron los pesos; las listas se ordenaron de nuevo.
priority-formula = Cada criterio aporta su peso por la respuesta; en esfuerzo y riesgo, por 5 menos la respuesta. La suma se lleva a una escala de 0 a 100. Lo que no se ha respondido no suma.
criterion-public-interest = Interés público
criterion-requests = Solicitudes
criterion-obligations = Obligaciones
criterion-policy-use = Uso en políticas
criterion-quality = Calidad
criterion-effort = Esfuerzo
criterion-risk = Riesgo
criterion-help-public-interest = ¿Le importa a la ciudadanía, la prensa, las empresas?
criterion-help-requests = ¿Lo piden una y otra vez?
criterion-help-obligations = ¿Lo manda una ley, un tratado o un compromiso?
criterion-help-policy-use = ¿Con él se hacen o se miden políticas?
criterion-help-quality = ¿Está completo, al día y bien llevado?
criterion-help-effort = ¿Cuánto trabajo cuesta abrirlo?
criterion-help-risk = ¿Puede dañar a personas o a la seguridad?
criterion-scale-for = 0 nada · 5 mucho
criterion-scale-against = 0 nada · 5 mucho; resta

# plan
plan-title = Plan de apertura
plan-of = Plan de { $agency }
plan-own = Planes en los que participa
plan-public = Lo que el gobierno promete abrir
plan-public-lead = Qué conjuntos de datos se publicarán, para cuándo y quién responde. La lista está siempre al día.
plan-public-none = Ninguna dependencia ha publicado su plan todavía.
plan-agency = Dependencia
plan-stands = Cómo va
plan-count = { $count ->
    [one] { $count } compromiso.
   *[other] { $count } compromisos.
}
plan-late-count = { $count ->
    [one] { $count } compromiso está vencido.
   *[other] { $count } compromisos están vencidos.
}
plan-late-what = Publique el conjunto, o escriba otra fecha y por qué.
plan-today = Al { $day }.
plan-empty = Primero anote en el inventario lo que la oficina tiene; luego ponga aquí las fechas.
plan-how = Ponga a cada conjunto la fecha en que lo publicará y el puesto que lo prepara.
plan-save = Guardar el plan
plan-estimated = En el inventario se estimó { $month }.
plan-responsible-is = Si lo deja vacío: { $position }.
plan-no-day = sin fecha
plan-late-by = { $days ->
    [one] Venció ayer
   *[other] Venció hace { $days } días
}
plan-due-in = { $days ->
    [0] Vence hoy
    [one] Falta un día
   *[other] Faltan { $days } días
}
plan-download-xlsx = Plan para Excel
plan-download-csv = Plan en CSV
plan-standing-late = Vencidos
plan-standing-soon = En los próximos 30 días
plan-standing-in-time = Con tiempo
plan-standing-unplanned = Sin fecha
plan-standing-done = Publicados
plan-standing-word-unplanned = Sin fecha
plan-standing-word-done = Publicado
calendar-title = En su calendario
calendar-what = Agregue esta dirección a Outlook, Google Calendar o el teléfono como «calendario de internet». Las fechas se actualizan solas.
calendar-secret = Quien tenga esta dirección puede ver las fechas. Si la compartió de más, haga otra: la anterior deja de servir.
calendar-make = Crear la dirección
calendar-renew = Hacer otra dirección
calendar-name = Plan de apertura: { $agency }
calendar-summary = Publicar: { $title }
calendar-description = Responde: { $responsible }. Va en: { $stage }, { $progress } %.

endpoint-inventory = Lo que las dependencias tienen, publicado o no, siempre al día (también .xlsx y .json)
endpoint-plan = Lo que las dependencias prometen publicar y para cuándo, siempre al día (también .xlsx y .json)
