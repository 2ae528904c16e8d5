# The workbench: where a file is prepared before it is published.

nav-draft = Prepare files
draft-title = Prepare a file
draft-enter = Enter
draft-lead = Hand in the file as your office uses it. Here you see what it holds, what should be fixed and what is to be decided. The original is not touched.
draft-file = File
draft-file-what = Excel, LibreOffice, CSV, JSON, DBF, maps and others.
draft-file-here = It stays on this computer.
draft-file-agency = Only the people of your agency see it and, once you hand it over, whoever reviews it.
draft-file-most = Up to { $size }.
draft-hand-in = Open the file
draft-sending = The file is coming in. Do not close this page.
draft-too-large = The file is too large: files of up to { $size } are taken in here.
draft-too-large-hint = Hand in only the sheet or the columns that you will publish, or divide the file (by year or by municipality) and hand in the parts. Whoever administers this computer can raise the limit: write upload_bytes = "{ $setting }" in the section [limits] of apertura.toml and start Apertura again.
draft-no-file = No file was chosen.
draft-no-file-hint = Choose a file and press “Open the file”.
draft-begun = Files begun
draft-done = Already published ({ $count })
draft-changed-on = last changed on { $day }
draft-forget = Delete…
draft-forget-what = The file, its recipe and what you wrote here are deleted. What you have published stays published.
draft-forget-now = Delete for good
draft-forget-name = Remove { $name } from the list
draft-other-file = Choose another file
draft-reading = Reading the file. This page renews itself.
draft-cleaning = Applying the recipe. This page renews itself.
draft-progress = { $done } of { $all } rows
draft-opening = Opening { $size }. A large workbook takes some seconds.
draft-look-again = See whether it is ready
draft-not-changed = The change was not made
draft-back = Go back
draft-cancel = Cancel
draft-close = Close
draft-save = Save
draft-undo = Undo
draft-redo = Redo
draft-publish = Publish…
draft-dictionary = Dictionary
draft-summary = Clean table: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, { $columns ->
    [one] one column
   *[other] { $columns } columns
}. The recipe changes { $cells ->
    [0] no cell
    [one] one cell
   *[other] { $cells } cells
}.
draft-steps-misfit = { $count ->
    [one] One step of the recipe does not fit this file.
   *[other] { $count } steps of the recipe do not fit this file.
}
draft-undecided = { $count ->
    [one] One thing must be decided before publishing.
   *[other] { $count } things must be decided before publishing.
}
draft-decided = Nothing is left to decide. Look through the clean table and, once you agree with it, go on with “What is missing”.
draft-downloads = Download
draft-downloads-what = The clean table with the recipe as it is now:
draft-no-workbook = Excel: the table is too large; use CSV
draft-original-is = The original ({ $size }) is kept unchanged.

# Both tables
draft-original = The file as it came
draft-clean = The clean table
draft-kind = What the row is
draft-say-what-row = Say what this row is
draft-see-column = See the values of this column
draft-changed-cells = Cells that differ from the original
draft-first = To the start
draft-last = To the end
draft-window = Rows { $from } to { $to } of { $all }
draft-go-to-row = Go to row
draft-go = Go
row-letter-metadata = T
row-letter-header = H
row-letter-group = S
row-letter-data = D
row-letter-derived = Σ
row-letter-notes = N
row-letter-empty = –

# How it is read
draft-sheets = Sheets of the workbook:
draft-sheets-together = { $count } sheets together
draft-sheet-hidden = hidden
draft-sheet-empty = no table
draft-tables-here = Tables of this sheet
draft-tables = This sheet has { $count } tables:
draft-table = Table { $number }, { $cells } ({ $rows } rows)
draft-place = The table takes the cells { $cells }.
draft-place-sheet = The table takes the cells { $cells } of the sheet “{ $sheet }”.
draft-place-stack = The table puts { $count } sheets together, one below the other.
draft-read-so = It is read as you said:
draft-read-by-itself = Take that off and read again
draft-read-otherwise = Is the table marked wrongly? Say where it is
draft-read-otherwise-what = The easiest way: press the number of a row of the file and say what it is. Or write it here; Apertura decides what you leave empty.
draft-read-so-button = Read it so
draft-sheet = Sheet
draft-sheet-all = All visible sheets
draft-set-header = Header rows
draft-set-range = Cells of the table
draft-set-left_out = Rows that are no data
draft-set-encoding = Encoding of the text
draft-set-delimiter = Sign between the columns
draft-column-here = Column { $column }
draft-column-first = The table begins at this column
draft-column-last = The table ends at this column
draft-say-what-column = Say where the table begins or ends
draft-row = Row { $row }: { $kind }
draft-row-what = If that is not so, say what it is:
draft-row-header = It is the header
draft-row-header-last = The header goes down to here
draft-no-header = The table has no header
draft-row-first = The table starts here
draft-row-no-data = It is no data
draft-row-last = The table ends here

