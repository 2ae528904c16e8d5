# The portal's pages.

language-name = English
portal-name = Open data
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
chart-table = See the values in a table
chart-empty = There are no values to draw.
chart-summary = { $count } values in all. The highest: { $most } ({ $most-value }). The lowest: { $least } ({ $least-value }).
