# Sentences of: review

nav-review = Revisión
nav-log = Bitácora
draft-metadata = Metadatos
draft-metadata-title = Metadatos del conjunto
draft-save-validate = Guardar y ver qué falta
draft-unit = Unidad en que se mide
draft-unit-example = pesos, m², personas…
about-set-landing_page = Página que explica los datos
about-example-landing_page = https://www.ejemplo.gob.mx/licencias
landing-page = Más información

field-title = Título
field-description = Descripción
field-agency = Dependencia
field-theme = Tema
field-keywords = Palabras clave
field-contact_position = Puesto de contacto
field-contact_email = Correo de contacto
field-temporal = Periodo que cubre
field-spatial = Lugar que cubre
field-landing_page = Página que lo explica

# Qué falta para publicar

validation-title = Qué falta para publicar
validation-lead = Resuelva cada punto con su botón y vuelva aquí. Cuando no falte nada, envíe el conjunto a revisión.
validation-file = Volver al archivo
validation-ready = No falta nada: ya puede enviarlo a revisión.
validation-proposed = Hay una propuesta: revísela y guárdela.
validation-missing = { $count ->
    [one] Falta { $count } punto.
   *[other] Faltan { $count } puntos.
}
validation-minutes = { $minutes ->
    [one] Toma cerca de { $minutes } minuto.
   *[other] Toma cerca de { $minutes } minutos.
}
validation-fill-in = Llenar los metadatos
validation-advised = Se recomienda, pero no impide publicar
validation-met = { $count ->
    [one] { $count } punto cumplido
   *[other] { $count } puntos cumplidos
}
validation-more = { $count ->
    [one] y { $count } más
   *[other] y { $count } más
}
validation-who = Le toca a: { $who }
validation-about = { $minutes ->
    [one] cerca de { $minutes } minuto
   *[other] cerca de { $minutes } minutos
}
validation-go = Resolver
validation-go-to = Resolver: { $what }
validation-agency-unknown = La dependencia de este archivo no está en el catálogo: pida a la administración del portal que la registre.
validation-links = Enlaces de lo escrito
validation-links-what = El portal prueba cada enlace una vez al día, sin que usted espere. Corrija los que no responden antes de enviar; una descarga fallida es lo primero que la gente nota.
validation-links-try = Abra cada uno y compruebe que responde. Este portal no visita enlaces: así lo dispuso quien lo administra.
link-waits = Todavía no se prueba. Vuelva en un minuto.
link-answers = Responde (probado el { $day }).
link-inside = Lleva a una red interna que el público no alcanza.
link-silent = No responde desde el { $day }.
link-status = No responde bien desde el { $day } (código { $status }).
link-to-do = Ábralo: si tampoco le abre a usted, escriba la dirección correcta o quítela del texto.
who-liaison = enlace
who-data-administrator = administración de datos
who-data-producer = área que genera los datos
who-reviewer = revisión
who-administrator = administración del portal
who-facilitator = facilitación

