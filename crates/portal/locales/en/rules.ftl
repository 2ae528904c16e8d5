# The findings, by rule: what was found and (`-advice`) what to do. The column is shown beside.
# Values: $count and the details that the rule gives.

rule-ambiguous-dates = It cannot be told whether the dates say day/month or month/day.
rule-ambiguous-dates-advice = Ask whoever made the file and choose the order in the recipe.

rule-binary-values-left-out = { $count ->
    [one] A cell holds a file or picture, no value, and was left empty.
   *[other] { $count } cells hold files or pictures, no values, and were left empty.
}
rule-binary-values-left-out-advice = If they are needed, publish them apart and write the address of each in the table.

rule-blank-cells = { $count ->
    [one] One value is missing.
   *[other] { $count } values are missing.
}
rule-blank-cells-advice = If the value exists, complete it at the source. If it does not, a blank cell is right.

rule-blank-label = { $count ->
    [one] One column has no name.
   *[other] { $count } columns have no name.
}
rule-blank-label-advice = Write in the header what the column holds.

rule-constant-column = All rows say the same: { $value }.
rule-constant-column-advice = If it tells nothing apart, leave the column out and write that value into the dataset's description. If the next file may bring another value, keep it.

rule-coordinates-outside = { $count ->
    [one] One coordinate lies outside the country.
   *[other] { $count } coordinates lie outside the country.
}
rule-coordinates-outside-advice = Check the sign and the decimal point of these coordinates.

rule-damaged-file = { $count ->
    [one] A part of the file is missing: it is incomplete or damaged.
   *[other] { $count } parts or rows of the file are missing: it is incomplete or damaged.
}
rule-damaged-file-advice = Ask for another copy of the file. Decide whether the part that could be read is enough to publish.

rule-dates-as-text = { $count ->
    [one] One date is not written as year-month-day.
   *[other] { $count } dates are not written as year-month-day.
}
rule-dates-as-text-advice = They are written as year-month-day (2024-03-31), which sorts well and is understood everywhere.

rule-deleted-records = { $count ->
    [one] The file keeps one record marked as deleted.
   *[other] The file keeps { $count } records marked as deleted.
}
rule-deleted-records-advice = They are not published, but they are still in the original file: pack the table before you share it.

rule-derived-columns = The column is the sum of others ({ $parts }): so it is in { $count } of the { $looked } rows that were looked at.
rule-derived-columns-advice = Keep it where people look for it, and say in its description what it adds up. Whoever adds all columns would count twice.

rule-duplicate-rows = { $count ->
    [one] One row is repeated as a whole.
   *[other] { $count } rows are repeated as a whole.
}
rule-duplicate-rows-advice = If it is a mistake, remove them; if each is a fact of its own, add a column that tells them apart.

rule-empty-column = { $only ->
    [words] The column holds no value: all of its cells say that it is missing ({ $words }).
   *[blank] The column is empty.
}
rule-empty-column-advice = If it is not used, delete it in the source file. If the next file may bring values, keep it.

rule-encoding-damage = { $count ->
    [one] One cell has damaged letters (for example `Ã±` in place of `ñ`).
   *[other] { $count } cells have damaged letters (for example `Ã±` in place of `ñ`).
}
rule-encoding-damage-advice = Save the source file as “CSV UTF-8” so that it does not happen again.

rule-excel-dates = { $count ->
    [one] Excel turned a value into a date (such as `Mar-22`).
   *[other] Excel turned { $count } values into dates (such as `Mar-22`).
}
rule-excel-dates-advice = Enter these values again in a column formatted as text.

rule-file-author = The file keeps a person's name inside (author or last editor).
rule-file-author-advice = Remove it in the file's properties before the original is shared.

rule-files-left-out = { $count ->
    [one] One file in the archive is no table and was not read.
   *[other] { $count } files in the archive are no tables and were not read.
}
rule-files-left-out-advice = Check that no table is missing; publish the rest on its own.

