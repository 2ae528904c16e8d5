# The operations of a recipe: what each does.

operation-normalize-space = Remove stray spaces and invisible signs
operation-set-missing = Blank the words that say that a value is missing
operation-parse-number = Read the values as numbers
operation-parse-date = Read the values as dates (year-month-day)
operation-parse-time = Read the values as times
operation-parse-boolean = Read the values as yes or no
operation-keep-text = Keep the values as text, with their leading zeros
operation-parse-year = Read the values as years
operation-fill-down = Repeat the value above in blank cells
operation-pad-zeros = Put lost leading zeros back
operation-map-values = Write alike the values that mean the same
operation-drop-derived = Leave out totals and subtotals
operation-drop-duplicates = Leave out repeated rows
operation-drop-columns = Leave out columns
operation-rename = Give the column another name
operation-unpivot = Turn the columns that are periods into rows
operation-remove = Leave out the column with personal data
operation-mask = Hide nearly all of the personal datum with asterisks
operation-pseudonymize = Replace the personal datum by a key that cannot be turned back
operation-generalize = Make the personal datum less exact (only the year, only the area)
operation-allow = Publish the personal datum by a person's decision, with its legal reason
