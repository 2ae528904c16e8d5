# What is said at the start when the table [theme] of apertura.toml cannot be used.
cli-usage-theme-broken = The settings cannot be read: { $why }
cli-usage-theme-broken-hint = Correct the settings file: it is not valid TOML.
cli-usage-theme-unknown = The look has no “{ $name }”
cli-usage-theme-unknown-hint = Write one of these names: { $names }.
cli-usage-theme-value = “{ $value }” cannot be the value of “{ $name }”
cli-usage-theme-value-hint = Write something like { $example }.
cli-usage-theme-missing = There is no file “{ $path }”, which “{ $name }” asks for
cli-usage-theme-missing-hint = Copy the file into the data folder and write its name, without “..” and with no slash before it.
cli-usage-theme-large = The file “{ $path }” of “{ $name }” has { $size } kB; { $most } kB are allowed
cli-usage-theme-large-hint = Make it smaller: it travels with the first page of each visit.
cli-usage-theme-kind = The file “{ $path }” does not fit “{ $name }”
cli-usage-theme-kind-hint = Use a file of this kind: { $kinds }.
cli-usage-theme-contrast = “{ $front }” cannot be read well on “{ $ground }”: their contrast is { $ratio } and must be at least { $least }
cli-usage-theme-contrast-hint = Change one of the two colours in the table [theme] of { $file }, lighter or darker, until they can be read (WCAG 2.2, level AA).
