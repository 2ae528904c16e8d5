# Sentences of: review

nav-review = Review
nav-log = Log
draft-metadata = Metadata
draft-metadata-title = Metadata of the dataset
draft-save-validate = Save and see what is missing
draft-unit = Unit in which it is measured
draft-unit-example = pesos, m², people…
about-set-landing_page = Page that explains the data
about-example-landing_page = https://www.example.gob.mx/licences
landing-page = More about it

field-title = Title
field-description = Description
field-agency = Agency
field-theme = Theme
field-keywords = Keywords
field-contact_position = Contact position
field-contact_email = Contact mail
field-temporal = Period covered
field-spatial = Place covered
field-landing_page = Page that explains it

# What is missing

validation-title = What is missing
validation-lead = Settle each point with its button and come back here. When nothing is missing, hand the dataset over for review.
validation-file = Back to the file
validation-ready = Nothing is missing: you can hand it over for review.
validation-proposed = There is a proposal: check it and save it.
validation-missing = { $count ->
    [one] { $count } point is missing.
   *[other] { $count } points are missing.
}
validation-minutes = { $minutes ->
    [one] It takes about { $minutes } minute.
   *[other] It takes about { $minutes } minutes.
}
validation-fill-in = Fill in the metadata
validation-advised = Advised, but no obstacle to publication
validation-met = { $count ->
    [one] { $count } point is met
   *[other] { $count } points are met
}
validation-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
validation-who = Work of: { $who }
validation-about = { $minutes ->
    [one] about { $minutes } minute
   *[other] about { $minutes } minutes
}
validation-go = Settle
validation-go-to = Settle: { $what }
validation-agency-unknown = The agency of this file is not in the catalog: ask the portal's administration to register it.
validation-links = Links in what is written
validation-links-what = The portal tries each link once a day, without making you wait. Put right those that do not answer before you hand over; a link that fails is the first thing people notice.
validation-links-try = Open each one and see that it answers. This portal visits no links: whoever runs it chose so.
link-waits = Not tried yet. Come back in a minute.
link-answers = Answers (tried on { $day }).
link-inside = Leads into an internal network that the public does not reach.
link-silent = Has not answered since { $day }.
link-status = Has not answered well since { $day } (status { $status }).
link-to-do = Open it: if it does not open for you either, write the right address or take it out of the text.
who-liaison = liaison
who-data-administrator = data administration
who-data-producer = unit that makes the data
who-reviewer = review
who-administrator = portal administration
who-facilitator = facilitation

check-table = Table with data
check-table-todo = No table with rows and columns was found. Check how the file is read.
check-format = Format of the file
check-format-todo = This profile asks for CSV or Shapefile. Hand the original in as one of these.
check-errors = Serious problems
check-errors-todo = { $count ->
    [one] { $count } serious problem is open: accept its remedy or say that it stays.
   *[other] { $count } serious problems are open: accept their remedies or say that they stay.
}
check-warnings = Other findings
check-warnings-todo = { $count ->
    [one] { $count } finding is open: accept its remedy or say that it stays.
   *[other] { $count } findings are open: accept their remedies or say that they stay.
}
check-personal-data = Personal data
check-personal-data-todo = { $count ->
    [one] Decide what becomes of { $count } kind of personal data.
   *[other] Decide what becomes of { $count } kinds of personal data.
}
check-column-descriptions = Meaning of the columns
check-column-descriptions-todo = { $count ->
    [one] Say what { $count } column means.
   *[other] Say what { $count } columns mean.
}
check-units = Units
check-units-todo = { $count ->
    [one] Say in which unit { $count } column is measured.
   *[other] Say in which unit { $count } columns are measured.
}
check-title = Title
check-title-todo = Write a title of at least { $minimum } letters, with capitals only where they belong.
check-title-unlike = A title of its own
check-title-unlike-todo = There are datasets with nearly the same title. If this file is their next version, write their name into “If it is published already”; if it is another dataset, say in the title what sets it apart.
check-description = Description
check-description-todo = The description has { $count } letters and { $minimum } are asked for: say what it holds, how it was gathered and what it leaves out.
check-keywords = Keywords
check-keywords-todo = There are { $count } keywords and { $minimum } are asked for: write those that somebody would search with.
check-theme = Theme
check-theme-todo = Choose or write the theme.
check-agency = Agency
check-agency-todo = Write which agency publishes it.
check-contact-position = Contact position
check-contact-position-todo = Write the position to turn to, not a person's name.
check-contact-email = Contact mail
check-contact-email-todo = Write the mail of that position, like data@agency.gob.mx.
check-license = Licence
check-license-todo = Choose under which licence the data may be used, and save.
check-frequency = Frequency
check-frequency-todo = Say how often it is brought up to date.
check-temporal = Period covered
check-temporal-todo = Write the first and the last day that the data cover, like 2024-01-01/2024-12-31.
check-spatial = Place covered
check-spatial-todo = Say which territory the data cover.
check-landing-page = Page that explains it
check-landing-page-todo = If a page explains these data, write its whole address, with https://.

