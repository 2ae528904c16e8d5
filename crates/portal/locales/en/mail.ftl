# The mails and the page that lists them. Each mail says what happened and one next step, with its link.

mail-foot = This mail was written by the open data portal. There is no need to answer it.
mail-title = Mail
mail-lead = What the portal has written, and to whom. Where a mail did not go out, correct the address or the mail server and press “Try again”.
mail-none = No mail has been written yet.
mail-written = Written
mail-kind = About
mail-to = To
mail-state = What happened
mail-waiting = Goes out in a few seconds
mail-again = Did not go out; the next attempt is on { $at }
mail-sent = Went out on { $at }
mail-failed = Did not go out; no more attempts since { $at }
mail-retry = Try again
mail-older = Show earlier ones

mail-test-subject = Mail test: { $title }
mail-test-body = The portal can send mail. To see the others, open: { $link }
mail-kind-test = Test
