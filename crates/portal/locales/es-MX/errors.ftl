# Por qué un archivo no da ninguna tabla, y por qué no se puede hacer algo. `-hint` es el paso siguiente.

error-empty-file = El archivo está vacío: no contiene ningún byte.
error-empty-file-hint = Pida el archivo de nuevo; quizá la descarga o la copia se interrumpió.
error-unreadable-format = El archivo es de un formato del que no se puede leer una tabla: { $format }.
error-unreadable-format-hint = Pida los datos como hoja de cálculo (XLSX, ODS) o CSV a quien hizo el archivo.
error-unreadable-format-hint-pdf = Un PDF es una imagen de la página, no una tabla. Pida la hoja de cálculo con la que se hizo.
error-unreadable-format-hint-image = Una foto o captura de pantalla no es una tabla. Pida la hoja de cálculo de la que se tomó.
error-unreadable-format-hint-word = Copie la tabla del documento a una hoja de cálculo y guárdela como XLSX o CSV.
error-unreadable-format-hint-archive = Descomprima el archivo y use una por una las tablas que contiene.
error-unreadable-format-hint-shapefile = Es solo una parte de un mapa. Comprima juntos en un zip los archivos del mismo nombre (.shp, .shx, .dbf, .prj, .cpg) y use el zip.
error-damaged-file = El archivo dice ser { $format }, pero está dañado y no se puede leer: { $why }.
error-damaged-file-hint = Ábralo en el programa con que se hizo y guárdelo de nuevo; si no abre, pida otra copia.
error-password-protected = El archivo ({ $format }) está protegido con contraseña.
error-password-protected-hint = Ábralo con la contraseña y guarde una copia sin ella.
error-no-table = El archivo se puede leer, pero no contiene ninguna tabla: no hay renglones con dos o más celdas de datos.
error-no-table-hint = Revise que sea el archivo correcto. Si la tabla existe, diga en qué hoja y en qué celdas está (en la terminal, con `--sheet` y `--range`).
error-no-such-choice = El archivo no tiene { $what } `{ $value }`.
error-no-such-choice-hint = Puede elegir entre: { $choices }.
error-nothing-to-stack = No hay hojas con las mismas columnas que se puedan juntar en una sola tabla{ $count ->
    [0] .
   *[other] : { $sheets }.
}
error-nothing-to-stack-hint = Quite la opción `--stack`, o corrija los encabezados para que las columnas se llamen igual en cada hoja.
error-limit-passed = El archivo pasa un límite: tiene { $found } { $limit } y se permiten { $allowed }.
error-limit-passed-hint = Divida el archivo en partes; o, si confía en él y tiene memoria, suba el límite: `--limit { $name }={ $more }`, o `{ $name } = "{ $more }"` en la sección [limits] de apertura.toml.
error-limit-passed-hint-fixed = Divida el archivo en partes.
error-io = No se pudo leer del disco: { $why }.
error-io-hint = Revise que el archivo exista y que tenga permiso para leerlo.