rule-footer-rows = { $count ->
    [one] There is a footnote below the table.
   *[other] There are { $count } footnotes below the table.
}
rule-footer-rows-advice = They do no harm: Apertura keeps them in the metadata and does not publish them as data.

rule-footnote-columns = { $count ->
    [one] A column without a name only holds footnote marks; it is not published.
   *[other] A column without a name only holds footnote marks ({ $count } cells); it is not published.
}
rule-footnote-columns-advice = Write remarks into a column with a name, or into the description.

rule-formula-errors = { $count ->
    [one] One cell holds a formula error (such as `#REF!`).
   *[other] { $count } cells hold a formula error (such as `#REF!`).
}
rule-formula-errors-advice = Correct the formula in the spreadsheet and save again.

rule-formula-injection = { $count ->
    [one] One cell begins with a sign that Excel takes for a formula (`=`, `+`, `@`).
   *[other] { $count } cells begin with a sign that Excel takes for a formula (`=`, `+`, `@`).
}
rule-formula-injection-advice = Do not open them unchecked; in the download for Excel they are written as text.

rule-group-rows = { $count ->
    [one] There is a section heading among the data.
   *[other] There are { $count } section headings among the data.
}
rule-group-rows-advice = Add a column with the section, in place of a row of its own.

rule-helper-columns = { $count ->
    [one] A column without a name repeats another one and was left out.
   *[other] A column without a name repeats another one ({ $count } cells) and was left out.
}
rule-helper-columns-advice = See that it is not needed. If it only serves a chart, move it to another sheet; if it is data, give it a name.

rule-hidden-columns = The column is hidden in the spreadsheet.
rule-hidden-columns-advice = Decide whether it may be published; show or delete it in the source.

rule-hidden-rows = { $count ->
    [one] One row is hidden.
   *[other] { $count } rows are hidden.
}
rule-hidden-rows-advice = Decide whether they may be published; show or delete them in the source.

rule-hidden-sheet = { $count ->
    [one] The workbook has a hidden sheet, “{ $sheet }”, with one row of data.
   *[other] The workbook has a hidden sheet, “{ $sheet }”, with { $count } rows of data.
}
rule-hidden-sheet-advice = Check what it holds before the original file is shared. Apertura does not publish hidden sheets by itself.

rule-hour-24 = { $count ->
    [one] One time says hour 24: it is hour 0 of the next day.
   *[other] { $count } times say hour 24: they are hour 0 of the next day.
}
rule-hour-24-advice = Correct them at the source; the day may have to change too.

rule-impossible-dates = { $count ->
    [one] One date does not exist in the calendar.
   *[other] { $count } dates do not exist in the calendar.
}
rule-impossible-dates-advice = Correct them at the source: the file does not say which date is right.

rule-impossible-values = { $count ->
    [one] One value is not possible in this column.
   *[other] { $count } values are not possible in this column.
}
rule-impossible-values-advice = { $certain ->
    [false] A zero says that there is no value: if so, switch on the step that leaves it blank. If the value exists, complete it at the source.
   *[other] Correct them at the source. In the clean file they stay as they were.
}

rule-invisible-characters = { $count ->
    [one] One cell has invisible signs.
   *[other] { $count } cells have invisible signs.
}
rule-invisible-characters-advice = They are removed. They often come with text copied from a web page or PDF.

rule-invisible-text = { $count ->
    [one] On the sheet “{ $sheet }” a cell holds text that cannot be seen: it has the color of its ground or its format shows nothing.
   *[other] On the sheet “{ $sheet }” { $count } cells hold text that cannot be seen: it has the color of its ground or its format shows nothing.
}
rule-invisible-text-advice = Check what these cells say before you publish; if it must not be published, delete them at the source or leave the column out.

rule-leading-zeros-kept = The digits of this column are a key: they are kept as text so that no zero is lost.
rule-leading-zeros-kept-advice = Nothing to do. If you open the CSV in Excel, import this column as text.

rule-lone-cells = { $count ->
    [one] In one row only the first cell is filled.
   *[other] In { $count } rows only the first cell is filled.
}
rule-lone-cells-advice = They stay data. If they are section headings or notes, remove them from the file.

