# Los hallazgos, por regla: qué se encontró y (`-advice`) qué hacer. La columna se muestra al lado.
# Valores: $count y los detalles que da la regla.

rule-ambiguous-dates = No se puede saber si las fechas dicen día/mes o mes/día.
rule-ambiguous-dates-advice = Pregunte a quien hizo el archivo y elija el orden en la receta.

rule-binary-values-left-out = { $count ->
    [one] Una celda guarda un archivo o imagen, no un valor, y quedó vacía.
   *[other] { $count } celdas guardan archivos o imágenes, no valores, y quedaron vacías.
}
rule-binary-values-left-out-advice = Si hacen falta, publíquelos aparte y escriba en la tabla la dirección de cada uno.

rule-blank-cells = { $count ->
    [one] Falta un valor.
   *[other] Faltan { $count } valores.
}
rule-blank-cells-advice = Si el dato existe, complételo en el origen. Si no existe, dejar la celda vacía está bien.

rule-blank-label = { $count ->
    [one] Una columna no tiene nombre.
   *[other] { $count } columnas no tienen nombre.
}
rule-blank-label-advice = Escriba qué contiene la columna en el encabezado.

rule-constant-column = Todos los renglones dicen lo mismo: { $value }.
rule-constant-column-advice = Si no distingue nada, quite la columna y escriba ese valor en la descripción del conjunto. Si el próximo archivo puede traer otro valor, déjela.

rule-coordinates-outside = { $count ->
    [one] Una coordenada cae fuera del país.
   *[other] { $count } coordenadas caen fuera del país.
}
rule-coordinates-outside-advice = Revise el signo y el punto decimal de esas coordenadas.

rule-damaged-file = { $count ->
    [one] Falta una parte del archivo: está incompleto o dañado.
   *[other] Faltan { $count } partes o renglones del archivo: está incompleto o dañado.
}
rule-damaged-file-advice = Pida otra copia del archivo. Decida si la parte que se pudo leer basta para publicar.

rule-dates-as-text = { $count ->
    [one] Una fecha no está escrita como año-mes-día.
   *[other] { $count } fechas no están escritas como año-mes-día.
}
rule-dates-as-text-advice = Se escriben como año-mes-día (2024-03-31), que se ordena bien y se entiende en todas partes.

rule-deleted-records = { $count ->
    [one] El archivo guarda un registro marcado como borrado.
   *[other] El archivo guarda { $count } registros marcados como borrados.
}
rule-deleted-records-advice = No se publican, pero siguen en el archivo original: compacte la base antes de compartirla.

rule-derived-columns = La columna es la suma de otras ({ $parts }): así sale en { $count } de las { $looked } filas que se revisaron.
rule-derived-columns-advice = Déjela si la gente la busca y diga en su descripción qué suma. Quien sume todas las columnas contaría dos veces.

rule-duplicate-rows = { $count ->
    [one] Un renglón está repetido por completo.
   *[other] { $count } renglones están repetidos por completo.
}
rule-duplicate-rows-advice = Si es un error de captura, quítelos; si cada uno es un hecho distinto, agregue una columna que los distinga.

rule-empty-column = { $only ->
    [words] La columna no tiene ningún dato: todas sus celdas dicen que falta ({ $words }).
   *[blank] La columna está vacía.
}
rule-empty-column-advice = Si no se usa, bórrela en el archivo de origen. Si el próximo archivo puede traer datos, déjela.

rule-encoding-damage = { $count ->
    [one] Hay una celda con letras dañadas (por ejemplo `Ã±` en lugar de `ñ`).
   *[other] Hay { $count } celdas con letras dañadas (por ejemplo `Ã±` en lugar de `ñ`).
}
rule-encoding-damage-advice = Guarde el archivo de origen como «CSV UTF-8» para que no vuelva a pasar.

rule-excel-dates = { $count ->
    [one] Excel convirtió un valor en fecha (como `Mar-22`).
   *[other] Excel convirtió { $count } valores en fechas (como `Mar-22`).
}
rule-excel-dates-advice = Vuelva a capturar esos valores en una columna con formato de texto.

rule-file-author = El archivo guarda dentro el nombre de una persona (autor o último editor).
rule-file-author-advice = Bórrelo en las propiedades del archivo antes de compartir el original.

