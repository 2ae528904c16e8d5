# The command line.

cli-about = Apertura: from an office's spreadsheet to an open, trusted, used dataset.
cli-inspect = Says what is in a file: format, where the table stands, columns, and what is wrong
cli-convert = Writes the table as read in another format (the names tell which)
cli-clean = Cleans the table by the suggested recipe or yours, and writes data, dictionary, recipe and report
cli-cluster = Shows which values of a column may be one value written in several ways
cli-recipe = Brings recipes from other tools
cli-recipe-import-openrefine = Turns a history of OpenRefine (Undo / Redo, Extract…) into a recipe, and lists what has no counterpart
cli-publish = Publishes the file in the catalog; next month's file is version 2
cli-serve = Shows the catalog in the browser
cli-demo = Cleans and publishes the example files, and opens the portal with them
cli-audit = Checks the log: that nothing was changed or removed
cli-reindex = Builds the search index anew
cli-reindexed = { $count ->
    [one] The search index is ready, with one dataset.
   *[other] The search index is ready, with { $count } datasets.
}
cli-verify = Checks that the catalog is whole: files, versions and log
cli-workbench-about = Opens the workbench in the browser, where a file is prepared before it is published

cli-option-lang = Language of the messages: es or en
cli-option-file = File
cli-option-files = Files
cli-option-in = File to read
cli-option-out = File to write; its extension tells the format (csv, tsv, xlsx, parquet, json, ndjson)
cli-option-sheet = Sheet of the workbook, by name or number
cli-option-encoding = Encoding of the text (utf-8, windows-1252, macintosh…)
cli-option-delimiter = Sign that separates the columns (`;`, `tab`…)
cli-option-header = Header rows: `4`, `4-5` or `none`
cli-option-range = Cells that the table takes
cli-option-left-out = Rows that are no data: `12,15-17`
cli-option-stack = Put the sheets that have the same columns together into one table; the name of the column that says which sheet each row comes from (`auto`: year, month or sheet)
cli-option-least-group = Rows that must share what describes a person (age, sex, place) so that nobody stands alone; 1 to 21, and 3 where nothing else is said
cli-option-least-cell = Persons that each cell of a table of counts must stand for; 3 where nothing else is said
cli-option-limit = Change a limit of reading, for example `cells=100_000_000` or `unpacked_bytes=8G` (also in the section [limits] of apertura.toml)
cli-option-data = Folder of the catalog
cli-option-workbench-file = File to open on the workbench
cli-option-port = Port; 0 takes a free one
cli-option-format = Form of the answer: text or json
cli-option-row-kinds = Prints one word a row: metadata, header, group, data, derived, notes or empty
cli-option-fail-on = Ends with 1 where there are findings of this severity or worse: info, warning or error
cli-option-table = Number of the table in the file; `all` for all of them
cli-option-table-number = Number of the table in the file
cli-option-recipe = Recipe to apply instead of the suggested one
cli-option-output = Folder to write to; made if absent
cli-option-history = JSON that OpenRefine gives under Undo / Redo, Extract…
cli-option-recipe-output = Recipe to write; to the screen if absent
cli-option-history-file = File that the history was made for; with it, steps that depend on the order of columns come along
cli-option-column = Column, by its name or its number
cli-option-method = How values are compared: same words, same pairs of letters, same sound, a slip of the hand, or all
cli-option-json = Writes the answer as JSON
cli-option-cluster-recipe = Recipe that takes the clusters as its first step; made if absent
cli-option-preview = Shows what each step would do (cells before and after, rows left out) without writing any file
cli-option-key = File with the key for pseudonyms (never published)
cli-option-dataset = Dataset that this file is the next version of
cli-option-metadata = TOML file with title, description, agency and the rest
cli-option-title = Title
cli-option-description = Description
cli-option-agency = Agency that publishes
cli-option-decide = Decision on personal data: `column=remove`, `column=mask:4`, `column=generalize:year`, `column=allow:legal reason`…; or on a risk of the table: `personal-data-combination=suppress-rows:5`, `personal-data-small-cells=suppress-cells`…
cli-option-public-address = Address by which people reach the portal (https://data.example.org), for the links in mails; also APERTURA_PUBLIC_ADDRESS
cli-option-address = Address and port
cli-option-no-serve = Ends after publishing, without opening the portal
cli-option-examples = Folder with other examples

cli-file = File
cli-format = Format
cli-size = Size
cli-bytes = { $count } bytes
cli-encoding = Encoding
cli-with-bom = with byte order mark
cli-delimiter = Delimiter
cli-delimiter-tab = tab
cli-delimiter-space = space
cli-delimiter-fixed = fixed width
cli-quote = Quote
cli-compression = Compression
cli-hash = SHA-256
cli-hidden = hidden
cli-table = Table { $number }
cli-table-stacked = Table { $number } ({ $count } sheets put together)
cli-layer = Rows { $first } to { $last }: sheet `{ $sheet }` from its row { $own }
cli-table-in = Table { $number }, sheet “{ $sheet }”
cli-header-at = header in row { $row }
cli-header-span = header in rows { $row } to { $last }
cli-header-none = no header
cli-data-at = data in rows { $first } to { $last }
cli-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
cli-columns = { $count ->
    [one] 1 column
   *[other] { $count } columns
}
cli-title-rows = Title
cli-notes = Notes
cli-head-column = Column
cli-head-label = Label
cli-head-type = Type
cli-head-nulls = Empty
cli-head-distinct = Distinct
cli-head-range = From … to …
cli-findings-none = No findings.
cli-findings = Findings: { $errors } to decide, { $warnings } to fix, { $infos } good to know
cli-at-column = column `{ $column }`
cli-at-rows = rows { $rows }
cli-more = and { $count } more
cli-hint = hint:
cli-error = error:
cli-wrote = Wrote
cli-left-out = { $count ->
    [one] 1 row that is not data was left out (title, note or blank).
   *[other] { $count } rows that are not data were left out (titles, notes or blanks).
}
cli-converted-empty = the input is empty (0 bytes), so an empty file was written
cli-converted = { $rows } rows and { $columns } columns of table { $number }
cli-cleaned = Clean table: { $rows } rows, { $columns } columns. Cells changed: { $changed }. Rows left out: { $dropped }.
cli-must-decide = { $count ->
    [one] 1 finding must be decided by a person before publication:
   *[other] { $count } findings must be decided by a person before publication:
}
cli-preview = Preview: { $rows } rows come in, { $left } stay.
cli-preview-off = switched off; switch it on in the recipe if it applies.
cli-preview-nothing-written = No file was written. To write them, use `-o FOLDER` in place of `--preview`.
cli-preview-step = changes { $changed } cells, leaves out { $dropped } rows, could not treat { $misfits } cells.
cli-preview-row = row { $record }
cli-drift = { $count ->
    [one] The recipe no longer fits in one point:
   *[other] The recipe no longer fits in { $count } points:
}
cli-published = Published version { $version } of “{ $title }”
cli-published-at = See it with `apertura serve --data { $data }`: /dataset/{ $slug }
cli-difference = Against version { $before }: { $added } rows added, { $removed } removed, { $changed } changed, { $same } the same
cli-difference-key = compared by { $columns }
cli-columns-added = New columns: { $columns }
cli-columns-removed = Columns gone: { $columns }
cli-type-changed = Column `{ $column }` changed from { $before } to { $after }
cli-serving = The portal is at { $address } (Ctrl+C to end)
cli-workbench = The workbench is at { $address } (Ctrl+C ends it)
cli-workbench-open = Open that address in the browser of this computer. It works once: do not share it.
cli-demo-start = Examples: seven office files, as messy as real ones. Invented content is marked on its page.
cli-demo-done = Ready. Open { $address } in your browser.
cli-demo-again = The example “{ $title }” was already published.
cli-decided = Decided in the example: `{ $column }` → { $operation }
cli-verified = The catalog is whole: { $versions } versions, { $files } files, { $events } events in the log.
cli-problem = Problem: { $what }
cli-phase-reading = Reading
cli-phase-converting = Converting
cli-phase-cleaning = Cleaning
cli-phase-publishing = Publishing

cli-usage-output = The format of `{ $name }` cannot be written.
cli-usage-output-hint = Use a name that ends in .csv, .tsv, .xlsx, .parquet, .json or .ndjson.
cli-usage-limit-name = There is no limit `{ $name }`.
cli-usage-limit-name-hint = You can choose among: { $names }.
cli-usage-limit-value = `{ $value }` is no possible value for the limit `{ $name }`.
cli-usage-limit-value-hint = Write a whole number above zero, alone or with K, M or G, for example `{ $name }=512M`.
cli-usage-settings = The file apertura.toml is not understood: { $why }
cli-usage-settings-hint = The limits stand in a section `[limits]`, one a line, for example `cells = 100_000_000`.
cli-usage-table = There is no table { $table }; the file has { $count }.
cli-usage-table-hint = See the tables with `apertura inspect`.
cli-usage-all = With `--table all` the output name needs `{"{}"}` where the number goes, such as `table-{"{}"}.csv`.
cli-usage-all-hint = Or choose one table with `--table N`.
cli-usage-recipe = The recipe `{ $path }` cannot be understood: { $why }
cli-usage-recipe-hint = Compare it with the `recipe.toml` that `apertura clean` writes.
cli-usage-metadata = The file `{ $path }` cannot be understood: { $why }
cli-usage-metadata-hint = Compare it with the .toml files in the folder `examples`.
cli-usage-decision = The decision `{ $text }` cannot be understood.
cli-usage-decision-hint = Write `column=remove`, `column=mask:4`, `column=pseudonymize`, `column=generalize:year` (or `month`, `band:10`, `grid:2`, `start:3`) or `column=allow:legal reason`. For a risk of the whole table: `personal-data-combination=suppress-rows:5`, `personal-data-combination=aggregate:municipio,sexo`, `personal-data-small-cells=suppress-cells:3` or `…=allow:legal reason`.
cli-usage-address = { $address } cannot be opened: { $why }
cli-usage-address-hint = Choose another port with `--address 127.0.0.1:8080`.
cli-usage-port = { $address } cannot be opened: { $why }
cli-usage-port-hint = Choose another port with `--port 0`.
cli-usage-io = `{ $path }` could not be written or read: { $why }
cli-usage-io-hint = Check that the folder exists, that you may write there, and that the disk has room.
cli-usage-severity = There is no severity `{ $text }`.
cli-usage-severity-hint = Use info, warning or error.

cli-clusters = { $count ->
    [0] No value of “{ $column }” seems to be written in several ways ({ $distinct } distinct values).
    [one] One value of “{ $column }” may be written in several ways ({ $distinct } distinct values; { $cells } cells would change).
   *[other] { $count } values of “{ $column }” may be written in several ways ({ $distinct } distinct values; { $cells } cells would change).
}
cli-clusters-more = … and { $count } more. See all with `--json`.
cli-clusters-accepted = { $count ->
    [0] No step was needed in `{ $path }`.
    [one] One value is written alike by the first step of `{ $path }`. Read it before you clean with it.
   *[other] { $count } values are written alike by the first step of `{ $path }`. Read them before you clean with it.
}
cli-cluster-because = found by
cli-cluster-differ = they differ in
cluster-method-fingerprint = same words
cluster-method-ngram = same pairs of letters
cluster-method-phonetic = same sound
cluster-method-nearest = a slip of the hand
cluster-choice-most-frequent = the most frequent
cluster-choice-best-written = frequent and better written
cluster-difference-space = white space
cluster-difference-case = capitals
cluster-difference-accents = accents
cluster-difference-punctuation = punctuation
cluster-difference-abbreviation = abbreviations
cluster-difference-order = order of the words
cluster-difference-sound = letters that sound alike
cluster-difference-spelling = spelling
cli-usage-method = There is no method `{ $text }`.
cli-usage-method-hint = Use fingerprint, ngram, phonetic, nearest or all.
cli-usage-column = The table has no column `{ $column }`.
cli-usage-column-hint = Use one of the names that `apertura inspect` shows.
cli-usage-too-many-values = The column holds more than { $count } distinct values.
cli-usage-too-many-values-hint = Choose a column of names or categories, or split the file.
cli-option-profile = Requirements to compare with: estatal, federal-estricto or a .toml file
cli-option-today = Today's date; with it you are told when the data end long ago
cli-usage-profile = The profile of requirements “{ $name }” could not be read: { $why }.
cli-usage-profile-hint = Use estatal, federal-estricto or the path of a .toml file.

cli-history-imported = { $done } of { $count } operations were taken over.
cli-usage-history = `{ $path }` is no history of OpenRefine: { $why }
cli-usage-history-hint = In OpenRefine, open Undo / Redo, press Extract… and save the text on the right.
history-no-counterpart = there is no such step here; do it by hand or in another way
history-outside = it asks a service outside, whose answers the history does not hold
history-marks = it marks rows and changes no data
history-expression = the formula uses something that is not understood here
history-facet = the facet that chooses its rows is not understood here
history-needs-file = it depends on the columns of the file; give the file with `--file`
history-incomplete = the operation lacks a part that it needs
cli-usage-mail = Mail cannot be sent like this: { $why }
cli-usage-mail-hint = Correct the table `[mail]` of { $file }: `server = "smtps://user:password@host"` and `from = "Open Data <data@example.org>"`.
cli-option-behind-proxy = A proxy stands before the portal: its word about the visitor's address counts.
cli-first-administrator =
    There is no account yet. Whoever opens this address becomes the first administrator (it works once):
    { $address }
cli-account = Gives access by a one-time link: to an administrator, or to somebody who lost password and phone.
cli-account-create-administrator = Invites somebody to administer the portal.
cli-account-recover = Lets an account choose another password and removes its second factor.
cli-option-account-mail = The person's mail address.
cli-account-link =
    Open this address in a browser (it works once):
    { $address }
