# What the public gives: data requests, questions, reports of errors, uses; how it is confirmed, looked at and answered.

nav-requests = Take part
nav-moderation = Participation
follow-by-atom = Follow by Atom
form-trap = Leave this field empty

contribution-request = Data request
contribution-question = Question
contribution-error-report = Report of an error
contribution-reuse = Use of the data
contribution-state-received = Received
contribution-state-in-study = In study
contribution-state-accepted = Accepted
contribution-state-published = Published
contribution-state-not-possible = Not possible
contribution-state-answered = Answered
contribution-state-corrected = Corrected
contribution-state-not-an-error = The data are right

public-somebody = a person
public-by = Written by { $name } on { $day }.
public-coordination = Coordination of open data
public-name = The name to be shown (optional)
public-name-what = The public sees it. If you leave it empty, it says “a person”.
public-mail = Your mail address
public-mail-what = We send a link to confirm, and the answer. It is never shown, and erased when it is no longer needed.
public-mail-known = We use the address of your account; it is not shown.
public-rules = Somebody reads it before it is shown. Do not write personal data, yours or others’.
public-closed = The portal takes in nothing from the public for now. Write to the agency’s contact address.
public-not-shown = The public does not see this yet.

requests-title = Data requests
requests-lead = You do not find the data you need? Ask for them. Anybody can support a request, and the agency answers here, for all to see.
requests-ask = Ask for data
requests-search = Search the requests
requests-all-agencies = All agencies
requests-sort = Order
requests-sort-supported = Most supported
requests-sort-newest = Newest
requests-by-state = By state
requests-all = All
requests-none = There are no requests yet. The first can be yours.
requests-none-fit = No request fits. Remove a filter, or ask for the data you look for.
requests-no-agency = Agency not known yet
requests-people = { $count ->
    [one] person
   *[other] people
}
requests-supported-by = { $count ->
    [one] One person asks for it
   *[other] { $count } people ask for it
}

request-new-title = Ask for data
request-new-lead = Describe the data you need. No account is needed, nor who you are: only a mail address, which is not shown.
request-what = Which data you need
request-what-help = In a few words, as you would search for them: “traffic accidents by neighborhood”.
request-text = Details
request-text-what = Of which period, which places, in what detail. The more precise, the easier to answer.
request-purpose = What you would use them for (optional)
request-purpose-what = It helps to decide what is opened first. You do not have to justify yourself.
request-purpose-shown = What for
request-agency = Agency that holds them
request-agency-unknown = I do not know
request-send = Send the request
request-way = How far the request is
request-state = State
request-published-as = Published in
request-entry = Inventory
request-entry-joined = Joined to a line of the inventory; its demand is counted there.
request-changed = Last change
answers-title = Answers
answers-none = The agency has not answered yet.
support-lead = You need them too? Support this request: the more people ask, the higher it stands.
support-send = I need them too

answer-title = Answer
answer-lead = Your position answers, not your name. The answer is published, and whoever asked is told by mail.
answer-state = State after the answer
answer-text = Answer
answer-text-what = In plain words: what was done or comes next, and when.
answer-entry = Line of the inventory to which it is joined
answer-published-as = Dataset in which it is published
answer-corrected-in = Version in which it is corrected
answer-none = None
answer-if-not-possible = Only if it is not possible
answer-reason = Why not
answer-legal-ground = Legal ground
answer-legal-ground-what = The law and the article.
answer-send = Publish the answer
answer-no-agency = Before answering, say which agency it concerns.
answer-refused = It was not saved
answer-was-written = This is what you had written
answer-back = Back

confirm-title = Confirm that it was you
confirm-contribution = Press the button to send what you wrote. That is how we know that the mail address is a person’s.
confirm-support = Press the button to support the request.
confirm-spent = This link was used already or no longer works. If need be, send the form again.
confirm-now = Confirm
confirmed-mail = Look into your mail
confirmed-mail-what = We sent you a link. Open it within three days to confirm; if it does not come in some minutes, look among the junk mail.
confirmed-waiting = Thank you, we have it
confirmed-waiting-what = Somebody reads it before it is shown. We write to you when it is shown and when there is an answer.
confirmed-shown = Done
confirmed-shown-what = It is there for all to see.
confirmed-see = See it

done-answered = The answer is published.
done-shown = The public sees it now.
done-hidden = It is not shown. Whoever wrote it was told why.
done-supported = Thank you: your support counts.

