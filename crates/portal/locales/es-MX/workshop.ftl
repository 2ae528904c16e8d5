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