check-table = Tabla con datos
check-table-todo = No se encontró una tabla con renglones y columnas. Revise cómo se lee el archivo.
check-format = Formato del archivo
check-format-todo = Este perfil pide archivos CSV o Shapefile. Entregue el archivo original en uno de esos formatos.
check-errors = Problemas graves
check-errors-todo = { $count ->
    [one] Hay { $count } problema grave sin resolver: acepte su remedio o diga que se queda así.
   *[other] Hay { $count } problemas graves sin resolver: acepte su remedio o diga que se quedan así.
}
check-warnings = Otros hallazgos
check-warnings-todo = { $count ->
    [one] Hay { $count } hallazgo sin resolver: acepte su remedio o diga que se queda así.
   *[other] Hay { $count } hallazgos sin resolver: acepte sus remedios o diga que se quedan así.
}
check-personal-data = Datos personales
check-personal-data-todo = { $count ->
    [one] Falta decidir qué se hace con { $count } dato personal.
   *[other] Falta decidir qué se hace con { $count } datos personales.
}
check-column-descriptions = Significado de las columnas
check-column-descriptions-todo = { $count ->
    [one] Diga qué significa { $count } columna.
   *[other] Diga qué significan { $count } columnas.
}
check-units = Unidades
check-units-todo = { $count ->
    [one] Diga en qué unidad se mide { $count } columna.
   *[other] Diga en qué unidad se miden { $count } columnas.
}
check-title = Título
check-title-todo = Escriba un título de al menos { $minimum } letras, con mayúsculas solo donde van.
check-title-unlike = Título que se distingue
check-title-unlike-todo = Hay conjuntos con un título casi igual. Si este archivo es su versión siguiente, escriba su nombre en «Si ya está publicado»; si es otro conjunto, diga en el título qué lo distingue.
check-description = Descripción
check-description-todo = La descripción tiene { $count } letras y se piden { $minimum }: diga qué contiene, cómo se reunió y qué no incluye.
check-keywords = Palabras clave
check-keywords-todo = Hay { $count } palabras clave y se piden { $minimum }: escriba las que alguien usaría para buscarlo.
check-theme = Tema
check-theme-todo = Elija o escriba el tema.
check-agency = Dependencia
check-agency-todo = Escriba la dependencia que publica.
check-contact-position = Puesto de contacto
check-contact-position-todo = Escriba el puesto al que se pueden hacer preguntas, no el nombre de una persona.
check-contact-email = Correo de contacto
check-contact-email-todo = Escriba el correo de ese puesto, como datos@dependencia.gob.mx.
check-license = Licencia
check-license-todo = Elija con qué licencia se pueden usar los datos y guarde.
check-frequency = Frecuencia
check-frequency-todo = Diga cada cuánto se actualiza.
check-temporal = Periodo que cubre
check-temporal-todo = Escriba el primer y el último día que cubren los datos, como 2024-01-01/2024-12-31.
check-spatial = Lugar que cubre
check-spatial-todo = Diga qué territorio cubren los datos.
check-landing-page = Página que lo explica
check-landing-page-todo = Si hay una página que explica estos datos, escriba su dirección completa, con https://.

alike-same = Es el mismo título: si es el mismo conjunto, publique este archivo como su versión siguiente. Su nombre es
alike-period = Solo cambia el periodo: publíquelo como versión siguiente, para que todos los periodos queden en un solo conjunto. Su nombre es
alike-near = Es casi el mismo título. Su nombre es

# Envío

submit-title = Enviar a revisión
submit-lead = Una persona de la coordinación verá lo mismo que usted. Lo que envíe queda como está ahora: si después cambia algo, envíelo otra vez.
submit-again = Ya hay un envío en espera. Si envía este, el anterior se retira.
submit-waits = Este envío espera a que lo revisen. Si cambia algo, podrá enviarlo otra vez.
submit-approved = Ya está aprobado. Para cambiar algo, primero retire el envío aprobado.
submit-not-ready = Resuelva primero los puntos de arriba.
submit-not-yours = Lo envía el enlace o la administración de datos de la dependencia.
submit-operator = Desde esta máquina también puede publicar sin revisión:
submit-note = Qué conviene que sepa quien revisa
submit-now = Enviar a revisión
submission-line = Envío { $number }, { $day }
submission-waiting = en espera de revisión
submission-changes-asked = se pidieron cambios
submission-approved = aprobado
submission-published = publicado
submission-taken-back = retirado
submission-blocked = no se pudo publicar

# Revisión