moderation-title = What the public says
moderation-lead = Read what comes in before it is shown. Show it even if it is uncomfortable; do not if it insults, advertises, or holds personal data.
moderation-waiting = { $count ->
    [one] One thing waits to be read
   *[other] { $count } things wait to be read
}
moderation-none = There is nothing to read.
moderation-unanswered = { $count ->
    [one] One waits for an answer
   *[other] { $count } wait for an answer
}
moderation-none-unanswered = There is nothing to answer.
moderation-hidden = What was not shown
moderation-hidden-what = It is erased after six months. Until then it can still be shown.
moderation-agency = Agency that it concerns
moderation-show = Show
moderation-hide = Do not show
moderation-hide-now = Do not show
moderation-reason = Why it is not shown
moderation-reason-what = Whoever wrote it is told by mail. Say what they can change so that it is shown.

error-participation-closed = The portal takes in nothing from the public for now.
error-participation-closed-hint = Write to the agency’s contact address.
error-form-too-quick = The form came back too quickly.
error-form-too-quick-hint = Wait some seconds and press the button again. What you wrote is still here.
error-form-too-old = The form was open for a long time.
error-form-too-old-hint = Press the button again: what you wrote is still here.
error-form-trap = A field was filled in that must stay empty.
error-form-trap-hint = Perhaps the browser did it. What you wrote is still here: press the button again.
error-too-often = Too much was sent from your network or with your address.
error-too-often-hint = Try again in { $minutes } minutes.
error-bad-field = { $why ->
    [missing] Missing: { $field ->
        [title] the title
        [text] the text
        [mail] your mail address
        [reason] why it is not possible
        [legal-ground] the legal ground
        [published-as] the dataset in which it was published
        [corrected-in] the version in which it was corrected
        [agency] the agency
        [datasets] which data it was made with
        [summary] the summary
        [link] the address
       *[other] { $field }
    }.
    [short] { $field ->
        [title] The title is very short
        [reason] The reason is very short
       *[other] The text is very short
    }: write at least { $allowed } letters.
    [long] { $field ->
        [title] The title is very long
        [name] The name is very long
       *[other] The text is very long
    }: { $allowed } letters fit.
    [links] The text holds too many web addresses: { $allowed } fit.
    [mail] That does not look like a mail address.
    [link] That is not the address of a web page.
   *[choice] { $field ->
        [blocks] A line in double braces is not understood
        [row] The table has no such row
       *[other] There is no such value: { $field }
    }.
}
error-bad-field-hint = { $why ->
    [mail] Write it like name@example.mx.
    [link] Copy it whole from the browser; it begins with https://.
   *[other] Correct it and send it again.
}
error-no-such-contribution = There is no such thing, or it is not shown yet.
error-no-such-contribution-hint = See the list of what is shown.
error-wrong-step = From “{ $state }” it cannot get to that state, or it is not shown yet.
error-wrong-step-hint = Open the page again and choose one of the states that it offers.

mail-to-public = a person of the public
mail-kind-public-confirm = Confirm what was sent
mail-public-confirm-subject = Confirm: “{ $title }”
mail-public-confirm-body = Somebody, probably you, wrote “{ $title }” in the open data portal.

    Next step: open this link and press “Confirm”.
    { $link }

    If it was not you, do nothing: it goes by itself in three days.
mail-kind-public-confirm-support = Confirm a support
mail-public-confirm-support-subject = Confirm your support of “{ $title }”
mail-public-confirm-support-body = Somebody, probably you, wants to support the data request “{ $title }”.

    Next step: open this link and press “Confirm”.
    { $link }

    If it was not you, do nothing.
mail-kind-public-shown = It is shown
mail-public-shown-subject = It is shown: “{ $title }”
mail-public-shown-body = What you wrote is there for all to see. We write to you when there is an answer.

    You can see it here:
    { $link }
mail-kind-public-hidden = It is not shown
mail-public-hidden-subject = It is not shown: “{ $title }”
mail-public-hidden-body = What you wrote is not shown. The reason:

    { $text }

    If you change it, you can send it again. We erase your mail address from the portal.
mail-kind-public-answered = There is an answer
mail-public-answered-subject = There is an answer: “{ $title }”
mail-public-answered-body = The agency answered:

    { $text }

    Next step: see the whole answer and the state here.
    { $link }
mail-kind-moderation-waiting = Something of the public waits
mail-moderation-waiting-subject = It waits to be read: “{ $title }”
mail-moderation-waiting-body = A person wrote “{ $title }” and confirmed the mail address. It is not shown until somebody reads it.

    Next step: read it and decide whether it is shown.
    { $link }

task-moderate = Read before it is shown
task-moderate-what = A person of the public wrote it. Decide whether it is shown.
task-answer-public = Answer the public
task-answer-public-what = Everybody sees it, and it waits for your agency’s word.

