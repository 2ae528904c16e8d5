# Lo que da el público: solicitudes de datos, preguntas, reportes de error, usos; cómo se confirma, se revisa y se responde.

nav-requests = Participe
nav-moderation = Participación
follow-by-atom = Seguir por Atom
form-trap = Deje vacío este campo

contribution-request = Solicitud de datos
contribution-question = Pregunta
contribution-error-report = Reporte de error
contribution-reuse = Uso de los datos
contribution-state-received = Recibida
contribution-state-in-study = En estudio
contribution-state-accepted = Aceptada
contribution-state-published = Publicada
contribution-state-not-possible = No es posible
contribution-state-answered = Respondida
contribution-state-corrected = Corregido
contribution-state-not-an-error = El dato es correcto

public-somebody = una persona
public-by = Escribió { $name } el { $day }.
public-coordination = Coordinación de datos abiertos
public-name = Cómo quiere que aparezca su nombre (opcional)
public-name-what = Se muestra al público. Si lo deja vacío, dirá «una persona».
public-mail = Su correo
public-mail-what = Le enviamos un enlace para confirmar, y la respuesta. Nunca se muestra y se borra cuando ya no hace falta.
public-mail-known = Usamos el correo de su cuenta; no se muestra.
public-rules = Alguien lo lee antes de que se muestre. No escriba datos personales, suyos ni de otras personas.
public-closed = Por ahora el portal no recibe participación del público. Escriba al correo de contacto de la dependencia.
public-not-shown = El público todavía no ve esto.

requests-title = Solicitudes de datos
requests-lead = ¿No encuentra los datos que necesita? Pídalos. Cualquier persona puede apoyar una solicitud, y la dependencia responde aquí, a la vista de todos.
requests-ask = Pedir datos
requests-search = Buscar en las solicitudes
requests-all-agencies = Todas las dependencias
requests-sort = Orden
requests-sort-supported = Las más apoyadas
requests-sort-newest = Las más recientes
requests-by-state = Por estado
requests-all = Todas
requests-none = Todavía no hay solicitudes. La primera puede ser la suya.
requests-none-fit = Ninguna solicitud coincide. Quite un filtro, o pida los datos que busca.
requests-no-agency = Dependencia por definir
requests-people = { $count ->
    [one] persona
   *[other] personas
}
requests-supported-by = { $count ->
    [one] La pide una persona
   *[other] La piden { $count } personas
}

request-new-title = Pedir datos
request-new-lead = Describa los datos que necesita. No hace falta cuenta ni decir quién es: solo un correo, que no se muestra.
request-what = Qué datos necesita
request-what-help = En pocas palabras, como las buscaría: «accidentes de tránsito por colonia».
request-text = Detalles
request-text-what = De qué periodo, de qué lugares, con qué detalle. Mientras más precisa, más fácil de responder.
request-purpose = Para qué los usaría (opcional)
request-purpose-what = Ayuda a decidir qué se abre primero. No hace falta justificarse.
request-purpose-shown = Para qué
request-agency = Dependencia que los tiene
request-agency-unknown = No sé
request-send = Enviar la solicitud
request-way = Cómo va la solicitud
request-state = Estado
request-published-as = Publicada en
request-entry = Inventario
request-entry-joined = Unida a una línea del inventario; su demanda se cuenta ahí.
request-changed = Último cambio
answers-title = Respuestas
answers-none = La dependencia todavía no responde.
support-lead = ¿También los necesita? Apoye esta solicitud: mientras más personas la piden, más arriba queda.
support-send = Yo también los necesito

answer-title = Responder
answer-lead = Responde su puesto, no su nombre. La respuesta se publica y se avisa por correo a quien preguntó.
answer-state = Estado después de la respuesta
answer-text = Respuesta
answer-text-what = Con palabras sencillas: qué se hizo o qué sigue, y cuándo.
answer-entry = Línea del inventario a la que se une
answer-published-as = Conjunto de datos en el que ya está publicada
answer-corrected-in = Versión en la que ya está corregido
answer-none = Ninguno
answer-if-not-possible = Solo si no es posible
answer-reason = Por qué no
answer-legal-ground = Fundamento legal
answer-legal-ground-what = La ley y el artículo.
answer-send = Publicar la respuesta
answer-no-agency = Antes de responder, diga a qué dependencia corresponde.
answer-refused = No se guardó
answer-was-written = Esto había escrito
answer-back = Volver

