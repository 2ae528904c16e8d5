# The portal's pages.

language-name = English
portal-name = Open data
feed-news = New and updated datasets
made-with = Made with Apertura, free software for opening public data.
skip-to-content = Skip to content
navigation = Sections
crumbs = Where this page stands
nav-catalog = Catalog
nav-api = For programs
nav-about = About
this-page-as-json = This page as JSON
search = Search
search-label = Search the catalog
back-to-catalog = Go to the catalog

date-long = { $day } { $month } { $year }
date-interval = { $from } to { $to }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# About
about-title = About this portal
about-lead = Here public agencies open their data, so that anyone can look at them, use them and share them.
about-path-title = How a file gets here
about-path-text =
    An agency hands in an office file as it uses it. Apertura finds the table, says in plain words what is wrong with it and proposes how to put it right.

    That recipe makes the clean files that you download. The original is kept without any change, and the recipe is published so that anyone can repeat the cleaning.
about-promise-title = What you can expect
about-promise-text =
    A published version never changes. Where there is a correction or there are new data, another version is published that says what changed.

    Each dataset says who answers for it, what each column means, how often it is brought up to date and what problems were found.
about-personal-title = Personal data
about-personal-text = Before publication Apertura looks for data that identify people. Where it finds some, a person of the agency has to decide what to do, and the decision is kept with its reason.
about-use-title = How the data may be used
about-use-text = Free of charge and without asking, also commercially, under the licence of each dataset. Mostly it is enough to name the source; each page has the text ready to copy.
about-fault-title = If you find a mistake
about-fault-text = Write to the contact on the dataset's page. Say which row and which column, and what it should say.

# Drawings

# Catalog
catalog-title = Public data, open to everyone
catalog-lead = Search, look at and download the data of public agencies. Free, without signing up.
results-title = Results
search-example = For example: licences, municipalities, population
datasets-found = { $count ->
    [0] No dataset
    [one] One dataset
   *[other] { $count } datasets
}
narrow = Filter
agency = Agency
theme = Theme
sorted-by = Order:
sort-relevance = best match
sort-newest = newest
sort-title = by title
chip-text = “{ $text }”
remove-filter = Remove:
updated-on = Updated on { $day }
invented-mark = Invented content
invented-what = These data are an example that shows the portal. They describe no real facts.
rows-count = { $count ->
    [one] one row
   *[other] { $count } rows
}
columns-count = { $count ->
    [one] one column
   *[other] { $count } columns
}
nothing-found = There are no datasets with these words.
nothing-found-words = Try fewer words, or others.
nothing-found-all = See the whole catalog
catalog-empty = No data are published yet. The first are published like this:
pages = Pages
page-before = Previous
page-after = Next
page-of = Page { $page } of { $last }

# Dataset
version-title = { $title }, version { $number }
on-this-page = On this page
part-data = The data
part-downloads = Downloads
part-dictionary = Dictionary
part-quality = Quality
part-versions = Versions
part-citation = How to cite
old-version = This is an earlier version, of { $day }.
go-to-latest = See the latest version
rows-word = { $count ->
    [one] row
   *[other] rows
}
columns-word = { $count ->
    [one] column
   *[other] columns
}
version-word = Version
explore-table = See and filter the table
download-csv = Download CSV ({ $size })
facts-title = Facts
contact = Contact
published = Published
frequency = Brought up to date
temporal = Period
spatial = Place
keywords = Keywords
license = Licence
license-CC-BY-4-0 = You may use it for anything, naming the source.
license-CC0-1-0 = You may use it for anything, without conditions.
license-ODC-By-1-0 = You may use it for anything, naming the source.
license-libreusomx = You may use it for anything, naming the source.
source-file = Source file
downloads-more = To understand and check the data
dictionary-lead = What each column means and which values it has.
column-meaning = What it means
column-holds = What it holds
no-description = The agency has not described it yet.
unit-is = in { $unit }
personal-not-shown = Personal data: the values are not shown.
histogram-of = How the values of { $column } are spread
distinct-values = { $count ->
    [one] One distinct value.
   *[other] { $count } distinct values.
}
distinct-values-about = About { $count } distinct values.
blank-share = { $count ->
    [one] One blank cell ({ $share }).
   *[other] { $count } blank cells ({ $share }).
}
no-blanks = No blank cells.
from-to = From { $from } to { $to }.
mean-is = Mean: { $mean }.
quality-lead = This was found in the file that the agency handed in.
quality-done = The cleaning changed { $cells ->
    [0] no cell
    [one] one cell
   *[other] { $cells } cells
} and left out { $rows ->
    [0] no row.
    [one] one row.
   *[other] { $rows } rows.
}
read-report = Read the whole report
quality-nothing = No problem was found.
decisions-title = Decisions about personal data
decision-reason = Reason: { $reason }
versions-lead = A published version never changes: you can always come back to the data that you used.
rows-heading = Rows
what-changed = What changed
version-number = Version { $number }
latest-mark = (the latest)
first-version = First version
nothing-changed = The data are the same.
change-rows-added = { $count ->
    [one] One new row
   *[other] { $count } new rows
}
change-rows-removed = { $count ->
    [one] One row less
   *[other] { $count } rows less
}
change-rows-changed = { $count ->
    [one] One row with changes
   *[other] { $count } rows with changes
}
change-columns-added = New columns
change-columns-removed = Columns that are gone
type-changed = { $column } went from { $before } to { $after }
citation-lead = Copy this text to say where the data come from. The address leads to this version, which does not change.
citation = { $agency } ({ $year }). { $title } (version { $version }) [dataset]. { $address }. Licence: { $license }.
copy = Copy
copied = Copied

