# The boards: how each agency keeps its promises, what to do this week.

nav-promises = How we keep our promises
promises-title = How we keep our promises
promises-lead = Each agency says how often it brings its data up to date. Here you see whether it does, and how open the data are.
promises-none = No data have been published yet.
promises-datasets = Datasets
promises-in-time = In time
promises-late = Late
promises-up-to = { $days ->
    [one] up to one day
   *[other] up to { $days } days
}
promises-unpromised = No date promised
promises-stars = Stars (of 5)
promises-mqa = Metadata (of 405)
promises-marks = Marks (of 9)
promises-time = In time
promises-time-what = The next version is promised by the frequency: where it is monthly, a month after the one before. On the day after the promised date the dataset shows as late.
promises-stars-what = The five stars of open data (5stardata.info): open licence, structure, open format, addresses, links. Mean over the datasets.
promises-mqa-what = The European assessment of metadata quality (data.europa.eu): up to 405 points. The points that ask for a DCAT-AP description are not given yet.
promises-marks-what = The nine marks of data.gouv.fr: licence, period, territory, frequency, in time, description, open format, files available, dictionary complete.
promises-scales = What each column means
promises-late-today = Late today
promises-none-late = No dataset is late.
promises-trend = Datasets in time, of each hundred with a promised date
promises-day = Day
promises-share = In time (%)
mqa-excellent = excellent
mqa-good = good
mqa-sufficient = sufficient
mqa-bad = low
standing-late = { $days ->
    [one] One day
   *[other] { $days } days
} late: promised for { $due }
standing-next = Next version: { $due } at the latest
standing-unpromised = No date promised
stale-notice = These data are late: the agency promised a new version for { $due }. You can use them, but bear in mind that newer data exist which are not published yet.