rule-lost-leading-zeros = { $count ->
    [one] One key lost its leading zeros.
   *[other] { $count } keys lost their leading zeros.
}
rule-lost-leading-zeros-advice = The zeros are put back. At the source, format the column as text.

rule-lost-letters = { $count ->
    [one] In one cell accented letters were lost.
   *[other] In { $count } cells accented letters were lost.
}
rule-lost-letters-advice = Lost letters cannot be recovered from the file: ask for the original from the system it came from.

rule-missing-memo-file = { $count ->
    [one] The companion file with the table's long texts is missing (one cell).
   *[other] The companion file with the table's long texts is missing ({ $count } cells).
}
rule-missing-memo-file-advice = Ask for the .dbt or .fpt file that goes with the .dbf.

rule-missing-words = { $count ->
    [one] One cell says with a word that the value is missing (such as `N/D` or `S/I`).
   *[other] { $count } cells say with a word that the value is missing (such as `N/D` or `S/I`).
}
rule-missing-words-advice = They become blank. At the source, leave the cell blank.

rule-mixed-date-formats = The dates are written in several ways.
rule-mixed-date-formats-advice = All are written as year-month-day (2024-03-31). At the source, use one format.

rule-mixed-encodings = The file mixes two text encodings.
rule-mixed-encodings-advice = Export the whole file from one system, in UTF-8.

rule-mixed-number-formats = { $count ->
    [one] One number uses another decimal sign than the rest of the column.
   *[other] { $count } numbers use another decimal sign than the rest of the column.
}
rule-mixed-number-formats-advice = Ask whoever made the file whether `1.234` is one thousand and some or one with decimals, and use one format.

rule-mixed-types = { $count ->
    [one] One cell is not of the type of the rest of the column.
   *[other] { $count } cells are not of the type of the rest of the column.
}
rule-mixed-types-advice = Check these cells at the source: it may be a typing error or a note written into the cell.

rule-multi-row-header = The header takes several rows.
rule-multi-row-header-advice = Apertura joins them into one name. For the next file, use a single row.

rule-no-header = The table has no header: the columns do not say what they hold.
rule-no-header-advice = Write the name of each column in the first row.

rule-notes-in-data = { $count ->
    [one] There is a title or note among the data.
   *[other] There are { $count } titles or notes among the data.
}
rule-notes-in-data-advice = These rows are left out of the data. Put them into the description of the dataset.

rule-nul-bytes = { $count ->
    [one] The text holds a null byte, which is no letter; it was taken out.
   *[other] The text holds { $count } null bytes, which are no letters; they were taken out.
}
rule-nul-bytes-advice = They are usually left when a copy or an export fails. Compare the rows concerned with the source.

rule-numbers-as-text = { $count ->
    [one] One number is written as text.
   *[other] { $count } numbers are written as text.
}
rule-numbers-as-text-advice = They become numbers. At the source, remove signs and spaces from the cell.

rule-odd-times = { $count ->
    [one] One time is written in another form than 09:05.
   *[other] { $count } times are written in another form than 09:05.
}
rule-odd-times-advice = They are written as 09:05:00. At the source, use one form of time.

rule-overflow-cells = { $count ->
    [one] One cell has content to the right of the last column with a name.
   *[other] { $count } cells have content to the right of the last column with a name.
}
rule-overflow-cells-advice = It may be a shifted row or a loose note: check it at the source.

rule-overlong-records = { $count ->
    [one] One row is too long to be read whole.
   *[other] { $count } rows are too long to be read whole.
}
rule-overlong-records-advice = Check at the source whether line breaks are missing or a quote sign was left open.

rule-personal-data = { $count ->
    [one] The column holds personal data: { $kind } ({ $count } cell).
   *[other] The column holds personal data: { $kind } ({ $count } cells).
}
rule-personal-data-advice = { $institutional ->
    [true] They seem to be of an office, not of a person: if so, they may be published. If not, leave the column out or mask its values.
   *[other] Decide before publication: leave the column out, hide the values, make them less exact, or publish with the legal reason.
}

