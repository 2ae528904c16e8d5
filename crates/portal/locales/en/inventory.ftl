# Inventory, priority and plan: what there is before there is a file.

nav-inventory = Inventory
nav-priority = Priority
nav-plan = Plan

error-no-such-entry = There is no such thing in the inventory.
error-no-such-entry-hint = Go back to the inventory and choose from the list. If you look for another agency's, ask your administrators for access.
limit-inventory_bytes = bytes in an inventory file

# the inventory of an agency
inventory-title = Data inventory
inventory-of = Inventory of { $agency }
inventory-own = Inventories you take part in
inventory-own-what = Choose an agency to see or write what it holds.
inventory-own-none = You do not take part in any agency yet. Ask your administrators to register you.
inventory-count = { $count ->
    [0] No dataset.
    [one] { $count } dataset.
   *[other] { $count } datasets.
}
inventory-incomplete = { $count ->
    [one] { $count } lacks something it must have: it is marked in red.
   *[other] { $count } lack something they must have: they are marked in red.
}
inventory-empty = Write here all that the office holds, even if it is not going to be published. One dataset a row; or bring in below the list that you already have in Excel.
inventory-how = One dataset a row. Write in the cells and save; “Details” holds the resources and the rest. You can paste cells copied from Excel.
inventory-row = Row
inventory-detail = Details
inventory-open-entry = See the details of { $title }
inventory-new = New
inventory-resources = { $count ->
    [one] { $count } resource
   *[other] { $count } resources
}
inventory-save = Save
inventory-saved = { $count ->
    [0] There was nothing to save.
    [one] { $count } row was saved.
   *[other] { $count } rows were saved.
}
inventory-saving = Saving…
inventory-kept = Saved.
inventory-unsaved = There are changes to save; they are saved when you leave the row.
inventory-save-failed = It could not be saved. Check your connection and press “Save” again; what you wrote is still here.
inventory-ended = Your session ended. Press “Save”: you sign in again and nothing written is lost.
inventory-clash-short = Somebody else wrote in the same cell. Press “Save” to see both values and choose.
inventory-keys = Arrows and Enter: go to another cell. Ctrl+V: paste from Excel.
inventory-search = Search the inventory
inventory-pages = Pages
inventory-page = Page { $page } of { $pages }
inventory-page-before = Previous
inventory-page-after = Next
inventory-clash = Two people wrote the same cell at once
inventory-clash-what = All the rest is saved. Choose below which value stays.
inventory-clash-before = Before it said: { $value }
inventory-clash-theirs = What the other person saved:
inventory-clash-mine = What you wrote:
inventory-clash-keep = Save what was chosen
inventory-bad-cell = The row “{ $title }” was not saved: check the cell “{ $field }”.
inventory-bad-requests = Write how many requests were received, as a whole number: 0, 3, 12.
inventory-bad-commitment = Write the whole date, for example 2027-03-31 or March 31, 2027.
inventory-bad-progress = Write the progress as a number from 0 to 100.
inventory-bad-access = Choose public, restricted or private.
inventory-bad-personal-data = Choose yes or no.
inventory-bad-resources = There are too many resources, or their text is too long. Split them into two datasets.
inventory-bad-title = The text is too long for a cell. Shorten it.