alike-same = It is the same title: if it is the same dataset, publish this file as its next version. Its name is
alike-period = Only the period differs: publish it as the next version, so that all periods are in one dataset. Its name is
alike-near = It is nearly the same title. Its name is

# Handing over

submit-title = Hand over for review
submit-lead = Somebody of the coordination will see what you see. What you hand over stays as it is now: if you change something later, hand it over again.
submit-again = Something you handed over is still waiting. If you hand this over, the earlier one is taken back.
submit-waits = It waits for its review. If you change something, you can hand it over again.
submit-approved = It is approved. To change something, take the approved one back first.
submit-not-ready = Settle the points above first.
submit-not-yours = The agency's liaison or data administration hands it over.
submit-operator = From this machine you can also publish without a review:
submit-note = What the reviewer should know
submit-now = Hand over for review
submission-line = Submission { $number }, { $day }
submission-waiting = waiting for review
submission-changes-asked = changes asked for
submission-approved = approved
submission-published = published
submission-taken-back = taken back
submission-blocked = could not be published

# Review

review-title = Review
review-lead-reviewer = Open each submission, see what changes and decide. Nobody decides about their own.
review-lead-agency = See here how each dataset stands that your agency handed over.
review-waiting = To be reviewed
review-nothing-waits = Nothing waits for a review.
review-moving = On the way
review-past = Earlier ones
review-handed-on = handed over on { $day }
review-publish-on = will be published on { $day }
review-yours = handed over by you
review-number = Submission { $number }
review-reason = Reason:
review-blocked = It could not be published:
blocked-undecided-personal-data = nobody has decided about some personal data. Put it right in the file and hand it over again.
blocked-unchanged = it is the same as the published version. There is nothing to publish.
blocked-dataset-exists = another dataset took that name. Change the title and hand it over again.
review-note = Note of whoever handed it over
review-report = See the whole report
review-to-draft = Open the working file
review-difference = What changes
review-new-dataset = It is a new dataset. Its address will be
review-compared = Compared with
review-key = (rows are recognised by: { $columns })
review-personal = Personal data
review-no-personal = No personal data were found that ask for a decision.
review-left = What stays as it is
review-nothing-left = No finding is left open.
review-settled = seen and accepted
review-advice = advised
review-metadata = Metadata
review-rows = The data as they would be published
review-rows-before = Rows before
review-rows-after = Rows after
decided-remove = the column is removed
decided-mask = part of it is hidden
decided-pseudonymize = replaced by a key
decided-generalize = made more general
decided-allow = published, on legal ground
decided-aggregate = published in groups
decided-suppress = rows that point at somebody are removed
decided-accept-risk = the table is published and the risk accepted, on legal ground

