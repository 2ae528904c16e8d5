# El taller como evento: invitar, inscribirse, mesas, puerta e informe.

nav-workshops = Talleres
workshop-lead = Un taller, de la invitación al informe: haga la lista, invite, reparta las mesas, reciba a la gente y escriba el informe.
workshop-line = { $invited } en la lista · { $registered } con lugar · { $present } asistieron
workshop-make = Preparar un taller
workshop-path = Paso a paso
workshop-steps = Programa
workshop-edit = Datos del taller
workshop-edit-what = Fecha, lugar, cupo, objetivo y programa.
workshop-edit-lead = Si cambia la fecha, la hora o el lugar, se avisa por correo a quienes ya fueron invitados.
workshop-people = Personas invitadas
workshop-people-what = La lista, las invitaciones y quién tiene lugar.
workshop-seating = Mesas y equipos
workshop-seating-what = Reparte a la gente con colegas con quienes no trabaja.
workshop-door = Puerta
workshop-door-what = Marque quién llega; anote a quien llega sin invitación.
workshop-report = Informe de cierre
workshop-report-what = Las cifras se cuentan solas; los textos los escribe usted.
workshop-save = Guardar
workshop-cancelled = Cancelado
workshop-cancelled-lead = Este taller no se lleva a cabo.
workshop-cancel = Cancelar el taller y avisar a las personas invitadas
workshop-forgotten = Ya pasó el plazo de conservación: los datos de las personas se borraron y quedan estas cifras.
workshop-cycle-of = Ciclo «{ $series }»
workshop-stage = Etapa
workshop-stage-introduction = 1. Introducción
workshop-stage-opening = 2. Limpieza y ruta de apertura
workshop-stage-use = 3. Aprovechamiento
workshop-count-invited = en la lista
workshop-count-registered = con lugar
workshop-count-waiting = en espera
workshop-count-present = asistieron
workshop-count-agencies = dependencias presentes
workshop-run-sheet = Programa
workshop-at = Hora
workshop-minutes = Duración en minutos
workshop-step = Actividad
workshop-surplus = El programa y la duración no coinciden: la diferencia es de { $minutes } minutos. Ajuste los minutos en «Datos del taller».

workshop-name = Nombre del taller
workshop-begins = Fecha y hora
workshop-place = Lugar
workshop-capacity = Cupo
workshop-capacity-hint = Quien se inscriba después del último lugar queda en lista de espera.
workshop-agency-cap = Máximo por dependencia
workshop-agency-cap-hint = 0 si no hay máximo.
workshop-series = Ciclo
workshop-series-hint = Los talleres del mismo ciclo recuerdan quién se sentó con quién. Puede quedar vacío.
workshop-aim = Objetivo
workshop-facilitators = Quién lo conduce
workshop-facilitators-hint = Separe los nombres con comas.
workshop-contact = Contacto para dudas
workshop-contact-hint = Un puesto con correo o teléfono.
workshop-steps-hint = Una actividad por línea: primero los minutos, después qué se hace.
workshop-usual-steps = 10 Bienvenida y presentación
    20 Qué son los datos abiertos
    10 Equipos y fichas de datos
    45 Construcción de la gráfica con bloques
    25 Cada equipo presenta su gráfica
    10 Cierre y siguientes pasos
workshop-notice = Aviso de privacidad
workshop-notice-hint = Se muestra al inscribirse. Si lo cambia, se guarda qué versión aceptó cada persona.
workshop-usual-notice = Sus datos sirven solo para organizar este taller y entregarle su constancia. No se publican. Lo que nos diga que necesita para participar se borra al terminar el taller, y lo demás cuando vence el plazo de conservación; después quedan solo cifras. Puede corregir sus datos o cancelar en su enlace personal.
workshop-keep-until = Conservar los datos personales hasta
workshop-keep-until-hint = Ese día se borran los datos de las personas y quedan solo las cifras.

done-workshop-made = El taller quedó guardado. Siguiente paso: suba la lista de personas.
done-workshop-changed = Los cambios quedaron guardados.
done-workshop-invited = Las invitaciones están en camino.
done-workshop-seated = Las mesas quedaron guardadas. Revise las parejas de la misma dependencia y mueva a quien haga falta.
done-workshop-seated-best = Las mesas quedaron guardadas: hay tan pocas parejas de la misma dependencia como es posible.