# bringing in and taking away
inventory-import = Bring in a list
inventory-import-what = ADELA's inventory of 2015 (Excel), its opening plan, its catalog, the list of a CKAN portal or any sheet with a header row will do. You see what was understood before anything is saved.
inventory-import-file = File with the list
inventory-import-ckan = Are your data in a CKAN portal?
inventory-import-ckan-how = Open this address with your portal's name in your browser, save the page as a file and choose it above. This server does not visit other sites.
inventory-import-portal = Address of the portal
inventory-import-portal-what = That of its first page, or of your agency's page in it, such as https://data.example.org/organization/works. Only the list is brought, not the files.
inventory-import-ask = Bring its list
ckan-trouble-bad-address = That is no address of a portal.
ckan-trouble-bad-address-hint = Copy the address from your browser, such as https://data.example.org.
ckan-trouble-inside = That address is inside the network and this server does not visit it.
ckan-trouble-inside-hint = Save the list as a file and choose it under “Bring in a list”, or ask whoever runs the server to allow visits inside the network.
ckan-trouble-silent = Nobody answered at that address.
ckan-trouble-silent-hint = Open it in your browser to see whether it is right and the portal works; then try again.
ckan-trouble-no-ckan = What answered is no CKAN portal.
ckan-trouble-no-ckan-hint = Write the address of the portal's first page. If it does not use CKAN, save its list as a spreadsheet and choose it under “Bring in a list”.
ckan-trouble-empty = The portal answered, but has no datasets at that address.
ckan-trouble-empty-hint = Check the agency's name in the address, or write that of the first page.
ckan-trouble-slow = The portal takes too long to give its list.
ckan-trouble-slow-hint = Write the address of your agency's page, which is shorter, or try later.
ckan-trouble-too-large = The list is too long.
ckan-trouble-too-large-hint = Write the address of your agency's page in the portal: then only what is yours is brought.
inventory-import-read = Read the file
inventory-import-waiting = Files that you read and have not added to the inventory:
inventory-import-too-large = The file is larger than 20 MB.
inventory-import-problem = The list could not be read
inventory-import-problem-what = The inventory has not changed. Open the file, make sure that it has a header row with one dataset a row below, save it and try again.
inventory-import-back = Choose another file
inventory-imported = { $added } datasets were added and { $completed } that were there already were completed. Check the marked rows.
inventory-download = Take it to a file
inventory-download-xlsx = Whole inventory for Excel
inventory-download-csv = Whole inventory as CSV
inventory-download-adela = ADELA's format of 2015 for Excel
inventory-download-adela-csv = ADELA's format of 2015 as CSV
inventory-public-title = For the public to see
inventory-public-not = The public does not see this inventory yet. Once published it is always shown as it stands, with the plan; the notes and who asks for the data are not shown.
inventory-public-since = The public sees this inventory and its plan since { $day }, always as they stand. The notes and who asks for the data are not shown.
inventory-public-see = See what the public sees
inventory-public-start = Publish inventory and plan
inventory-public-stop = Stop publishing them
inventory-public-heading = What government holds
inventory-public-lead = All datasets that agencies hold, published or not, with the reason where they cannot be published. The list is always current.
inventory-public-none = No agency has published its inventory yet.
inventory-public-reason = Not public: { $reason }. Legal ground: { $ground }

# what was understood of a list
import-title = List of { $name }
import-kind-adela-inventory = It is ADELA's inventory.
import-kind-adela-plan = It is ADELA's opening plan.
import-kind-adela-catalog = It is ADELA's catalog.
import-kind-ckan = It is the list of a CKAN portal.
import-kind-sheet = It is a sheet with columns of its own.
import-found = { $count ->
    [one] { $count } dataset was understood
   *[other] { $count } datasets were understood
} { $rows ->
    [one] from { $rows } row.
   *[other] from { $rows } rows.
}
import-warned = { $count ->
    [one] { $count } has something to check.
   *[other] { $count } have something to check.
}
import-what = Check the columns and the datasets, untick what you do not want and press “Add”. What was not understood stays in the notes of each dataset. All of it can be corrected later.
import-taken = This list is in the inventory already.
import-organizations = Which ones are yours?
import-organizations-what = The list names several agencies. Tick the names under which { $agency } appears.
import-organizations-choose = Use these
import-columns = The { $count } columns and what they mean
import-columns-unknown = { $count ->
    [one] ({ $count } goes to the notes)
   *[other] ({ $count } go to the notes)
}
import-columns-what = Choose what each column is. What you send to the notes is kept with its header.
import-columns-no-title = No column was recognized as the name of the dataset. Choose it here.
import-columns-again = Read again with these columns
import-column-label = Header in the file
import-column-sample = Example
import-column-is = Is
import-column-number = Column { $number }, without header
import-datasets = Datasets
import-none = No dataset of this list is your agency's. Choose above under which name it appears.
import-others = Of other agencies ({ $count }): not added
import-rows = Rows of the file: { $rows }
import-completes = completes the one that is there
import-kept-in-notes = Stays in the notes
import-take = Add what is ticked to the inventory (proposed: { $count })
import-not-now = Not now
sheet-column-title = Name of the dataset
sheet-column-description = Description of the dataset
sheet-column-theme = Theme or sector
sheet-column-keywords = Keywords
sheet-column-responsible = Responsible position
sheet-column-contact-email = Contact mail
sheet-column-system = System of origin
sheet-column-formats = Formats
sheet-column-access = Access (public, restricted, private)
sheet-column-reason = Reason why it is not public
sheet-column-legal-ground = Legal ground
sheet-column-personal-data = Does it hold personal data?
sheet-column-frequency = Update frequency
sheet-column-next-update = Next update
sheet-column-estimated = Estimated date
sheet-column-commitment = Promised date
sheet-column-requests = Requests received
sheet-column-requested-by = Who asks for it
sheet-column-temporal = Period covered
sheet-column-spatial = Territory covered
sheet-column-address = Page where it stands today
sheet-column-identifier = Identifier of the dataset
sheet-column-organization = Agency
sheet-column-resource-title = Resource: name
sheet-column-resource-description = Resource: what it is
sheet-column-resource-format = Resource: format
sheet-column-resource-system = Resource: system
sheet-column-resource-period = Resource: period
sheet-column-resource-disaggregation = Resource: detail
sheet-column-resource-address = Resource: download link
sheet-column-notes = Something else: to the notes
sheet-column-skip = Not about the data: left out

