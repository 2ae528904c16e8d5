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

# Printables

workshop-page-number = Page { "{page}" } of { "{pages}" }
workshop-badges = Badges
workshop-signs = Table signs
printed-seating = Who sits where
workshop-by-name = Look for your name
workshop-attendance = Attendance list
workshop-attendance-lead = Sign beside your name; if you are not on the list, write it at the end.
printed-walk-in = People who were not on the list
workshop-certificate = Certificate
workshop-certificate-lead = gives this certificate to
workshop-certificate-text = for taking part in “{ $event }”, of { $hours ->
    [one] one hour
   *[other] { $hours } hours
}. { $place }
workshop-certificate-check = Check this certificate at:
workshop-certificate-signs = Name and signature
workshop-folio = No. { $folio }
workshop-table-label = Table
workshop-team-label = Team { $team }
workshop-both-teams = Team A · Team B
workshop-seat = Table { $table } · Team { $team }
printed-name = Name
workshop-agency = Agency
printed-place = Place
workshop-number = No.
workshop-signature = Signature
workshop-letter = Letter
workshop-category = Category
workshop-value = Value
workshop-bricks = Bricks
workshop-color = Color
workshop-columns = Which column is what
workshop-parts = Parts that are needed
workshop-part = Part
workshop-part-name = Name of the part
workshop-color-codes = Color (LDraw / BrickLink)
workshop-pieces = How many
workshop-brick-steps = Step by step
workshop-scale = 1 brick = { $scale }
workshop-scale-unit = 1 brick = { $scale } { $unit }
workshop-column = { $letter }, { $label }: { $value }, { $bricks ->
    [0] no brick
    [one] one brick
   *[other] { $bricks } bricks
}.
printed-step = { $letter }: { $bricks ->
    [one] one { $color } brick
   *[other] { $bricks } { $color } bricks
}, { $label }
workshop-build-lead = Gather the parts of the list. Build one column a step, from left to right, on the base.
workshop-vanished = “{ $label }” is { $value } and is less than a brick: say so when you present it, it is not zero.
workshop-color-0 = black
workshop-color-1 = blue
workshop-color-2 = green
workshop-color-4 = red
workshop-color-14 = yellow
workshop-color-15 = white
workshop-color-19 = tan
workshop-color-25 = orange
workshop-color-27 = lime
workshop-color-28 = dark tan
workshop-color-70 = brown
workshop-color-71 = light gray
workshop-color-72 = dark gray
workshop-color-272 = dark blue
workshop-color-320 = dark red

# Commands for bricks and printables

cli-workshop-bricks = Turns tables of two columns into brick charts: picture, building sheet, parts list and LDraw model
cli-workshop-bricks-files = Tables with the category in the first column and the value in the second; all use one scale
cli-workshop-folder = Folder to write to
cli-workshop-kit = The bricks that are there (CSV with `pieza`, `color` and `cantidad`); else 128 bricks 2 × 2 in six colors and a base
cli-workshop-shared = All charts are built at once from the same bricks; else each team has its kit
cli-workshop-whole = The values are parts of a whole: the bricks add up to the total
cli-workshop-scale = What a brick is worth; the least that fits where it is not given
cli-workshop-tallest = Bricks of the highest column at most
cli-workshop-most = Bricks of a chart at most
cli-workshop-part = The part that is one brick of the chart (LDraw or BrickLink code)
cli-workshop-paper = Size of the paper: letter or a4
cli-workshop-large = Large print
cli-workshop-event = Name of the workshop, for the head of the sheets
cli-workshop-print = Prints as PDF: badges, table signs, who sits where, attendance list, certificates
cli-workshop-print-what = What is printed
cli-workshop-print-roster = List of people with `nombre`, `dependencia`, and `mesa` and `equipo` where they are seated (`workshop seat --format csv` writes it)
cli-workshop-print-out = PDF file to write
cli-workshop-print-place = Place and date
cli-workshop-hours = Hours that the certificate tells
cli-workshop-signs = Who signs: position, or `name; position`; may be repeated
cli-workshop-no-seats = `{ $file }` does not say at which table each person sits.
cli-workshop-no-seats-hint = Seat them first: `apertura workshop seat { $file } --format csv`.
cli-workshop-paper-fault = It could not be printed: { $why }
cli-workshop-paper-fault-hint = Shorten very long texts and try again.
cli-workshop-vanished = Note: “{ $label }” is { $value } and is less than a brick.
cli-workshop-two-columns = `{ $file }` has no two columns.
cli-workshop-two-columns-hint = Put the category in the first and the value in the second.
cli-workshop-bad-value = `{ $file }`: in row { $row }, “{ $text }” is no number.
cli-workshop-bad-value-hint = Write the number with a decimal point, or take the row out.
cli-workshop-kit-columns = `{ $file }` does not have the columns of a kit.
cli-workshop-kit-columns-hint = Use `pieza`, `color` and `cantidad`.
cli-workshop-kit-part = `{ $file }`: in row { $row }, the part “{ $text }” is not known.
cli-workshop-kit-part-hint = Use the code of LDraw or BrickLink, such as 3003 (brick 2 × 2).
cli-workshop-kit-color = `{ $file }`: in row { $row }, the color “{ $text }” is not known.
cli-workshop-kit-color-hint = Use the code or name of LDraw, such as 1 or Blue.
cli-workshop-kit-count = `{ $file }`: in row { $row }, “{ $text }” is no count.
cli-workshop-kit-count-hint = Write a whole number.
cli-workshop-kit-empty = `{ $file }` has no bricks.
cli-workshop-kit-empty-hint = Add at least one part that is no base.
cli-workshop-no-part = The part “{ $part }” is not known.
cli-workshop-no-part-hint = Use the code of LDraw or BrickLink, such as 3003 (brick 2 × 2).
cli-workshop-categories = `{ $file }` has { $count } categories; a brick chart takes 1 to 12.
cli-workshop-categories-hint = Put the smallest together as “Otros”.
cli-workshop-negative = `{ $file }`: “{ $label }” is { $value } and cannot be built of bricks.
cli-workshop-negative-hint = Use values from zero up.
cli-workshop-nothing = `{ $file }` has zeros only.
cli-workshop-nothing-hint = Choose another table.
cli-workshop-bad-scale = With one brick for { $scale } it cannot be built.
cli-workshop-bad-scale-hint = The finest scale that fits: { $fits }.
cli-workshop-no-scale = none
cli-workshop-small-kit = The bricks do not suffice at any scale.
cli-workshop-small-kit-hint = Add bricks to the kit, or build fewer charts at once.
cli-workshop-small-base = No base of the kit holds { $columns } columns.
cli-workshop-small-base-hint = Add a larger base, or put categories together.