# Findings
draft-findings = What was found
draft-open-of = { $open } of { $all } to attend to
draft-closed = { $count ->
    [one] One attended to
   *[other] { $count } attended to
}
draft-rows = Rows:
draft-and-more = and more
draft-remedy = Remedy:
draft-accept = Accept
draft-see-effect = See the effect
draft-effect = Effect:
draft-would-change = { $count ->
    [one] One cell would change.
   *[other] { $count } cells would change.
}
draft-would-drop = { $count ->
    [one] One row would be left out.
   *[other] { $count } rows would be left out.
}
draft-would-misfit = { $count ->
    [one] One cell could not be read so; it would stay as it is.
   *[other] { $count } cells could not be read so; they would stay as they are.
}
draft-effect-none = It would change nothing in this table.
draft-effect-later = It is being computed.
draft-columns-gone = These columns would go: { $columns }.
draft-columns-new = There would be new columns: { $columns }.
draft-rows-become = Of { $before } rows { $after } would remain.
draft-risk = Whoever knows { $names } of somebody could find their row. This is how that risk changes:
draft-risk-none = No column that describes persons is left.
draft-stack = Make one table of these sheets
draft-leave = Leave it
draft-settled = You looked at it and left it.
draft-unsettle = Open it again
draft-done-in-step = Step { $step } of the recipe puts it right.
draft-decided-in-step = It is decided in step { $step } of the recipe. You can change the decision:
draft-see-step = See the step
draft-decimal = decimals with “{ $sign }”
draft-decide = What becomes of this column?
draft-proposed = the usual
draft-reason-needed = Legal reason: the law and article that allow publishing it
draft-reason-example = For example: article 70, section VIII, of the General Transparency Law
draft-decide-table = What becomes of this risk? You can leave columns out or make them less exact, or decide:
draft-decide-so = Decide so
decision-remove = Leave the column out
decision-mask = Hide nearly all of it with asterisks
decision-pseudonymize = Replace each value by a key that cannot be reversed
decision-generalize = Make it less exact (only the year, only the area)
decision-accept-risk = Publish the table as it is and accept the risk, with a legal reason
decision-allow = Publish it as it is, with a legal reason
decision-generalize-to = Make it less exact
decision-suppress-rows = Leave out the rows of small groups
decision-suppress-cells = Withhold small counts and those from which they could be computed
level-year = the year alone
level-month = year and month alone
level-band-5 = bands of 5 years
level-band-10 = bands of 10 years
level-grid-1 = an area of about 11 km
level-grid-2 = an area of about 1 km
level-start-3 = the first 3 signs
order-dmy = day/month/year
order-mdy = month/day/year
order-ymd = year/month/day
case-lower = all in lower case
case-upper = ALL IN UPPER CASE
case-title = Each Word With a Capital
case-sentence = The first letter only