rule-files-left-out = { $count ->
    [one] Un archivo dentro del paquete no es una tabla y no se leyó.
   *[other] { $count } archivos dentro del paquete no son tablas y no se leyeron.
}
rule-files-left-out-advice = Revise que no falte ninguna tabla; lo demás publíquelo aparte.

rule-footer-rows = { $count ->
    [one] Debajo de la tabla hay una nota de pie.
   *[other] Debajo de la tabla hay { $count } notas de pie.
}
rule-footer-rows-advice = No estorban: Apertura las guarda en la ficha y no las publica como datos.

rule-footnote-columns = { $count ->
    [one] Una columna sin nombre solo lleva marcas de nota; no se publica.
   *[other] Una columna sin nombre solo lleva marcas de nota ({ $count } celdas); no se publica.
}
rule-footnote-columns-advice = Escriba las aclaraciones en una columna con nombre, o en la descripción.

rule-formula-errors = { $count ->
    [one] Una celda tiene un error de fórmula (como `#REF!`).
   *[other] { $count } celdas tienen un error de fórmula (como `#REF!`).
}
rule-formula-errors-advice = Corrija la fórmula en la hoja de cálculo y guarde de nuevo.

rule-formula-injection = { $count ->
    [one] Una celda empieza con un signo que Excel toma por fórmula (`=`, `+`, `@`).
   *[other] { $count } celdas empiezan con un signo que Excel toma por fórmula (`=`, `+`, `@`).
}
rule-formula-injection-advice = No las abra sin revisar; en la descarga para Excel se escriben como texto.

rule-group-rows = { $count ->
    [one] Hay un título de sección entre los datos.
   *[other] Hay { $count } títulos de sección entre los datos.
}
rule-group-rows-advice = Agregue una columna con la sección, en lugar de un renglón aparte.

rule-helper-columns = { $count ->
    [one] Una columna sin nombre repite otra y se dejó fuera.
   *[other] Una columna sin nombre repite otra ({ $count } celdas) y se dejó fuera.
}
rule-helper-columns-advice = Revise que no haga falta. Si solo sirve para una gráfica, muévala a otra hoja; si es un dato, póngale nombre.

rule-hidden-columns = La columna está oculta en la hoja de cálculo.
rule-hidden-columns-advice = Decida si debe publicarse; muéstrela o bórrela en el origen.

rule-hidden-rows = { $count ->
    [one] Hay un renglón oculto.
   *[other] Hay { $count } renglones ocultos.
}
rule-hidden-rows-advice = Decida si deben publicarse; muéstrelos o bórrelos en el origen.

rule-hidden-sheet = { $count ->
    [one] El libro tiene una hoja oculta, «{ $sheet }», con una fila de datos.
   *[other] El libro tiene una hoja oculta, «{ $sheet }», con { $count } filas de datos.
}
rule-hidden-sheet-advice = Revise qué contiene antes de compartir el archivo original. Apertura no publica hojas ocultas por su cuenta.

rule-hour-24 = { $count ->
    [one] Una hora dice 24: es la hora 0 del día siguiente.
   *[other] { $count } horas dicen 24: son la hora 0 del día siguiente.
}
rule-hour-24-advice = Corríjalas en el origen; puede que también haya que cambiar el día.

rule-impossible-dates = { $count ->
    [one] Una fecha no existe en el calendario.
   *[other] { $count } fechas no existen en el calendario.
}
rule-impossible-dates-advice = Corríjalas en el origen: el archivo no dice cuál es la fecha correcta.

rule-impossible-values = { $count ->
    [one] Un valor no es posible en esta columna.
   *[other] { $count } valores no son posibles en esta columna.
}
rule-impossible-values-advice = { $certain ->
    [false] Un cero quiere decir que no hay dato: si es así, encienda el paso que lo deja en blanco. Si el dato existe, complételo en el origen.
   *[other] Corríjalos en el origen. En el archivo limpio quedan como estaban.
}

rule-invisible-characters = { $count ->
    [one] Una celda tiene signos invisibles.
   *[other] { $count } celdas tienen signos invisibles.
}
rule-invisible-characters-advice = Se quitan. Suelen llegar al copiar de una página web o de un PDF.

