# Accounts, people and agencies.

nav-sign-in = Sign in
nav-sign-out = Sign out
nav-of-work = Your work
nav-work = Work
nav-files = Files

sign-in = Sign in
sign-in-title = Sign in
sign-in-first = This is a page of work. Sign in with your account and you will see it right away.
sign-in-no-account = No account? Ask the liaison of your agency or the administrators of this portal for an invitation.

account-mail = Mail address
account-password = Password
account-new-password = New password
account-password-what = At least 12 characters. Three or four unrelated words do, with spaces. You may paste it from a password manager.
account-name = Name
account-position = Position
account-position-what = As in the organization chart, for example: Head of Statistics.
account-second-factor-set-up = Set up the second factor

invitation-title = Your account on this portal
invitation-lead = You are invited to work here as:
invitation-accept = Make my account and sign in

role-of-liaison = Open data liaison
role-of-data-administrator = Data administrator
role-of-data-producer = Data producer
role-of-reviewer = Reviewer
role-of-administrator = Portal administrator
role-of-facilitator = Workshop facilitator
role-in-agency = { $role }, { $agency }

work-hello = Hello, { $name }
work-no-role = Your account has no task yet. Ask whoever invited you for one.
work-next = What you can do now
work-file = Prepare a file
work-file-what = Hand in a spreadsheet, a CSV or another file with a table. Here it is cleaned, described and reviewed before it is published.

draft-agency = Agency
draft-agency-what = Whose file it is. Only the people of that agency and the coordination will see it.
draft-no-agency = Your account cannot hand in files.
draft-no-agency-hint = Ask the liaison of your agency for a task with files.

error-wrong-password = The mail address or the password is not right.
error-wrong-password-hint = Check both and try again.
error-too-many-attempts = Too many attempts failed.
error-too-many-attempts-hint = Wait { $minutes } min and try again.
error-weak-password =
    { $reason ->
        [short] The password is too short.
        [long] The password is too long.
        [about-you] The password is almost your name or your mail address.
       *[common] That password is among the first that somebody would try.
    }
error-weak-password-hint = Write 12 to 128 characters. Three or four unrelated words are easy to remember and hard to guess.
error-link-spent = This link opens nothing any more.
error-link-spent-hint = Each link works once, for some days. If you have an account, sign in; if not, ask whoever invited you for another link.
error-mail-taken = That mail address has an account already.
error-mail-taken-hint = Sign in with that account.
error-no-such-agency = No open agency has that name.
error-no-such-agency-hint = Choose one of the list.
error-agency-exists = There is an agency with that name already.
error-agency-exists-hint = Look for it in the list; if it is another, write its full name.

refusal-sign-in-needed = Sign in with your account to see this page.
refusal-sign-in-needed-hint = Send a machine's token in `Authorization: Bearer`, or sign in at `/sign-in`.
refusal-code-needed = The six-digit code is missing.
refusal-code-needed-hint = Write it at `/sign-in/code`.
refusal-not-allowed = Your account cannot do this.
refusal-not-allowed-hint = If it is your task, ask the liaison of your agency or the administrators of this portal for it.
refusal-second-factor-needed = This task asks for a second factor.
refusal-second-factor-needed-hint = Whoever reviews or administers comes in with a password and a six-digit code. Set it up now: it takes two minutes and a phone.

nav-agencies = Agencies
nav-people = People
nav-account = Account
back-to-work = Back to your work
save = Save
days = { $count ->
    [one] 1 day
   *[other] { $count } days
}

done-saved = Saved.
done-password = The new password holds now.
done-invited = The invitation goes out by mail in a few seconds. Its link opens once, within seven days; below you see whether it went out.
done-taken-back = The invitation opens nothing any more.
done-paper = The document is kept.

invitation-join = Accept with my account
invitation-has-account = I have an account with this address already

code-title = Verification code
code-label = Six-digit code
code-what = It is in your phone's application and changes every half minute. If you lost the phone, write one of your recovery codes.
code-leave = Sign in with another account
error-wrong-code = That code does not work.
error-wrong-code-hint = Write the one that the application shows now; each works once. If none does, check that the phone sets its time by itself.

