# The report of a cleaning, and what it shares with the dataset's page.

where-and-examples = Where it is, and examples
examples = Examples
row = Row
before = Before
after = After
blank-cell = blank cell
space-mark = Each · is a space or an invisible sign too many.
unchanged = unchanged
and-columns-more = { $count ->
    [one] One more column with the same
   *[other] { $count } more columns with the same
}
rows-all = { $count ->
    [one] Row { $rows } of the original file.
   *[other] Rows { $rows } of the original file.
}
rows-and-more = { $count ->
    [one] Row { $rows } of the original file, and more.
   *[other] Rows { $rows } of the original file, and more.
}
column = Column
column-label = Name in the file
column-type = Type
column-blank = Blank
column-personal = Personal datum

report-title = Cleaning report of { $file }
report-lead = The clean file has { $rows ->
    [one] one row
   *[other] { $rows } rows
} and { $columns ->
    [one] one column
   *[other] { $columns } columns
}. The cleaning changed { $cells ->
    [0] no cell
    [one] one cell
   *[other] { $cells } cells
} and left out { $dropped ->
    [0] no row
    [one] one row
   *[other] { $dropped } rows
}. The original file was not touched.
report-undecided = { $count ->
    [one] There is one thing that a person has to decide before publication. It is explained below.
   *[other] There are { $count } things that a person has to decide before publication. They are explained below.
}
report-nothing-to-decide = Nothing waits for a decision: the clean file can be published.
report-file-title = The file
report-file-name = Name
report-file-kind = What it is
report-encoding = Text encoding
report-delimiter = Sign that separates the columns
report-sheet = Sheet
report-header = Header
report-no-header = There is none
report-data = Data
report-note-above = Text above the table
report-note-below = Text below the table
report-row-at = row { $row }
report-rows-from-to = rows { $from } to { $to }
report-decide-title = What a person has to decide
report-corrected-title = What was corrected
report-corrected-nothing = Nothing had to be corrected.
report-cells-changed = { $count ->
    [one] One cell changed.
   *[other] { $count } cells changed.
}
report-rows-dropped = { $count ->
    [one] One row was left out.
   *[other] { $count } rows were left out.
}
report-misfits = { $count ->
    [one] One cell could not be read so and stayed as it was.
   *[other] { $count } cells could not be read so and stayed as they were.
}
report-left-out-title = What was left out
report-left-out-nothing = Nothing: all rows and all cells are in the clean file.
report-left-out-text = These rows of the original file are not data and are not in the clean file:
left-out-title = { $count ->
    [one] One title or note above the table
   *[other] { $count } titles or notes above the table
}
left-out-note = { $count ->
    [one] One footnote
   *[other] { $count } footnotes
}
left-out-header = { $count ->
    [one] One header row (it is in the names of the columns)
   *[other] { $count } header rows (they are in the names of the columns)
}
left-out-group = { $count ->
    [one] One section heading
   *[other] { $count } section headings
}
left-out-empty = { $count ->
    [one] One blank row
   *[other] { $count } blank rows
}
left-out-derived = { $count ->
    [one] One total or subtotal
   *[other] { $count } totals or subtotals
}
left-out-suppress-row = { $count ->
    [one] { $count } row of a group so small that somebody could be recognized
   *[other] { $count } rows of groups so small that somebody could be recognized
}
left-out-aggregate = { $count ->
    [one] { $count } row of a group that is too small to be published
   *[other] { $count } rows of groups that are too small to be published
}
left-out-duplicate = { $count ->
    [one] One repeated row
   *[other] { $count } repeated rows
}
left-out-repeated = { $count ->
    [one] One repeated row
   *[other] { $count } repeated rows
}
report-unconverted = { $count ->
    [one] One cell is not of its column's type; it is blank in the clean file.
   *[other] { $count } cells are not of their column's type; they are blank in the clean file.
}
report-unconverted-advice = Correct these cells in the source file. What they said stands here and in the list of changes.
report-drift-title = What no longer fits the recipe
report-drift-text = The recipe was made for another file. This has changed or could not be applied as before; the rest was.
drift-no-such-column = the column is no longer in this file.
drift-name-taken = another column already has that name.
drift-bad-setting = the step has a setting that cannot be understood.
drift-table-too-large = the table has too many cells to compare all its rows; split it (by year or town) and clean it in parts.
drift-too-many-misfits = { $count ->
    [one] one cell could not be read so; the column stayed text.
   *[other] { $count } cells could not be read so; the column stayed text.
}
drift-some-misfits = { $count ->
    [one] one cell could not be read so.
   *[other] { $count } cells could not be read so.
}
drift-date-order = the dates of this file come in another order ({ $detail }) than the step says; the column stayed text. Change the order in the recipe.
drift-new-column = is a new column: check it and decide whether it is published.
drift-missing-column = this column is missing in the file. Ask for it, or take its steps out of the recipe.
drift-renamed-column = this column seems to be called `{ $detail }` now. Change the name in the recipe if it is the same.
drift-new-values = { $count ->
    [one] one cell holds a value that the recipe does not know: { $detail }.
   *[other] { $count } cells hold values that the recipe does not know: { $detail }.
}
drift-sheet = the sheet is called “{ $detail }” now. Check that it is the same.
drift-encoding = the encoding is { $detail } now; it was read with it.
drift-delimiter = the delimiter is `{ $detail }` now; it was read with it.
report-fix-title = What is left to check or mend
report-fix-text = What should be fixed comes first. Each point says who can do it.
report-risk-title = How easy it is to recognize a person
report-risk-text = Whoever knows somebody's { $names } could find their row. The more rows share the same combination, the better each person is protected.
report-risk-k = Rows of the smallest group (k)
report-risk-unique = Unique rows
report-risk-below = Rows in groups of fewer than { $threshold }
report-risk-rows = Rows of the table
report-risk-detail = What it costs in detail:
report-risk-distinct = of { $before } distinct values, { $after } are left.
report-risk-gone = the column is gone.
report-risk-cells = Cells changed or taken away to protect persons
report-risk-cells-of = { $changed } of { $all } ({ $share } %)
report-risk-small = Cells that count fewer than { $threshold } persons
report-risk-text-counts = The table counts persons. A cell with very few tells who they are.