rule-invisible-text = { $count ->
    [one] En la hoja «{ $sheet }» una celda tiene texto que no se ve: es del color de su fondo o su formato no muestra nada.
   *[other] En la hoja «{ $sheet }» { $count } celdas tienen texto que no se ve: es del color de su fondo o su formato no muestra nada.
}
rule-invisible-text-advice = Revise qué dicen esas celdas antes de publicar; si no deben publicarse, bórrelas en el origen o quite la columna.

rule-leading-zeros-kept = Los dígitos de esta columna son una clave: se conservan como texto para no perder los ceros.
rule-leading-zeros-kept-advice = No hay nada que hacer. Si abre el CSV en Excel, importe esta columna como texto.

rule-lone-cells = { $count ->
    [one] Un renglón solo tiene llena la primera celda.
   *[other] { $count } renglones solo tienen llena la primera celda.
}
rule-lone-cells-advice = Se dejaron como datos. Si son títulos de sección o notas, quítelos del archivo.

rule-lost-leading-zeros = { $count ->
    [one] Una clave perdió sus ceros a la izquierda.
   *[other] { $count } claves perdieron sus ceros a la izquierda.
}
rule-lost-leading-zeros-advice = Se reponen los ceros. En el origen, dé a la columna formato de texto.

rule-lost-letters = { $count ->
    [one] En una celda se perdieron letras con acento o eñes.
   *[other] En { $count } celdas se perdieron letras con acento o eñes.
}
rule-lost-letters-advice = Las letras perdidas no se pueden recuperar del archivo: pida el original al sistema de donde salió.

rule-missing-memo-file = { $count ->
    [one] Falta el archivo que acompaña a la tabla con sus textos largos (una celda).
   *[other] Falta el archivo que acompaña a la tabla con sus textos largos ({ $count } celdas).
}
rule-missing-memo-file-advice = Pida también el archivo .dbt o .fpt que va junto al .dbf.

rule-missing-words = { $count ->
    [one] Una celda dice con palabras que falta el dato (como `N/D` o `S/I`).
   *[other] { $count } celdas dicen con palabras que falta el dato (como `N/D` o `S/I`).
}
rule-missing-words-advice = Se dejan en blanco. En el origen, deje la celda vacía.

rule-mixed-date-formats = Las fechas están escritas de varias formas.
rule-mixed-date-formats-advice = Se escriben todas como año-mes-día (2024-03-31). En el origen, use un solo formato.

rule-mixed-encodings = El archivo mezcla dos codificaciones de texto.
rule-mixed-encodings-advice = Exporte el archivo completo de un solo sistema, en UTF-8.

rule-mixed-number-formats = { $count ->
    [one] Un número usa otro signo decimal que el resto de la columna.
   *[other] { $count } números usan otro signo decimal que el resto de la columna.
}
rule-mixed-number-formats-advice = Pregunte a quien hizo el archivo si `1.234` es mil doscientos treinta y cuatro o uno con decimales, y use un solo formato.

rule-mixed-types = { $count ->
    [one] Una celda no es del tipo que tiene el resto de la columna.
   *[other] { $count } celdas no son del tipo que tiene el resto de la columna.
}
rule-mixed-types-advice = Revise esas celdas en el origen: puede ser un error de captura o una nota escrita en la celda.

rule-multi-row-header = El encabezado ocupa varios renglones.
rule-multi-row-header-advice = Apertura los une en un solo nombre. Para el próximo archivo, use un solo renglón.

rule-no-header = La tabla no tiene encabezado: las columnas no dicen qué contienen.
rule-no-header-advice = Escriba el nombre de cada columna en el primer renglón.

rule-notes-in-data = { $count ->
    [one] Hay un título o nota entre los datos.
   *[other] Hay { $count } títulos o notas entre los datos.
}
rule-notes-in-data-advice = Esos renglones quedan fuera de los datos. Póngalos en la descripción del conjunto.

rule-nul-bytes = { $count ->
    [one] El texto lleva un byte nulo, que no es ninguna letra; se quitó.
   *[other] El texto lleva { $count } bytes nulos, que no son ninguna letra; se quitaron.
}
rule-nul-bytes-advice = Suelen quedar cuando una copia o una exportación falla. Compare los renglones afectados con el origen.