rule-personal-data-combination = { $k ->
    [1] { $unique } of { $rows } rows are unique by the combination of { $names }: somebody who knows the person would recognize them.
   *[other] { $count } of { $rows } rows are in groups of fewer than { $threshold } by the combination of { $names }.
}
rule-personal-data-combination-advice = Make these columns less exact (age by bands, date by year, place by municipality), suppress the rows of small groups or publish totals. If the law orders their publication as they are, accept the risk with its legal reason.

rule-personal-data-hidden = The workbook hides personal data in the hidden sheet “{ $sheet }”: { $kinds }.
rule-personal-data-hidden-advice = The sheet is not published, and neither is the original file. If it is not needed, delete it from the source file.

rule-personal-data-sensitive = Every row is about one person, and there are sensitive columns ({ $kind }): { $names }.
rule-personal-data-sensitive-advice = Publish totals by group in place of persons, or leave these columns out. If the law orders their publication as they are, accept the risk with its legal reason.

rule-personal-data-small-cells = { $count ->
    [one] One cell counts fewer than { $threshold } persons ({ $names }): whoever lives there may know who it is.
   *[other] { $count } of { $cells } cells count fewer than { $threshold } persons ({ $names }): whoever lives there may know who it is.
}
rule-personal-data-small-cells-advice = Leave those cells blank with the step “Withhold small counts”, which also withholds those from which totals would give them away; or put ages, years or municipalities together.

rule-personal-data-given-away = { $count ->
    [one] A blank cell can be computed from the table's totals ({ $names }), and counts fewer than { $threshold } persons.
   *[other] { $count } blank cells can be computed from the table's totals ({ $names }), and count fewer than { $threshold } persons.
}
rule-personal-data-given-away-advice = Withhold other cells of the same row and of the same column with the step “Withhold small counts”, or leave the totals out.

rule-projected-coordinates = { $kind ->
    [converted] The coordinates were in the projection { $projection }; they were turned into longitude and latitude (WGS 84).
    [rough] The coordinates were in { $projection }, on an old datum; they were turned into longitude and latitude (WGS 84) and may be some 10 meters off.
    [unnamed] The coordinates are no longitude and latitude, and the file does not say in which projection they are.
   *[kept] The coordinates are no longitude and latitude: they are in the projection { $projection }, which Apertura cannot convert.
}
rule-projected-coordinates-advice = { $kind ->
    [converted] There is nothing to do: this way they show on the map. The original file is kept.
    [rough] If you need more precision, convert them in the map program with the official grid and save the file in WGS 84.
    [unnamed] Ask in which projection they are and include the .prj file, or save them in WGS 84 in the map program.
   *[kept] Convert them to longitude and latitude (WGS 84) in the map program so that they show on the map.
}

rule-ragged-rows = { $count ->
    [one] One row has more or fewer cells than the header.
   *[other] { $count } rows have more or fewer cells than the header.
}
rule-ragged-rows-advice = It often happens when a text holds the sign that separates the columns. Check these rows at the source.

rule-repeated-headers = { $count ->
    [one] The header is repeated once among the data.
   *[other] The header is repeated { $count } times among the data.
}
rule-repeated-headers-advice = These rows are left out of the data. Remove the repetition in the system that exports the file.

rule-scientific-notation = { $count ->
    [one] One key turned into scientific notation (such as `1.23E+15`) and lost digits.
   *[other] { $count } keys turned into scientific notation (such as `1.23E+15`) and lost digits.
}
rule-scientific-notation-advice = The lost digits cannot be recovered: export again with the column as text.

rule-same-shape-sheets = { $count } sheets have the same columns: { $sheets }.
rule-same-shape-sheets-advice = Put them together into one table (in the terminal, with `--stack`): the column "{ $label }" will say which sheet each row comes from. If you do not, only one is cleaned and published.

rule-several-tables = { $count ->
    [one] The file holds another table beside this one.
   *[other] The file holds { $count } tables.
}
rule-several-tables-advice = Prepare and publish each table as a dataset. For the next file, put them into separate sheets or files.