# an entry
entry-untitled = Dataset without a name
entry-blank = (blank)
entry-not-said = Not said
entry-yes = Yes
entry-no = No
entry-save = Save
entry-saved = Saved.
entry-check = What is missing
entry-route = How far it is
entry-published-as = See the published dataset
entry-history = Changes
entry-history-count = { $count ->
    [one] It was written once.
   *[other] It was written { $count } times.
}
entry-history-line = Change { $number }, { $day }
entry-remove = Take out of the inventory
entry-remove-what = Do so only if the office does not hold these data or they are listed twice. Their history is kept.
entry-remove-now = Take this dataset out
entry-why = Reason for “{ $criterion }”
entry-part-what = What it is
entry-part-who = Who answers for it and where it is
entry-part-access = Who may see it
entry-part-when = How often and by when
entry-part-demand = Who asks for it
entry-frequency-is = Understood as: { $frequency }.

entry-prepare = Prepare its data
entry-prepare-begun = Files begun already. Open them to go on:
entry-prepare-file = File with the data
entry-prepare-what = Hand it in as the office uses it. The next page shows what to correct; what the inventory says is written already.
entry-prepare-start = Open the file
entry-join = Is it published here already?
entry-join-which = Published dataset
entry-join-what = Choose the agency's dataset that this row is about.
entry-join-none = It is not published

entry-title = Dataset
entry-description = Description
entry-theme = Theme or sector
entry-keywords = Keywords
entry-responsible = Responsible position
entry-contact-email = Mail of the position
entry-system = System of origin
entry-formats = Formats
entry-access = Access
entry-reason = Reason, if not public
entry-legal-ground = Legal ground
entry-personal-data = Personal data?
entry-frequency = Frequency
entry-next-update = Next update
entry-estimated = Estimated date
entry-requests = Requests received
entry-requested-by = Who asks for it
entry-temporal = Period covered
entry-spatial = Territory covered
entry-address = Page where it stands today
entry-resources = Resources
entry-notes = Notes
entry-commitment = Promised date
entry-plan-responsible = Position that prepares it
entry-progress = Progress (%)
entry-plan-note = What is missing
entry-help-title = A name that tells it apart: unit and subject
entry-help-description = What it holds, where it comes from, its limits
entry-help-theme = Health, Mobility…
entry-help-keywords = Separated by commas
entry-help-responsible = The position, not the person
entry-help-contact-email = Institutional mail of the position
entry-help-system = Excel, Oracle, paper files…
entry-help-formats = CSV, Excel, PDF…
entry-help-access = May anybody have it?
entry-help-reason = Why it cannot be given to all
entry-help-legal-ground = Law and article that forbid it
entry-help-personal-data = Does it name or describe people?
entry-help-frequency = Monthly, annual, irregular…
entry-help-next-update = Month and year, for example August 2027
entry-help-estimated = Year and month (2027-03) or “no aplica”
entry-help-requests = How often it was asked for
entry-help-requested-by = Press, academia, another office… no names
entry-help-temporal = For example 2015-2026
entry-help-spatial = State, municipalities, neighborhoods…
entry-help-address = Web address, if it is published already
entry-help-resources = Each table, map or document of the dataset. One concept, one territory and one period a row.
entry-help-notes = What does not fit above. What was not understood of a list that was brought in stays here too. The public does not see it.
resource-title = Name of the resource
resource-description = What it is
resource-format = Format
resource-system = System
resource-period = Period
resource-disaggregation = Detail
resource-address = Download link
resource-help-title = Format, unit, subject, place and period
resource-help-description = Notes and limits
resource-help-format = CSV, SHP, PDF…
resource-help-system = Where it is kept
resource-help-period = 2026, 2015-2026…
resource-help-disaggregation = By municipality, by month…
resource-help-address = If it can be downloaded already
access-public = Public
access-restricted = Restricted
access-private = Private
stage-inventoried = In the inventory
stage-planned = With a date
stage-in-preparation = In preparation
stage-submitted = Under review
stage-published = Published
stage-kept-current = Kept current
stage-withdrawn = Withdrawn
frequency-word-real-time = real time
frequency-word-daily = daily
frequency-word-weekly = weekly
frequency-word-biweekly = biweekly
frequency-word-monthly = monthly
frequency-word-bimonthly = bimonthly
frequency-word-quarterly = quarterly
frequency-word-four-monthly = three times a year
frequency-word-semiannual = semiannual
frequency-word-annual = annual
frequency-word-biennial = biennial
frequency-word-quinquennial = quinquennial
frequency-word-decennial = decennial
frequency-word-irregular = irregular