rule-numbers-as-text = { $count ->
    [one] Un número está escrito como texto.
   *[other] { $count } números están escritos como texto.
}
rule-numbers-as-text-advice = Se convierten en números. En el origen, quite signos y espacios de la celda.

rule-odd-times = { $count ->
    [one] Una hora está escrita de otra forma que 09:05.
   *[other] { $count } horas están escritas de otra forma que 09:05.
}
rule-odd-times-advice = Se escriben como 09:05:00. En el origen, use un solo formato de hora.

rule-overflow-cells = { $count ->
    [one] Hay una celda con contenido a la derecha de la última columna con nombre.
   *[other] Hay { $count } celdas con contenido a la derecha de la última columna con nombre.
}
rule-overflow-cells-advice = Puede ser un renglón corrido o una nota suelta: revíselo en el origen.

rule-overlong-records = { $count ->
    [one] Un renglón es demasiado largo para leerlo entero.
   *[other] { $count } renglones son demasiado largos para leerlos enteros.
}
rule-overlong-records-advice = Revise en el origen si faltan saltos de línea o si unas comillas quedaron abiertas.

rule-personal-data = { $count ->
    [one] La columna contiene datos personales: { $kind } ({ $count } celda).
   *[other] La columna contiene datos personales: { $kind } ({ $count } celdas).
}
rule-personal-data-advice = { $institutional ->
    [true] Parecen de una oficina y no de una persona: si es así, se pueden publicar. Si no, quite la columna u oculte los valores.
   *[other] Decida antes de publicar: quitar la columna, ocultar los valores, hacerlos menos exactos, o publicar con el fundamento legal.
}

rule-personal-data-combination = { $k ->
    [1] { $unique } de { $rows } renglones son únicos por la combinación de { $names }: alguien que conozca a la persona la reconocería.
   *[other] { $count } de { $rows } renglones están en grupos de menos de { $threshold } por la combinación de { $names }.
}
rule-personal-data-combination-advice = Haga menos exactas estas columnas (edad por rangos, fecha por año, lugar por municipio), suprima los renglones de grupos pequeños o publique totales. Si la ley ordena publicarlas así, acepte el riesgo con su fundamento legal.

rule-personal-data-hidden = El libro esconde datos personales en la hoja oculta «{ $sheet }»: { $kinds }.
rule-personal-data-hidden-advice = La hoja no se publica, y el archivo original tampoco. Si no hace falta, bórrela del archivo de origen.

rule-personal-data-sensitive = Cada renglón es de una persona, y hay columnas delicadas ({ $kind }): { $names }.
rule-personal-data-sensitive-advice = Publique totales por grupo en lugar de personas, o quite estas columnas. Si la ley ordena publicarlas así, acepte el riesgo con su fundamento legal.

rule-personal-data-small-cells = { $count ->
    [one] Una celda cuenta a menos de { $threshold } personas ({ $names }): quien viva ahí puede saber de quién se trata.
   *[other] { $count } de { $cells } celdas cuentan a menos de { $threshold } personas ({ $names }): quien viva ahí puede saber de quién se trata.
}
rule-personal-data-small-cells-advice = Deje en blanco esas celdas con el paso «Ocultar conteos pequeños», que oculta también las que permitirían calcularlas a partir de los totales; o junte edades, años o municipios.

rule-personal-data-given-away = { $count ->
    [one] Una celda en blanco se puede calcular restando de los totales de la tabla ({ $names }), y cuenta a menos de { $threshold } personas.
   *[other] { $count } celdas en blanco se pueden calcular restando de los totales de la tabla ({ $names }), y cuentan a menos de { $threshold } personas.
}
rule-personal-data-given-away-advice = Oculte otras celdas del mismo renglón y de la misma columna con el paso «Ocultar conteos pequeños», o quite los totales.