rule-shifted-rows = { $count ->
    [one] One row is shifted: its values stand one or more columns beside their own.
   *[other] { $count } rows are shifted: their values stand one or more columns beside their own.
}
rule-shifted-rows-advice = Correct them at the source, cell by cell. It usually happens where a text has commas and no quotes around it.

rule-similar-sheets = { $count } sheets have nearly the same columns ({ $sheets }). They differ so: { $differences }.
rule-similar-sheets-advice = Correct the headers if they should be equal. The option `--stack` puts them together into one table and leaves blank what a sheet does not have.

rule-sparse-key = { $count ->
    [one] One cell is blank because it means the value above.
   *[other] { $count } cells are blank because they mean the value above.
}
rule-sparse-key-advice = The value above is repeated in each row.

rule-stacked-columns-differ = Of the sheets put together, { $count } { $count ->
    [one] has
   *[other] have
} not the same columns as the first: { $differences }. What is missing was left blank.
rule-stacked-columns-differ-advice = If it is the same column by another name, correct the header in the file and start again.

rule-stray-whitespace = { $count ->
    [one] One cell has stray spaces.
   *[other] { $count } cells have stray spaces.
}
rule-stray-whitespace-advice = Spaces at the ends and repeated ones are removed.

rule-swapped-coordinates = { $count ->
    [one] One coordinate has latitude and longitude swapped.
   *[other] { $count } coordinates have latitude and longitude swapped.
}
rule-swapped-coordinates-advice = Swap the two columns in these rows.

rule-title-rows = { $count ->
    [one] There is a row with a title or note above the table.
   *[other] There are { $count } rows with titles or notes above the table.
}
rule-title-rows-advice = They do no harm: Apertura keeps them in the metadata and does not publish them as data.

rule-totals-in-data = { $count ->
    [one] There is a total or subtotal among the data.
   *[other] There are { $count } totals or subtotals among the data.
}
rule-totals-in-data-advice = They are left out of the clean data so that nobody adds them twice; whoever needs them can compute them.

rule-unclosed-quotes = { $count ->
    [one] One quote sign is opened and not closed.
   *[other] { $count } quote signs are opened and not closed.
}
rule-unclosed-quotes-advice = Check these rows: their text may have run into the next row.

rule-unknown-place = { $count ->
    [one] One place name is not in INEGI's official list.
   *[other] { $count } cells have place names that are not in INEGI's official list.
}
rule-unknown-place-advice = Compare with the names proposed. If they are right, switch the step on in the recipe; correct the others in the source file.

rule-rare-typo = { $count ->
    [one] One cell holds what looks like a typing error: the other rows of its kind say something else.
   *[other] { $count } cells hold what look like typing errors: the other rows of their kind say something else.
}
rule-rare-typo-advice = They are written as in the rows that agree in another column. Check the examples.

rule-unsaved-changes = The latest changes may be missing: this database keeps them in a second file (-wal or -journal) until it is closed.
rule-unsaved-changes-advice = Close the program that uses the database and copy the file again; if the latest rows are there, nothing is needed.

rule-value-variants = { $count ->
    [one] One cell writes a value in another way than the rest (case, accents, spaces).
   *[other] { $count } cells write a value in another way than the rest (case, accents, spaces).
}
rule-value-variants-advice = They are written with normal capitals and accents; municipalities and states by their official name. Check the examples.

rule-values-outside-records = { $count ->
    [one] One value of the file stands outside the records and is not in the table.
   *[other] { $count } values of the file stand outside the records and are not in the table.
}
rule-values-outside-records-advice = Check whether one is needed as a column (such as the name of the state that groups the records).

rule-wide-periods = The periods (months or years) are columns.
rule-wide-periods-advice = They are better as rows, with one column for the period and one for the value: so the table grows without changing its shape. If the recipe has that step, switch it on.

rule-yes-no-words = The column says yes or no with these words: { $words }.
rule-yes-no-words-advice = { $certain ->
    [false] If they mean yes and no, switch the step on in the recipe.
   *[other] They are read as yes or no. Check that a blank cell does not mean “no”.
}

