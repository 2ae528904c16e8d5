# Los correos y la página que los lista. Cada correo dice qué pasó y un solo paso siguiente, con su enlace.

mail-foot = Este correo lo escribe el portal de datos abiertos. No hace falta responderlo.
mail-title = Correos
mail-lead = Lo que el portal ha escrito y a quién. Si un correo no salió, corrija la dirección o el servidor de correo y oprima «Intentar otra vez».
mail-none = No hay correos de los últimos meses: los que salieron se olvidan después de un tiempo.
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

mail-kind-reminder-soon = Recordatorio: fecha próxima
mail-reminder-soon-subject = Toca actualizar «{ $title }» antes del { $due }
mail-reminder-soon-body = { $agency } prometió publicar una versión nueva de «{ $title }» a más tardar el { $due }.

    Siguiente paso: abra esta página y entregue el archivo nuevo. La receta de la vez pasada lo limpia.
    { $link }
mail-kind-reminder-late = Recordatorio: ya pasó la fecha
mail-reminder-late-subject = «{ $title }» está atrasado desde el { $due }
mail-reminder-late-body = La versión nueva de «{ $title }» se prometió para el { $due } y todavía no se publica. El público lo ve marcado como atrasado.

    Siguiente paso: abra esta página y entregue el archivo nuevo.
    { $link }
mail-kind-reminder-very-late = Aviso a la persona titular
mail-reminder-very-late-subject = «{ $title }» de { $agency } lleva { $days } días de atraso
mail-reminder-very-late-body = La versión nueva de «{ $title }» se prometió para el { $due }. Van { $days } días de atraso y el público lo ve. Este aviso llega también a la oficina de la persona titular de { $agency }.

    Siguiente paso: pida al enlace que entregue el archivo nuevo en esta página.
    { $link }
mail-no-server = Este portal no tiene servidor de correo: los correos solo se guardan como archivos en el equipo, en la carpeta `mail`. Para que salgan, quien opera el equipo lo escribe en la sección [mail] de apertura.toml.
