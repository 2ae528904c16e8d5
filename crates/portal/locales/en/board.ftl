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

nav-coordination = Coordination
coordination-lead = All agencies at a glance: what waits for your decision, what was promised and did not come, and how published data stand.
coordination-waiting = { $count ->
    [one] submission waits for review
   *[other] submissions wait for review
}
coordination-broken = { $count ->
    [one] date of the plan has passed
   *[other] dates of the plan have passed
}
coordination-late = { $count ->
    [one] dataset is late
   *[other] datasets are late
}
coordination-silent = { $count ->
    [one] agency without an inventory
   *[other] agencies without an inventory
}
coordination-route = The opening route
coordination-published = What is published
route-inventory = In the inventory
route-promised = To come
route-broken = Overdue
route-kept = Published
route-waiting = Wait for review
route-asked = Changes asked
work-tasks = What to do this week
work-nothing = Nothing waits. When something waits for you, it shows here and a mail tells you.
task-review = Review
task-review-what = Somebody else prepared it and handed it over. Look at it, comment, and approve or ask for changes.
task-answer-review = Answer the review
task-answer-review-what = Changes were asked for. Read the comments, correct, and hand it over again.
task-unblock = Clear what keeps it from being published
task-unblock-what = It was approved, but could not be published. The page says why.
task-publish = Publish
task-publish-what = It is approved. Publish it now or choose the day.
task-update = Update
task-update-what = Hand in the new file; last time's recipe cleans it.
task-keep-promise = Keep the plan
task-keep-promise-what = Hand the file in here to prepare it. If you will not make the day, change it in “Plan” and say why.
task-prepare = Go on preparing
task-prepare-what = The file is begun and has not been handed over for review.
task-late = { $days ->
    [one] one day late
   *[other] { $days } days late
}: it was for { $day }
task-day = { $day } at the latest
task-second-factor = Turn on the second factor
task-second-factor-what = Your role asks for it: it takes two minutes and a telephone. Until then you can neither review nor administer.
task-register-agencies = Register the agencies
task-register-agencies-what = Write the name of each. Then somebody is invited as its liaison.
task-invite-liaison = Invite the liaison
task-invite-liaison-what = Nobody prepares data there yet. A mail address is enough: the invitation says the first step.
task-invite-reviewer = Invite somebody to review
task-invite-reviewer-what = Whatever is published is approved by a second person of the coordination.
task-begin-inventory = Begin the inventory
task-begin-inventory-what = Write down which data your agency holds, or upload the list that you already have in Excel.
task-designate = Keep the letter of designation
task-designate-what = Say who heads the agency and which position the public asks; download the letter, sign it and keep it here.
task-set-dates = Put dates into the plan
task-set-dates-what = The inventory has datasets already: choose by when the first is published.