confirm-title = Confirme que fue usted
confirm-contribution = Oprima el botón para enviar lo que escribió. Así sabemos que el correo es de una persona.
confirm-support = Oprima el botón para apoyar la solicitud.
confirm-spent = Este enlace ya se usó o ya no sirve. Si hace falta, envíe el formulario otra vez.
confirm-now = Confirmar
confirmed-mail = Revise su correo
confirmed-mail-what = Le enviamos un enlace. Ábralo antes de tres días para confirmar; si no llega en unos minutos, busque en el correo no deseado.
confirmed-waiting = Gracias, ya lo recibimos
confirmed-waiting-what = Alguien lo lee antes de que se muestre. Le avisamos por correo cuando se muestre y cuando haya respuesta.
confirmed-shown = Listo
confirmed-shown-what = Ya está a la vista de todos.
confirmed-see = Verlo

done-answered = La respuesta quedó publicada.
done-shown = El público ya lo ve.
done-hidden = No se muestra. A quien lo escribió se le dijo por qué.
done-supported = Gracias: su apoyo ya cuenta.

moderation-title = Participación del público
moderation-lead = Lea lo que llega antes de que se muestre. Muéstrelo aunque incomode; no lo muestre si ofende, anuncia, o contiene datos personales.
moderation-waiting = { $count ->
    [one] Una cosa espera que alguien la lea
   *[other] { $count } cosas esperan que alguien las lea
}
moderation-none = No hay nada por leer.
moderation-unanswered = { $count ->
    [one] Una espera respuesta
   *[other] { $count } esperan respuesta
}
moderation-none-unanswered = No hay nada por responder.
moderation-hidden = Lo que no se mostró
moderation-hidden-what = Se borra a los seis meses. Mientras tanto puede mostrarse todavía.
moderation-agency = Dependencia a la que corresponde
moderation-show = Mostrar
moderation-hide = No mostrar
moderation-hide-now = No mostrar
moderation-reason = Por qué no se muestra
moderation-reason-what = Se le dice por correo a quien lo escribió. Diga qué puede cambiar para que sí se muestre.

error-participation-closed = El portal no recibe participación del público por ahora.
error-participation-closed-hint = Escriba al correo de contacto de la dependencia.
error-form-too-quick = El formulario llegó demasiado rápido.
error-form-too-quick-hint = Espere unos segundos y oprima el botón otra vez. Lo que escribió sigue aquí.
error-form-too-old = El formulario llevaba mucho tiempo abierto.
error-form-too-old-hint = Oprima el botón otra vez: lo que escribió sigue aquí.
error-form-trap = Se llenó un campo que debe quedar vacío.
error-form-trap-hint = Quizá lo llenó el navegador. Lo que escribió sigue aquí: oprima el botón otra vez.
error-too-often = Llegaron demasiados envíos desde su red o su correo.
error-too-often-hint = Intente otra vez en { $minutes } minutos.
error-bad-field = { $why ->
    [missing] Falta: { $field ->
        [title] el título
        [text] el texto
        [mail] su correo
        [reason] por qué no es posible
        [legal-ground] el fundamento legal
        [published-as] el conjunto de datos en el que se publicó
        [corrected-in] la versión en la que se corrigió
        [agency] la dependencia
        [datasets] con qué datos se hizo
        [summary] el resumen
        [link] la dirección
       *[other] { $field }
    }.
    [short] { $field ->
        [title] El título es muy corto
        [reason] La razón es muy corta
       *[other] El texto es muy corto
    }: escriba al menos { $allowed } letras.
    [long] { $field ->
        [title] El título es muy largo
        [name] El nombre es muy largo
       *[other] El texto es muy largo
    }: caben { $allowed } letras.
    [links] El texto tiene demasiadas direcciones de internet: caben { $allowed }.
    [mail] Ese correo no parece una dirección de correo.
    [link] Esa dirección no es la de una página de internet.
   *[choice] { $field ->
        [blocks] Una línea entre llaves dobles no se entiende
        [row] La tabla no tiene ese renglón
       *[other] Ese valor no existe: { $field }
    }.
}
error-bad-field-hint = { $why ->
    [mail] Escríbalo como nombre@ejemplo.mx.
    [link] Cópiela completa del navegador; empieza con https://.
   *[other] Corríjalo y envíe otra vez.
}
error-no-such-contribution = No existe, o todavía no se muestra.
error-no-such-contribution-hint = Vea la lista de lo que ya se muestra.
error-wrong-step = Desde «{ $state }» no puede pasar a ese estado, o todavía no se muestra.
error-wrong-step-hint = Abra la página otra vez y elija uno de los estados que ofrece.

