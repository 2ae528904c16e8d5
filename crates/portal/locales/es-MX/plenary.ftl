# La plenaria: foto y frase de cada equipo, galería y votación.

workshop-plenary = Plenaria
workshop-plenary-what = Cada equipo sube la foto y la frase de su gráfica; galería y votación.
plenary-lead = Cada equipo sube, desde su enlace y sin cuenta, una foto de su gráfica y lo que dice. Usted decide si la galería es pública y si se vota.
plenary-open-what = Cuando las personas tengan mesa y equipo, dé a cada equipo su enlace. Muéstrele el código QR o envíele la dirección.
plenary-open = Dar enlaces a los equipos
plenary-public = La galería es pública: cualquiera puede verla
plenary-voting = Votación
plenary-voting-none = Sin votación
plenary-voting-open = Abierta: cada persona vota una vez, no por su equipo
plenary-voting-closed = Cerrada: se muestra el resultado
plenary-votes = { $count ->
    [one] Ha votado una persona.
   *[other] Han votado { $count } personas.
}
plenary-link = Enlace y código QR del equipo
plenary-nothing = Todavía no sube nada.
plenary-remains = Ya pasó el plazo de conservación: las fotos y las frases se borraron. Hubo { $pieces } gráficas y { $votes } votos.
done-plenary-opened = Cada equipo tiene su enlace, abajo.
done-plenary-held = Quedó guardado.
done-plenary-judged = Quedó guardado.
done-plenary-piece = Quedó guardado. Pueden cambiarlo mientras dure el taller.
plenary-team-title = Equipo { $team }
plenary-claim = ¿Qué dice su gráfica?
plenary-claim-what = Una frase, con la cifra más importante. Sin nombres de personas.
plenary-hand-in = Guardar
plenary-gallery = Galería del taller
plenary-gallery-of = Galería: { $workshop }
plenary-see = Ver la galería
plenary-empty = Todavía no hay gráficas.
photo-shows = ¿Qué se ve en la foto?
photo-shows-chart = Solo la gráfica, sin personas.
photo-shows-people = También hay personas.
photo-agreed = Todas las personas que se ven aceptaron salir en fotos
photo-refusing = { $count ->
    [one] Una persona de esta mesa pidió no salir en fotos.
   *[other] { $count } personas de esta mesa pidieron no salir en fotos.
} Fotografíen solo la gráfica.
photo-refusing-names = En esta mesa no salen en fotos: { $names }.
photo-alternative = ¿Qué se ve?, para quien no puede ver la foto
photo-alternative-what = Por ejemplo: seis columnas de bloques; la más alta, azul, es Monterrey.
photo-file = Foto
photo-file-other = Otra foto, si quieren cambiarla
photo-file-what = JPEG, PNG o WebP, hasta 20 MB. Se guarda sin el lugar ni la hora en que se tomó.
photo-shown = Se muestra
photo-not-shown = No se muestra
photo-keep = La revisé: nadie que se negó aparece
photo-remove = Quitar la foto
vote-lead = Vote por la gráfica que mejor se entiende. Una vez, y no por su equipo. Nadie sabrá por cuál votó.
vote-thanks = Gracias por su voto. El resultado se muestra al cerrar la votación.
vote-do = Votar por este equipo
vote-offer = Ver la galería y votar
vote-count = { $count ->
    [one] Un voto
   *[other] { $count } votos
}

error-plenary-claim = Falta decir qué muestra la gráfica.
error-plenary-claim-hint = Escriba una frase.
error-photo-words = Falta decir qué se ve en la foto.
error-photo-words-hint = Descríbala en una frase, para quien no puede verla. Después elija la foto otra vez.
error-photo-consent = En la foto hay personas y no se dijo que todas aceptan.
error-photo-consent-hint = Pregúnteles y marque la casilla, o tome otra foto solo de la gráfica. Después elija la foto otra vez.
error-photo-format = El archivo no es una foto que se pueda usar.
error-photo-format-hint = Use JPEG, PNG o WebP. En un iPhone, elija «Más compatible» en los ajustes de la cámara, o mande una captura de pantalla.
error-photo-large = La foto es demasiado grande.
error-photo-large-hint = Use una de hasta 20 MB y 12 000 puntos por lado.
error-photo-broken = La foto está dañada.
error-photo-broken-hint = Tómela de nuevo.
error-vote-closed = La votación no está abierta.
error-vote-closed-hint = Espere a que quien conduce la abra.
error-vote-team = No se puede votar por ese equipo.
error-vote-team-hint = Elija otro que no sea el suyo.
error-vote-twice = Ya votó.
error-vote-twice-hint = Cada persona vota una vez.