workshop-list-file = Subir la lista
workshop-file = Archivo con la lista
workshop-file-what = Excel, CSV u otra tabla con columnas de nombre y dependencia; si las tiene, también área, puesto y correo.
workshop-listed = { $added } personas nuevas en la lista; { $known } ya estaban.
workshop-unclear = No se agregaron estos renglones, porque les falta el nombre o la dependencia, o su correo no es un correo: { $rows }.
workshop-add = Agregar a una persona
workshop-to-invite = { $count ->
    [one] Una persona espera su invitación.
   *[other] { $count } personas esperan su invitación.
}
workshop-invite = Enviar las invitaciones
workshop-people-count = { $count ->
    [one] Una persona
   *[other] { $count } personas
}
workshop-people-csv = Descargar la lista (CSV)
workshop-person-name = Nombre
workshop-person-agency = Dependencia
workshop-person-area = Área
workshop-person-profile = Puesto
workshop-person-mail = Correo
workshop-person-state = Situación
workshop-person-needs = Qué necesita
workshop-person-link = Enlace personal
workshop-person-table = Mesa
workshop-person-team = Equipo
workshop-person-present = Llegó
workshop-link-of = Abrir
workshop-accessible = lugar accesible
workshop-came = llegó
workshop-state-listed = En la lista
workshop-state-invited = Con invitación
workshop-state-registered = Con lugar
workshop-state-waiting = En espera
workshop-state-cancelled = No asiste

workshop-comers = { $count } personas por sentar; { $seated } ya tienen lugar.
workshop-nobody = Todavía nadie tiene lugar. Invite a las personas; cuando respondan, repártalas aquí.
workshop-seat-least = Mínimo por mesa
workshop-seat-most = Máximo por mesa
workshop-seat-tables = Número de mesas (opcional)
workshop-seat-all = Repartir de nuevo
workshop-seat-few = Acomodar los cambios moviendo a pocas personas
workshop-no-seat = Sin mesa
workshop-table = Mesa { $table }
workshop-team = Equipo { $team }
workshop-seat-of = Mesa { $table }, equipo { $team }
workshop-move = Mover

workshop-find = Nombre o dependencia
workshop-find-do = Buscar
workshop-let-in = Llegó
workshop-undo = Deshacer
workshop-came-at = Llegó: { $at }
workshop-not-found = Nadie de la lista se llama así. Si llegó sin invitación, anótelo abajo.
workshop-walk-in = Llegó sin invitación

workshop-report-missing = Para hacer el informe falta:
workshop-report-present = Que haya asistentes: márquelos en «Puerta»
workshop-report-pdf = Abrir el informe (PDF)
workshop-report-title = Informe del taller «{ $workshop }»
workshop-report-workshop = El taller
workshop-report-figures = En cifras
workshop-report-presentation = Presentación
workshop-report-presentation-hint = Por qué se hizo el taller y quién lo organizó.
workshop-report-activity = La actividad
workshop-report-activity-hint = Qué hicieron los equipos, con qué fichas y qué construyeron.
workshop-report-talk = Charla e intervenciones
workshop-report-reflections = Reflexiones
workshop-report-recommendations = Recomendaciones
workshop-report-recommendations-hint = Una por línea.
workshop-report-materials = Materiales
workshop-report-materials-hint = Uno por línea: nombre y dirección.
workshop-report-license = Licencia del informe
workshop-report-license-hint = Por ejemplo: CC BY 4.0.
workshop-fact = Dato
workshop-fact-value = Valor
workshop-figure-agencies = Dependencias
workshop-figure-present = Personas
workshop-figure-hours = Horas
workshop-figure-tables = Mesas
workshop-figure-teams = Equipos

registration-registered = Tiene un lugar en el taller.
registration-registered-next = Lo esperamos. Si no puede venir, avise abajo para que otra persona ocupe su lugar.
registration-waiting = Está en la lista de espera.
registration-waiting-next = Si se libera un lugar, le escribimos.
registration-cancelled = Avisó que no asiste.
registration-cancelled-next = Si cambia de opinión, vuelva a pedir un lugar.
registration-calendar = Guardar en mi calendario (.ics)
registration-name-what = Como debe aparecer en su constancia.
registration-experience = ¿Cuánto conoce los datos abiertos?
registration-experience-unsaid = Prefiero no decirlo
registration-experience-none = Nada todavía
registration-experience-some = He trabajado con datos
registration-experience-much = He abierto datos
registration-needs = ¿Qué necesita para participar?
registration-needs-what = Por ejemplo: intérprete, letra grande, dieta. Solo lo ve quien organiza.
registration-accessible = Necesito un lugar al que se llegue sin escalones
registration-photo = Acepto aparecer en fotografías del taller
registration-notice = Aviso de privacidad
registration-agree = Leí el aviso de privacidad y estoy de acuerdo
registration-ask = Pedir mi lugar
registration-save = Guardar
registration-change = Corregir mis datos
registration-leave = No puedo asistir
registration-leave-what = Su lugar pasa a la siguiente persona en espera.
registration-cancel = Dejar mi lugar
registration-other-name = O mande a otra persona de su dependencia: nombre
registration-other-mail = Su correo
registration-substitute = Mandar a esta persona
registration-contact = Dudas: { $contact }