# For programs
api-title = The data for programs
api-lead = Everything that this portal shows can be read by a program too, without a key and without signing up.
api-json-rule = Any page gives its content as JSON when .json is added to its address, or when it is asked for with “Accept: application/json”.
api-addresses = Addresses
api-try = Try:
api-success = The answer
api-part = A part of the file
api-known = The file has not changed
api-no-part = The file has no such part
api-problem = Why there is no answer (RFC 9457)
endpoint-datasets = List of datasets
endpoint-dataset = A dataset with its latest version
endpoint-versions = The versions of a dataset
endpoint-version = One version
endpoint-rows = Rows of the table, filtered and sorted
endpoint-rows-csv = The filtered rows as CSV
endpoint-totals = Totals of the columns
endpoint-chart = The data of the chart
endpoint-file = A file of the latest version
endpoint-version-file = A file of a version
endpoint-health = The server answers
parameter-slug = Name of the dataset in addresses
parameter-number = Number of the version
parameter-file = Name of the file
parameter-text = Words that are searched for
parameter-agency = Name of the agency in addresses
parameter-theme = Theme
parameter-page = Page, from 1
parameter-sort = Order: relevance, newest or title
parameter-version = Version; without it, the latest
parameter-search = Text that must stand in some column
parameter-order = Column by which rows are sorted; with - before it, greatest first
parameter-size = Rows of a page, up to 1,000
parameter-columns = Columns that are shown, separated by commas
parameter-filters = Filter by a column: the name of the column, two underscores and eq, ne, contains, starts, gt, gte, lt, lte, in, blank or filled. Example: municipio__contains=juarez

# The table
explore-title = The table of { $title }
explore-search = Search in all columns
explore-filter = Filter by column
explore-columns = Choose columns
explore-narrow = Find a column
active-filters = { $count ->
    [one] one filter
   *[other] { $count } filters
}
columns-chosen = { $count } of { $all }
apply = Apply
clear-all = Clear all
contains = contains
range-from = From
range-to = To
list-or = {" "}or{" "}
filter-eq = { $column }: { $value }
filter-ne = { $column }: not { $value }
filter-contains = { $column } contains “{ $value }”
filter-starts = { $column } starts with “{ $value }”
filter-gt = { $column }: more than { $value }
filter-gte = { $column }: from { $value }
filter-lt = { $column }: less than { $value }
filter-lte = { $column }: up to { $value }
filter-blank = { $column }: blank
filter-filled = { $column }: not blank
filter-in = { $column }: { $value }
table = Table of data
row-number = Row
explore-sort-ascending = Sort from least to greatest
explore-sort-descending = Sort from greatest to least
explore-sort-none = Back to the order of the file
totals = Totals
totals-later = The totals of a table this large take a moment.
totals-again = See the totals
total-sum = Sum
total-mean = Mean
total-from = From
total-to = to
total-distinct = Distinct
total-distinct-about = Distinct, about
total-blank = Blank
rows-of = { $count ->
    [0] No row of { $all }
    [one] One row of { $all }
   *[other] { $count } rows of { $all }
}
no-rows = No row fits the filters. Take one off.
download-view = Download these rows
first-rows = The first rows
see-all-rows = See all { $count } rows

