# El taller: mesas, equipos, fichas, bloques e impresos.

cli-workshop = Prepara un taller: quién se sienta dónde, gráficas de bloques, fichas e impresos
cli-workshop-seat = Reparte a las personas en mesas y equipos, con quienes no trabajan todos los días
cli-workshop-roster = Lista de personas (CSV, XLSX…) con una columna `persona_id` y una `dependencia`; si las hay, también `area`, `perfil`, `accesibilidad`, `mesa_fija` y `separar_de`
cli-workshop-tables = Número de mesas; si no se dice, el que deja menos colegas juntos
cli-workshop-range = Personas por mesa, de la menor a la mayor
cli-workshop-sizes = Personas de cada mesa, cuando no deben ser parejas
cli-workshop-history = Mesas de talleres anteriores (columnas `persona_id` y `mesa`, o una columna de mesa por ronda); se puede repetir
cli-workshop-keep = Reparto ya hecho (CSV de este comando): cada quien conserva su mesa y se mueve lo menos posible
cli-workshop-accessible = Mesas con lugares a los que llega todo el mundo
cli-workshop-seed = Otro número da otro reparto igual de bueno; el mismo da siempre el mismo
cli-workshop-format = Forma de la respuesta

cli-workshop-no-id = `{ $file }` no dice quién es cada persona. Columnas que tiene: { $columns }.
cli-workshop-no-id-hint = Agregue una columna `persona_id` con una clave distinta para cada persona.
cli-workshop-no-agency = `{ $file }` no dice de qué dependencia viene cada persona. Columnas que tiene: { $columns }.
cli-workshop-no-agency-hint = Agregue una columna `dependencia`.
cli-workshop-no-rounds = `{ $file }` no dice en qué mesa estuvo cada persona. Columnas que tiene: { $columns }.
cli-workshop-no-rounds-hint = Agregue una columna `mesa`, o una por ronda: `ronda1_mesa`, `ronda2_mesa`…
cli-workshop-nobody = `{ $file }` no tiene personas.
cli-workshop-nobody-hint = Escriba una persona en cada renglón, debajo de los nombres de las columnas.
cli-workshop-blank-id = `{ $file }`: la persona del renglón { $row } no tiene clave.
cli-workshop-blank-id-hint = Complete la columna `persona_id`.
cli-workshop-blank-agency = `{ $file }`: la persona del renglón { $row } no tiene dependencia.
cli-workshop-blank-agency-hint = Complete la columna `dependencia`; si viene sin institución, escriba `ciudadanía`.
cli-workshop-twice = `{ $file }`: `{ $id }` está dos veces, en los renglones { $first } y { $second }.
cli-workshop-twice-hint = Borre uno de los dos renglones, o dé a cada persona una clave distinta.
cli-workshop-bad-table = `{ $file }`: en el renglón { $row }, «{ $text }» no es un número de mesa.
cli-workshop-bad-table-hint = Escriba un número desde 1, o deje la celda vacía.
cli-workshop-too-many = Son { $people } personas; un taller reparte { $most } cuando más.
cli-workshop-too-many-hint = Divida la lista en varios talleres.
cli-workshop-bad-range = «{ $range }» no es un tamaño de mesa.
cli-workshop-bad-range-hint = Escriba el menor y el mayor, de 2 a 12: `6-8`.
cli-workshop-no-number = No hay número de mesas de { $least } a { $most } lugares que siente a { $people } personas.
cli-workshop-no-number-hint = { $choices }
cli-workshop-choice-people = Con { $value } personas sí se puede.
cli-workshop-choice-smaller = También con mesas más chicas: { $value }.
cli-workshop-choice-larger = O con mesas más grandes: { $value }.
cli-workshop-or = { " o " }
cli-workshop-bad-tables = { $people } personas no caben en { $tables } mesas de ese tamaño.
cli-workshop-bad-tables-hint = Elija un número de mesas de { $least } a { $most }, o cambie `--range`.
cli-workshop-bad-sizes = Las mesas suman { $seats } lugares y las personas son { $people }.
cli-workshop-bad-sizes-hint = Los tamaños de `--sizes` deben sumar el número de personas, con 12 lugares cuando más en cada mesa.
cli-workshop-bad-pin = En la mesa { $table } no caben todas las personas que la tienen fija, o esa mesa no existe.
cli-workshop-bad-pin-hint = Cambie la columna `mesa_fija` de alguna, o el número de mesas.
cli-workshop-no-places = { $needed } personas necesitan un lugar accesible y hay { $places }.
cli-workshop-no-places-hint = Nombre más mesas en `--accessible`.