error-no-such-workshop = No existe ese taller.
error-no-such-workshop-hint = Búsquelo en la lista de talleres.
error-no-such-registration = Este enlace ya no es de nadie.
error-no-such-registration-hint = Abra el enlace del último correo, o pida a quien organiza que lo invite otra vez.
error-registration-closed = Este taller ya no recibe respuestas.
error-registration-closed-hint = Ya terminó o se canceló. Pregunte a quien organiza por el siguiente.
error-no-guest-list = En el archivo no se encuentran personas con nombre y dependencia.
error-no-guest-list-hint = Ponga en el primer renglón los títulos «Nombre» y «Dependencia». Columnas que tiene: { $columns }.
error-seating-no-number = { $people } personas no caben en mesas de { $least } a { $most }.
error-seating-no-number-hint = Con { $fewer } o { $more } personas sí; o cambie el mínimo o el máximo por mesa.
error-seating-tables = { $people } personas no caben en { $tables } mesas.
error-seating-tables-hint = Escriba de { $first } a { $last } mesas.
error-seating-sizes = Las mesas tienen { $seats } lugares y hay { $people } personas.
error-seating-sizes-hint = Cambie el tamaño de las mesas.
error-seating-range = De { $least } a { $most } personas no es un tamaño de mesa.
error-seating-range-hint = Escriba un mínimo de 2 o más, y un máximo que no sea menor.
error-seating-pinned = La mesa { $table } no tiene lugar para todas las personas que deben sentarse ahí.
error-seating-pinned-hint = Quite de esa mesa a una persona.
error-seating-accessible = { $needed } personas necesitan un lugar accesible y solo hay { $places }.
error-seating-accessible-hint = Use más mesas accesibles.
error-seating-too-many = Son { $people } personas, más de las que un taller puede sentar.
error-seating-too-many-hint = Divida el taller en varios.

mail-kind-workshop-invitation = Invitación a un taller
mail-workshop-invitation-subject = Invitación: { $workshop }
mail-workshop-invitation-body = { $name }: le invitamos al taller «{ $workshop }», el { $day } a las { $time }, en { $place }.

    Siguiente paso: pida su lugar en su enlace personal. Es solo para usted; no lo comparta.
    { $link }
mail-kind-workshop-registered = Lugar en un taller
mail-workshop-registered-subject = Tiene lugar: { $workshop }
mail-workshop-registered-body = { $name }: tiene un lugar en el taller «{ $workshop }», el { $day } a las { $time }, en { $place }.

    Siguiente paso: guárdelo en su calendario en su enlace personal. Ahí está también su código para entrar (QR), y puede corregir sus datos o avisar que no viene.
    { $link }
mail-kind-workshop-waiting = Lista de espera de un taller
mail-workshop-waiting-subject = En lista de espera: { $workshop }
mail-workshop-waiting-body = { $name }: el taller «{ $workshop }» está lleno y usted está en la lista de espera. Si se libera un lugar, le escribimos.

    Puede ver cómo va aquí:
    { $link }
mail-kind-workshop-substitute = Lugar cedido en un taller
mail-workshop-substitute-subject = Le cedieron un lugar: { $workshop }
mail-workshop-substitute-body = { $name }: una persona de su dependencia le cedió su lugar en el taller «{ $workshop }», el { $day } a las { $time }, en { $place }.

    Siguiente paso: confirme sus datos en su enlace personal.
    { $link }
mail-kind-workshop-moved = Cambio de un taller
mail-workshop-moved-subject = Cambio: { $workshop }
mail-workshop-moved-body = { $name }: el taller «{ $workshop }» cambió. Ahora es el { $day } a las { $time }, en { $place }.

    Siguiente paso: guarde otra vez la fecha en su calendario, o avise si no puede venir.
    { $link }
mail-kind-workshop-called-off = Cancelación de un taller
mail-workshop-called-off-subject = Cancelado: { $workshop }
mail-workshop-called-off-body = { $name }: el taller «{ $workshop }» del { $day } no se lleva a cabo. Dudas: { $contact }

    { $link }
mail-kind-workshop-reminder = Recordatorio de un taller
mail-workshop-reminder-subject = Mañana: { $workshop }
mail-workshop-reminder-body = { $name }: lo esperamos mañana, { $day }, a las { $time }, en { $place }, en el taller «{ $workshop }».

    Si no puede venir, avise en su enlace personal para que otra persona ocupe su lugar.
    { $link }