rule-projected-coordinates = { $kind ->
    [converted] Las coordenadas estaban en la proyección { $projection }; se pasaron a longitud y latitud (WGS 84).
    [rough] Las coordenadas estaban en { $projection }, sobre un datum antiguo; se pasaron a longitud y latitud (WGS 84) y pueden estar a unos 10 metros de su lugar.
    [unnamed] Las coordenadas no son longitud y latitud, y el archivo no dice en qué proyección están.
   *[kept] Las coordenadas no son longitud y latitud: están en la proyección { $projection }, que Apertura no sabe convertir.
}
rule-projected-coordinates-advice = { $kind ->
    [converted] No hay nada que hacer: así se ven en el mapa. El archivo original se conserva.
    [rough] Si necesita más exactitud, conviértalas en el programa de mapas con la malla oficial y guarde el archivo en WGS 84.
    [unnamed] Pregunte en qué proyección están e incluya el archivo .prj, o guárdelas en WGS 84 en el programa de mapas.
   *[kept] Conviértalas a longitud y latitud (WGS 84) en el programa de mapas para que se vean en el mapa.
}

rule-ragged-rows = { $count ->
    [one] Un renglón tiene más o menos celdas que el encabezado.
   *[other] { $count } renglones tienen más o menos celdas que el encabezado.
}
rule-ragged-rows-advice = Suele pasar cuando un texto lleva el mismo signo que separa las columnas. Revise esos renglones en el origen.

rule-repeated-headers = { $count ->
    [one] El encabezado se repite una vez entre los datos.
   *[other] El encabezado se repite { $count } veces entre los datos.
}
rule-repeated-headers-advice = Esos renglones quedan fuera de los datos. Quite la repetición en el sistema que exporta el archivo.

rule-scientific-notation = { $count ->
    [one] Una clave quedó en notación científica (como `1.23E+15`) y perdió dígitos.
   *[other] { $count } claves quedaron en notación científica (como `1.23E+15`) y perdieron dígitos.
}
rule-scientific-notation-advice = Los dígitos perdidos no se pueden recuperar: exporte de nuevo con la columna como texto.

rule-same-shape-sheets = { $count } hojas tienen las mismas columnas: { $sheets }.
rule-same-shape-sheets-advice = Júntelas en una sola tabla (en la terminal, con `--stack`): la columna «{ $label }» dirá de qué hoja viene cada renglón. Si no las junta, solo se limpia y publica una.

rule-several-tables = { $count ->
    [one] El archivo contiene otra tabla además de esta.
   *[other] El archivo contiene { $count } tablas.
}
rule-several-tables-advice = Prepare y publique cada tabla como un conjunto de datos. Para el próximo archivo, póngalas en hojas o archivos separados.

rule-shifted-rows = { $count ->
    [one] Un renglón está corrido: sus valores quedaron una o más columnas al lado de la suya.
   *[other] { $count } renglones están corridos: sus valores quedaron una o más columnas al lado de la suya.
}
rule-shifted-rows-advice = Corríjalos en el origen, celda por celda. Suele pasar cuando un texto lleva comas y no va entre comillas.

rule-similar-sheets = { $count } hojas tienen casi las mismas columnas ({ $sheets }). Se distinguen así: { $differences }.
rule-similar-sheets-advice = Corrija los encabezados si deben ser iguales. La opción `--stack` las junta en una sola tabla y deja en blanco lo que una hoja no tiene.

rule-sparse-key = { $count ->
    [one] Una celda está vacía porque vale lo mismo que la de arriba.
   *[other] { $count } celdas están vacías porque valen lo mismo que la de arriba.
}
rule-sparse-key-advice = Se repite el valor de arriba en cada renglón.

rule-stacked-columns-differ = Al juntar las hojas, { $count } no { $count ->
    [one] tiene
   *[other] tienen
} las mismas columnas que la primera: { $differences }. Lo que falta quedó en blanco.
rule-stacked-columns-differ-advice = Si es la misma columna con otro nombre, corrija el encabezado en el archivo y vuelva a empezar.

rule-stray-whitespace = { $count ->
    [one] Una celda tiene espacios de sobra.
   *[other] { $count } celdas tienen espacios de sobra.
}
rule-stray-whitespace-advice = Se quitan los espacios del principio, del final y los repetidos.

rule-swapped-coordinates = { $count ->
    [one] Una coordenada tiene cambiadas la latitud y la longitud.
   *[other] { $count } coordenadas tienen cambiadas la latitud y la longitud.
}
rule-swapped-coordinates-advice = Intercambie las dos columnas en esos renglones.