report-columns-title = The columns of the clean file
report-repeat-title = How to repeat this cleaning
report-repeat-text = The steps are in recipe.toml. With that recipe and the original file anyone gets exactly the same files. Next month the same recipe cleans the new file.
report-foot = Made with Apertura { $engine }.

report-relations-title = What the columns say of each other
report-relations-sample = Measured on an even sample of { $rows } rows; the whole table may have exceptions.
report-keys = These columns tell each row apart. Use them to identify a row and to join the table with others: { $keys }.
report-near-keys = These columns nearly tell each row apart. If they are the key, check the repeated ones: { $keys }.
report-no-keys = No column and no two columns tell each row apart. If the table has a key, include it.
report-key-repeated = { $count ->
    [one] one repeated
   *[other] { $count } repeated
}
report-key-blank = { $count ->
    [one] one without a value
   *[other] { $count } without a value
}
report-dependencies = A column that follows from another (who knows the first knows the second). Check those with exceptions: they are often mistakes.
report-dependency = { $on } decides { $column }
report-dependency-holds = without exception
report-dependency-nearly = with exceptions in { $share } of the rows
report-correlations = Amounts that rise and fall together (1 or -1 is always, 0 is never):
report-more = and { $count } more, in profile.json
report-in-columns = { $count } cells changed in { $columns } columns.
report-misfits-blank = { $count ->
    [one] One cell could not be read so: it was left blank, and what it said stands below.
   *[other] { $count } cells could not be read so: they were left blank, and what they said stands below.
}
report-done-title = { $count ->
    [one] What Apertura has put right here and is worth mending at the source too (one thing)
   *[other] What Apertura has put right here and is worth mending at the source too ({ $count } things)
}
report-done-text = In the clean file it is right already. Mended where the file is born too, the next one will arrive right.
examples-masked = The examples are not shown because they are personal data.