event-contribution-received = Something came from the public
event-contribution-shown = Something of the public was shown
event-contribution-hidden = It was decided not to show something of the public
event-contribution-answered = The public was answered
event-request-supported = Somebody supported a data request
event-public-forgotten = Addresses and things sent that were no longer needed were erased

permission-moderate = Read what the public writes and decide whether it is shown
permission-answer-public = Answer requests, questions and reports
permission-write-story = Write stories with data
permission-publish-story = Publish stories

questions-of = Questions about “{ $title }”
questions-none = Nobody has asked yet.
question-ask = Ask a question
question-column = About what
question-whole = The whole dataset
question-about-column = About the column “{ $column }”
question-text = Your question
question-text-what = The agency answers here, for all to see.
question-send = Send the question

errors-of = Errors reported in “{ $title }”
errors-none = Nobody has reported errors.
report-error-title = Report an error
report-error-lead = Say which value is wrong and how you know. The agency looks at it, corrects it in a new version, or explains why it is right.
report-version = In version { $number }.
report-row = Number of the row (optional)
report-row-what = The one that the explorer shows left of each row.
report-column = Column
report-no-column = None in particular
report-text = What is wrong
report-text-what = What it says and what it should say, and where that can be checked. Do not write personal data.
report-send = Send the report
report-at-row = row { $row }
report-at-column = column “{ $column }”
report-corrected-in = Corrected in version { $number }
report-this-row = Report an error in this row

reuses-title = Uses of the data
reuses-lead = Applications, articles, research and lessons that people made with the data published here.
reuses-by-sort = By sort
reuses-none = There are none yet. You made something with the data? Add it.
reuse-add = Add a use
reuse-add-lead = You made something with the data? Show it: it helps that they go on being published.
reuse-name = What it is called
reuse-name-what = The title of the application, the article or the research.
reuse-sort-label = What it is
reuse-link = Where it is
reuse-link-what = The whole address of the page: https://…
reuse-text = What it shows or does
reuse-text-what = For whom it is, and what one learns from it.
reuse-made-with = Which data it was made with
reuse-send = Send
reuse-see = See it
reuse-outside = somebody else’s page; the portal does not answer for it
reuse-sort-app = Application
reuse-sort-visualization = Visualization
reuse-sort-article = Article
reuse-sort-research = Research
reuse-sort-teaching = Lesson or workshop
reuse-sort-other = Other

part-participation = Take part
part-questions = Questions ({ $count })
part-all-questions = See all questions
part-reuses = Uses ({ $count })
part-no-reuses = Nobody has shown yet what they made with these data.
part-all-reuses = See all uses
part-errors = Errors reported: { $count }

follow-title = Follow
follow-what = Follow “{ $title }”
follow-lead-dataset = We write to you when there is a new version. Nothing else.
follow-lead-request = We write to you when the agency answers. Nothing else.
follow-lead-agency = We write to you when it publishes new data or a new version. Nothing else.
follow-send = Tell me by mail
follow-end = Stop following
follow-end-what = We will no longer write to you about “{ $title }”, and erase your address.
follow-end-now = Stop following
follow-ended = You do not follow this
follow-ended-what = We will not write to you about it any more; your address was erased.
confirm-follow = Press the button to be told by mail. Each mail holds the link that ends it.
confirmed-followed = Done: we will tell you
confirmed-followed-what = Each mail holds a link that ends them.

mail-kind-public-confirm-follow = Confirm following
mail-public-confirm-follow-subject = Confirm that you want to follow “{ $title }”
mail-public-confirm-follow-body = Somebody, probably you, wants to be told by mail about “{ $title }”.

    Next step: open this link and press “Confirm”.
    { $link }

    If it was not you, do nothing.
mail-kind-public-follow-version = New version, to followers
mail-public-follow-version-subject = New version: “{ $title }”
mail-public-follow-version-body = { $agency } published a new version of “{ $title }”.

    See it here:
    { $link }

    To be told no more: { $unsubscribe }
mail-kind-public-follow-new = New data, to followers
mail-public-follow-new-subject = New data: “{ $title }”
mail-public-follow-new-body = { $agency } published “{ $title }” for the first time.

    See them here:
    { $link }

    To be told no more: { $unsubscribe }
mail-kind-public-follow-request = Answer, to followers
mail-public-follow-request-subject = There is an answer: “{ $title }”
mail-public-follow-request-body = The agency answered the request “{ $title }” that you follow.

    See the answer and the state here:
    { $link }

    To be told no more: { $unsubscribe }