decision-title = Decision
decision-own = You handed it over: somebody else decides.
decision-waits = It waits for the coordination to review it.
decision-changes-asked = Make the changes in the working file and hand it over again.
decision-approved = It is approved. Publish it now or choose the day.
decision-scheduled = It is approved and will be published on { $day }.
decision-published = It is published:
decision-taken-back = It was taken back before it was published.
decision-blocked = Take it back, put the file right and hand it over again.
decision-approve = Approve
decision-when = When it is published
decision-now = Now
decision-on-day = On the day that I choose:
decision-day = Day of publication
decision-liaison = When the liaison decides
decision-approve-reason = Comment (optional)
decision-ask = Ask for changes
decision-ask-reason = What must change, and why
decision-publish-now = Publish now
decision-schedule = Publish on that day
decision-take-back = Take it back

comments-title = Comments
comments-none = There are no comments yet.
comment-here = Comment
comment-on = Comment on: { $what }
comment-place = About what
comment-text = Comment
comment-send = Comment
comment-answer = Answer
comment-you = you
comment-liaison = who handed it over
comment-reviewer = review
place-whole = The whole dataset
place-field = Metadata: { $name }
place-column = Column: { $name }
place-row = Row { $number }

# Receipt

receipt-word = receipt
receipt-title = Publication receipt
receipt-page-title = Receipt { $folio }
receipt-lead = This receipt proves that this version was published with the files listed here. What is published does not change: a correction is a new version.
receipt-withdrawn = This version was withdrawn on { $day }. The receipt is kept.
receipt-pdf = Download as PDF
receipt-to-version = See the version
receipt-folio = Number
receipt-dataset = Dataset
receipt-on = Published on
receipt-how = How it was approved
receipt-reviewed = reviewed and approved by another person
receipt-direct = published directly by whoever runs the portal
receipt-files = Published files
receipt-file = File
receipt-size = Size
receipt-hash = SHA-256 hash
receipt-check = To check a copy, compute its SHA-256 hash (with sha256sum or certutil) and compare it with the one in this list.
receipt-see = See this receipt at:
receipt-foot = { $folio } · Page { $page } of { $pages }

# Withdrawal and correction

manage-title = Correct or withdraw
correct-title = Add a note of correction
correct-lead = The note is shown on the dataset's page. The files do not change: to change them, publish a new version.
correct-note = What is wrong, and what is right
correct-all = All versions
correct-now = Publish the note
withdraw-title = Withdraw from publication
withdraw-lead = The files are no longer handed out; in their place it is said who withdrew them, when and why. It cannot be undone; the receipt and the log stay.
withdraw-reason = Why it is withdrawn; this text is public
withdraw-all = All versions
withdraw-sure = I understand that it cannot be undone
withdraw-now = Withdraw
version-withdrawn-on = (withdrawn on { $day })
corrections-title = Note of correction
refusal-withdrawn = It was withdrawn
refusal-withdrawn-hint = These data are no longer handed out. If you need them, ask the agency; if you used them, read why they were withdrawn.
tomb-what = What was withdrawn
tomb-when = When
tomb-who = Who
tomb-why = Why
acting-agency = the agency that published it
acting-coordination = the open data coordination
acting-operator = whoever runs the portal

# Log

log-title = Log
log-lead = Every decision stands here, tied to the one before by its hash: if somebody changes or removes one, verifying shows it.
log-verify = Verify everything now
log-damaged = Something is not as it was published. Restore the backup and tell the administration:
log-when = When
log-what = What happened
log-about = About what
log-reason = Reason
log-account = account { $account }
log-submission = see the submission
log-older = See earlier ones
event-account-created = Somebody took an invitation up
event-person-invited = Somebody was invited
event-role-given = A task was given
event-role-taken = A task was taken away
event-token-made = A token for a machine was made
event-token-ended = A token for a machine was ended
event-second-factor-set = Somebody set their second factor up
event-second-factor-removed = A second factor was removed
event-recovery-codes-made = Recovery codes were made
event-recovery-code-used = A recovery code was used
event-recovery-begun = An account was to be recovered
event-invitation-taken-back = An invitation was taken back
event-password-changed = Somebody changed their password
event-duties-handed-over = Somebody’s tasks were handed over
event-document-kept = A document of an agency was kept
event-account-closed = An account was closed
event-account-reopened = An account was opened again
event-agency-registered = An agency was registered
event-agency-described = What is known of an agency was changed
event-agency-closed = An agency was closed
event-agency-reopened = An agency was reopened
event-inventory-changed = The inventory was changed
event-inventory-entry-removed = An entry was taken out of the inventory
event-inventory-imported = An inventory was taken in from a file
event-inventory-opened = The inventory was opened to the public
event-inventory-closed = The inventory was closed to the public
event-plan-calendar-renewed = The address of the calendar was renewed
event-priority-weights-set = The weights of priority were set
event-dataset-created = The dataset was made
event-dataset-described = The metadata were changed
event-version-published = A version was published
event-draft-submitted = It was handed over for review
event-submission-commented = A submission was commented on
event-submission-taken-back = A submission was taken back
event-changes-asked = Changes were asked for
event-submission-approved = It was approved
event-publication-scheduled = The day of publication was set
event-publication-blocked = It could not be published
event-version-withdrawn = It was withdrawn
event-correction-noted = A note of correction was added