error-no-key = Para cambiar `{ $column }` por una clave hace falta la llave de la dependencia.
error-no-key-hint = Dé el archivo de la llave, o elija quitar u ocultar la columna.
error-no-columns-left = La receta quita todas las columnas: no queda nada que publicar.
error-no-columns-left-hint = Revise los pasos de la receta que quitan columnas.
error-write-failed = No se pudo escribir un archivo: { $why }.
error-write-failed-hint = Es un defecto del programa. Avise a quien lo mantiene y adjunte este mensaje.
error-bad-recipe = La receta no se entiende: { $why }.
error-bad-recipe-hint = Compárela con un recipe.toml escrito por Apertura.
error-recipe-version = La receta es de una versión que este programa no conoce: { $why }.
error-recipe-version-hint = Actualice Apertura, o haga la receta de nuevo.
error-no-such-dataset = No hay ningún conjunto de datos `{ $slug }`.
error-no-such-dataset-hint = Búsquelo en el catálogo; quizá cambió de nombre.
error-no-such-version = El conjunto `{ $slug }` no tiene versión { $number }.
error-no-such-version-hint = Vea en su página qué versiones hay.
error-no-such-file = El conjunto `{ $slug }` no tiene ningún archivo `{ $name }`.
error-no-such-file-hint = Vea en su página qué archivos se pueden descargar.
error-undecided-personal-data = Hay datos personales sin decidir en { $columns }. No se publicó nada.
error-undecided-personal-data-hint = Decida qué hacer con cada columna: quitarla, ocultarla, hacerla menos exacta o publicarla con su fundamento legal.
error-no-reason = Para publicar `{ $column }` con datos personales hace falta el fundamento legal.
error-no-reason-hint = Escriba la ley y el artículo que lo permiten.
error-no-such-column = La tabla no tiene ninguna columna `{ $column }`.
error-no-such-column-hint = Puede elegir entre: { $choices }.
error-unchanged = Este archivo ya está publicado: es la versión { $number } de `{ $slug }`.
error-unchanged-hint = Publique de nuevo cuando el archivo o la receta cambien.
error-dataset-exists = Ya hay un conjunto de datos `{ $slug }`: «{ $title }».
error-dataset-exists-hint = Si este archivo es su versión siguiente, dígalo; si no, dele otro título.
error-bad-value = `{ $value }` no es un valor posible para `{ $field }`.
error-bad-value-hint = Puede ser: { $choices }
error-newer-data = La carpeta de datos es de una versión más nueva de Apertura ({ $found }).
error-newer-data-hint = Actualice Apertura.
error-not-allowed = Esto es solo para quien abrió el taller en esta computadora.
error-not-allowed-hint = Ejecute `apertura workbench` y abra la dirección que escribe.
error-no-such-draft = Ese archivo ya no está en el taller.
error-no-such-draft-hint = Vea en «Preparar archivos» cuáles hay, o entréguelo de nuevo.
error-outdated = El archivo cambió mientras tanto, quizá en otra ventana. No se hizo el cambio.
error-outdated-hint = Vuelva a la página, vea cómo está ahora y repita el cambio si aún hace falta.
error-fault = Algo falló por dentro: { $why }.
error-fault-hint = Intente de nuevo. Si sigue igual, avise a quien administra el sistema con este mensaje.

# Preguntas a una tabla que no se pueden contestar.
query-unknown-column = La tabla no tiene ninguna columna `{ $column }`.
query-unknown-operator = No existe la comparación `{ $operator }`.
query-unfit-operator = La comparación `{ $operator }` no se puede usar con la columna `{ $column }`.
query-bad-value = En la columna `{ $column }`, `{ $value }` no tiene la forma esperada. Escríbalo así: { $expected }.
query-bad-parameter = `{ $value }` no se entiende en `{ $parameter }`. Ejemplo: { $expected }.
query-unfit-column = La columna `{ $column }` no se puede usar para esto.
query-limit-passed = La consulta pasa un límite ({ $allowed }).
query-time-limit = La consulta tarda más de { $seconds } segundos.
query-unreadable-table = La tabla no se puede leer en este momento.

# Páginas que no se pueden mostrar.
refusal-not-found = No existe lo que busca.
refusal-not-found-hint = Revise la dirección, o busque en el catálogo.
refusal-gone = Esto ya no está publicado.
refusal-gone-hint = Busque en el catálogo si hay una versión nueva.
refusal-bad-request = La dirección pide algo que no se entiende.
refusal-bad-request-hint = Vuelva a la página anterior y elija de nuevo.
refusal-too-heavy = La consulta tarda demasiado.
refusal-too-heavy-hint = Agregue un filtro para que sean menos renglones, o descargue el archivo completo.
refusal-forbidden = Esta página es solo para quien abrió el taller.
refusal-forbidden-hint = Vuelva a la terminal, ejecute `apertura workbench` y abra en este navegador la dirección que escribe. Cada dirección sirve una vez.
refusal-internal = Algo falló en el servidor.
refusal-internal-hint = Intente de nuevo en unos minutos. Si sigue igual, avise a quien administra el portal.

error-too-large-for-step = Ordenar, convertir valores en columnas y juntar renglones necesitan todos los renglones a la vez, y estos ocupan más memoria de la permitida.
error-too-large-for-step-hint = Apague ese paso en la receta, quite columnas antes de él o divida el archivo.
error-second-factor-needed = Con su contraseña sola no puede hacer esto.
error-second-factor-needed-hint = Entre otra vez y escriba el código de seis dígitos de su aplicación de verificación.