# Recipe
draft-recipe = Recipe
draft-recipe-what = The steps that turn the original into the clean table, in order. Every change can be undone.
draft-recipe-empty = The recipe has no steps: the clean table says the same as the original.
draft-other-recipe = Use another recipe
draft-other-recipe-what = Last month's recipe (recipe.toml) or a history of OpenRefine takes the place of this one. Steps that do not fit this file are pointed out; the others are applied. You can undo it.
draft-recipe-file = File with the recipe
draft-use-recipe = Use this recipe
draft-no-recipe = The file is no recipe.
draft-no-recipe-hint = Choose the recipe.toml that you downloaded from another file, or the text that OpenRefine gives under Undo / Redo, Extract…
draft-recipe-taken = The other recipe is used
draft-untranslated = { $count ->
    [one] One step of OpenRefine could not be translated; do it here by hand:
   *[other] { $count } steps of OpenRefine could not be translated; do them here by hand:
}
draft-suggest-what = Or begin anew with the recipe that Apertura suggests for this file:
draft-suggest = Go back to the suggested recipe
draft-step-is-off = off
draft-switch-on = Switch on
draft-switch-off = Switch off
draft-switch-on-step = Switch step { $step } on: { $what }
draft-switch-off-step = Switch step { $step } off: { $what }
draft-move-up = Move step { $step } up: { $what }
draft-move-down = Move step { $step } down: { $what }
draft-edit = Change
draft-edit-step = Change step { $step }: { $what }
draft-remove = Take out
draft-remove-step = Take step { $step } out: { $what }
draft-columns-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
draft-does-not-fit = It does not fit this file:
draft-add-step = Add a step
draft-add = Choose
draft-only-where = Only in rows where
draft-only-filtered = Only in the rows that are shown now (those of the filter)
draft-step-empty = “{ $setting }” is still to be filled in.
draft-step-no-number = “{ $setting }” must be a number.
draft-step-hint = Go back, correct that and accept again.
draft-none = none
draft-if-wanted = (where needed)
draft-column-number = Column { $number }
draft-sort-key = Column { $number } to sort by
draft-sort-falling = From great to small
draft-sort-numbers = Compare as numbers
draft-condition = Condition { $number }
draft-condition-test = What must hold
draft-condition-value = Value
draft-condition-not = The other way round: rows for which it does not hold
draft-condition-no = not
draft-condition-several = meets several conditions
condition-one-of = is one of
condition-contains = contains
condition-matches = matches the pattern
condition-least = is at least
condition-below = is less than
condition-blank = is blank
set-type-text = text
set-type-integer = whole number
set-type-number = number with decimals
set-type-date = date
set-type-datetime = date and time
set-type-time = time
set-type-year = year
set-type-boolean = yes or no
generalize-none = what suits it best
generalize-year = only the year
generalize-month = only year and month
generalize-band = age groups
generalize-grid = the area (fewer decimals)
generalize-start = the first characters of the code
conform-none = only fill blanks
conform-slips = slips of the hand too
conform-all = all that contradicts the majority
sign-none = none
sign-point = point (.)
sign-comma = comma (,)
sign-space = space
sign-apostrophe = apostrophe (')
step-group-text = Texts and values
step-group-types = Numbers, dates and other types
step-group-rows = Rows
step-group-columns = Columns
step-group-places = Places
step-group-persons = Personal data
draft-one-a-line = (one a line)
draft-pairs = (one a line: before → after)
setting-column = Column
setting-columns = Columns
setting-words = Words that say the value is missing
setting-parse-number-words = Words that are taken off after the number
setting-decimal = Decimal sign
setting-group = Thousands sign
setting-integer = All are whole numbers
setting-scale = Exact decimals (money)
setting-percent = Divide percentages by one hundred
setting-hundredfold = Write percentages as they look
setting-unit = Unit
setting-order = Order
setting-time = With time
setting-yes = Words that mean yes
setting-no = Words that mean no
setting-width = Digits
setting-values = Values
setting-to = Name of the new column
setting-rename-to = New name
setting-change-case-to = How
setting-set-type-to = Type
setting-generalize-to = How far
setting-step = Size: years of a group, decimals or characters
setting-key = Name of the column with the period
setting-pivot-key = Column whose values become columns
setting-join-rows-key = Column that says which rows belong together
setting-unpivot-value = Name of the column with the value
setting-pivot-value = Column with what stands in those columns
setting-pivot-columns = Values that become columns; empty, all
setting-value = Value
setting-find = Find
setting-replace = Put in its place
setting-conform-replace = What is corrected
setting-by = Columns that say what a row is about (several together with +)
setting-sort-by = By
setting-support = Rows that must say the same
setting-share = Share of the rows that must say it (0.5 to 1)
setting-blanks = Fill blanks too
setting-pattern = It is a regular expression
setting-extract-pattern = Regular expression
setting-separator = Separator
setting-into = Names of the new columns
setting-split-keep = Keep the original column too
setting-filter-rows-keep = Keep the rows that meet all (unticked, they go)
setting-mask-keep = Characters left visible at the end
setting-lengths = Or the length of each part, in characters
setting-expression = Formula
setting-blank_errors = Leave blank what cannot be worked out
setting-conditions = Conditions
setting-repeat = Repeat the other cells in each row
setting-row = Row of the data with the names (the first is 1)
setting-latitude = Name of the column with the latitude
setting-longitude = Name of the column with the longitude
setting-centers = Centers of your own, beside those of INEGI (key → latitude, longitude)
setting-zone = UTM zone of cells that do not say it
setting-least = Rows that a group must have at least
setting-thing = Column that says what a row is about
setting-source = Column that says who tells it
setting-beside = Columns by which the sources are judged
setting-suppress-cells-columns = Columns with the counts
setting-suppress-cells-by = Columns that tell what is counted (municipality, age, sex)
setting-suppress-cells-least = Persons that a cell must at least count
setting-known = Columns whose totals are already published elsewhere
setting-aggregate-by = Columns that make the groups
setting-count = Name of the new column with the number of persons
setting-sums = Columns that are added up
setting-rest = Text for smaller groups, which become one (for example: Others); empty leaves them out
setting-reason = Legal ground
setting-rule = Risk
setting-kind = Kind

# What each step does, before it is filled in
step-help-replace-text = Changes a text inside cells; the rest of the cell stays.
step-help-map-values = Changes whole cells: left as it is, right as it must be. Example: MTY → Monterrey
step-help-change-case = Example: “SAN PEDRO” becomes “San Pedro”.
step-help-normalize-space = Takes off spare spaces and characters that cannot be seen. Changes no words.
step-help-set-missing = Example: N/A or “no data” become blank, and it is counted how many.
step-help-transform = With formulas of OpenRefine (GREL). Example: value.trim().toUppercase()
step-help-conform = Where nearly all rows of one key say the same, corrects the few that say something else.
step-help-reconcile = Where several sources say different things of the same, takes what the most reliable ones say.
step-help-parse-number = “$ 1,234.50” becomes 1234.5. What is no number stays as it is and is counted.
step-help-parse-date = “05/03/2024” becomes 2024-03-05. Say what comes first in your file.
step-help-parse-time = “1:30 p. m.” becomes 13:30.
step-help-parse-year = The values are years, not amounts.
step-help-parse-boolean = Say which words mean yes and which mean no.
step-help-keep-text = For keys, folios and telephones: keeps the zeros at the left.
step-help-pad-zeros = Example: with 5 digits, “1039” becomes “01039”.
step-help-set-type = Apertura reads the values as of that type, in Mexico's way.
step-help-drop-rows = Write the values of the column whose rows are not wanted.
step-help-keep-rows = Write the values of the column whose rows stay; the others go.
step-help-filter-rows = A row counts when it meets all conditions.
step-help-drop-duplicates = Takes out rows that are identical in all columns; the first stays.
step-help-drop-derived = Takes out the rows with totals and subtotals among the data.
step-help-fill-down = For columns where the value stands only in the first row of each group.
step-help-blank-down = Leaves the value only in the first row of each group.
step-help-sort = Sorts by the first column; what is equal, by the second.
step-help-split-rows = Example: “bread; milk” in one cell becomes two rows.
step-help-join-rows = Several rows of the same thing become one. Example: “bread” and “milk” in two rows become “bread; milk”.
step-help-promote-header = That row is no longer data and names the columns.
step-help-rename = Only the name changes; the data stay the same.
step-help-drop-columns = Tick the columns that must not be published.
step-help-keep-columns = Tick the columns that stay; the others go.
step-help-reorder = Choose the columns that come first; the others follow as they are.
step-help-split = Example: “Ruiz, Ana” with the separator “,” becomes two columns.
step-help-join = The columns stay; one more is added with their values together.
step-help-extract = The column stays. Example: [0-9]+ takes the first number.
step-help-recode = Adds a column. Example: 19 → Nuevo León
step-help-compute = Adds a column with a formula of OpenRefine (GREL). Example: value.length()
step-help-unpivot = Where there is a column for each month or year, makes rows of them: one column says the period, another the value.
step-help-pivot = Example: a column “sex” with men and women becomes two columns, one for each.
step-help-geocode = The column must hold keys of INEGI: 19 of a state or 19039 of a municipality.
step-help-parse-coordinates = One column with both coordinates, or two. Understands degrees, minutes and seconds, UTM and WKT.
step-help-remove = The column is not published.
step-help-mask = Example: “LOHM850315MNLPRR07” becomes “**************RR07”.
step-help-pseudonymize = The same person always has the same key. The secret that makes it never leaves the agency.
step-help-generalize = Examples: 1987-05-21 becomes 1987; 34 years become 30-39; 64000 becomes 640.
step-help-suppress-rows = Takes out rows whose combination of these columns very few persons share.
step-help-suppress-cells = Leaves counts of very few persons blank, and those from which totals would give them away.
step-help-aggregate = Puts rows into groups and publishes how many persons they are, with sums where wanted. All other columns go.

# A column
draft-contains = That contains
draft-from = From
draft-to = To
draft-ask = Filter
draft-ranges = From how much to how much
draft-change-this = Change this value in all its rows
draft-only-this = See only the rows with this value
draft-values = Values
draft-values-what = Choose a value to see only those rows in both tables.
draft-other-values = { $count ->
    [one] And one more row with less frequent values.
   *[other] And { $count } more rows with less frequent values.
}
draft-blank-cells = { $count ->
    [one] One blank cell.
   *[other] { $count } blank cells.
}
draft-clusters = Values that are alike
draft-clusters-none = No values look like one written in several ways.
draft-clusters-later = Values that are alike are being looked for.
draft-clusters-what = { $count ->
    [one] This group may be one value written in several ways. Tick it if it is.
   *[other] { $count } groups may each be one value written in several ways. Tick those that are.
}
draft-clusters-more = { $count ->
    [one] There is one more group. Accept these first.
   *[other] There are { $count } more groups. Accept these first.
}
draft-write-so = Write all like this
draft-merge = Unite the ticked ones
draft-change-value = Change the value “{ $value }” in all its rows
draft-with-column = Do something with this column

# Dictionary
draft-dictionary-lead = Say in a sentence what each column means. The proposed text comes from what it holds: complete it and save it.
draft-dictionary-missing = { $missing ->
    [0] The { $all } columns have their description saved.
    [one] The description of one column of { $all } is not saved yet.
   *[other] The descriptions of { $missing } columns of { $all } are not saved yet.
}
draft-what-means = What “{ $column }” means
draft-proposed-text = Proposed text: complete it.
draft-text = { $label }: { $meaning }.
draft-text-unit = Measured in { $unit }.
draft-text-values = Possible values: { $values }.

# Publish
draft-publish-title = Publish
draft-publish-now = Publish now
draft-publishing = Publishing. This page updates itself; you may close it, the publication goes on.
draft-publishing-waits = It waits for its turn.
draft-publishing-done = { $part } % done
draft-undescribed = { $count ->
    [one] One column has no saved description.
   *[other] { $count } columns have no saved description.
}
draft-complete-dictionary = Complete the dictionary
draft-needed = (needed)
draft-not-said = Not said
about-set-title = Title
about-set-description = Description: what it holds and how it was gathered
about-set-agency = Agency that publishes
about-set-theme = Theme
about-set-keywords = Keywords, separated by commas
about-set-contact_position = Position that answers questions
about-set-contact_email = Mail of that position
about-set-temporal = Period covered
about-set-frequency = Frequency: how often it is updated
about-covered = The dates of “{ $column }” in this file: { $days }. Does the period change?
about-proposed-temporal = Proposed from the dates of “{ $column }”. Check it.
about-set-spatial = Place covered
about-set-dataset = Where it is published already: its name in the address
about-proposed = Proposed from what the file or its agency says. Check it.
about-proposed-description = Proposed from what the file holds. Correct it, and say how the data were collected and what they leave out.
about-description-hint = What it holds, how it was collected and what it leaves out; at least 120 letters.
about-draft-row = One row a { $one }, with { $columns }.
about-draft-columns = It holds { $columns }.
about-draft-notes = Notes of the file: { $notes }
about-example = For example: { $example }
about-next-of = Does it continue something already published?
about-next-of-what = If it updates a dataset of your agency, choose it: it will be its next version.
about-next-of-none = No, it is a new dataset
about-example-title = Business licences 2024
about-example-agency = Ministry of Economic Development
about-example-theme = Economy
about-example-keywords = licences, shops
about-example-contact_position = Statistics office
about-example-contact_email = statistics@example.gob.mx
about-example-temporal = 2024-01-01/2024-12-31
about-example-spatial = Nuevo León
about-example-dataset = business-licences

draft-keys = By keyboard: arrows to move in the tables, J and K to go from finding to finding, Enter to see the effect and to accept, U to undo.