# Data cards

workshop-cards = Data cards
workshop-cards-facilitator = Data cards, facilitator's copy
workshop-card-question = How is “{ $measure }” spread over { $dimension }?
workshop-card-question-rows = In which { $dimension } are there most records of “{ $title }”?
workshop-card-unit = What is counted:
workshop-card-period = Period:
workshop-card-unknown = not told
workshop-card-rows = records
workshop-card-row-count = Records
workshop-card-total = Total
workshop-card-others = Others ({ $count })
workshop-card-unnamed = Not told
workshop-card-source = Source: { $title }, { $agency }, version { $version }. License: { $license }.
workshop-card-address = The whole data are at:
workshop-card-glossary = What it means
workshop-card-missing = What these data do not say
workshop-card-missing-unnamed = { $count } records do not tell their { $dimension }.
workshop-card-missing-others = “Others” puts { $count } categories together: we do not know how they differ.
workshop-card-missing-period = It is not told from which dates they are.
workshop-card-missing-why = They say how much, not why.
workshop-card-back = Your challenge
workshop-card-challenge = What to do
workshop-card-challenge-build = Build a chart of bricks that answers the card's question.
workshop-card-challenge-claim = Write in one sentence the most important thing that it shows.
workshop-card-prompts = To talk about
workshop-card-prompt-greatest = What is greatest and what is least? How many times does one fit into the other?
workshop-card-prompt-surprise = What surprises you? What else would you need to know to explain it?
workshop-card-prompt-who = Who needs this figure, and to decide what?
workshop-card-key = How the chart is read
workshop-card-key-letters = One letter and one color for each category.
workshop-card-key-zero = All columns begin on the base: zero.
workshop-card-key-unit = All bricks are worth the same.
workshop-card-checklist = Check before you present
workshop-card-check-title = It has a title, and one understands what is counted.
workshop-card-check-scale = It says what a brick is worth.
workshop-card-check-source = It says where the data come from.
workshop-card-check-missing = It says what is missing or cannot be seen.
workshop-card-solution = Solution, for the facilitator only
workshop-card-answers = What should be seen
workshop-card-answer-greatest = The greatest is “{ $label }”: { $value }, { $share } of the total.
workshop-card-answer-ratio = The greatest is { $ratio } times the least of the list.
workshop-card-few = { $column }: only { $count } categories; a card takes at least 5.
workshop-card-flat = { $column }: the values are nearly the same (from { $least } to { $greatest }); there is nothing to compare.
workshop-card-dominated = { $column }: “{ $label }” is { $share } % of the total and hides the rest.
workshop-card-tiny = { $column }: { $count } single records are left, which could tell of somebody.
workshop-card-negative = { $column }: “{ $label }” is { $value }; it is no amount that is built of bricks.
cli-workshop-cards = Makes data cards of the published datasets and deals them to the teams
cli-workshop-dataset = Dataset of which a card is made; all that suit where none is given; may be repeated
cli-workshop-address = The portal's address, for the QR code of each card
cli-workshop-facilitator = Another PDF, with the solution, for the facilitator
cli-workshop-card-none = “{ $title }” gives no card:
cli-workshop-no-cards = No dataset gives a card.
cli-workshop-no-cards-hint = Publish a dataset with a column of 5 categories or more.
cli-workshop-card-deal = There is no card for team { $team }: all are of its own agencies, or its table has them already.
cli-workshop-card-deal-hint = Add cards of other agencies with `--dataset`.
