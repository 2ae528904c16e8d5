# Why a file gives no table at all, and why something cannot be done. `-hint` is the next step.

error-empty-file = The file is empty: it holds no bytes.
error-empty-file-hint = Ask for the file again; the download or copy may have been cut short.
error-unreadable-format = The file is of a format from which no table can be read: { $format }.
error-unreadable-format-hint = Ask whoever made the file for the data as a spreadsheet (XLSX, ODS) or CSV.
error-unreadable-format-hint-pdf = A PDF is a picture of the page, not a table. Ask for the spreadsheet it was made from.
error-unreadable-format-hint-image = A photo or screenshot is not a table. Ask for the spreadsheet it was taken from.
error-unreadable-format-hint-word = Copy the table from the document to a spreadsheet and save it as XLSX or CSV.
error-unreadable-format-hint-archive = Unpack the archive and use the tables in it one by one.
error-unreadable-format-hint-shapefile = It is only one part of a map. Put the files of the same name (.shp, .shx, .dbf, .prj, .cpg) into one zip and use the zip.
error-damaged-file = The file claims to be { $format }, but it is damaged and cannot be read: { $why }.
error-damaged-file-hint = Open it in the program that made it and save it again; if it does not open, ask for another copy.
error-password-protected = The file ({ $format }) is protected by a password.
error-password-protected-hint = Open it with the password and save a copy without one.
error-no-table = The file can be read, but holds no table: there are no rows with two or more cells of data.
error-no-table-hint = See that it is the right file. If the table exists, say in which sheet and cells it stands (in the terminal, with `--sheet` and `--range`).
error-no-such-choice = The file does not have { $what } `{ $value }`.
error-no-such-choice-hint = You can choose among: { $choices }.
error-nothing-to-stack = There are no sheets with the same columns that could become one table{ $count ->
    [0] .
   *[other] : { $sheets }.
}
error-nothing-to-stack-hint = Leave the option `--stack` out, or correct the headers so that the columns have the same names in each sheet.
error-limit-passed = The file passes a limit: it has { $found } { $limit } and { $allowed } are allowed.
error-limit-passed-hint = Split the file into parts; or, if you trust it and have the memory, raise the limit: `--limit { $name }={ $more }`, or `{ $name } = "{ $more }"` in the section [limits] of apertura.toml.
error-limit-passed-hint-fixed = Split the file into parts.
error-io = The disk could not be read: { $why }.
error-io-hint = Check that the file exists and that you may read it.

error-no-key = To replace `{ $column }` by a key, the agency's key is needed.
error-no-key-hint = Give the key file, or choose to leave out or mask the column.
error-no-columns-left = The recipe leaves out all columns: nothing is left to publish.
error-no-columns-left-hint = Check the steps of the recipe that leave out columns.
error-write-failed = A file could not be written: { $why }.
error-write-failed-hint = This is a defect of the program. Tell whoever maintains it, with this message.
error-bad-recipe = The recipe cannot be understood: { $why }.
error-bad-recipe-hint = Compare it with a recipe.toml that Apertura wrote.
error-recipe-version = The recipe is of a version that this program does not know: { $why }.
error-recipe-version-hint = Update Apertura, or make the recipe again.
error-no-such-dataset = There is no dataset `{ $slug }`.
error-no-such-dataset-hint = Search the catalog; it may have another name now.
error-no-such-version = The dataset `{ $slug }` has no version { $number }.
error-no-such-version-hint = Its page shows which versions there are.
error-no-such-file = The dataset `{ $slug }` has no file `{ $name }`.
error-no-such-file-hint = Its page shows which files can be downloaded.
error-undecided-personal-data = There are personal data in { $columns } about which nobody has decided. Nothing was published.
error-undecided-personal-data-hint = Decide about each column: leave it out, mask it, make it less exact, or publish it with the legal reason.
error-no-reason = To publish `{ $column }` with personal data, the legal reason is needed.
error-no-reason-hint = Write the law and the article that allow it.
error-no-such-column = The table has no column `{ $column }`.
error-no-such-column-hint = You can choose among: { $choices }.
error-unchanged = This file is published already: it is version { $number } of `{ $slug }`.
error-unchanged-hint = Publish again when the file or the recipe changes.
error-dataset-exists = There is a dataset `{ $slug }` already: “{ $title }”.
error-dataset-exists-hint = If this file is its next version, say so; if not, give it another title.
error-bad-value = `{ $value }` is no possible value of `{ $field }`.
error-bad-value-hint = It can be: { $choices }
error-newer-data = The data folder is of a newer version of Apertura ({ $found }).
error-newer-data-hint = Update Apertura.
error-not-allowed = This is only for whoever opened the workbench on this computer.
error-not-allowed-hint = Run `apertura workbench` and open the address that it writes.
error-no-such-draft = That file is no longer on the workbench.
error-no-such-draft-hint = See in “Prepare files” which there are, or hand it in again.
error-outdated = The file was changed meanwhile, perhaps in another window. The change was not made.
error-outdated-hint = Go back to the page, see how it is now and make the change again if it is still needed.
error-fault = Something failed inside: { $why }.
error-fault-hint = Try again. If it goes on, tell whoever runs the system, with this message.

# Questions to a table that cannot be answered.
query-unknown-column = The table has no column `{ $column }`.
query-unknown-operator = There is no comparison `{ $operator }`.
query-unfit-operator = The comparison `{ $operator }` cannot be used with the column `{ $column }`.
query-bad-value = In the column `{ $column }`, `{ $value }` does not have the form expected. Write it like this: { $expected }.
query-bad-parameter = `{ $value }` cannot be understood in `{ $parameter }`. Example: { $expected }.
query-unfit-column = The column `{ $column }` cannot be used for this.
query-limit-passed = The query passes a limit ({ $allowed }).
query-time-limit = The query takes more than { $seconds } seconds.
query-unreadable-table = The table cannot be read at this moment.

# Pages that cannot be shown.
refusal-not-found = What you are looking for does not exist.
refusal-not-found-hint = Check the address, or search the catalog.
refusal-gone = This is no longer published.
refusal-gone-hint = Search the catalog for a newer version.
refusal-bad-request = The address asks for something that cannot be understood.
refusal-bad-request-hint = Go back to the page before and choose again.
refusal-too-heavy = The query takes too long.
refusal-too-heavy-hint = Add a filter so that there are fewer rows, or download the whole file.
refusal-forbidden = This page is only for whoever opened the workbench.
refusal-forbidden-hint = Go back to the terminal, run `apertura workbench` and open in this browser the address that it writes. Each address works once.
refusal-internal = Something failed on the server.
refusal-internal-hint = Try again in a few minutes. If it goes on, tell whoever runs the portal.

error-too-large-for-step = Sorting, turning values into columns and joining rows need all rows at once, and these take more memory than is allowed.
error-too-large-for-step-hint = Switch that step off in the recipe, leave out columns before it, or split the file.
error-second-factor-needed = Your password alone does not open this.
error-second-factor-needed-hint = Sign in again and type the six-digit code of your authenticator app.