rule-title-rows = { $count ->
    [one] Arriba de la tabla hay un renglón con título o notas.
   *[other] Arriba de la tabla hay { $count } renglones con títulos o notas.
}
rule-title-rows-advice = No estorban: Apertura los guarda en la ficha y no los publica como datos.

rule-totals-in-data = { $count ->
    [one] Hay un renglón de total o subtotal entre los datos.
   *[other] Hay { $count } renglones de totales o subtotales entre los datos.
}
rule-totals-in-data-advice = Se quitan de los datos limpios para que nadie sume dos veces; quien los necesite los puede calcular.

rule-unclosed-quotes = { $count ->
    [one] Hay unas comillas que se abren y no se cierran.
   *[other] Hay { $count } comillas que se abren y no se cierran.
}
rule-unclosed-quotes-advice = Revise los renglones indicados: el texto puede haberse juntado con el renglón siguiente.

rule-unknown-place = { $count ->
    [one] Un nombre de lugar no está en la lista oficial del INEGI.
   *[other] { $count } celdas tienen nombres de lugar que no están en la lista oficial del INEGI.
}
rule-unknown-place-advice = Compare con los nombres propuestos. Si son correctos, encienda el paso en la receta; los demás corríjalos en el archivo de origen.

rule-rare-typo = { $count ->
    [one] Una celda tiene lo que parece un error de dedo: los demás renglones iguales dicen otra cosa.
   *[other] { $count } celdas tienen lo que parece un error de dedo: los demás renglones iguales dicen otra cosa.
}
rule-rare-typo-advice = Se escriben como en los renglones que coinciden en otra columna. Revise los ejemplos.

rule-unsaved-changes = Pueden faltar los últimos cambios: esta base de datos los guarda en un segundo archivo (-wal o -journal) hasta que se cierra.
rule-unsaved-changes-advice = Cierre el programa que usa la base y copie el archivo otra vez; si los últimos renglones ya están, no hace falta.

rule-value-variants = { $count ->
    [one] Una celda escribe un valor de otra forma que las demás (mayúsculas, acentos, espacios).
   *[other] { $count } celdas escriben un valor de otra forma que las demás (mayúsculas, acentos, espacios).
}
rule-value-variants-advice = Se escriben con mayúsculas y acentos normales; los municipios y estados, con su nombre oficial. Revise los ejemplos.

rule-values-outside-records = { $count ->
    [one] Un valor del archivo está fuera de los registros y no quedó en la tabla.
   *[other] { $count } valores del archivo están fuera de los registros y no quedaron en la tabla.
}
rule-values-outside-records-advice = Revise si hace falta alguno como columna (por ejemplo, el nombre del estado que agrupa los registros).

rule-wide-periods = Los periodos (meses o años) están como columnas.
rule-wide-periods-advice = Conviene convertirlos en renglones, con una columna para el periodo y otra para el valor: así la tabla crece sin cambiar de forma. Si la receta trae ese paso, enciéndalo.

rule-yes-no-words = La columna dice sí o no con estas palabras: { $words }.
rule-yes-no-words-advice = { $certain ->
    [false] Si quieren decir sí y no, encienda el paso en la receta.
   *[other] Se leen como sí o no. Compruebe que una celda vacía no quiera decir «no».
}

rule-broken-dependency = { $count ->
    [one] Una celda contradice a los demás renglones iguales o está vacía y ellos la completan (según { $on }).
   *[other] { $count } celdas contradicen a los demás renglones iguales o están vacías y ellos las completan (según { $on }).
}
rule-broken-dependency-advice = Se escriben como en la mayoría de los renglones de lo mismo. Revise los ejemplos; si alguno está mal, apague el paso en la receta.

rule-dependency-exceptions = { $count ->
    [one] Una celda dice algo distinto que los demás renglones iguales (según { $on }).
   *[other] { $count } celdas dicen algo distinto que los demás renglones iguales (según { $on }).
}
rule-dependency-exceptions-advice = Puede ser un error o un cambio verdadero: revise los renglones. Si son errores, encienda el paso en la receta.

rule-scattered-typo = { $count ->
    [one] Una celda tiene un error de dedo: la columna dice casi siempre “{ $value }”.
   *[other] { $count } celdas tienen errores de dedo: la columna dice casi siempre “{ $value }”.
}
rule-scattered-typo-advice = Se escriben como las demás. Revise los ejemplos.