review-title = Revisión
review-lead-reviewer = Abra cada envío, vea qué cambia y decida. Nadie decide sobre lo que envió.
review-lead-agency = Aquí ve en qué va cada conjunto que su dependencia envió.
review-waiting = Por revisar
review-nothing-waits = No hay envíos por revisar.
review-moving = En camino
review-past = Anteriores
review-handed-on = enviado el { $day }
review-publish-on = se publica el { $day }
review-yours = lo envió usted
review-number = Envío { $number }
review-reason = Motivo:
review-blocked = No se pudo publicar:
blocked-undecided-personal-data = hay datos personales sin decidir. Corríjalo en el archivo y envíelo otra vez.
blocked-unchanged = es igual a la versión publicada. No hace falta publicarlo.
blocked-dataset-exists = otro conjunto tomó ese nombre. Cambie el título y envíelo otra vez.
review-note = Nota de quien lo envía
review-report = Ver el reporte completo
review-to-draft = Abrir el archivo de trabajo
review-difference = Qué cambia
review-new-dataset = Es un conjunto nuevo. Su dirección será
review-compared = Comparado con la
review-key = (los renglones se reconocen por: { $columns })
review-personal = Datos personales
review-no-personal = No se encontraron datos personales que exijan una decisión.
review-left = Lo que se deja como está
review-nothing-left = No queda ningún hallazgo abierto.
review-settled = visto y aceptado
review-advice = recomendado
review-metadata = Metadatos
review-rows = Los datos, como se publicarían
review-rows-before = Renglones anteriores
review-rows-after = Renglones siguientes
decided-remove = se quita la columna
decided-mask = se oculta una parte
decided-pseudonymize = se cambia por una clave
decided-generalize = se generaliza
decided-allow = se publica, con fundamento legal
decided-aggregate = se publica en grupos
decided-suppress = se quitan los renglones que señalan a alguien
decided-accept-risk = se publica la tabla y se acepta el riesgo, con fundamento legal

decision-title = Decisión
decision-own = Lo envió usted: lo decide otra persona.
decision-waits = Espera a que la coordinación lo revise.
decision-changes-asked = Haga los cambios en el archivo de trabajo y envíelo otra vez.
decision-approved = Está aprobado. Publíquelo ahora o elija el día.
decision-scheduled = Está aprobado y se publica el { $day }.
decision-published = Está publicado:
decision-taken-back = Se retiró antes de publicarse.
decision-blocked = Retire este envío, corrija el archivo y envíelo otra vez.
decision-approve = Aprobar
decision-when = Cuándo se publica
decision-now = Ahora
decision-on-day = El día que elijo:
decision-day = Día de publicación
decision-liaison = Cuando el enlace lo decida
decision-approve-reason = Comentario (opcional)
decision-ask = Pedir cambios
decision-ask-reason = Qué debe cambiar y por qué
decision-publish-now = Publicar ahora
decision-schedule = Publicar ese día
decision-take-back = Retirar este envío

comments-title = Comentarios
comments-none = Todavía no hay comentarios.
comment-here = Comentar
comment-on = Comentar: { $what }
comment-place = Sobre qué
comment-text = Comentario
comment-send = Comentar
comment-answer = Responder
comment-you = usted
comment-liaison = quien lo envió
comment-reviewer = revisión
place-whole = Todo el conjunto
place-field = Metadato: { $name }
place-column = Columna: { $name }
place-row = Renglón { $number }

# Acuse

receipt-word = acuse
receipt-title = Acuse de publicación
receipt-page-title = Acuse { $folio }
receipt-lead = Este acuse da constancia de que esta versión se publicó con los archivos que aquí se enlistan. Lo publicado no cambia: una corrección es una versión nueva.
receipt-withdrawn = Esta versión se retiró el { $day }. El acuse se conserva.
receipt-pdf = Descargar en PDF
receipt-to-version = Ver la versión
receipt-folio = Folio
receipt-dataset = Conjunto de datos
receipt-on = Publicada el
receipt-how = Cómo se aprobó
receipt-reviewed = la revisó y aprobó otra persona
receipt-direct = publicación directa de quien opera el portal
receipt-files = Archivos publicados
receipt-file = Archivo
receipt-size = Tamaño
receipt-hash = Huella SHA-256
receipt-check = Para comprobar una copia, calcule su huella SHA-256 (con sha256sum o certutil) y compárela con la de esta lista.
receipt-see = Consulte este acuse en:
receipt-foot = { $folio } · Página { $page } de { $pages }