cli-workshop-table = Mesa { $table } · { $people ->
    [one] una persona
   *[other] { $people } personas
}
cli-workshop-team = Equipo { $team }: { $members }
cli-workshop-seated = { $people ->
    [one] Una persona
   *[other] { $people } personas
} en { $tables ->
    [one] una mesa
   *[other] { $tables } mesas
}, dos equipos por mesa.
cli-workshop-bound-tables = Parejas de la misma dependencia en una mesa: { $achieved }; lo menos posible es { $bound }.
cli-workshop-bound-teams = Parejas de la misma dependencia en un equipo: { $achieved }; lo menos posible es { $bound }.
cli-workshop-reason-even = Por qué: cada dependencia está repartida entre las mesas tan parejo como su número permite; ningún reparto tiene menos.
cli-workshop-reason-restricted = Por qué: con estos tamaños de mesa y lugares fijos, se calculó el reparto con menos parejas.
cli-workshop-reason-large = { $agency } trae { $people } personas para { $tables } mesas: { $pairs ->
    [one] una pareja queda junta
   *[other] { $pairs } parejas quedan juntas
} en cualquier reparto.
cli-workshop-reason-apart = Hay más parejas que lo menos posible porque primero se separó a quienes lo pidieron.
cli-workshop-reason-kept = Hay más parejas que lo menos posible porque las personas conservan su mesa.
cli-workshop-reason-again = { $pairs ->
    [one] Una pareja ya había
   *[other] { $pairs } parejas ya habían
} compartido mesa: no se encontró otro reparto.
cli-workshop-reason-together = { $pairs ->
    [one] Una pareja que pidió estar separada quedó junta
   *[other] { $pairs } parejas que pidieron estar separadas quedaron juntas
}: no se encontró otro reparto.
cli-workshop-none-again = Nadie repite mesa con alguien de los talleres anteriores.
cli-workshop-moved = { $count ->
    [one] Cambia de mesa una persona
   *[other] Cambian de mesa { $count } personas
}: { $people }.

# Impresos

workshop-page-number = Página { "{page}" } de { "{pages}" }
workshop-badges = Gafetes
workshop-signs = Letreros de mesa
printed-seating = Quién se sienta dónde
workshop-by-name = Busque su nombre
workshop-attendance = Lista de asistencia
workshop-attendance-lead = Firme junto a su nombre; si no está en la lista, escríbalo al final.
printed-walk-in = Personas que no estaban en la lista
workshop-certificate = Constancia
workshop-certificate-lead = Otorga la presente constancia a
workshop-certificate-text = por su participación en «{ $event }», con duración de { $hours ->
    [one] una hora
   *[other] { $hours } horas
}. { $place }
workshop-certificate-check = Compruebe esta constancia en:
workshop-certificate-signs = Nombre y firma
workshop-folio = Folio { $folio }
workshop-table-label = Mesa
workshop-team-label = Equipo { $team }
workshop-both-teams = Equipo A · Equipo B
workshop-seat = Mesa { $table } · Equipo { $team }
printed-name = Nombre
workshop-agency = Dependencia
printed-place = Lugar
workshop-number = N.º
workshop-signature = Firma
workshop-letter = Letra
workshop-category = Categoría
workshop-value = Valor
workshop-bricks = Bloques
workshop-color = Color
workshop-columns = Qué columna es cada cosa
workshop-parts = Piezas que se necesitan
workshop-part = Pieza
workshop-part-name = Nombre de la pieza
workshop-color-codes = Color (LDraw / BrickLink)
workshop-pieces = Cuántas
workshop-brick-steps = Paso por paso
workshop-scale = 1 bloque = { $scale }
workshop-scale-unit = 1 bloque = { $scale } { $unit }
workshop-column = { $letter }, { $label }: { $value }, { $bricks ->
    [0] ningún bloque
    [one] un bloque
   *[other] { $bricks } bloques
}.
printed-step = { $letter }: { $bricks ->
    [one] un bloque
   *[other] { $bricks } bloques
} de color { $color }, { $label }
workshop-build-lead = Reúna las piezas de la lista. Arme una columna por paso, de izquierda a derecha, sobre la base.
workshop-vanished = «{ $label }» vale { $value } y no alcanza un bloque: díganlo al presentar, no es cero.
workshop-color-0 = negro
workshop-color-1 = azul
workshop-color-2 = verde
workshop-color-4 = rojo
workshop-color-14 = amarillo
workshop-color-15 = blanco
workshop-color-19 = arena
workshop-color-25 = naranja
workshop-color-27 = lima
workshop-color-28 = arena oscuro
workshop-color-70 = café
workshop-color-71 = gris claro
workshop-color-72 = gris oscuro
workshop-color-272 = azul oscuro
workshop-color-320 = rojo oscuro