mail-to-public = una persona del público
mail-kind-public-confirm = Confirmar lo que se envió
mail-public-confirm-subject = Confirme: «{ $title }»
mail-public-confirm-body = Alguien, probablemente usted, escribió «{ $title }» en el portal de datos abiertos.

    Siguiente paso: abra este enlace y oprima «Confirmar».
    { $link }

    Si no fue usted, no haga nada: se borra solo en tres días.
mail-kind-public-confirm-support = Confirmar un apoyo
mail-public-confirm-support-subject = Confirme su apoyo a «{ $title }»
mail-public-confirm-support-body = Alguien, probablemente usted, quiere apoyar la solicitud de datos «{ $title }».

    Siguiente paso: abra este enlace y oprima «Confirmar».
    { $link }

    Si no fue usted, no haga nada.
mail-kind-public-shown = Ya se muestra
mail-public-shown-subject = Ya se muestra: «{ $title }»
mail-public-shown-body = Lo que escribió ya está a la vista de todos. Le avisamos por este medio cuando haya respuesta.

    Puede verlo aquí:
    { $link }
mail-kind-public-hidden = No se muestra
mail-public-hidden-subject = No se muestra: «{ $title }»
mail-public-hidden-body = Lo que escribió no se muestra. La razón:

    { $text }

    Si lo cambia, puede enviarlo otra vez. Borramos su correo del portal.
mail-kind-public-answered = Hay respuesta
mail-public-answered-subject = Hay respuesta: «{ $title }»
mail-public-answered-body = La dependencia respondió:

    { $text }

    Siguiente paso: vea la respuesta completa y el estado aquí.
    { $link }
mail-kind-moderation-waiting = Algo del público espera
mail-moderation-waiting-subject = Espera que alguien lo lea: «{ $title }»
mail-moderation-waiting-body = Una persona escribió «{ $title }» y confirmó su correo. No se muestra hasta que alguien lo lea.

    Siguiente paso: léalo y decida si se muestra.
    { $link }

task-moderate = Leer antes de que se muestre
task-moderate-what = Lo escribió una persona del público. Decida si se muestra.
task-answer-public = Responder al público
task-answer-public-what = Está a la vista de todos y espera la palabra de su dependencia.

event-contribution-received = Llegó algo del público
event-contribution-shown = Se mostró algo del público
event-contribution-hidden = Se decidió no mostrar algo del público
event-contribution-answered = Se respondió al público
event-request-supported = Alguien apoyó una solicitud de datos
event-public-forgotten = Se borraron correos y envíos que ya no hacían falta

permission-moderate = Leer lo que escribe el público y decidir si se muestra
permission-answer-public = Responder solicitudes, preguntas y reportes
permission-write-story = Escribir historias con datos
permission-publish-story = Publicar historias

questions-of = Preguntas sobre «{ $title }»
questions-none = Todavía nadie ha preguntado.
question-ask = Hacer una pregunta
question-column = Sobre qué
question-whole = Todo el conjunto de datos
question-about-column = Sobre la columna «{ $column }»
question-text = Su pregunta
question-text-what = Responde la dependencia, aquí mismo, a la vista de todos.
question-send = Enviar la pregunta

errors-of = Errores reportados en «{ $title }»
errors-none = Nadie ha reportado errores.
report-error-title = Reportar un error
report-error-lead = Diga qué dato está mal y cómo lo sabe. La dependencia lo revisa, lo corrige en una versión nueva, o explica por qué es correcto.
report-version = En la versión { $number }.
report-row = Número de renglón (opcional)
report-row-what = El que muestra el explorador a la izquierda de cada renglón.
report-column = Columna
report-no-column = Ninguna en particular
report-text = Qué está mal
report-text-what = Qué dice y qué debería decir, y dónde se puede comprobar. No escriba datos personales.
report-send = Enviar el reporte
report-at-row = renglón { $row }
report-at-column = columna «{ $column }»
report-corrected-in = Corregido en la versión { $number }
report-this-row = Reportar un error en este renglón

