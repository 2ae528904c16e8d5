# The search of the catalog and its list

search-suggestions = Suggestions
search-help = How to search better
search-help-words = Write the words as you would say them. Accents, capitals and plurals do not matter.
search-help-quotes = Put in quotes what must stand together: "vía pública".
search-help-without = Put a hyphen before what you do not want: licencias -anuncios.
search-replaced = No dataset contains “{ $typed }”. The search was for { $others }.
search-any = No dataset contains all of those words. These contain some of them.
search-near = Did you mean?
nothing-found-unfiltered = Search for the same words without filters
found-in = Also found in:
found-in-column = column { $column }
found-in-value = { $value } ({ $column })
chosen-filters = Chosen filters
clear-filters = Remove all
facet-more = See more

facet-agency = Agency
facet-theme = Theme
facet-format = Format
facet-frequency = Frequency
facet-place = Place
facet-period = Year
facet-license = License
facet-quality = Quality of the description
facet-freshness = Updates

quality-excellent = Excellent
quality-good = Good
quality-sufficient = Sufficient
quality-bad = Low
freshness-current = Up to date
freshness-soon = Due soon
freshness-late = Late
freshness-unpromised = No promised date

endpoint-suggest = Suggestions while a search is being typed
parameter-format = Format of the files: csv, xlsx, parquet…
parameter-frequency = Frequency: daily, monthly, annual…
parameter-place = Territory, as written in the datasets
parameter-period = A year that the data cover
parameter-license = License: CC-BY-4.0, CC0-1.0, ODC-By-1.0 or libreusomx
parameter-quality = Quality of the description: excellent, good, sufficient or bad
parameter-freshness = Updates: current, soon, late or unpromised
parameter-keyword = Keyword, as written in the datasets
parameter-list-size = Datasets on a page, up to 1,000
parameter-counted = What is counted, separated by commas: agency, theme, format, frequency, place, period, license, quality, freshness, keyword
parameter-values = How many values of each are given, up to 2,000
nothing-found-ask = Ask the agencies for these data
# The first page of the catalog
front-themes = Themes
front-all-stories = See all stories
front-missing = Is what you need missing?
front-missing-what = Ask for the data you need: the agency answers here, for everybody to see. You do not have to sign up.
front-reuses = See what was made with the data
