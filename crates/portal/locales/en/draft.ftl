# The workbench: where a file is prepared before it is published.

nav-draft = Prepare files
draft-title = Prepare a file
draft-enter = Enter
draft-lead = Hand in the file as your office uses it. Here you see what it holds, what should be fixed and what is to be decided. The original is not touched.
draft-file = File
draft-file-what = Excel, LibreOffice, CSV, JSON, DBF, maps and others. It stays on this computer.
draft-hand-in = Open the file
draft-no-file = No file was chosen.
draft-no-file-hint = Choose a file and press “Open the file”.
draft-begun = Files begun
draft-changed-on = last changed on { $day }
draft-forget = Remove from the list
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
draft-undecided = { $count ->
    [one] One thing must be decided before publishing.
   *[other] { $count } things must be decided before publishing.
}
draft-decided = Nothing is left to decide. Look through the clean table and publish it when you agree with it.
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
draft-tables = Apertura found { $count } tables. Choose the one to prepare:
draft-table = table { $number } ({ $rows } rows)
draft-read-so = It is read as you said:
draft-read-by-itself = Take that off and read again
draft-read-otherwise = Is the table marked wrongly? Say where it is
draft-read-so-button = Read it so
draft-sheet = Sheet
draft-sheet-all = All visible sheets
draft-set-header = Header rows
draft-set-range = Cells of the table
draft-set-left_out = Rows that are no data
draft-set-encoding = Encoding of the text
draft-set-delimiter = Sign between the columns
draft-sheets-without-table = Sheets without a table, or hidden:
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
draft-one-a-line = (one a line)
draft-pairs = (one a line: before → after)
setting-column = Column
setting-columns = Columns
setting-words = Words that say that the value is missing
setting-decimal = Decimal sign
setting-group = Thousands sign
setting-integer = All are whole numbers
setting-scale = Exact decimals (money)
setting-percent = Divide percentages by one hundred
setting-hundredfold = Write percentages as they are shown
setting-unit = Unit
setting-order = Order
setting-time = With time of day
setting-yes = Words that mean yes
setting-no = Words that mean no
setting-width = Digits
setting-values = Values
setting-to = Name of the new column
setting-rename-to = New name
setting-change-case-to = How
setting-key = Name of the column with the period
setting-unpivot-value = Name of the column with the value
setting-value = Value
setting-find = Find
setting-replace = Put in its place
setting-pattern = It is a regular expression
setting-extract-pattern = Regular expression
setting-separator = Separator
setting-into = Names of the new columns
setting-keep = Signs left visible at the end
setting-reason = Legal reason
setting-kind = Kind

# A column
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
about-set-spatial = Place covered
about-set-dataset = Where it is published already: its name in the address
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