# Why not

error-no-such-submission = There is no submission `{ $id }`.
error-no-such-submission-hint = Open it from the list of reviews.
error-withdrawn = “{ $title }” was withdrawn: { $reason }
error-withdrawn-hint = If the data were put right, publish them as a new version.
error-not-ready = { $count ->
    [one] { $count } point is missing before it can be published.
   *[other] { $count } points are missing before it can be published.
}
error-not-ready-hint = Open “What is missing”, settle them and hand it over again.
error-own-submission = You handed it over, and nobody decides about their own.
error-own-submission-hint = Ask somebody else of the coordination to review it.
error-review-needed = Somebody else reviews it before it is published.
error-review-needed-hint = Open “What is missing” and hand it over for review.
error-submission-moved-on = Somebody else has decided about this submission, or it was taken back.
error-submission-moved-on-hint = Go back to the page and see how it stands.

# Correos / mails

mail-submission-waiting-subject = To be reviewed: { $title }
mail-submission-waiting-body = An agency handed “{ $title }” over for review. See what changes and decide here: { $link }
mail-kind-submission-waiting = To be reviewed
mail-changes-asked-subject = Changes are asked for: { $title }
mail-changes-asked-body = Whoever reviewed “{ $title }” asks for changes. Read which, make them and hand it over again: { $link }
mail-kind-changes-asked = Changes are asked for
mail-submission-approved-subject = Approved: { $title }
mail-submission-approved-body = “{ $title }” is approved. See when it is published, or publish it, here: { $link }
mail-kind-submission-approved = Approved
mail-version-published-subject = Published: { $title }
mail-version-published-body = “{ $title }” is published. Keep its receipt: { $link }
mail-kind-version-published = Published
mail-publication-blocked-subject = It could not be published: { $title }
mail-publication-blocked-body = “{ $title }” was approved, but it could not be published. See why and what to do: { $link }
mail-kind-publication-blocked = It could not be published
mail-version-withdrawn-subject = Withdrawn: { $title }
mail-version-withdrawn-body = “{ $title }” was withdrawn. Reason: { $reason }

    See what the public finds now: { $link }
mail-kind-version-withdrawn = Withdrawn

validation-inventory = Entry of the inventory
validation-inventory-what = Say which entry of the inventory it is: what is written there fills the empty metadata, and inventory and plan show how far it is.
validation-entry = It is this entry
validation-entry-choose = Choose…
validation-entry-take = Save
mail-comment-made-subject = “{ $title }” has a comment
mail-comment-made-body = There is a new comment in the review of “{ $title }”. Read it and answer here: { $link }
mail-kind-comment-made = Comment in a review
mail-comment-answered-subject = A comment on “{ $title }” was answered
mail-comment-answered-body = There is an answer to a comment in the review of “{ $title }”. Read it here: { $link }
mail-kind-comment-answered = Answer in a review
submit-comparing = It is being compared with the version before
submit-comparing-what = The file is large and comparing goes on by itself. Wait a moment and press the button again: what you wrote is here.