severity-word-error = Missing:
severity-word-warning = Check:
severity-word-info = Note:
entry-finding-title-missing = Write the name of the dataset.
entry-finding-title-twice = Another dataset of this agency has the same name. Tell them apart, or keep one with all periods.
entry-finding-responsible-missing = Write the position that answers for these data.
entry-finding-responsible-is-person = There was a person's name. Write the position, which stays when the person changes.
entry-finding-access-missing = Say whether anybody may have these data.
entry-finding-personal-data-public = It is public and holds personal data. Decide which columns go before it is published.
entry-finding-personal-data-missing = Say whether it holds personal data.
entry-finding-reason-missing = Its access is { $value }: write why.
entry-finding-legal-ground-missing = Its access is { $value }: write the law and the article that say so.
entry-finding-frequency-missing = Say how often it is updated.
entry-finding-frequency-unknown = The frequency “{ $value }” is not known. Choose one from the list: monthly, annual, irregular…
entry-finding-frequency-is-date = “{ $value }” is a date, not a frequency. Write how often it is updated: monthly, annual…
entry-finding-next-update-unknown = The next update “{ $value }” is not understood. Write month and year.
entry-finding-next-update-without-year = The next update “{ $value }” lacks the year.
entry-finding-next-update-past = The next update “{ $value }” has passed. Update the data or write another date.
entry-finding-next-update-several = The next update “{ $value }” has several dates. Keep the one that comes next.
entry-finding-estimated-missing = Write by when it could be published: year and month, or “no aplica”.
entry-finding-estimated-unknown = The date “{ $value }” is not understood. Write year and month, for example 2027-03, or “no aplica”.
entry-finding-estimated-past = The estimated date { $value } has passed. Write another one.
entry-finding-rows-apart = Its rows are not together in the file; they were joined.
entry-finding-duplicate-in-file = The name is repeated in the file. Keep one ticked, or add both and tell them apart.
entry-finding-rows-disagree = The rows say different things in “{ $field }”. The first was taken (of access, the most closed); “{ $value }” stays in the notes.
entry-finding-not-understood = “{ $value }” was not understood in “{ $field }”. It stays in the notes.
entry-finding-date-read = The date “{ $value }” was read as a month. Check it.
entry-finding-organization-spaces = The agency's name “{ $value }” had spaces around it; they were removed.
entry-finding-other-agency = The file says that it is of { $value }.
entry-finding-example-row = It looks like an example of the template. Tick it only if it is yours.
entry-finding-already-there = It is in the inventory already: what it lacks is filled in; what differs stays in its notes.
entry-finding-too-many-resources = It has more than 500 resources. The names of the others stay in the notes.

