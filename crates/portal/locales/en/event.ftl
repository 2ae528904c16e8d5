# The workshop as an event: inviting, registering, tables, door and report.

nav-workshops = Workshops
workshop-lead = A workshop, from the invitation to the report: make the list, invite, seat people, welcome them and write the report.
workshop-line = { $invited } on the list · { $registered } with a place · { $present } came
workshop-make = Prepare a workshop
workshop-path = Step by step
workshop-steps = Run sheet
workshop-edit = The workshop's data
workshop-edit-what = Date, place, room, aim and run sheet.
workshop-edit-lead = If you change date, time or place, those who are invited are told by mail.
workshop-people = Invited people
workshop-people-what = The list, the invitations and who has a place.
workshop-seating = Tables and teams
workshop-seating-what = Seats people with colleagues they do not work with.
workshop-door = Door
workshop-door-what = Mark who comes; write down who comes without invitation.
workshop-report = Closing report
workshop-report-what = Figures are counted; you write the words.
workshop-save = Save
workshop-cancelled = Cancelled
workshop-cancelled-lead = This workshop is not held.
workshop-cancel = Cancel the workshop and tell those who are invited
workshop-forgotten = The time of keeping has passed: people's data were deleted and these figures remain.
workshop-cycle-of = Cycle “{ $series }”
workshop-stage = Stage
workshop-stage-introduction = 1. Introduction
workshop-stage-opening = 2. Cleaning and opening route
workshop-stage-use = 3. Use
workshop-count-invited = on the list
workshop-count-registered = with a place
workshop-count-waiting = waiting
workshop-count-present = came
workshop-count-agencies = agencies present
workshop-run-sheet = Run sheet
workshop-at = Time
workshop-minutes = Length in minutes
workshop-step = What is done
workshop-surplus = The run sheet and the length differ by { $minutes } minutes. Put the minutes right in “The workshop's data”.

workshop-name = Name of the workshop
workshop-begins = Date and time
workshop-place = Place
workshop-capacity = Room for
workshop-capacity-hint = Who registers after the last place goes to the waiting list.
workshop-agency-cap = Most of one agency
workshop-agency-cap-hint = 0 for no limit.
workshop-series = Cycle
workshop-series-hint = Workshops of one cycle remember who sat with whom. May stay empty.
workshop-aim = Aim
workshop-facilitators = Who leads it
workshop-facilitators-hint = Separate names with commas.
workshop-contact = Contact for questions
workshop-contact-hint = A position with mail or telephone.
workshop-steps-hint = One activity a line: the minutes first, then what is done.
workshop-usual-steps = 10 Welcome and presentation
    20 What open data are
    10 Teams and data cards
    45 Building the chart with bricks
    25 Each team shows its chart
    10 Closing and next steps
workshop-notice = Privacy notice
workshop-notice-hint = Shown when registering. If you change it, the version that each person agreed to is kept.
workshop-usual-notice = Your data serve only to organize this workshop and to give you your certificate. They are not published. What you say you need in order to take part is deleted after the workshop, the rest when the time of keeping ends; then only figures remain. You can correct your data or cancel at your personal link.
workshop-keep-until = Keep personal data until
workshop-keep-until-hint = On that day people's data are deleted and only figures remain.

done-workshop-made = The workshop is saved. Next step: hand in the list of people.
done-workshop-changed = The changes are saved.
done-workshop-invited = The invitations are on their way.
done-workshop-seated = The tables are saved. Look at the pairs of one agency and move whom you want.
done-workshop-seated-best = The tables are saved: there are as few pairs of one agency as possible.

