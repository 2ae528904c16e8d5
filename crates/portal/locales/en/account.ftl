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