second-factor-title = Second factor
second-factor-lead = Besides the password, signing in asks for a code that only your phone knows. Whoever guesses or steals the password stays out.
second-factor-there = You have a second factor. { $count ->
    [0] No recovery code is left.
    [one] 1 recovery code is left.
   *[other] { $count } recovery codes are left.
}
second-factor-new-codes = Make new recovery codes
second-factor-anew = Change the phone
second-factor-step-application = Open a verification application on your phone (for example Aegis, FreeOTP, Google Authenticator or Microsoft Authenticator).
second-factor-step-scan = Add an account and point the camera at this square.
second-factor-by-hand = Without a camera, type this key:
second-factor-step-code = Write the six-digit code that it shows
recovery-title = Your recovery codes
recovery-lead = The second factor is set up. If you lose the phone, sign in with one of these codes; each works once.
recovery-keep = Keep them now, on paper or in your password manager: they are not shown again.
recovery-kept = I have kept them

forgot-title = I forgot my password
forgot-lead = Write your mail address and we send you a link to choose another.
forgot-send = Send the link
forgot-sent = If that address has an account, the link is on its way. It works once, for an hour. If it does not come, look into the junk mail.
reset-title = Change the password
reset-keep = Keep the password
reset-others-end = Keeping it ends your other sessions.
account-old-password = Password now
again-title = Confirm that it is you
again-lead = Write your password once more for this change. Then you are back on the page.
again-go = Go on

account-title = Your account
account-about = Who you are
account-language = Language of mails
account-roles = Tasks
account-entry = How you sign in
account-second-factor-there = Second factor set up
account-second-factor-change = Change the second factor

sessions-title = Where your account is open
sessions-lead = If you do not know one of them, end it and change your password.
sessions-this = this one
sessions-seen = Last time: { $at }
sessions-end = End
sessions-end-others = End all others
sessions-unknown = Unknown browser

tokens-title = Tokens for machines
tokens-lead = A program that publishes or asks in your place sends one of these instead of a password. It never may more than you.
tokens-make = Make a token
token-made = This is the token:
token-made-once = Copy it now: it is not shown again. The program sends it so: “Authorization: Bearer …”.
tokens-name = Name
tokens-name-what = Which program it is for, for example: nightly load of permits.
tokens-scope = What it may do
tokens-days = How long it lasts
tokens-until = Until { $day }
tokens-used = last used: { $at }
tokens-never-used = never used
tokens-end = End

permission-see-work = See what is not public yet
permission-prepare = Hand in and clean files
permission-decide-personal-data = Decide about personal data
permission-edit-inventory = Write the inventory
permission-score-priority = Score the priority
permission-edit-plan = Write the plan
permission-submit = Submit for review
permission-comment = Comment
permission-review = Review
permission-publish = Publish what was approved
permission-withdraw = Withdraw what was published
permission-correct = Add correction notes
permission-keep-documents = Keep documents
permission-manage-people = Manage people
permission-hand-over = Hand duties over
permission-make-token = Make tokens for machines
permission-see-coordination = See the coordination's board
permission-read-log = Read the log
permission-manage-agencies = Manage agencies
permission-manage-settings = Change settings
permission-run-workshops = Run workshops

