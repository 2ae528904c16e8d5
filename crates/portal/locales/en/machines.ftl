# What machines read: API, SQL, feeds, figures of use.

refusal-too-many-requests = There were too many requests from your address.
refusal-too-many-requests-hint = Wait the seconds that `Retry-After` says, and ask again. To have everything at once, download the file.
refusal-bad-sql = The question in SQL cannot be answered.
refusal-bad-sql-hint = Write one SELECT over the tables of this portal, with the names of the datasets in double quotes.

query-bad-sql = The question cannot be understood: { $why }
query-sql-refused = Only one SELECT can be asked here: nothing that writes, sets, explains or reads elsewhere ({ $what }).
query-unknown-table = There is no table `{ $table }`. Write the name of a dataset in addresses, in double quotes.

api-versions-lead = The addresses that begin with /api/v1 do not change: programs can be built on them.
api-rate-limit = Requests allowed in a minute
api-rate-remaining = Requests that are left in this minute
api-rate-reset = Seconds until the count begins again
api-too-many = Too many requests: wait and ask again
endpoint-v1-start = Where to begin
endpoint-v1-datasets = List of datasets, with search
endpoint-v1-agencies = The agencies that publish
endpoint-v1-dataset = A dataset with its columns and files
endpoint-v1-versions = The versions of a dataset
endpoint-v1-version = A version with its columns and files
endpoint-v1-dictionary = What each column means
endpoint-v1-profile = What each column holds: filled cells, distinct values, ends
endpoint-v1-rows = Rows, filtered and sorted, page by page
endpoint-v1-groups = Rows in groups, counted, added up or averaged
endpoint-v1-totals = Totals of the columns
endpoint-v1-values = The values of a column with their counts
endpoint-v1-sql = One SELECT over the published tables
parameter-column = Name of the column
parameter-token = The `next` of the answer before; passed on as it is
parameter-answer-format = Form of the answer; also by the header Accept
parameter-by = Column by which rows are grouped
parameter-unit = For dates: by year, month or day
parameter-bins = For numbers: this many equal steps
parameter-series = A second column, inside each group
parameter-measure = What is measured in each group
parameter-of = Column of numbers that is added up or averaged
parameter-limit = Most groups or values
parameter-query = One SELECT; tables are datasets, in double quotes

sql-title = Questions in SQL
sql-lead = Write one SELECT over the tables of this portal. It is read only: up to { $rows } rows and { $seconds } seconds an answer.
sql-label = Your question
sql-ask = Ask
sql-tables = Tables
sql-tables-lead = Each dataset is a table. Write its name in double quotes.
sql-columns = Columns
sql-example = Example
sql-found = { $count ->
    [one] One row
   *[other] { $count } rows
 }
sql-truncated = There are more rows: only the first { $count } are shown.
sql-download = Take the answer along:
sql-address = The address of this page is the question: keep or share it.
sql-no-rows = The answer has no rows.
sql-nothing-yet = There is no published dataset yet.

dataset-api-title = { $title }: for programs
dataset-api-lead = These addresses answer now, without a key. Open one to see it.
dataset-api-filters = Filters by column
dataset-api-filters-lead = Join column and comparison with two underscores.
dataset-api-operators = Comparisons
dataset-api-answer = An answer
dataset-api-more = All addresses and their parameters
dataset-api-limits = { $count } requests a minute are allowed; the headers RateLimit-* say how many are left.

picture-columns = { $count ->
    [one] one column
   *[other] { $count } columns
 }

usage-title = Figures of use
usage-lead = How often the datasets were looked at, downloaded and read by programs in the last { $days } days.
usage-how = Counted without cookies and without keeping anything about people: only one number a day, dataset and kind of use. Search engines are left out.
usage-days = { $days ->
    [one] one day
   *[other] { $days } days
 }
usage-none = Nobody has used the datasets in these days, or the portal has just opened. Choose a longer period.
usage-times = Times
usage-day = Day
usage-by-day = By day
usage-by-agency = By agency
usage-by-dataset = By dataset
usage-dataset = Dataset
usage-total = Total
usage-views = Views
usage-downloads = Downloads
usage-api = Questions of programs
usage-line = In the last 30 days: { $views ->
    [one] one view
   *[other] { $views } views
}, { $downloads ->
    [one] one download
   *[other] { $downloads } downloads
}, { $api ->
    [one] one question of a program
   *[other] { $api } questions of programs
}.
usage-more = Figures of use

api-write-not-here = This portal only shows: nothing is published here