workshop-list-file = Hand in the list
workshop-file = File with the list
workshop-file-what = Excel, CSV or another table with columns of name and agency; if there are, also area, position and mail.
workshop-listed = { $added } new people on the list; { $known } were on it already.
workshop-unclear = These rows were not added, because they have no name or agency, or their mail address is none: { $rows }.
workshop-add = Add a person
workshop-to-invite = { $count ->
    [one] One person waits for an invitation.
   *[other] { $count } people wait for their invitation.
}
workshop-invite = Send the invitations
workshop-people-count = { $count ->
    [one] One person
   *[other] { $count } people
}
workshop-people-csv = Download the list (CSV)
workshop-person-name = Name
workshop-person-agency = Agency
workshop-person-area = Area
workshop-person-profile = Position
workshop-person-mail = Mail
workshop-person-state = Standing
workshop-person-needs = Needs
workshop-person-link = Personal link
workshop-person-table = Table
workshop-person-team = Team
workshop-person-present = Came
workshop-link-of = Open
workshop-accessible = accessible place
workshop-came = came
workshop-state-listed = On the list
workshop-state-invited = Invited
workshop-state-registered = Has a place
workshop-state-waiting = Waiting
workshop-state-cancelled = Does not come

workshop-comers = { $count } people to be seated; { $seated } have a seat.
workshop-nobody = Nobody has a place yet. Invite people; when they have answered, seat them here.
workshop-seat-least = Least at a table
workshop-seat-most = Most at a table
workshop-seat-tables = Number of tables (optional)
workshop-seat-all = Seat anew
workshop-seat-few = Take in the changes and move few people
workshop-no-seat = No table
workshop-table = Table { $table }
workshop-team = Team { $team }
workshop-seat-of = Table { $table }, team { $team }
workshop-move = Move

workshop-find = Name or agency
workshop-find-do = Search
workshop-let-in = Came
workshop-undo = Undo
workshop-came-at = Came: { $at }
workshop-not-found = Nobody on the list is called so. If they came without invitation, write them down below.
workshop-walk-in = Came without invitation

workshop-report-missing = The report still needs:
workshop-report-present = People who came: mark them at “Door”
workshop-report-pdf = Open the report (PDF)
workshop-report-title = Report of the workshop “{ $workshop }”
workshop-report-workshop = The workshop
workshop-report-figures = In figures
workshop-report-presentation = Presentation
workshop-report-presentation-hint = Why the workshop was held and who organized it.
workshop-report-activity = The activity
workshop-report-activity-hint = What the teams did, with which cards, and what they built.
workshop-report-talk = Talk and interventions
workshop-report-reflections = Reflections
workshop-report-recommendations = Recommendations
workshop-report-recommendations-hint = One a line.
workshop-report-materials = Materials
workshop-report-materials-hint = One a line: name and address.
workshop-report-license = Licence of the report
workshop-report-license-hint = For instance: CC BY 4.0.
workshop-fact = Fact
workshop-fact-value = Value
workshop-figure-agencies = Agencies
workshop-figure-present = People
workshop-figure-hours = Hours
workshop-figure-tables = Tables
workshop-figure-teams = Teams

registration-registered = You have a place in the workshop.
registration-registered-next = We look forward to seeing you. If you cannot come, say so below so that somebody else gets your place.
registration-waiting = You are on the waiting list.
registration-waiting-next = If a place becomes free, we write to you.
registration-cancelled = You said that you do not come.
registration-cancelled-next = If you change your mind, ask for a place again.
registration-calendar = Save to my calendar (.ics)
registration-name-what = As it should stand on your certificate.
registration-experience = How well do you know open data?
registration-experience-unsaid = I would rather not say
registration-experience-none = Not at all yet
registration-experience-some = I have worked with data
registration-experience-much = I have opened data
registration-needs = What do you need in order to take part?
registration-needs-what = For instance: interpreter, large print, diet. Only the organizers see it; it is deleted after the workshop.
registration-accessible = I need a place that can be reached without steps
registration-photo = I agree to be in photographs of the workshop
registration-notice = Privacy notice
registration-agree = I have read the privacy notice and agree
registration-ask = Ask for my place
registration-save = Save
registration-change = Correct my data
registration-leave = I cannot come
registration-leave-what = Your place goes to the next person who waits.
registration-cancel = Give my place back
registration-other-name = Or send somebody else of your agency: name
registration-other-mail = Their mail
registration-substitute = Send this person
registration-contact = Questions: { $contact }