people-lead = Who works here, with which tasks. Everybody signs in with an account of their own; nobody lends theirs.
people-invite = Invite somebody
people-mail-what = The invitation goes to this address. Use the office's.
people-mail-by-hand = They will sign in with this address. Use the institutional one.
people-no-mail = This portal sends no mail: when you invite somebody you will see a link, and you hand it over.
people-make-link = Make the invitation link
people-by-hand = Hand this link to { $mail }:
people-by-hand-how = Copy it now: it is not shown again. Give it to that person alone, in a safe way; it opens once, within seven days. If it gets lost, invite the same address again and the earlier link stops opening.
people-link-again = Lost the link? Invite the same address again.
people-letter = Mail: { $state }.
people-letter-why = See why
people-letter-ask = Ask whoever runs the portal to look at the page “Mails”.
people-role = Task
people-coordination = Open data coordination
people-send = Send the invitation
people-invited = Invitations without answer
people-until = opens until { $day }
people-take-back = Take back
people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
people-closed = closed
people-closed-what = This account is closed: it opens nothing.
people-no-role = No tasks
people-since = Account since
people-second-factor-yes = Set up
people-second-factor-no = None
people-more = There are tasks in other agencies too, which are not shown here.
people-take = Take away
people-give = Give a task
people-leaves = On leaving the position
people-leaves-what = Hand all their tasks over to another person. A sheet keeps what was open.
people-close = Close the account
people-close-what = Without handing anything over: the account opens nothing any more, and what was done stays.
people-reopen = Open the account again
people-remove-factor = Remove the second factor
people-remove-factor-what = Only where the phone and the recovery codes are lost. Make sure before, in person or by phone, that it is who they say.
error-no-such-account = Nobody with that account is in your agencies.
error-no-such-account-hint = Look for them in the list of people or invite them by mail.
error-last-administrator = This is the last person who administers the portal.
error-last-administrator-hint = Give that task to somebody else first.

agency-register = Register an agency
agency-name = Full name
agency-name-what = As in its decree or rules. Its address on the portal comes from it and does not change any more.
agency-kind = Type
agency-kind-federal = Federal
agency-kind-state = State, central
agency-kind-decentralized = Decentralized body or trust
agency-kind-municipal = Municipal
agency-kind-autonomous = Autonomous body
agency-kind-legislative = Legislature
agency-kind-judicial = Judiciary
agency-kind-other = Other
agency-sector = Sector or cabinet
agency-sector-what = For example: Health, Finance and Procurement, Good Government Cabinet.
agency-count = { $count ->
    [one] 1 agency
   *[other] { $count } agencies
}
agency-closed = closed
agency-closed-on = Closed on { $day }. It keeps what it published and takes nothing new.
agency-not-described = Not described
agency-head = Head (position)
agency-head-mail = Mail address of the head's office
agency-head-mail-what = What stays undone for long is told there.
agency-contact-position = Contact for the public (position)
agency-contact-position-what = A position, not a person: it holds when who fills it changes.
agency-contact-mail = Mail address of the contact
agency-contact-mail-what = The office's; shown to the public.
agency-landing-page = The agency's page
agency-landing-page-what = Begins with https://
agency-nobody-said = Missing
agency-describe = Change these facts
agency-close = Close the agency
agency-close-what = When it ends or is merged. What was published stays.
agency-reopen = Open it again

papers-title = Documents
papers-lead = The letter of designation, the minutes and what goes with them. Only the agency's people and the coordination see them.
papers-letter = Letter of designation to be signed (PDF)
papers-none = There is none yet.
papers-hand-in = Keep a signed document
papers-kind = What it is
papers-file = File
papers-file-what = A PDF, or a photo as JPEG or PNG. Up to { $size }.
paper-kind-designation = Letter of designation
paper-kind-minutes = Minutes
paper-kind-other = Other
error-no-such-paper = There is no such document.
error-no-such-paper-hint = Look for it on the agency's page.
error-not-a-paper = That file is neither a PDF nor a photo.
error-not-a-paper-hint = Save the document as PDF, JPEG or PNG and choose it again.
error-paper-too-large = The document is too large.
error-paper-too-large-hint = It may have up to { $allowed } MB. Scan it in black and white or with less resolution.

letter-designation = Letter of designation
letter-folio = Folio DA/{ $agency }/{ $year }
letter-blank = ________________
letter-role = Duty
letter-designates = { $agency } hereby designates the following people to open its data to the public, with the duties stated.
letter-duties = Duties
letter-duty-liaison = The open data liaison answers to the coordination and the public for the agency's data: its inventory, its opening plan and timely publication.
letter-duty-administrator = The data administrator prepares, documents and validates the datasets, and decides with the liaison about the personal data in them.
letter-duty-change = When one of these people leaves the position, they hand their tasks over on the portal to their successor, and the agency issues a new letter.
letter-sign = Name and signature
letter-footer = Page {"{"}page{"}"} of {"{"}pages{"}"}

