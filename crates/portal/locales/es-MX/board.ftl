# Los tableros: cómo cumple cada dependencia, qué hacer esta semana.

nav-promises = Cómo cumplimos
promises-title = Cómo cumplimos
promises-lead = Cada dependencia dice cada cuánto actualiza sus datos. Aquí se ve si lo cumple, y qué tan abiertos están.
promises-none = Todavía no hay datos publicados.
promises-datasets = Conjuntos de datos
promises-in-time = A tiempo
promises-late = Atrasados
promises-up-to = { $days ->
    [one] hasta un día
   *[other] hasta { $days } días
}
promises-unpromised = Sin fecha prometida
promises-stars = Estrellas (de 5)
promises-mqa = Metadatos (de 405)
promises-marks = Puntos (de 9)
promises-time = A tiempo
promises-time-what = La próxima versión se promete con la periodicidad: si es mensual, un mes después de la anterior. Al día siguiente de la fecha prometida el conjunto aparece como atrasado.
promises-stars-what = Las cinco estrellas de los datos abiertos (5stardata.info): licencia abierta, estructura, formato libre, direcciones, enlaces. Promedio de los conjuntos.
promises-mqa-what = La evaluación europea de la calidad de los metadatos (data.europa.eu): hasta 405 puntos. El punto que pide una descripción en DCAT-AP no se da todavía.
promises-marks-what = Los nueve puntos de data.gouv.fr: licencia, periodo, territorio, periodicidad, puntualidad, descripción, formato abierto, archivos disponibles, diccionario completo.
promises-scales = Qué quiere decir cada columna
promises-late-today = Atrasados hoy
promises-none-late = Ningún conjunto de datos está atrasado.
promises-trend = Conjuntos de datos a tiempo, de cada cien con fecha prometida
promises-day = Día
promises-share = A tiempo (%)
mqa-excellent = excelente
mqa-good = bueno
mqa-sufficient = suficiente
mqa-bad = bajo
standing-late = Atrasado { $days ->
    [one] un día
   *[other] { $days } días
}: se prometió para el { $due }
standing-next = Próxima versión: a más tardar el { $due }
standing-unpromised = Sin fecha prometida
stale-notice = Estos datos están atrasados: la dependencia prometió una versión nueva para el { $due }. Puede usarlos, pero tome en cuenta que hay datos más recientes que todavía no se publican.

nav-coordination = Coordinación
coordination-lead = Todas las dependencias de un vistazo: qué espera su decisión, qué se prometió y no llegó, y cómo va lo publicado.
coordination-waiting = { $count ->
    [one] envío espera revisión
   *[other] envíos esperan revisión
}
coordination-broken = { $count ->
    [one] fecha del plan vencida
   *[other] fechas del plan vencidas
}
coordination-late = { $count ->
    [one] conjunto de datos atrasado
   *[other] conjuntos de datos atrasados
}
coordination-silent = { $count ->
    [one] dependencia sin inventario
   *[other] dependencias sin inventario
}
coordination-route = La ruta de apertura
coordination-published = Lo publicado
route-inventory = En el inventario
route-promised = Por cumplir
route-broken = Vencidos
route-kept = Publicados
route-waiting = Esperan revisión
route-asked = Con cambios pedidos
work-tasks = Qué hacer esta semana
work-nothing = No hay nada pendiente. Cuando algo espere por usted, aparece aquí y le llega un correo.
task-review = Revisar
task-review-what = Otra persona lo preparó y lo envió. Véalo, comente y apruebe o pida cambios.
task-answer-review = Atender la revisión
task-answer-review-what = Se pidieron cambios. Lea los comentarios, corrija y envíe otra vez.
task-unblock = Resolver lo que impide publicar
task-unblock-what = Se aprobó, pero no se pudo publicar. Ahí dice por qué.
task-publish = Publicar
task-publish-what = Ya está aprobado. Publíquelo ahora o elija el día.
task-update = Actualizar
task-update-what = Entregue el archivo nuevo; la receta de la vez pasada lo limpia.
task-keep-promise = Cumplir el plan
task-keep-promise-what = Entregue aquí el archivo para prepararlo. Si no llega a la fecha, cámbiela en «Plan» y diga por qué.
task-prepare = Seguir preparando
task-prepare-what = El archivo está empezado y todavía no se envía a revisión.
task-late = { $days ->
    [one] un día tarde
   *[other] { $days } días tarde
}: era para el { $day }
task-day = a más tardar el { $day }
task-second-factor = Activar el segundo factor
task-second-factor-what = Su tarea lo pide: toma dos minutos y un teléfono. Hasta entonces no puede revisar ni administrar.
task-register-agencies = Registrar las dependencias
task-register-agencies-what = Escriba el nombre de cada una. Después se invita a quien será enlace ahí.
task-invite-liaison = Invitar a quien será enlace
task-invite-liaison-what = Nadie prepara todavía los datos ahí. Basta su correo: la invitación le dice el primer paso.
task-invite-reviewer = Invitar a quien revise
task-invite-reviewer-what = Todo lo que se publica lo aprueba una segunda persona de la coordinación.
task-begin-inventory = Empezar el inventario
task-begin-inventory-what = Escriba qué datos tiene su dependencia, o suba la lista que ya tenga en Excel.
task-designate = Guardar el oficio de designación
task-designate-what = Diga quién es titular y a qué cargo pregunta el público; descargue el oficio, fírmelo y guárdelo aquí.
task-set-dates = Poner fechas en el plan
task-set-dates-what = El inventario ya tiene conjuntos: elija para cuándo se publica el primero.