# Retiro y corrección

manage-title = Corregir o retirar
correct-title = Agregar una nota de corrección
correct-lead = La nota se muestra en la página del conjunto. Los archivos no cambian: para cambiarlos, publique una versión nueva.
correct-note = Qué está mal y qué es lo correcto
correct-all = Todas las versiones
correct-now = Publicar la nota
withdraw-title = Retirar de la publicación
withdraw-lead = Los archivos dejan de entregarse y en su lugar se dice quién los retiró, cuándo y por qué. No se puede deshacer; el acuse y la bitácora se conservan.
withdraw-reason = Por qué se retira; este texto es público
withdraw-all = Todas las versiones
withdraw-sure = Entiendo que no se puede deshacer
withdraw-now = Retirar
version-withdrawn-on = (retirada el { $day })
corrections-title = Nota de corrección
refusal-withdrawn = Se retiró de la publicación
refusal-withdrawn-hint = Estos datos ya no se entregan. Si los necesita, pregunte a la dependencia; si los usó, lea por qué se retiraron.
tomb-what = Qué se retiró
tomb-when = Cuándo
tomb-who = Quién
tomb-why = Por qué
acting-agency = la dependencia que lo publicó
acting-coordination = la coordinación de datos abiertos
acting-operator = quien opera el portal

# Bitácora

log-title = Bitácora
log-lead = Cada decisión queda aquí, unida a la anterior por su huella: si alguien cambia o borra una, se nota al verificar.
log-verify = Verificar todo ahora
log-damaged = Algo no está como se publicó. Restaure el respaldo y avise a la administración:
log-when = Cuándo
log-what = Qué pasó
log-about = Sobre qué
log-reason = Motivo
log-account = cuenta { $account }
log-submission = ver el envío
log-older = Ver anteriores
event-account-created = Alguien tomó su invitación
event-person-invited = Se invitó a alguien
event-role-given = Se dio una tarea
event-role-taken = Se quitó una tarea
event-token-made = Se hizo un permiso para una máquina
event-token-ended = Se terminó un permiso para una máquina
event-second-factor-set = Alguien activó su segundo factor
event-second-factor-removed = Se quitó un segundo factor
event-recovery-codes-made = Se hicieron códigos de recuperación
event-recovery-code-used = Se usó un código de recuperación
event-recovery-begun = Se pidió recuperar una cuenta
event-invitation-taken-back = Se retiró una invitación
event-password-changed = Alguien cambió su contraseña
event-duties-handed-over = Se entregaron las tareas de alguien
event-document-kept = Se guardó un documento de una dependencia
event-account-closed = Se cerró una cuenta
event-account-reopened = Se abrió otra vez una cuenta
event-agency-registered = Se registró una dependencia
event-agency-described = Se cambió lo que se sabe de una dependencia
event-agency-closed = Se cerró una dependencia
event-agency-reopened = Se reabrió una dependencia
event-inventory-changed = Se cambió el inventario
event-inventory-entry-removed = Se quitó un renglón del inventario
event-inventory-imported = Se tomó un inventario de un archivo
event-inventory-opened = Se abrió el inventario al público
event-inventory-closed = Se cerró el inventario al público
event-plan-calendar-renewed = Se renovó la dirección del calendario
event-priority-weights-set = Se fijaron los pesos de la prioridad
event-dataset-created = Se creó el conjunto
event-dataset-described = Se cambiaron los metadatos
event-version-published = Se publicó una versión
event-draft-submitted = Se envió a revisión
event-submission-commented = Se comentó un envío
event-submission-taken-back = Se retiró un envío
event-changes-asked = Se pidieron cambios
event-submission-approved = Se aprobó
event-publication-scheduled = Se fijó el día de publicación
event-publication-blocked = No se pudo publicar
event-version-withdrawn = Se retiró de la publicación
event-correction-noted = Se agregó una nota de corrección

