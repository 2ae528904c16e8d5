# Página del conjunto y explorador de la tabla
part-use = Usar con código
part-related = Relacionados
forms-title = En otros formatos
forms-lead = Se preparan al pedirlos, con toda la tabla. ¿Solo necesita una parte?
forms-part = Filtre la tabla y descargue lo que quede.
format-ndjson-what = Un registro por línea, para programas que leen poco a poco.
format-sqlite-what = Una base de datos en un archivo, con la tabla «datos».
format-geojson-what = Puntos para mapas en páginas web y QGIS.
format-kml-what = Puntos para Google Earth y otros mapas.
format-shapefile-what = Puntos para programas de mapas (SIG), en un archivo zip.
use-lead = Copie el código de su herramienta: abre esta misma versión de los datos, hoy y siempre.
use-python = Python (pandas)
use-python-what = Ejecútelo en Python o en un cuaderno; necesita la biblioteca pandas.
use-r = R
use-r-what = Ejecútelo en R o RStudio; necesita el paquete readr.
use-excel = Excel y Power BI (Power Query)
use-excel-what = En Excel, abra Datos → Obtener datos → De otras fuentes → Consulta en blanco → Editor avanzado, y pegue este texto.
use-qgis = QGIS
use-qgis-what = En QGIS, abra Complementos → Consola de Python y pegue esta línea.
use-curl = curl (terminal)
use-curl-what = Péguelo en una terminal: descarga el archivo CSV.
label-title = Etiqueta de calidad: { $points } de { $most }
label-met = Cumple:
label-unmet = Falta:
label-licence = Tiene una licencia abierta
label-temporal = Dice qué periodo cubre
label-spatial = Dice qué lugar cubre
label-frequency = Dice cada cuándo se actualiza
label-in-time = Se actualizó en la fecha prometida
label-description = Explica qué contiene con suficiente detalle
label-open-format = Está en un formato abierto
label-available = Sus archivos se pueden descargar
label-documented = Todas sus columnas están explicadas
label-stars = En la escala de cinco estrellas de datos abiertos: { $points } de { $most }.
attribution-title = La atribución que pide la licencia
attribution-lead = Póngala donde publique algo hecho con estos datos. Si los cambió, dígalo.
attribution-CC-BY-4-0 = «{ $title }» (versión { $version }) de { $agency } está disponible bajo la licencia { $license } ({ $license-address }). Fuente: { $address }.
attribution-CC0-1-0 = «{ $title }» (versión { $version }), dedicado al dominio público por { $agency } con { $license } ({ $license-address }). No está obligado a citar; le agradecemos que lo haga: { $address }.
attribution-ODC-By-1-0 = Contiene información de «{ $title }» (versión { $version }), de { $agency }, disponible bajo { $license } ({ $license-address }). Fuente: { $address }.
attribution-libreusomx = Fuente: { $agency }, «{ $title }» (versión { $version }), bajo los Términos de Libre Uso MX ({ $license-address }), { $address }, publicado en { $year }.
related-lead = Se pueden leer o unir con estos datos.
related-key = Se unen por { $key }
related-columns = { $count ->
    [one] Una columna igual: { $names }
   *[other] { $count } columnas iguales: { $names }
}
related-place = Mismo lugar: { $place }
related-theme = Mismo tema: { $theme }
explore-group = Agrupar y sumar
group-by = Agrupar por
group-none = Sin agrupar
group-unit = Fechas por
unit-year = año
unit-month = mes
unit-day = día
group-measure = Calcular
measure-count = Número de filas
measure-sum = Suma de { $column }
measure-mean = Promedio de { $column }
groups = Grupos
groups-count = { $count ->
    [one] Un grupo
   *[other] { $count } grupos
} de { $rows ->
    [one] una fila
   *[other] { $rows } filas
}
group-leave = Ver las filas sin agrupar
share = Comparación
go-to-row = Ir a la fila número
go = Ir
permalink = Enlace a esta vista
permalink-what = Dirección que siempre mostrará estas mismas filas, aunque se publique una versión nueva
copy-rows = Copiar estas filas
explain-column = Qué es { $column }
pin-column = Dejar fija esta columna
unpin-column = Soltar esta columna