error-no-such-workshop = There is no such workshop.
error-no-such-workshop-hint = Look for it in the list of workshops.
error-no-such-registration = This link is nobody's any more.
error-no-such-registration-hint = Open the link of the latest mail, or ask the organizers for a new invitation.
error-registration-closed = This workshop takes no more answers.
error-registration-closed-hint = It is over or cancelled. Ask the organizers about the next one.
error-no-guest-list = No people with name and agency are found in the file.
error-no-guest-list-hint = Write the headings “Name” and “Agency” into the first row. Columns that are there: { $columns }.
error-seating-no-number = { $people } people do not fit tables of { $least } to { $most }.
error-seating-no-number-hint = { $fewer } or { $more } people do; or change the least or the most at a table.
error-seating-tables = { $people } people do not fit { $tables } tables.
error-seating-tables-hint = Write from { $first } to { $last } tables.
error-seating-sizes = The tables have { $seats } places and there are { $people } people.
error-seating-sizes-hint = Change the sizes of the tables.
error-seating-range = { $least } to { $most } people is no size of a table.
error-seating-range-hint = Write a least of 2 or more, and a most that is not less.
error-seating-pinned = Table { $table } has no place for all who must sit there.
error-seating-pinned-hint = Take one person off that table.
error-seating-accessible = { $needed } people need an accessible place and there are only { $places }.
error-seating-accessible-hint = Use more accessible tables.
error-seating-too-many = There are { $people } people, more than one workshop seats.
error-seating-too-many-hint = Split the workshop.

mail-kind-workshop-invitation = Invitation to a workshop
mail-workshop-invitation-subject = Invitation: { $workshop }
mail-workshop-invitation-body = { $name }: we invite you to the workshop “{ $workshop }”, on { $day } at { $time }, in { $place }.

    Next step: ask for your place at your personal link. It is for you only; do not share it.
    { $link }
mail-kind-workshop-registered = Place in a workshop
mail-workshop-registered-subject = You have a place: { $workshop }
mail-workshop-registered-body = { $name }: you have a place in the workshop “{ $workshop }”, on { $day } at { $time }, in { $place }.

    Next step: save it to your calendar at your personal link. Your entry code (QR) is there too, and you can correct your data or say that you cannot come.
    { $link }
mail-kind-workshop-waiting = Waiting list of a workshop
mail-workshop-waiting-subject = On the waiting list: { $workshop }
mail-workshop-waiting-body = { $name }: the workshop “{ $workshop }” is full and you are on the waiting list. If a place becomes free, we write to you.

    You can look how it stands here:
    { $link }
mail-kind-workshop-substitute = Place passed on in a workshop
mail-workshop-substitute-subject = You were given a place: { $workshop }
mail-workshop-substitute-body = { $name }: somebody of your agency gave you their place in the workshop “{ $workshop }”, on { $day } at { $time }, in { $place }.

    Next step: confirm your data at your personal link.
    { $link }
mail-kind-workshop-moved = Change of a workshop
mail-workshop-moved-subject = Change: { $workshop }
mail-workshop-moved-body = { $name }: the workshop “{ $workshop }” has changed. It is now on { $day } at { $time }, in { $place }.

    Next step: save the date to your calendar again, or say that you cannot come.
    { $link }
mail-kind-workshop-called-off = Cancellation of a workshop
mail-workshop-called-off-subject = Cancelled: { $workshop }
mail-workshop-called-off-body = { $name }: the workshop “{ $workshop }” of { $day } is not held. Questions: { $contact }

    { $link }
mail-kind-workshop-reminder = Reminder of a workshop
mail-workshop-reminder-subject = Tomorrow: { $workshop }
mail-workshop-reminder-body = { $name }: we look forward to seeing you tomorrow, { $day }, at { $time }, in { $place }, in the workshop “{ $workshop }”.

    If you cannot come, say so at your personal link so that somebody else gets your place.
    { $link }
