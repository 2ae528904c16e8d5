# Dataset page and table explorer
part-use = Use with code
part-related = Related
forms-title = In other formats
forms-lead = Made when you ask, with the whole table. Do you need only a part?
forms-part = Filter the table and download what is left.
format-ndjson-what = One record a line, for programs that read bit by bit.
format-sqlite-what = A database in one file, with the table “datos”.
format-geojson-what = Points for maps on web pages and in QGIS.
format-kml-what = Points for Google Earth and other maps.
format-shapefile-what = Points for map programs (GIS), in a zip file.
use-lead = Copy the code for your tool: it opens this very version of the data, today and always.
use-python = Python (pandas)
use-python-what = Run it in Python or a notebook; it needs the pandas library.
use-r = R
use-r-what = Run it in R or RStudio; it needs the readr package.
use-excel = Excel and Power BI (Power Query)
use-excel-what = In Excel, open Data → Get Data → From Other Sources → Blank Query → Advanced Editor, and paste this text.
use-qgis = QGIS
use-qgis-what = In QGIS, open Plugins → Python Console and paste this line.
use-curl = curl (terminal)
use-curl-what = Paste it into a terminal: it downloads the CSV file.
label-title = Quality label: { $points } of { $most }
label-met = Met:
label-unmet = Missing:
label-licence = It has an open licence
label-temporal = It says which period it covers
label-spatial = It says which place it covers
label-frequency = It says how often it is updated
label-in-time = It was updated on the promised date
label-description = It explains what it holds in enough detail
label-open-format = It is in an open format
label-available = Its files can be downloaded
label-documented = All its columns are explained
label-stars = On the five-star scale of open data: { $points } of { $most }.
attribution-title = The attribution that the licence asks for
attribution-lead = Put it wherever you publish something made with these data. Say so if you changed them.
attribution-CC-BY-4-0 = “{ $title }” (version { $version }) by { $agency } is available under { $license } ({ $license-address }). Source: { $address }.
attribution-CC0-1-0 = “{ $title }” (version { $version }), dedicated to the public domain by { $agency } with { $license } ({ $license-address }). You need not cite it; thank you if you do: { $address }.
attribution-ODC-By-1-0 = Contains information from “{ $title }” (version { $version }) by { $agency }, which is made available under { $license } ({ $license-address }). Source: { $address }.
attribution-libreusomx = Source: { $agency }, “{ $title }” (version { $version }), under the terms of Libre Uso MX ({ $license-address }), { $address }, published in { $year }.
related-lead = They can be read or joined with these data.
related-key = Joined by { $key }
related-columns = { $count ->
    [one] One column in common: { $names }
   *[other] { $count } columns in common: { $names }
}
related-place = Same place: { $place }
related-theme = Same theme: { $theme }
explore-group = Group and add up
group-by = Group by
group-none = No groups
group-unit = Dates by
unit-year = year
unit-month = month
unit-day = day
group-measure = Work out
measure-count = Number of rows
measure-sum = Sum of { $column }
measure-mean = Mean of { $column }
groups = Groups
groups-count = { $count ->
    [one] One group
   *[other] { $count } groups
} of { $rows ->
    [one] one row
   *[other] { $rows } rows
}
group-leave = See the rows without groups
share = Comparison
go-to-row = Go to row number
go = Go
permalink = Link to this view
permalink-what = An address that will always show these same rows, even when a new version is published
copy-rows = Copy these rows
explain-column = What { $column } is
pin-column = Keep this column in place
unpin-column = Let this column move
