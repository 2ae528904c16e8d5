# Por qué un archivo no da ninguna tabla, y por qué no se puede hacer algo. `-hint` es el paso siguiente.

error-empty-file = El archivo está vacío: no contiene ningún byte.
error-empty-file-hint = Pida el archivo de nuevo; quizá la descarga o la copia se interrumpió.
error-unreadable-format = El archivo es de un formato del que no se puede leer una tabla: { $format }.
error-unreadable-format-hint = Pida los datos como hoja de cálculo (XLSX, ODS) o CSV a quien hizo el archivo.
error-unreadable-format-hint-pdf = Un PDF es una imagen de la página, no una tabla. Pida la hoja de cálculo con la que se hizo.
error-unreadable-format-hint-image = Una foto o captura de pantalla no es una tabla. Pida la hoja de cálculo de la que se tomó.
error-unreadable-format-hint-word = Copie la tabla del documento a una hoja de cálculo y guárdela como XLSX o CSV.
error-unreadable-format-hint-archive = Descomprima el archivo y use una por una las tablas que contiene.
error-damaged-file = El archivo dice ser { $format }, pero está dañado y no se puede leer: { $why }.
error-damaged-file-hint = Ábralo en el programa con que se hizo y guárdelo de nuevo; si no abre, pida otra copia.
error-password-protected = El archivo ({ $format }) está protegido con contraseña.
error-password-protected-hint = Ábralo con la contraseña y guarde una copia sin ella.
error-no-table = El archivo se puede leer, pero no contiene ninguna tabla: no hay renglones con dos o más celdas de datos.
error-no-table-hint = Revise que sea el archivo correcto. Si la tabla existe, indique dónde está con `--sheet` o `--range`.
error-no-such-choice = El archivo no tiene { $what } `{ $value }`.
error-no-such-choice-hint = Puede elegir entre: { $choices }.
error-limit-passed = El archivo pasa un límite: tiene { $found } { $limit } y se permiten { $allowed }.
error-limit-passed-hint = Divida el archivo en partes o suba el límite en la configuración.
error-io = No se pudo leer del disco: { $why }.
error-io-hint = Revise que el archivo exista y que tenga permiso para leerlo.

refusal-not-found = No existe lo que busca.
refusal-not-found-hint = Revise la dirección, o busque en el catálogo.
refusal-gone = Esto ya no está publicado.
refusal-gone-hint = Busque en el catálogo si hay una versión nueva.
refusal-bad-request = La dirección pide algo que no se entiende.
refusal-bad-request-hint = Vuelva a la página anterior y elija de nuevo.
refusal-too-heavy = La consulta tarda demasiado.
refusal-too-heavy-hint = Agregue un filtro para que sean menos renglones, o descargue el archivo completo.
refusal-internal = Algo falló en el servidor.
refusal-internal-hint = Intente de nuevo en unos minutos. Si sigue igual, avise a quien administra el portal.