rule-broken-dependency = { $count ->
    [one] One cell contradicts the other rows of its kind, or is blank and they complete it (by { $on }).
   *[other] { $count } cells contradict the other rows of their kind, or are blank and they complete them (by { $on }).
}
rule-broken-dependency-advice = They are written as in most rows of the same thing. Check the examples; if one is wrong, switch the step off in the recipe.

rule-dependency-exceptions = { $count ->
    [one] One cell says something else than the other rows of its kind (by { $on }).
   *[other] { $count } cells say something else than the other rows of their kind (by { $on }).
}
rule-dependency-exceptions-advice = It may be a mistake or a true change: check the rows. If they are mistakes, switch the step on in the recipe.

rule-scattered-typo = { $count ->
    [one] One cell holds a typing error: the column nearly always says “{ $value }”.
   *[other] { $count } cells hold typing errors: the column nearly always says “{ $value }”.
}
rule-scattered-typo-advice = They are written like the rest. Check the examples.

rule-rows-disagree = { $count ->
    [one] One cell says something else than most rows of the same “{ $on }”.
   *[other] { $count } cells say something else than most rows of the same “{ $on }”.
}
rule-rows-disagree-advice = The file does not tell which is right: decide which source counts and remove or correct the others. Nothing was changed.

rule-sources-disagree = { $count ->
    [one] One cell says something else than the reliable sources of the same “{ $thing }”, or is blank and they complete it.
   *[other] { $count } cells say something else than the reliable sources of the same “{ $thing }”, or are blank and they complete them.
}
rule-sources-disagree-advice = They are written as the sources in “{ $source }” say that are nearly always right. Check the examples; if every source must stay as it came, switch the step off in the recipe.

rule-similar-values = { $clusters ->
    [one] One value may be another one written differently: “{ $form }” ({ $times }) → “{ $value }” ({ $often }).
   *[other] { $clusters } values may be other ones written differently; for example “{ $form }” ({ $times }) → “{ $value }” ({ $often }), { $reason ->
         [abbreviation] abbreviated
         [order] with the words in another order
         [sound] written as it sounds
         [spelling] with a typing error
        *[other] with other punctuation
    }.
}
rule-similar-values-advice = Check the proposals. If they say the same, switch the step on in the recipe; if not, leave it off or take the wrong ones out of it. Nothing was changed.

rule-closed-list-typo = { $count ->
    [one] One cell holds a typing error: it looks like just one of the few values of the column.
   *[other] { $count } cells hold typing errors: each looks like just one of the few values of the column.
}
rule-closed-list-typo-advice = They are written like that value. Check the examples; if one is a true value, take it out of the step in the recipe.

rule-duplicate-keys = { $count ->
    [one] One row repeats a key that should be unique.
   *[other] { $count } rows repeat a key that should be unique.
}
rule-duplicate-keys-advice = Check these rows at the source: one may be superfluous or have its key mistyped.

rule-outliers = { $count ->
    [one] One number is very far from the others, which go from { $low } to { $high }.
   *[other] { $count } numbers are very far from the others, which go from { $low } to { $high }.
}
rule-outliers-advice = They may be true. Check whether a zero or a decimal point is missing or too many, or the unit is another.

rule-place-key-mismatch = { $count ->
    [one] In one row the name of the place is not that of its key (column “{ $key }”).
   *[other] In { $count } rows the name of the place is not that of its key (column “{ $key }”).
}
rule-place-key-mismatch-advice = Check these rows with INEGI's catalog and correct the name or the key.

rule-dropped-letters = { $count ->
    [one] One cell has a word that lost its ñ.
   *[other] { $count } cells have words that lost their ñ.
}
rule-dropped-letters-advice = Check the examples and, if they are right, switch the step on in the recipe.

rule-stale-period = The data end at { $last }, more than { $years ->
    [0] { $months } months
    [one] one year
   *[other] { $years } years
} ago.
rule-stale-period-advice = If there are newer data, update the file. If there will be none, say so in the description of the dataset.