# priority
priority-title = What to open first
priority-of = What to open first: { $agency }
priority-lead = Answer each dataset's criteria from 0 to 5. The score orders the list and says where each point comes from.
priority-none = There is nothing to order: the inventory is empty, or all of it is private or published already.
priority-to-inventory = Go to the inventory
priority-count = { $count ->
    [one] { $count } dataset to open.
   *[other] { $count } datasets to open.
}
priority-published = { $count ->
    [one] { $count } is published already.
   *[other] { $count } are published already.
}
priority-private = { $count ->
    [one] { $count } is private and not listed.
   *[other] { $count } are private and not listed.
}
priority-of-100 = of 100
priority-missing = { $count ->
    [one] One answer is missing.
   *[other] { $count } answers are missing.
}
priority-answer = Answer, and see where the score comes from
priority-why = See where the score comes from
priority-save = Save answers
priority-saved = The answers were saved and the list was ordered again.
priority-suggested = From what the inventory says, it could be { $points }.
priority-reason = Reason for your answer
priority-adds = Adds { $points } of { $most } points.
priority-weights = How it is calculated
priority-weights-what = Write from 0 to 10 how much each criterion counts. With 0 it does not. It holds for all agencies.
priority-weights-save = Save the weights
priority-weights-saved = The weights were saved; the lists were ordered again.
priority-formula = Each criterion adds its weight times the answer; for effort and risk, times 5 minus the answer. The sum is brought to a scale from 0 to 100. What was not answered adds nothing.
criterion-public-interest = Public interest
criterion-requests = Requests
criterion-obligations = Obligations
criterion-policy-use = Use in policies
criterion-quality = Quality
criterion-effort = Effort
criterion-risk = Risk
criterion-help-public-interest = Do citizens, press, companies care about it?
criterion-help-requests = Is it asked for time and again?
criterion-help-obligations = Does a law, treaty or commitment demand it?
criterion-help-policy-use = Are policies made or measured with it?
criterion-help-quality = Is it complete, current and well kept?
criterion-help-effort = How much work does opening it take?
criterion-help-risk = Can it harm people or security?
criterion-scale-for = 0 not at all · 5 very much
criterion-scale-against = 0 not at all · 5 very much; counts against

# plan
plan-title = Opening plan
plan-of = Plan of { $agency }
plan-own = Plans you take part in
plan-public = What government promises to open
plan-public-lead = Which datasets will be published, by when, and who answers for it. The list is always current.
plan-public-none = No agency has published its plan yet.
plan-agency = Agency
plan-stands = How it stands
plan-count = { $count ->
    [one] { $count } promise.
   *[other] { $count } promises.
}
plan-late-count = { $count ->
    [one] { $count } promise is overdue.
   *[other] { $count } promises are overdue.
}
plan-late-what = Publish the dataset, or write another date and why.
plan-today = As of { $day }.
plan-empty = First write in the inventory what the office holds; then set the dates here.
plan-how = Give each dataset the date by which you will publish it and the position that prepares it.
plan-save = Save the plan
plan-estimated = The inventory estimated { $month }.
plan-responsible-is = If left blank: { $position }.
plan-no-day = no date
plan-late-by = { $days ->
    [one] Overdue since yesterday
   *[other] { $days } days overdue
}
plan-due-in = { $days ->
    [0] Due today
    [one] One day left
   *[other] { $days } days left
}
plan-download-xlsx = Plan for Excel
plan-download-csv = Plan as CSV
plan-standing-late = Overdue
plan-standing-soon = In the next 30 days
plan-standing-in-time = With time left
plan-standing-unplanned = Without a date
plan-standing-done = Published
plan-standing-word-unplanned = No date
plan-standing-word-done = Published
calendar-title = In your calendar
calendar-what = Add this address to Outlook, Google Calendar or your phone as an internet calendar. The dates follow by themselves.
calendar-secret = Whoever has this address can see the dates. If you shared it too widely, make another: the old one stops working.
calendar-make = Make the address
calendar-renew = Make another address
calendar-name = Opening plan: { $agency }
calendar-summary = Publish: { $title }
calendar-description = Responsible: { $responsible }. Stage: { $stage }, { $progress } %.

endpoint-inventory = What agencies hold, published or not, always current (also .xlsx and .json)
endpoint-plan = What agencies promise to publish and by when, always current (also .xlsx and .json)
