# The workshop: tables, teams, cards, bricks and printables.

cli-workshop = Prepares a workshop: who sits where, brick charts, cards and printables
cli-workshop-seat = Seats people at tables and in teams, with those they do not work with every day
cli-workshop-roster = List of people (CSV, XLSX…) with a column `persona_id` and one `dependencia`; where they are there, also `area`, `perfil`, `accesibilidad`, `mesa_fija` and `separar_de`
cli-workshop-tables = Number of tables; where it is not given, the one that leaves fewest colleagues together
cli-workshop-range = People of a table, least and most
cli-workshop-sizes = People of each table, where they are not to be even
cli-workshop-history = Tables of earlier workshops (columns `persona_id` and `mesa`, or one column of tables for each round); may be repeated
cli-workshop-keep = A seating that stands (CSV of this command): everybody keeps the table and as few as possible move
cli-workshop-accessible = Tables with places that everybody reaches
cli-workshop-seed = Another number gives another seating that is as good; the same gives always the same
cli-workshop-format = Form of the answer

cli-workshop-no-id = `{ $file }` does not say who each person is. Its columns: { $columns }.
cli-workshop-no-id-hint = Add a column `persona_id` with a different key for each person.
cli-workshop-no-agency = `{ $file }` does not say from which agency each person comes. Its columns: { $columns }.
cli-workshop-no-agency-hint = Add a column `dependencia`.
cli-workshop-no-rounds = `{ $file }` does not say at which table each person sat. Its columns: { $columns }.
cli-workshop-no-rounds-hint = Add a column `mesa`, or one for each round: `ronda1_mesa`, `ronda2_mesa`…
cli-workshop-nobody = `{ $file }` has no people.
cli-workshop-nobody-hint = Write one person a row, below the names of the columns.
cli-workshop-blank-id = `{ $file }`: the person in row { $row } has no key.
cli-workshop-blank-id-hint = Complete the column `persona_id`.
cli-workshop-blank-agency = `{ $file }`: the person in row { $row } has no agency.
cli-workshop-blank-agency-hint = Complete the column `dependencia`; for who comes without institution, write `ciudadanía`.
cli-workshop-twice = `{ $file }`: `{ $id }` stands twice, in rows { $first } and { $second }.
cli-workshop-twice-hint = Delete one of the two rows, or give each person a different key.
cli-workshop-bad-table = `{ $file }`: in row { $row }, “{ $text }” is no number of a table.
cli-workshop-bad-table-hint = Write a number from 1, or leave the cell blank.
cli-workshop-too-many = There are { $people } people; a workshop seats { $most } at most.
cli-workshop-too-many-hint = Split the list into several workshops.
cli-workshop-bad-range = “{ $range }” is no size of tables.
cli-workshop-bad-range-hint = Write the least and the most, from 2 to 12: `6-8`.
cli-workshop-no-number = No number of tables of { $least } to { $most } places seats { $people } people.
cli-workshop-no-number-hint = { $choices }
cli-workshop-choice-people = With { $value } people it works.
cli-workshop-choice-smaller = Also with smaller tables: { $value }.
cli-workshop-choice-larger = Or with larger tables: { $value }.
cli-workshop-or = { " or " }
cli-workshop-bad-tables = { $people } people do not fit { $tables } tables of that size.
cli-workshop-bad-tables-hint = Choose a number of tables from { $least } to { $most }, or change `--range`.
cli-workshop-bad-sizes = The tables have { $seats } places, and there are { $people } people.
cli-workshop-bad-sizes-hint = The sizes of `--sizes` must add up to the number of people, with 12 places at most for each table.
cli-workshop-bad-pin = Table { $table } has no place for all who are fixed at it, or there is no such table.
cli-workshop-bad-pin-hint = Change the column `mesa_fija` of one of them, or the number of tables.
cli-workshop-no-places = { $needed } people need a place that everybody reaches, and there are { $places }.
cli-workshop-no-places-hint = Name more tables in `--accessible`.

cli-workshop-table = Table { $table } · { $people ->
    [one] one person
   *[other] { $people } people
}
cli-workshop-team = Team { $team }: { $members }
cli-workshop-seated = { $people ->
    [one] One person
   *[other] { $people } people
} at { $tables ->
    [one] one table
   *[other] { $tables } tables
}, two teams a table.
cli-workshop-bound-tables = Pairs of one agency at a table: { $achieved }; the least possible is { $bound }.
cli-workshop-bound-teams = Pairs of one agency in a team: { $achieved }; the least possible is { $bound }.
cli-workshop-reason-even = Why: each agency is spread over the tables as evenly as its number allows; no seating has fewer.
cli-workshop-reason-restricted = Why: with these sizes of tables and fixed places, the seating with fewest pairs was computed.
cli-workshop-reason-large = { $agency } brings { $people } people for { $tables } tables: { $pairs ->
    [one] one pair is together
   *[other] { $pairs } pairs are together
} in any seating.
cli-workshop-reason-apart = There are more pairs than the least possible because those who asked to be apart come first.
cli-workshop-reason-kept = There are more pairs than the least possible because people keep their tables.
cli-workshop-reason-again = { $pairs ->
    [one] One pair
   *[other] { $pairs } pairs
} sat together before: no other seating was found.
cli-workshop-reason-together = { $pairs ->
    [one] One pair that asked to be apart is
   *[other] { $pairs } pairs that asked to be apart are
} together: no other seating was found.
cli-workshop-none-again = Nobody shares a table again with somebody of earlier workshops.
cli-workshop-moved = { $count ->
    [one] One person changes
   *[other] { $count } people change
} tables: { $people }.
