# Los correos y la página que los lista. Cada correo dice qué pasó y un solo paso siguiente, con su enlace.

mail-foot = Este correo lo escribe el portal de datos abiertos. No hace falta responderlo.
mail-title = Correos
mail-lead = Lo que el portal ha escrito y a quién. Si un correo no salió, corrija la dirección o el servidor de correo y oprima «Intentar otra vez».
mail-none = Todavía no se ha escrito ningún correo.
mail-written = Escrito
mail-kind = Asunto
mail-to = Para
mail-state = Qué pasó
mail-waiting = Sale en unos segundos
mail-again = No salió; se intenta otra vez el { $at }
mail-sent = Salió el { $at }
mail-failed = No salió, y ya no se intenta desde el { $at }
mail-retry = Intentar otra vez
mail-older = Ver los anteriores

mail-test-subject = Prueba del correo: { $title }
mail-test-body = El portal puede enviar correos. Para ver los demás, abra: { $link }
mail-kind-test = Prueba
