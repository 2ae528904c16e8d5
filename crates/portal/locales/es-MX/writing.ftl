# Lo que escriben las máquinas, y lo que se les responde.

api-scope = El permiso de la máquina debe incluir: { $scope }.
endpoint-submit-file = Enviar un archivo a revisión (para máquinas)
endpoint-submit-file-what = Mande el archivo en el campo «file» de un formulario, después de los campos que describen el conjunto; las columnas se describen en «column-nombre» y sus unidades en «unit-nombre». Lo que no diga se toma de la entrada del inventario («entry») o del conjunto que actualiza («dataset»). Si no falta nada, queda en espera de revisión; si falta algo, queda un borrador y se avisa a los enlaces. Mandar otra vez el mismo archivo no crea otro.
endpoint-add-entry = Agregar una entrada al inventario (para máquinas)
endpoint-add-entry-what = Mande un objeto JSON con las celdas de la entrada. Lo que falta o es raro se responde como hallazgos; nada se rechaza por estar incompleto.
endpoint-change-entry = Cambiar una entrada del inventario (para máquinas)
endpoint-change-entry-what = Mande solo las celdas que cambian y la revisión que leyó. Lo que otra persona cambió en otras celdas se conserva; si cambió las mismas, se responde 409 con los dos valores y no se pierde el suyo.
api-entry-written = Se guardó
api-entry-clashed = Otra persona cambió las mismas celdas; las suyas quedan y se listan las de usted
api-submitted = Quedó en espera de revisión
api-submission-waits = Una persona debe completarlo, o todavía se está leyendo
api-write-unsupported = Se mandó en una forma que esta dirección no recibe
parameter-entry-id = Identificador de la entrada del inventario
parameter-next-version-of = Conjunto del que es la versión siguiente; sin él, es un conjunto nuevo
refusal-unsupported-media-type = Esta dirección no recibe ese tipo de contenido
refusal-unsupported-media-type-hint = Mande `Content-Type` como se indica y el cuerpo en ese formato.
refusal-body-too-large = Lo que mandó es demasiado grande
refusal-body-too-large-hint = Mande menos de una vez; el número dice cuántos bytes se reciben.
refusal-bad-cell = Una celda no puede guardar ese valor
refusal-bad-cell-hint = Escriba uno de los valores que se listan, o deje la celda vacía. No se guardó nada.
mail-arrival-waiting-subject = Complete el archivo «{ $file }»
mail-arrival-waiting-body = Un programa envió el archivo «{ $file }», pero falta algo antes de que se pueda revisar. Vea qué falta y complételo aquí: { $link }
mail-kind-arrival-waiting = Archivo por completar
