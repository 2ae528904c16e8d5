# El taller: donde se prepara un archivo antes de publicarlo.

nav-draft = Preparar archivos
draft-title = Preparar un archivo
draft-enter = Entrar
draft-lead = Entregue el archivo tal como lo usa su oficina. Aquí verá qué tiene, qué conviene corregir y qué falta decidir. El original no se toca.
draft-file = Archivo
draft-file-what = Excel, LibreOffice, CSV, JSON, DBF, mapas y otros. Se queda en esta computadora.
draft-hand-in = Abrir el archivo
draft-no-file = No se eligió ningún archivo.
draft-no-file-hint = Elija un archivo y oprima «Abrir el archivo».
draft-begun = Archivos empezados
draft-changed-on = último cambio el { $day }
draft-forget = Borrar de la lista
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
}. La receta cambia { $cells ->
    [0] ninguna celda
    [one] una celda
   *[other] { $cells } celdas
}.
draft-undecided = { $count ->
    [one] Falta decidir una cosa antes de publicar.
   *[other] Falta decidir { $count } cosas antes de publicar.
}
draft-decided = No falta ninguna decisión. Revise la tabla limpia y publíquela cuando esté conforme.
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
draft-tables = Apertura encontró { $count } tablas. Elija la que quiere preparar:
draft-table = tabla { $number } ({ $rows } filas)
draft-read-so = Se lee como usted dijo:
draft-read-by-itself = Quitar y leer de nuevo
draft-read-otherwise = ¿La tabla está mal señalada? Diga dónde está
draft-read-so-button = Leer así
draft-sheet = Hoja
draft-sheet-all = Todas las hojas visibles
draft-set-header = Renglones del encabezado
draft-set-range = Celdas que ocupa la tabla
draft-set-left_out = Renglones que no son datos
draft-set-encoding = Codificación del texto
draft-set-delimiter = Signo que separa las columnas
draft-sheets-without-table = Hojas sin tabla, u ocultas:
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
draft-one-a-line = (uno por línea)
draft-pairs = (uno por línea: antes → después)
setting-column = Columna
setting-columns = Columnas
setting-words = Palabras que dicen que falta el dato
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
setting-key = Nombre de la columna del periodo
setting-unpivot-value = Nombre de la columna del valor
setting-value = Valor
setting-find = Buscar
setting-replace = Poner en su lugar
setting-pattern = Es una expresión regular
setting-extract-pattern = Expresión regular
setting-separator = Separador
setting-into = Nombres de las columnas nuevas
setting-keep = Signos que se dejan ver al final
setting-reason = Fundamento legal
setting-kind = Clase

# Una columna
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
about-set-spatial = Lugar que cubre
about-set-dataset = Si ya está publicado: su nombre en la dirección
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