# Órdenes de bloques e impresos

cli-workshop-bricks = Convierte tablas de dos columnas en gráficas de bloques: dibujo, hoja de armado, lista de piezas y modelo LDraw
cli-workshop-bricks-files = Tablas con la categoría en la primera columna y el valor en la segunda; todas usan la misma escala
cli-workshop-folder = Carpeta en que se escribe
cli-workshop-kit = Piezas que hay (CSV con `pieza`, `color` y `cantidad`); si no se dice, 128 bloques de 2 × 2 en seis colores y una base
cli-workshop-shared = Todas las gráficas se arman a la vez con las mismas piezas; si no, cada equipo tiene su juego
cli-workshop-whole = Los valores son partes de un todo: los bloques suman el total
cli-workshop-scale = Cuánto vale un bloque; si no se dice, lo menos que cabe
cli-workshop-tallest = Bloques de la columna más alta, cuando más
cli-workshop-most = Bloques de una gráfica, cuando más
cli-workshop-part = Pieza que es un bloque de la gráfica (código LDraw o BrickLink)
cli-workshop-paper = Tamaño del papel: letter o a4
cli-workshop-large = Letra grande
cli-workshop-event = Nombre del taller, para el encabezado
cli-workshop-print = Imprime en PDF: gafetes, letreros de mesa, quién se sienta dónde, lista de asistencia, constancias
cli-workshop-print-what = Qué se imprime
cli-workshop-print-roster = Lista de personas con `nombre`, `dependencia`, y `mesa` y `equipo` si ya se repartieron (lo escribe `workshop seat --format csv`)
cli-workshop-print-out = Archivo PDF que se escribe
cli-workshop-print-place = Lugar y fecha
cli-workshop-hours = Horas que dice la constancia
cli-workshop-signs = Quién firma: cargo, o `nombre; cargo`; se puede repetir
cli-workshop-no-seats = `{ $file }` no dice en qué mesa se sienta cada persona.
cli-workshop-no-seats-hint = Haga primero el reparto: `apertura workshop seat { $file } --format csv`.
cli-workshop-paper-fault = No se pudo imprimir: { $why }
cli-workshop-paper-fault-hint = Acorte los textos muy largos e inténtelo de nuevo.
cli-workshop-vanished = Aviso: «{ $label }» vale { $value } y no alcanza un bloque.
cli-workshop-two-columns = `{ $file }` no tiene dos columnas.
cli-workshop-two-columns-hint = Ponga la categoría en la primera y el valor en la segunda.
cli-workshop-bad-value = `{ $file }`: en el renglón { $row }, «{ $text }» no es un número.
cli-workshop-bad-value-hint = Escriba el número con punto decimal, o quite el renglón.
cli-workshop-kit-columns = `{ $file }` no tiene las columnas de un juego de piezas.
cli-workshop-kit-columns-hint = Use `pieza`, `color` y `cantidad`.
cli-workshop-kit-part = `{ $file }`: en el renglón { $row }, no se conoce la pieza «{ $text }».
cli-workshop-kit-part-hint = Use el código de LDraw o de BrickLink, como 3003 (bloque de 2 × 2).
cli-workshop-kit-color = `{ $file }`: en el renglón { $row }, no se conoce el color «{ $text }».
cli-workshop-kit-color-hint = Use el código o nombre de LDraw, como 1 o Blue.
cli-workshop-kit-count = `{ $file }`: en el renglón { $row }, «{ $text }» no es una cantidad.
cli-workshop-kit-count-hint = Escriba un número entero.
cli-workshop-kit-empty = `{ $file }` no tiene bloques.
cli-workshop-kit-empty-hint = Agregue al menos una pieza que no sea base.
cli-workshop-no-part = No se conoce la pieza «{ $part }».
cli-workshop-no-part-hint = Use el código de LDraw o de BrickLink, como 3003 (bloque de 2 × 2).
cli-workshop-categories = `{ $file }` tiene { $count } categorías; una gráfica de bloques lleva de 1 a 12.
cli-workshop-categories-hint = Junte las más chicas en «Otros».
cli-workshop-negative = `{ $file }`: «{ $label }» vale { $value } y no se puede armar con bloques.
cli-workshop-negative-hint = Use valores de cero en adelante.
cli-workshop-nothing = `{ $file }` solo tiene ceros.
cli-workshop-nothing-hint = Elija otra tabla.
cli-workshop-bad-scale = Con un bloque por { $scale } no se puede armar.
cli-workshop-bad-scale-hint = La escala más fina que cabe: { $fits }.
cli-workshop-no-scale = ninguna
cli-workshop-small-kit = Las piezas no alcanzan en ninguna escala.
cli-workshop-small-kit-hint = Agregue bloques al juego, o haga menos gráficas a la vez.
cli-workshop-small-base = Ninguna base del juego sostiene { $columns } columnas.
cli-workshop-small-base-hint = Agregue una base más grande, o junte categorías.