# Por qué no

error-no-such-submission = No hay ningún envío `{ $id }`.
error-no-such-submission-hint = Ábralo desde la lista de revisión.
error-withdrawn = «{ $title }» se retiró de la publicación: { $reason }
error-withdrawn-hint = Si los datos se corrigieron, publíquelos como versión nueva.
error-not-ready = { $count ->
    [one] Falta { $count } punto para publicar.
   *[other] Faltan { $count } puntos para publicar.
}
error-not-ready-hint = Abra «Qué falta para publicar», resuélvalos y envíelo otra vez.
error-own-submission = Lo envió usted, y nadie decide sobre lo que envió.
error-own-submission-hint = Pida a otra persona de la coordinación que lo revise.
error-review-needed = Antes de publicarse, lo revisa otra persona.
error-review-needed-hint = Abra «Qué falta para publicar» y envíelo a revisión.
error-submission-moved-on = Alguien más ya decidió sobre este envío, o se retiró.
error-submission-moved-on-hint = Vuelva a la página y vea en qué va.

# Correos / mails

mail-submission-waiting-subject = Por revisar: { $title }
mail-submission-waiting-body = Una dependencia envió «{ $title }» a revisión. Vea qué cambia y decida aquí: { $link }
mail-kind-submission-waiting = Por revisar
mail-changes-asked-subject = Se pidieron cambios: { $title }
mail-changes-asked-body = Quien revisó «{ $title }» pide cambios. Lea cuáles, hágalos y envíelo otra vez: { $link }
mail-kind-changes-asked = Se pidieron cambios
mail-submission-approved-subject = Aprobado: { $title }
mail-submission-approved-body = «{ $title }» está aprobado. Vea cuándo se publica, o publíquelo, aquí: { $link }
mail-kind-submission-approved = Aprobado
mail-version-published-subject = Publicado: { $title }
mail-version-published-body = «{ $title }» ya está publicado. Guarde su acuse: { $link }
mail-kind-version-published = Publicado
mail-publication-blocked-subject = No se pudo publicar: { $title }
mail-publication-blocked-body = «{ $title }» estaba aprobado, pero no se pudo publicar. Vea por qué y qué hacer: { $link }
mail-kind-publication-blocked = No se pudo publicar
mail-version-withdrawn-subject = Se retiró: { $title }
mail-version-withdrawn-body = Se retiró de la publicación «{ $title }». Motivo: { $reason }

    Vea lo que ahora encuentra el público: { $link }
mail-kind-version-withdrawn = Se retiró

validation-inventory = Renglón del inventario
validation-inventory-what = Diga qué renglón del inventario es: lo que ya está escrito ahí llena los metadatos vacíos, y el inventario y el plan muestran cómo avanza.
validation-entry = Es este renglón
validation-entry-choose = Elija…
validation-entry-take = Guardar
mail-comment-made-subject = Comentaron «{ $title }»
mail-comment-made-body = Hay un comentario nuevo en la revisión de «{ $title }». Léalo y responda aquí: { $link }
mail-kind-comment-made = Comentario en una revisión
mail-comment-answered-subject = Respondieron un comentario sobre «{ $title }»
mail-comment-answered-body = Hay una respuesta a un comentario en la revisión de «{ $title }». Léala aquí: { $link }
mail-kind-comment-answered = Respuesta en una revisión
submit-comparing = Se está comparando con la versión anterior
submit-comparing-what = El archivo es grande y la comparación sigue sola. Espere un momento y oprima el botón otra vez: lo que escribió está aquí.