rule-rows-disagree = { $count ->
    [one] Una celda dice otra cosa que la mayoría de los renglones del mismo “{ $on }”.
   *[other] { $count } celdas dicen otra cosa que la mayoría de los renglones del mismo “{ $on }”.
}
rule-rows-disagree-advice = El archivo no dice cuál es la correcta: decida qué fuente vale y quite o corrija las demás. Nada se cambió.

rule-sources-disagree = { $count ->
    [one] Una celda dice otra cosa que las fuentes confiables del mismo “{ $thing }”, o está vacía y ellas la completan.
   *[other] { $count } celdas dicen otra cosa que las fuentes confiables del mismo “{ $thing }”, o están vacías y ellas las completan.
}
rule-sources-disagree-advice = Se escriben como dicen las fuentes de “{ $source }” que casi siempre aciertan. Revise los ejemplos; si cada fuente debe quedar como vino, apague el paso en la receta.

rule-similar-values = { $clusters ->
    [one] Un valor puede ser otro escrito de otra manera: “{ $form }” ({ $times }) → “{ $value }” ({ $often }).
   *[other] { $clusters } valores pueden ser otros escritos de otra manera; por ejemplo “{ $form }” ({ $times }) → “{ $value }” ({ $often }), { $reason ->
         [abbreviation] abreviado
         [order] con las palabras en otro orden
         [sound] escrito como suena
         [spelling] con un error de dedo
        *[other] con otra puntuación
    }.
}
rule-similar-values-advice = Revise las propuestas. Si dicen lo mismo, encienda el paso en la receta; si no, déjelo apagado o quite de él las que no. Nada se cambió.

rule-closed-list-typo = { $count ->
    [one] Una celda tiene un error de dedo: se parece a un solo valor de los pocos que usa la columna.
   *[other] { $count } celdas tienen errores de dedo: cada una se parece a un solo valor de los pocos que usa la columna.
}
rule-closed-list-typo-advice = Se escriben como ese valor. Revise los ejemplos; si alguno es un valor verdadero, quítelo del paso en la receta.

rule-duplicate-keys = { $count ->
    [one] Un renglón repite una clave que debería ser única.
   *[other] { $count } renglones repiten una clave que debería ser única.
}
rule-duplicate-keys-advice = Revise esos renglones en el origen: uno puede sobrar o tener mal escrita la clave.

rule-outliers = { $count ->
    [one] Un número está muy lejos de los demás, que van de { $low } a { $high }.
   *[other] { $count } números están muy lejos de los demás, que van de { $low } a { $high }.
}
rule-outliers-advice = Puede ser verdadero. Revise si sobra o falta un cero o un punto decimal, o si es otra unidad.

rule-place-key-mismatch = { $count ->
    [one] En un renglón el nombre del lugar no es el de su clave (columna “{ $key }”).
   *[other] En { $count } renglones el nombre del lugar no es el de su clave (columna “{ $key }”).
}
rule-place-key-mismatch-advice = Revise esos renglones con el catálogo del INEGI y corrija el nombre o la clave.

rule-dropped-letters = { $count ->
    [one] Una celda tiene una palabra que perdió su ñ.
   *[other] { $count } celdas tienen palabras que perdieron su ñ.
}
rule-dropped-letters-advice = Revise los ejemplos y, si son correctos, encienda el paso en la receta.

rule-stale-period = Los datos terminan en { $last }, hace más de { $years ->
    [0] { $months } meses
    [one] un año
   *[other] { $years } años
}.
rule-stale-period-advice = Si ya hay datos más recientes, actualice el archivo. Si no los habrá, dígalo en la descripción del conjunto.

rule-duplicate-label = El encabezado repite el nombre “{ $label }”.
rule-duplicate-label-advice = Dé a cada columna un nombre propio que diga en qué se distingue de la otra.

rule-requirement-format = El perfil { $requirement } solo acepta { $allowed }, y este archivo es { $found }.
rule-requirement-format-advice = Límpielo con apertura clean y publique el CSV que resulta.

