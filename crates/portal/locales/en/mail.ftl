# The mails and the page that lists them. Each mail says what happened and one next step, with its link.

mail-foot = This mail was written by the open data portal. There is no need to answer it.
mail-title = Mail
mail-lead = What the portal has written, and to whom. Where a mail did not go out, correct the address or the mail server and press “Try again”.
mail-none = There are no mails of the last months: those that went out are forgotten after a while.
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

mail-kind-reminder-soon = Reminder: date near
mail-reminder-soon-subject = “{ $title }” is to be updated before { $due }
mail-reminder-soon-body = { $agency } promised a new version of “{ $title }” by { $due } at the latest.

    Next step: open this page and hand in the new file. Last time's recipe cleans it.
    { $link }
mail-kind-reminder-late = Reminder: date passed
mail-reminder-late-subject = “{ $title }” is late since { $due }
mail-reminder-late-body = The new version of “{ $title }” was promised for { $due } and is not published yet. The public sees it marked as late.

    Next step: open this page and hand in the new file.
    { $link }
mail-kind-reminder-very-late = Notice to the head
mail-reminder-very-late-subject = “{ $title }” of { $agency } is { $days } days late
mail-reminder-very-late-body = The new version of “{ $title }” was promised for { $due }. It is { $days } days late, and the public sees it. This notice also goes to the office of the head of { $agency }.

    Next step: ask the liaison to hand in the new file on this page.
    { $link }
mail-no-server = This portal has no mail server: letters are only kept as files on the machine, in the folder `mail`. For them to go out, whoever runs the machine names one in the section [mail] of apertura.toml.