hand-over-title = Hand the tasks over
hand-over-of = Tasks of { $name } handed over
hand-over-lead = All of what follows passes to another person in one step.
hand-over-duties = { $count ->
    [0] Nothing open
    [one] 1 open matter
   *[other] { $count } open matters
}
hand-over-kind = What it is
hand-over-thing = Name
hand-over-day = Date
hand-over-empty = Nothing open is in their charge: no reviews, files, commitments, inventory entries or datasets.
hand-over-nobody = There is nobody else to hand over to. Invite the successor first.
hand-over-to = To whom
hand-over-note = What is good to know
hand-over-note-what = Where the data come from, whom to talk to, what is still to be done.
hand-over-what = The account of the one who leaves opens nothing any more, nor do programs with its tokens. The one who takes over gets a mail with the sheet.
hand-over-what-own = Your account is left without tasks, and programs that use its tokens no longer come in. Whoever runs the portal can close it. The one who takes over gets a mail with the sheet.
hand-over-said = { $from } handed their open data tasks over to { $to } on { $day }.
hand-over-print = Sheet to be signed (PDF)
hand-over-sheet = Hand-over sheet
hand-over-folio = Folio { $id }
hand-over-gives = Hands over
hand-over-takes = Takes over
hand-over-of-day = Hand-over of { $day }
duty-draft = File in preparation
duty-dataset = Published dataset
duty-inventory-entry = Inventory entry
duty-commitment = Commitment of the plan
duty-review = Open review

mail-kind-invitation = Invitation
mail-invitation-subject = Your invitation to the open data portal
mail-invitation-body =
    Hello { $name },

    You are invited to work on the open data portal. To make your account, open this link; it works once, for seven days:

    { $link }

    If you did not expect it, do nothing.
mail-kind-new-password = New password
mail-new-password-subject = Choose a new password
mail-new-password-body =
    Hello { $name },

    Somebody, perhaps you, asked to change the password of your account. To choose another, open this link; it works once, for an hour:

    { $link }

    If it was not you, do nothing: your password stays as it is.
mail-kind-password-changed = Notice of a changed password
mail-password-changed-subject = Your password was changed
mail-password-changed-body =
    Hello { $name },

    The password of your account on the open data portal has just been changed. If it was you, do nothing. If not, choose another right away:

    { $link }
mail-kind-hand-over = Tasks handed over
mail-hand-over-subject = { $from } handed you their open data tasks
mail-hand-over-body =
    Hello { $name },

    The tasks of { $from } on the open data portal are yours now. Here is the sheet with what there is and what is still to be done:

    { $link }

# What was written when the session had ended.
kept-ended = Your session ended, but what you wrote is still here.
kept-ended-what = Sign in again and send it in one step. If you close this page, it is lost.
kept-title = What you wrote is still here
kept-form-lead = It has not been saved yet. Press the button to send it.
kept-written = See what you wrote
kept-send = Send what I wrote
kept-drop = Do not send it
done-file-again = Your session had ended and the file did not arrive. Sign in and choose it again.
refusal-stale-form = That form belonged to an earlier session.
refusal-stale-form-hint = Nothing was changed. Go back to the page, check what you wrote and send it again.

papers-minutes = Minutes of designation to be signed (PDF)
minutes-title = Minutes of designation
minutes-folio = Minutes DA/{ $agency }/{ $year }
minutes-opening = The people who sign met at { $agency } to designate those who open its data to the public and to agree on the first steps.
minutes-agenda = Agenda
minutes-point-designation = Designate the liaison and the data administrators.
minutes-point-inventory = Go through the agency's data inventory.
minutes-point-plan = Agree on what is opened, who answers for it and by when.
minutes-named = People designated
minutes-agreements = Agreements
minutes-promised = The opening plan holds these commitments, which were read and are confirmed:
minutes-more = Agreements added at the meeting:
minutes-agreement = Agreement
minutes-answers = Who answers
minutes-by = By when
minutes-closing = After the minutes were read, those present sign. The signed copy is kept on the portal, among the agency's documents.