rule-requirement-encoding = El perfil { $requirement } solo acepta texto en { $allowed }, y este archivo está en { $found }.
rule-requirement-encoding-advice = Límpielo con apertura clean: el archivo limpio queda en UTF-8.

rule-requirement-one-table = El perfil { $requirement } pide una sola tabla por archivo, y aquí hay { $count }.
rule-requirement-one-table-advice = Publique cada tabla en un archivo aparte.

rule-requirement-header-first = El perfil { $requirement } pide el encabezado en el primer renglón y de un solo renglón; aquí empieza en el renglón { $row }.
rule-requirement-header-first-advice = Límpielo con apertura clean: los títulos pasan a la descripción y el encabezado queda arriba.

rule-missing-description = { $count ->
    [one] Una columna no tiene descripción: { $names }.
   *[other] { $count } columnas no tienen descripción (por ejemplo: { $names }).
}
rule-missing-description-advice = Escriba en el diccionario qué contiene cada columna y en qué unidad.

rule-glued-units = { $count ->
    [one] Un número trae pegada su unidad ({ $unit }) y otros no.
   *[other] { $count } números traen pegada su unidad ({ $unit }) y otros no.
}
rule-glued-units-advice = Se deja solo el número y la unidad se anota en el diccionario. Revise los ejemplos.
rule-blank-rows = { $count ->
    [one] Hay un renglón vacío entre los datos.
   *[other] Hay { $count } renglones vacíos entre los datos.
}
rule-blank-rows-advice = No pasan al archivo limpio. En el origen, bórrelos: hay programas que dejan de leer en el primero.
rule-trailing-blank-rows = Después de los datos hay { $count } renglones vacíos.
rule-trailing-blank-rows-advice = No pasan al archivo limpio. En el origen, elimine esos renglones (no basta con borrar su contenido) y guarde de nuevo.
rule-blank-columns = { $count ->
    [one] A la derecha de la tabla hay una columna vacía y sin nombre.
   *[other] A la derecha de la tabla hay { $count } columnas vacías y sin nombre.
}
rule-blank-columns-advice = No pasan al archivo limpio. En el origen, elimine esas columnas y guarde de nuevo.
rule-untidy-label = { $count ->
    [one] Un nombre de columna lleva espacios de sobra o un salto de renglón.
   *[other] { $count } nombres de columna llevan espacios de sobra o saltos de renglón.
}
rule-untidy-label-advice = En el archivo limpio van sin ellos. En el origen, escriba cada nombre en una sola línea.
rule-long-label = El nombre de la columna es una frase de { $length } letras.
rule-long-label-advice = Déle un nombre corto en el origen y ponga la frase en la descripción de la columna.
rule-truncated-values = { $count ->
    [one] Un texto parece cortado: mide justo { $length } letras, el máximo de la columna.
   *[other] { $count } textos parecen cortados: miden justo { $length } letras, el máximo de la columna.
}
rule-truncated-values-advice = Lo que falta no está en este archivo. Pida al área de sistemas que exporte la columna completa, con un campo más largo.
rule-footnote-marks = { $count ->
    [one] Una celda termina con una llamada de nota (como `a/`).
   *[other] { $count } celdas terminan con una llamada de nota (como `a/`).
}
rule-footnote-marks-advice = { $certain ->
    [true] La llamada se quita del valor; lo que dice la nota se conserva en la ficha. En el origen, escriba la aclaración en otra columna.
   *[other] Si es una llamada de nota, encienda el paso que la quita. En el origen, escriba la aclaración en otra columna.
}
rule-coordinates-as-text = { $kind ->
    [one] La columna tiene la latitud y la longitud en la misma celda.
    [utm] Las coordenadas están en metros UTM (columnas { $names }), no en latitud y longitud.
   *[two] { $count ->
        [one] Una coordenada no está escrita en grados decimales, o perdió su punto o su signo.
       *[other] { $count } coordenadas no están escritas en grados decimales, o perdieron su punto o su signo.
    }
}
rule-coordinates-as-text-advice = { $kind ->
    [utm] Pregunte en qué zona UTM están (en Nuevo León es la 14) y elíjala en la receta, en el paso de leer coordenadas.
   *[other] Si los ejemplos son correctos, encienda el paso que las escribe en dos columnas nuevas, latitud y longitud; la original se queda.
}
