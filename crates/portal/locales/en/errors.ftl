# Why a file gives no table at all, and why something cannot be done. `-hint` is the next step.

error-empty-file = The file is empty: it holds no bytes.
error-empty-file-hint = Ask for the file again; the download or copy may have been cut short.
error-unreadable-format = The file is of a format from which no table can be read: { $format }.
error-unreadable-format-hint = Ask whoever made the file for the data as a spreadsheet (XLSX, ODS) or CSV.
error-unreadable-format-hint-pdf = A PDF is a picture of the page, not a table. Ask for the spreadsheet it was made from.
error-unreadable-format-hint-image = A photo or screenshot is not a table. Ask for the spreadsheet it was taken from.
error-unreadable-format-hint-word = Copy the table from the document to a spreadsheet and save it as XLSX or CSV.
error-unreadable-format-hint-archive = Unpack the archive and use the tables in it one by one.
error-damaged-file = The file claims to be { $format }, but it is damaged and cannot be read: { $why }.
error-damaged-file-hint = Open it in the program that made it and save it again; if it does not open, ask for another copy.
error-password-protected = The file ({ $format }) is protected by a password.
error-password-protected-hint = Open it with the password and save a copy without one.
error-no-table = The file can be read, but holds no table: there are no rows with two or more cells of data.
error-no-table-hint = Check that it is the right file. If there is a table, say where with `--sheet` or `--range`.
error-no-such-choice = The file does not have { $what } `{ $value }`.
error-no-such-choice-hint = You can choose among: { $choices }.
error-limit-passed = The file passes a limit: it has { $found } { $limit } and { $allowed } are allowed.
error-limit-passed-hint = Split the file into parts or raise the limit in the settings.
error-io = The disk could not be read: { $why }.
error-io-hint = Check that the file exists and that you may read it.

refusal-not-found = What you are looking for does not exist.
refusal-not-found-hint = Check the address, or search the catalog.
refusal-gone = This is no longer published.
refusal-gone-hint = Search the catalog for a newer version.
refusal-bad-request = The address asks for something that cannot be understood.
refusal-bad-request-hint = Go back to the page before and choose again.
refusal-too-heavy = The query takes too long.
refusal-too-heavy-hint = Add a filter so that there are fewer rows, or download the whole file.
refusal-internal = Something failed on the server.
refusal-internal-hint = Try again in a few minutes. If it goes on, tell whoever runs the portal.
