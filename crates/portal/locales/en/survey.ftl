# The survey of a workshop, and what follows.

workshop-survey = Survey
workshop-survey-what = By link or on paper, without names; after 60 days people are asked whether a dataset was opened.
survey-title = Survey of the workshop
survey-before-title = Before the workshop: two questions
survey-lead = Everybody answers it at their personal link, which they get by mail the day after. You may also print it and type the answers in here.
survey-count-before = answers before
survey-count-after = answers after
survey-count-paper = of them on paper
survey-print = Print the survey
survey-type = Type in an answer from paper
survey-type-save = Save the answer
done-survey-typed = The answer is saved. You may type in the next.
survey-few = Results are shown once there are { $least } answers, so that nobody knows who said what.
survey-results = Results
survey-mean-before = confidence before (0 to 10)
survey-mean-after = confidence after (0 to 10)
survey-mean-useful = use (1 to 5)
survey-chart-confidence = How confident are they in working with data, before and after?
survey-chart-useful = How useful was the workshop?
survey-rating = Rating
survey-people = People
survey-series-before = Before
survey-series-after = After
survey-groups = Means by what people do with data
survey-kept-back = Groups of fewer than { $least } answers are not shown, nor those from which they could be subtracted.

survey-anonymous = Your answers are kept without your name. The organizers see means, and sentences without knowing whose they are.
survey-nothing = There are no questions for you now. The survey opens when the workshop begins, for those who come.
survey-thanks = Thank you: your answer is saved.
survey-back = Back to my personal link
survey-offer-before = Tell us how you come, in one minute.
survey-offer-after = Tell us how it was, in three minutes.
survey-answer = Answer
survey-send = Send my answers
survey-paper-lead = Do not write your name. Mark one box for each question and hand the sheet in as you leave.
survey-before = How confident are you today in working with data?
survey-before-then = Before the workshop, how confident were you in working with data?
survey-after = And now, how confident are you?
survey-scale-10 = 0 is not at all, 10 is fully.
survey-useful = How useful was the workshop for your work?
survey-scale-5 = 1 is not at all, 5 is very.
survey-duty = What describes best what you do with data?
survey-duty-short = What they do
survey-duty-transparency = Transparency unit
survey-duty-technology = Information technology
survey-duty-producer = I produce or look after data
survey-duty-decision = I decide with data
survey-duty-other = Something else, or I would rather not say
survey-takeaway = What do you take with you?
survey-will-do = What will you do with what you learned?
survey-opens = Which dataset will you open?
survey-opens-what = You may leave it empty. If you write it, we ask you by mail in some weeks how it goes; this is kept beside your name until the workshop's time of keeping ends.

follow-up-title = Is it open?
follow-up-list = What they will open
follow-up-when = Those who came are asked by mail on { $day }.
follow-up-nothing = Nobody has said yet what they will open.
follow-up-untitled = A dataset that was not named in the survey
follow-up-open = No answer yet.
follow-up-opened = Open:
follow-up-not-yet = Not yet.
follow-up-entry = in the inventory
follow-up-said = At the workshop you said that you would open “{ $title }”.
follow-up-yes = Yes, it is published
follow-up-no = Not yet
follow-up-dataset = Which is it, in the catalog?
follow-up-dataset-what = Paste its address, or write its title as the catalog has it.
follow-up-send-yes = Say that it is open
follow-up-obstacle = What stops it?
follow-up-obstacle-time = There is no time
follow-up-obstacle-quality = The data are not in order
follow-up-obstacle-leave = Somebody has to allow it
follow-up-obstacle-personal-data = It holds personal data
follow-up-obstacle-knowledge = I do not know how to go on
follow-up-obstacle-other = Something else
follow-up-send-no = Say what stops it
follow-up-thanks = Thank you: it is saved. You may change your answer.
follow-up-thanks-opened = Congratulations! It is saved.
follow-up-see = See the dataset

error-survey-not-now = It cannot be answered now.
error-survey-not-now-hint = The survey is for those who come, and closes when the workshop's data are deleted.
error-survey-answered = This part is answered already.
error-survey-answered-hint = It is answered once; thank you.
error-survey-rating = A rating is missing or not on the scale.
error-survey-rating-hint = Mark a number for each rating and send again.
error-follow-up-dataset = The catalog has no dataset with that title or address.
error-follow-up-dataset-hint = Find it in the catalog, copy its address and paste it here.

mail-kind-workshop-survey = Survey of a workshop
mail-workshop-survey-subject = How was it? { $workshop }
mail-workshop-survey-body = { $name }: thank you for coming to the workshop “{ $workshop }”. Help us to make it better.

    Next step: answer the survey, without a name, in three minutes. If you handed it in on paper, there is no need.
    { $link }
mail-kind-workshop-follow-up = Following up a workshop
mail-workshop-follow-up-subject = Was a dataset opened? { $workshop }
mail-workshop-follow-up-body = { $name }: some weeks ago you took part in the workshop “{ $workshop }”. Was a dataset opened after it?

    Next step: tell us whether it is, or what stops it; it takes a minute.
    { $link }
mail-kind-workshop-promised = Following up a workshop
mail-workshop-promised-subject = Was a dataset opened? { $workshop }
mail-workshop-promised-body = { $name }: some weeks ago you took part in the workshop “{ $workshop }”. You said that you would open “{ $title }”. Is it published?

    Next step: tell us whether it is, or what stops it; it takes a minute.
    { $link }