rule-duplicate-label = The header repeats the name “{ $label }”.
rule-duplicate-label-advice = Give each column a name of its own that says how it differs from the other.

rule-requirement-format = The profile { $requirement } takes only { $allowed }, and this file is { $found }.
rule-requirement-format-advice = Clean it with apertura clean and publish the CSV that results.

rule-requirement-encoding = The profile { $requirement } takes only text in { $allowed }, and this file is in { $found }.
rule-requirement-encoding-advice = Clean it with apertura clean: the clean file is in UTF-8.

rule-requirement-one-table = The profile { $requirement } asks for one table a file, and here are { $count }.
rule-requirement-one-table-advice = Publish each table in a file of its own.

rule-requirement-header-first = The profile { $requirement } asks for the header in the first row, and one row of it; here it begins in row { $row }.
rule-requirement-header-first-advice = Clean it with apertura clean: titles go to the description and the header stands on top.

rule-missing-description = { $count ->
    [one] One column has no description: { $names }.
   *[other] { $count } columns have no description (for instance: { $names }).
}
rule-missing-description-advice = Write in the dictionary what each column holds and in which unit.

rule-glued-units = { $count ->
    [one] One number carries its unit ({ $unit }) and others do not.
   *[other] { $count } numbers carry their unit ({ $unit }) and others do not.
}
rule-glued-units-advice = The number alone stays, and the unit is noted in the dictionary. Check the examples.
rule-blank-rows = { $count ->
    [one] There is a blank row among the data.
   *[other] There are { $count } blank rows among the data.
}
rule-blank-rows-advice = They do not go into the clean file. Delete them at the source: some programs stop reading at the first one.
rule-trailing-blank-rows = There are { $count } blank rows after the data.
rule-trailing-blank-rows-advice = They do not go into the clean file. At the source, delete these rows (clearing them is not enough) and save again.
rule-blank-columns = { $count ->
    [one] There is a blank column without a name at the right of the table.
   *[other] There are { $count } blank columns without a name at the right of the table.
}
rule-blank-columns-advice = They do not go into the clean file. At the source, delete these columns and save again.
rule-untidy-label = { $count ->
    [one] One column name has stray spaces or a line break.
   *[other] { $count } column names have stray spaces or line breaks.
}
rule-untidy-label-advice = They are left out in the clean file. At the source, write each name on a single line.
rule-long-label = The name of the column is a sentence of { $length } letters.
rule-long-label-advice = Give it a short name at the source and put the sentence into the description of the column.
rule-truncated-values = { $count ->
    [one] One text seems to be cut: it is exactly { $length } letters long, the most that the column has.
   *[other] { $count } texts seem to be cut: they are exactly { $length } letters long, the most that the column has.
}
rule-truncated-values-advice = What is missing is not in this file. Ask the systems office to export the whole column, with a longer field.
rule-footnote-marks = { $count ->
    [one] One cell ends in the mark of a footnote (like `a/`).
   *[other] { $count } cells end in the mark of a footnote (like `a/`).
}
rule-footnote-marks-advice = { $certain ->
    [true] The mark is taken off the value; what the note says is kept in the metadata. At the source, write the remark into another column.
   *[other] If it is the mark of a note, switch on the step that takes it off. At the source, write the remark into another column.
}
rule-coordinates-as-text = { $kind ->
    [one] The column has latitude and longitude in the same cell.
    [utm] The coordinates are in meters of UTM (columns { $names }), not in latitude and longitude.
   *[two] { $count ->
        [one] One coordinate is not written in decimal degrees, or has lost its point or its sign.
       *[other] { $count } coordinates are not written in decimal degrees, or have lost their point or their sign.
    }
}
rule-coordinates-as-text-advice = { $kind ->
    [utm] Ask which zone of UTM they are in (in Nuevo León it is 14) and choose it in the recipe, in the step that reads coordinates.
   *[other] If the examples are right, switch on the step that writes them into two new columns, latitude and longitude; the original stays.
}
