# La encuesta del taller y lo que sigue después.

workshop-survey = Encuesta
workshop-survey-what = Por enlace o en papel, sin nombres; a los 60 días se pregunta si se abrió un conjunto de datos.
survey-title = Encuesta del taller
survey-before-title = Antes del taller: dos preguntas
survey-lead = Cada persona la contesta en su enlace personal, que recibe por correo al día siguiente. También puede imprimirla y capturar aquí las respuestas.
survey-count-before = respuestas antes
survey-count-after = respuestas después
survey-count-paper = de ellas, en papel
survey-print = Imprimir la encuesta
survey-type = Capturar una respuesta en papel
survey-type-save = Guardar la respuesta
done-survey-typed = La respuesta quedó guardada. Puede capturar la siguiente.
survey-few = Los resultados se muestran cuando hay { $least } respuestas, para que no se sepa quién dijo qué.
survey-results = Resultados
survey-mean-before = confianza antes (0 a 10)
survey-mean-after = confianza después (0 a 10)
survey-mean-useful = utilidad (1 a 5)
survey-chart-confidence = ¿Cuánta confianza tienen para trabajar con datos, antes y después?
survey-chart-useful = ¿Qué tan útil les fue el taller?
survey-rating = Calificación
survey-people = Personas
survey-series-before = Antes
survey-series-after = Después
survey-groups = Promedios según lo que hacen con datos
survey-kept-back = Los grupos con menos de { $least } respuestas no se muestran; tampoco los que permitirían calcularlos por resta.

survey-anonymous = Sus respuestas se guardan sin su nombre. Quien organiza ve promedios, y las frases sin saber de quién son.
survey-nothing = Por ahora no hay preguntas para usted. La encuesta se abre cuando empieza el taller, para quienes asisten.
survey-thanks = Gracias: su respuesta quedó guardada.
survey-back = Volver a mi enlace personal
survey-offer-before = Cuéntenos cómo llega, en un minuto.
survey-offer-after = Cuéntenos cómo le fue, en tres minutos.
survey-answer = Contestar
survey-send = Enviar mis respuestas
survey-paper-lead = No escriba su nombre. Marque un cuadro en cada pregunta y entregue la hoja al salir.
survey-before = ¿Cuánta confianza tiene hoy para trabajar con datos?
survey-before-then = Antes del taller, ¿cuánta confianza tenía para trabajar con datos?
survey-after = Y ahora, ¿cuánta confianza tiene?
survey-scale-10 = 0 es ninguna y 10 es toda.
survey-useful = ¿Qué tan útil fue el taller para su trabajo?
survey-scale-5 = 1 es nada y 5 es mucho.
survey-duty = ¿Qué describe mejor lo que hace con datos?
survey-duty-short = Qué hacen
survey-duty-transparency = Unidad de transparencia
survey-duty-technology = Tecnologías de la información
survey-duty-producer = Genero o cuido datos en mi área
survey-duty-decision = Tomo decisiones con datos
survey-duty-other = Otra cosa, o prefiero no decirlo
survey-takeaway = ¿Qué se lleva del taller?
survey-will-do = ¿Qué va a hacer con lo aprendido?
survey-opens = ¿Qué conjunto de datos va a abrir?
survey-opens-what = Puede dejarlo vacío. Si lo escribe, en unas semanas le preguntamos por correo cómo va; eso sí se guarda junto a su nombre hasta que vence el plazo del taller.

follow-up-title = ¿Ya se abrió?
follow-up-list = Lo que van a abrir
follow-up-when = A quienes asistieron se les pregunta por correo el { $day }.
follow-up-nothing = Nadie ha dicho todavía qué va a abrir.
follow-up-untitled = Un conjunto que no se nombró en la encuesta
follow-up-open = Sin respuesta todavía.
follow-up-opened = Abierto:
follow-up-not-yet = Todavía no.
follow-up-entry = en el inventario
follow-up-said = En el taller dijo que iba a abrir «{ $title }».
follow-up-yes = Sí, ya está publicado
follow-up-no = Todavía no
follow-up-dataset = ¿Cuál es, en el catálogo?
follow-up-dataset-what = Pegue su dirección, o escriba su título como aparece en el catálogo.
follow-up-send-yes = Decir que ya se abrió
follow-up-obstacle = ¿Qué lo detiene?
follow-up-obstacle-time = Falta tiempo
follow-up-obstacle-quality = Los datos no están en orden
follow-up-obstacle-leave = Falta una autorización
follow-up-obstacle-personal-data = Tiene datos personales
follow-up-obstacle-knowledge = No sé cómo seguir
follow-up-obstacle-other = Otra cosa
follow-up-send-no = Decir qué lo detiene
follow-up-thanks = Gracias: quedó guardado. Puede cambiar su respuesta.
follow-up-thanks-opened = ¡Felicidades! Quedó guardado.
follow-up-see = Ver el conjunto

error-survey-not-now = Ahora no se puede contestar.
error-survey-not-now-hint = La encuesta es para quienes asisten, y se cierra cuando se borran los datos del taller.
error-survey-answered = Esta parte ya está contestada.
error-survey-answered-hint = Solo se contesta una vez; gracias.
error-survey-rating = Falta una calificación, o no está en la escala.
error-survey-rating-hint = Marque un número en cada pregunta de calificación y envíe de nuevo.
error-follow-up-dataset = En el catálogo no hay un conjunto con ese título o dirección.
error-follow-up-dataset-hint = Búsquelo en el catálogo, copie su dirección y péguela aquí.

mail-kind-workshop-survey = Encuesta de un taller
mail-workshop-survey-subject = ¿Cómo le fue? { $workshop }
mail-workshop-survey-body = { $name }: gracias por venir al taller «{ $workshop }». Ayúdenos a mejorarlo.

    Siguiente paso: conteste la encuesta, sin nombre, en tres minutos. Si ya la entregó en papel, no hace falta.
    { $link }
mail-kind-workshop-follow-up = Seguimiento de un taller
mail-workshop-follow-up-subject = ¿Se abrió un conjunto de datos? { $workshop }
mail-workshop-follow-up-body = { $name }: hace unas semanas participó en el taller «{ $workshop }». ¿Se abrió después algún conjunto de datos?

    Siguiente paso: díganos si ya está o qué lo detiene; toma un minuto.
    { $link }
mail-kind-workshop-promised = Seguimiento de un taller
mail-workshop-promised-subject = ¿Se abrió un conjunto de datos? { $workshop }
mail-workshop-promised-body = { $name }: hace unas semanas participó en el taller «{ $workshop }». Dijo que iba a abrir «{ $title }». ¿Ya se publicó?

    Siguiente paso: díganos si ya está o qué lo detiene; toma un minuto.
    { $link }