reuses-title = Usos de los datos
reuses-lead = Aplicaciones, artículos, investigaciones y clases que personas hicieron con los datos publicados aquí.
reuses-by-sort = Por tipo
reuses-none = Todavía no hay ninguno. ¿Hizo algo con los datos? Agréguelo.
reuse-add = Agregar un uso
reuse-add-lead = ¿Hizo algo con los datos? Muéstrelo: ayuda a que se sigan publicando.
reuse-name = Cómo se llama
reuse-name-what = El título de la aplicación, del artículo o de la investigación.
reuse-sort-label = Qué es
reuse-link = Dónde está
reuse-link-what = La dirección de la página, completa: https://…
reuse-text = Qué muestra o hace
reuse-text-what = Para quién es, y qué se puede saber con ello.
reuse-made-with = Con qué datos se hizo
reuse-send = Enviar
reuse-see = Ver el uso
reuse-outside = página de otra persona; el portal no responde por ella
reuse-sort-app = Aplicación
reuse-sort-visualization = Visualización
reuse-sort-article = Artículo o nota
reuse-sort-research = Investigación
reuse-sort-teaching = Clase o taller
reuse-sort-other = Otro

part-participation = Participe
part-questions = Preguntas ({ $count })
part-all-questions = Ver todas las preguntas
part-reuses = Usos ({ $count })
part-no-reuses = Nadie ha mostrado todavía qué hizo con estos datos.
part-all-reuses = Ver todos los usos
part-errors = Errores reportados: { $count }

follow-title = Seguir
follow-what = Seguir «{ $title }»
follow-lead-dataset = Le escribimos cuando haya una versión nueva. Nada más.
follow-lead-request = Le escribimos cuando la dependencia responda. Nada más.
follow-lead-agency = Le escribimos cuando publique datos nuevos o una versión nueva. Nada más.
follow-send = Avíseme por correo
follow-end = Dejar de seguir
follow-end-what = Ya no le escribiremos sobre «{ $title }», y borramos su correo.
follow-end-now = Dejar de seguir
follow-ended = Ya no sigue esto
follow-ended-what = No le escribiremos más sobre esto; su correo se borró.
confirm-follow = Oprima el botón para recibir avisos por correo. Cada aviso trae el enlace para terminarlos.
confirmed-followed = Listo: le avisamos
confirmed-followed-what = Cada correo trae un enlace para terminar con los avisos.

mail-kind-public-confirm-follow = Confirmar que se sigue algo
mail-public-confirm-follow-subject = Confirme que quiere seguir «{ $title }»
mail-public-confirm-follow-body = Alguien, probablemente usted, quiere recibir avisos por correo sobre «{ $title }».

    Siguiente paso: abra este enlace y oprima «Confirmar».
    { $link }

    Si no fue usted, no haga nada.
mail-kind-public-follow-version = Versión nueva, a quienes siguen
mail-public-follow-version-subject = Versión nueva: «{ $title }»
mail-public-follow-version-body = { $agency } publicó una versión nueva de «{ $title }».

    Véala aquí:
    { $link }

    Para dejar de recibir estos avisos: { $unsubscribe }
mail-kind-public-follow-new = Datos nuevos, a quienes siguen
mail-public-follow-new-subject = Datos nuevos: «{ $title }»
mail-public-follow-new-body = { $agency } publicó por primera vez «{ $title }».

    Véalos aquí:
    { $link }

    Para dejar de recibir estos avisos: { $unsubscribe }
mail-kind-public-follow-request = Respuesta, a quienes siguen
mail-public-follow-request-subject = Hay respuesta: «{ $title }»
mail-public-follow-request-body = La dependencia respondió a la solicitud «{ $title }» que usted sigue.

    Vea la respuesta y el estado aquí:
    { $link }

    Para dejar de recibir estos avisos: { $unsubscribe }