# Fichas de datos

workshop-cards = Fichas de datos
workshop-cards-facilitator = Fichas de datos, copia de quien facilita
workshop-card-question = ¿Cómo se reparte «{ $measure }» por { $dimension }?
workshop-card-question-rows = ¿En qué { $dimension } hay más registros de «{ $title }»?
workshop-card-unit = Qué se cuenta:
workshop-card-period = Periodo:
workshop-card-unknown = no se dice
workshop-card-rows = registros
workshop-card-row-count = Registros
workshop-card-total = Total
workshop-card-others = Otros ({ $count })
workshop-card-unnamed = Sin dato
workshop-card-source = Fuente: { $title }, { $agency }, versión { $version }. Licencia: { $license }.
workshop-card-address = Los datos completos están en:
workshop-card-glossary = Qué quiere decir
workshop-card-missing = Lo que estos datos no dicen
workshop-card-missing-unnamed = { $count } registros no dicen su { $dimension }.
workshop-card-missing-others = «Otros» junta { $count } categorías: no sabemos cómo son entre sí.
workshop-card-missing-period = No se dice de qué fechas son.
workshop-card-missing-why = Dicen cuánto, no por qué.
workshop-card-back = Su reto
workshop-card-challenge = Qué hacer
workshop-card-challenge-build = Armen con bloques una gráfica que responda la pregunta de la ficha.
workshop-card-challenge-claim = Escriban en una frase lo más importante que muestra.
workshop-card-prompts = Para conversar
workshop-card-prompt-greatest = ¿Qué es lo mayor y qué es lo menor? ¿Cuántas veces cabe uno en el otro?
workshop-card-prompt-surprise = ¿Qué les sorprende? ¿Qué más necesitarían saber para explicarlo?
workshop-card-prompt-who = ¿A quién le sirve este dato y para decidir qué?
workshop-card-key = Cómo se lee la gráfica
workshop-card-key-letters = Una letra y un color por categoría.
workshop-card-key-zero = Todas las columnas empiezan en la base: cero.
workshop-card-key-unit = Todos los bloques valen lo mismo.
workshop-card-checklist = Antes de presentar, revisen
workshop-card-check-title = Tiene título y se entiende qué se cuenta.
workshop-card-check-scale = Dice cuánto vale un bloque.
workshop-card-check-source = Dice de dónde salen los datos.
workshop-card-check-missing = Dice qué falta o qué no se alcanza a ver.
workshop-card-solution = Solución, solo para quien facilita
workshop-card-answers = Qué se debe ver
workshop-card-answer-greatest = Lo mayor es «{ $label }»: { $value }, { $share } del total.
workshop-card-answer-ratio = Lo mayor es { $ratio } veces lo menor de la lista.
workshop-card-few = { $column }: solo { $count } categorías; una ficha lleva al menos 5.
workshop-card-flat = { $column }: los valores son casi iguales (de { $least } a { $greatest }); no hay qué comparar.
workshop-card-dominated = { $column }: «{ $label }» es { $share } % del total y esconde lo demás.
workshop-card-tiny = { $column }: quedan { $count } registros sueltos, que podrían señalar a alguien.
workshop-card-negative = { $column }: «{ $label }» vale { $value }; no es una cantidad que se arme con bloques.
cli-workshop-cards = Hace fichas de datos de los conjuntos publicados y las reparte entre los equipos
cli-workshop-dataset = Conjunto del que se hace una ficha; si no se dice, todos los que sirvan; se puede repetir
cli-workshop-address = Dirección del portal, para el código QR de cada ficha
cli-workshop-facilitator = Otro PDF, con la solución, para quien facilita
cli-workshop-card-none = «{ $title }» no da una ficha:
cli-workshop-no-cards = Ningún conjunto da una ficha.
cli-workshop-no-cards-hint = Publique un conjunto con una columna de 5 categorías o más.
cli-workshop-card-deal = No hay ficha para el equipo { $team }: todas son de sus propias dependencias, o ya las tiene su mesa.
cli-workshop-card-deal-hint = Agregue fichas de otras dependencias con `--dataset`.
