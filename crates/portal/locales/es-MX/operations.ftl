# Las operaciones de una receta: qué hace cada una.

operation-normalize-space = Quitar espacios de sobra y signos invisibles
operation-set-missing = Dejar en blanco las palabras que dicen que falta el dato
operation-parse-number = Leer los valores como números
operation-parse-date = Leer los valores como fechas (año-mes-día)
operation-parse-time = Leer los valores como horas
operation-parse-boolean = Leer los valores como sí o no
operation-keep-text = Conservar los valores como texto, con sus ceros a la izquierda
operation-parse-year = Leer los valores como años
operation-fill-down = Repetir hacia abajo el valor de arriba en las celdas vacías
operation-pad-zeros = Reponer los ceros perdidos a la izquierda
operation-map-values = Escribir igual los valores que significan lo mismo
operation-drop-derived = Quitar los totales y subtotales
operation-drop-duplicates = Quitar los renglones repetidos
operation-drop-columns = Quitar columnas
operation-rename = Cambiar el nombre de la columna
operation-unpivot = Convertir en renglones las columnas que son periodos
operation-remove = Quitar la columna con datos personales
operation-mask = Ocultar casi todo el dato personal con asteriscos
operation-pseudonymize = Cambiar el dato personal por una clave que no se puede revertir
operation-generalize = Hacer menos exacto el dato personal (solo el año, solo la zona)
operation-allow = Publicar el dato personal por decisión de una persona, con su fundamento legal
