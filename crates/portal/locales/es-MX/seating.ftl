# Mesas y equipos en la página de quien facilita; preguntas abiertas.

seating-seat-first = Repartir en mesas
seating-what = «Repartir de nuevo» busca otro reparto igual de bueno y respeta a quienes se quedan y a quienes van aparte. «Acomodar los cambios» da lugar a quien llegó tarde, quita a quien no vino y deja a los demás donde están.
seating-print = Imprimir quién se sienta dónde, letreros y gafetes
seating-tables = Mesas
seating-how = Arrastre a una persona a otro equipo, o encima de otra persona para intercambiarlas. Con el teclado: Entrar levanta a la persona, las flechas recorren los lugares, Entrar la deja, Esc cancela. Cada cambio se guarda al soltar.
seating-undo = Deshacer el último cambio
seating-here = Sentar aquí
seating-picked = { $name }: elija a dónde va, o con quién se intercambia. Esc cancela.
seating-move-to = A { $place }
seating-nowhere = Sin mesa
seating-swap-with = Intercambiar con { $other }
seating-moved = { $name }: { $place }. Guardado.
seating-cancelled = No se movió a nadie.
seating-nothing = Las cuentas no cambian.
seating-saving = Guardando…
seating-lost = No se pudo guardar: no hay red o el servidor no responde. Nadie se movió; inténtelo otra vez.
seating-outdated = Alguien más cambió las mesas mientras tanto.
seating-outdated-hint = Ya ve las mesas como están ahora. Su último cambio no se hizo; repítalo si aún hace falta.
done-workshop-reseated = Los cambios quedaron acomodados: casi todas las personas siguen en su mesa.

seating-score = Parejas que conviene separar
seating-pairs-agency-tables = de la misma dependencia en una mesa
seating-pairs-agency-teams = de la misma dependencia en un equipo
seating-pairs-met-tables = que ya compartieron mesa
seating-pairs-met-teams = que ya compartieron mesa, ahora en un equipo
seating-pairs-area-tables = de la misma área en una mesa
seating-pairs-area-teams = de la misma área en un equipo
seating-pairs-apart = que deben ir aparte y están juntas
seating-is-least = No puede haber menos
seating-least = Lo menos posible: { $least }

seating-why = { $people ->
    [one] Es una persona
   *[other] Son { $people } personas
} de { $agencies ->
    [one] una dependencia
   *[other] { $agencies } dependencias
} en { $tables ->
    [one] una mesa
   *[other] { $tables } mesas
}.
seating-why-none = Ninguna dependencia trae más personas que mesas, así que nadie tiene que sentarse con alguien de la suya.
seating-why-large = { $agency } trae { $people } personas para { $tables ->
    [one] una mesa
   *[other] { $tables } mesas
}: { $pairs ->
    [one] al menos una pareja comparte mesa
   *[other] al menos { $pairs } parejas comparten mesa
}.
seating-why-more = Otras { $count } dependencias también traen más personas que mesas.
seating-why-restricted = Los tamaños de las mesas y los lugares fijos o accesibles también cuentan en lo menos posible.
seating-reached = Este reparto es de los mejores posibles: ningún otro tiene menos parejas de la misma dependencia.
seating-over = Sobran { $over ->
    [one] una pareja
   *[other] { $over } parejas
} de la misma dependencia en una mesa. Mueva a quien está marcado, o pulse «Repartir de nuevo».
seating-over-teams = En las mesas no puede haber menos; en los equipos { $over ->
    [one] sobra una pareja
   *[other] sobran { $over } parejas
}. Intercambie los equipos de quien está marcado.

seating-people = { $count ->
    [one] una persona
   *[other] { $count } personas
}
seating-new-table = Mesa { $table } (nueva)
seating-size-few = Son menos de { $least }.
seating-size-many = Son más de { $most }.
seating-size-uneven = Los equipos no son parejos.
seating-make-accessible = Marcar como accesible
seating-accessible = Mesa accesible ✓
seating-accessible-taken = Se toma como accesible mientras no marque otra.
seating-not-reachable = { $count ->
    [one] Una persona necesita una mesa accesible y está
   *[other] { $count } personas necesitan una mesa accesible y están
} en otra.
seating-needs-show = Ver quién necesita una mesa accesible
seating-needs-what = No se muestra de entrada, por si esta página se proyecta.
seating-needs-hide = Ya no mostrar quién necesita una mesa accesible

