# El programa de un taller y su reloj.

workshop-steps-what = Qué se hace, de qué hora a qué hora; y el reloj para la pantalla.
steps-lead = Escriba cuántos minutos toma cada actividad: las horas se calculan solas. Vacíe un renglón para quitarlo.
steps-from-to = De – a
steps-minutes = Minutos
steps-title = Actividad
steps-order = Orden
steps-minutes-of = Minutos de la actividad { $number }
steps-title-of = Actividad { $number }
steps-up = Subir «{ $title }»
steps-down = Bajar «{ $title }»
steps-remove = Quitar «{ $title }»
steps-even = Las actividades suman { $sum } minutos, lo mismo que dura el taller.
steps-over = Las actividades suman { $sum } minutos y el taller dura { $minutes }: sobran { $rest }. Acorte una actividad o alargue el taller en «Datos del taller».
steps-short = Las actividades suman { $sum } minutos y el taller dura { $minutes }: faltan { $rest }. Alargue una actividad o agregue otra.

clock-open = Abrir el reloj para la pantalla
clock-title = Reloj del taller
clock-empty = Todavía no hay programa. Escríbalo en:
clock-before = Empezamos a las { $at }: { $title }
clock-next = Sigue a las { $at }: { $title }
clock-after = Terminamos a las { $at }
clock-ended = Terminó el programa. ¡Gracias!
clock-call = Pasa: { $team }
clock-then = Sigue: { $team }
clock-all-called = Ya pasaron todos los equipos.
clock-team-next = Llamar al siguiente equipo
clock-team-back = Volver al anterior
clock-step-next = Empezar ya la siguiente actividad
clock-on-time = Volver al horario
clock-full = Pantalla completa
clock-keys = Teclado: barra espaciadora o → llama al siguiente equipo, ← vuelve al anterior, N empieza la siguiente actividad, H vuelve al horario, F pantalla completa. Una vez abierto funciona sin red.

workshop-to-carry = { $count ->
    [one] Una persona asistió
   *[other] { $count } personas asistieron
} a la etapa anterior y no está en esta lista.
workshop-carry = Invitar a quienes vinieron a la etapa anterior
workshop-count-returning = de ellas, de la etapa anterior