seating-options = Opciones de { $name }
seating-move-link = Mover con el formulario
seating-stay = Que se quede en esta mesa
seating-release = Que se pueda mover
seating-stays = se queda
seating-absent = no ha llegado
seating-apart-link = Que no se siente con…
seating-fault-not-pinned = Debe quedarse en otra mesa
seating-fault-not-reachable = Necesita una mesa accesible
seating-fault-apart = Debe ir aparte de { $names }
seating-fault-apart-team = Debe ir aparte de { $names }
seating-fault-agency = Misma dependencia que { $names }
seating-fault-agency-team = Misma dependencia y equipo que { $names }
seating-fault-met = Ya compartió mesa con { $names }
seating-fault-met-team = Ya compartió mesa con { $names }, ahora en su equipo
seating-fault-area = Misma área que { $names }
seating-fault-area-team = Misma área y equipo que { $names }

seating-among = A quién se sienta
seating-among-expected = { $count ->
    [one] A la persona que tiene lugar o llegó
   *[other] A las { $count } personas que tienen lugar o llegaron
}
seating-among-present = { $count ->
    [one] Solo a la persona que ya llegó
   *[other] Solo a las { $count } que ya llegaron: quien falta deja su lugar
}
seating-near-least = Baje el mínimo a { $least }: mesas de { $sizes }.
seating-near-most = Suba el máximo a { $most }: mesas de { $sizes }.
seating-near-people = Con { $people } personas sí se puede.

seating-choose = Elija
seating-move-title = Mover o intercambiar
seating-move-who = Persona
seating-move-where = A dónde va
seating-move-swap = O con quién se intercambia
seating-swap = Intercambiar
seating-apart-title = Que no se sienten juntas ({ $count })
seating-apart-what = Estas parejas no comparten mesa al repartir. No escriba el motivo en ningún lado; la lista se borra con las personas.
seating-together = Ya pueden ir juntas
seating-apart-one = Persona que va aparte
seating-apart-other = De quién
seating-apart-do = Separar

workshop-questions-page = Preguntas abiertas
workshop-questions-page-what = Lo que quedó sin respuesta se escribe aquí y se ve en la siguiente etapa del ciclo.
asked-lead = Escriba lo que una mesa preguntó y no se alcanzó a responder. En el siguiente taller del ciclo aparece arriba, hasta que alguien lo responda.
asked-from = Quedaron de «{ $workshop }»
asked-own = De este taller
asked-none = Todavía no hay preguntas.
asked-text = Pregunta
asked-text-what = No escriba nombres de personas.
asked-table = De quién es
asked-room = De toda la sala
asked-person = De una persona
asked-open = Sin respuesta
asked-answer = Respuesta
asked-change = Responder o quitar
asked-answer-keep = Guardar la respuesta
asked-forget = Quitar la pregunta
asked-keep = Guardar la pregunta
done-questions = Quedó guardado.
registration-question = ¿Qué pregunta se lleva?
registration-question-what = Quien facilita la verá sin su nombre, y usted la vuelve a ver aquí en la siguiente etapa. No escriba nombres de personas.
registration-question-keep = Guardar mi pregunta
registration-questions-before = Lo que usted o su mesa preguntaron en «{ $workshop }»
registration-needs-until = Se borra el { $day }.
workshop-needs-until = Lo que la gente necesita para participar se borra el { $day }; sus demás datos, el { $until }. Después solo quedan cuentas.
workshop-reminders = Recordatorios: cuántos días antes
workshop-reminders-hint = Por ejemplo: 7, 1. Vacío: no se escribe a nadie.
workshop-cards-again = { $count ->
    [one] Un equipo recibe una ficha que alguien suyo ya tuvo en otro taller del ciclo. Agregue fichas para que no se repita.
   *[other] { $count } equipos reciben una ficha que alguien suyo ya tuvo en otro taller del ciclo. Agregue fichas para que no se repitan.
}
