# Tables and teams on the facilitator's page; open questions.

seating-seat-first = Seat at tables
seating-what = "Seat anew" looks for another seating that is as good, and minds who stays and who is kept apart. "Fit the changes in" seats who came late, takes away who did not come and leaves the others where they are.
seating-print = Print who sits where, signs and badges
seating-tables = Tables
seating-how = Drag a person to another team, or onto another person to exchange them. By keyboard: Enter picks the person up, arrows go through the places, Enter puts down, Esc cancels. Each change is saved when you let go.
seating-undo = Undo the last change
seating-here = Seat here
seating-picked = { $name }: choose where to, or with whom to exchange. Esc cancels.
seating-move-to = To { $place }
seating-nowhere = No table
seating-swap-with = Exchange with { $other }
seating-moved = { $name }: { $place }. Saved.
seating-cancelled = Nobody was moved.
seating-nothing = The counts do not change.
seating-saving = Saving…
seating-lost = It could not be saved: no network, or the server does not answer. Nobody was moved; try again.
seating-outdated = Somebody else has changed the tables meanwhile.
seating-outdated-hint = You see the tables as they are now. Your last change was not made; make it again if it is still needed.
done-workshop-reseated = The changes are fitted in: almost everybody sits at the same table as before.

seating-score = Pairs to be kept apart
seating-pairs-agency-tables = of one agency at a table
seating-pairs-agency-teams = of one agency in a team
seating-pairs-met-tables = that shared a table before
seating-pairs-met-teams = that shared a table before, now in a team
seating-pairs-area-tables = of one area at a table
seating-pairs-area-teams = of one area in a team
seating-pairs-apart = to be apart that sit together
seating-is-least = There cannot be fewer
seating-least = The fewest possible: { $least }

seating-why = { $people ->
    [one] One person
   *[other] { $people } people
} of { $agencies ->
    [one] one agency
   *[other] { $agencies } agencies
} at { $tables ->
    [one] one table
   *[other] { $tables } tables
}.
seating-why-none = No agency sends more people than there are tables, so nobody has to sit with somebody of their own.
seating-why-large = { $agency } sends { $people } people for { $tables ->
    [one] one table
   *[other] { $tables } tables
}: at least { $pairs ->
    [one] one pair shares a table
   *[other] { $pairs } pairs share a table
}.
seating-why-more = { $count } other agencies send more people than there are tables too.
seating-why-restricted = Sizes of tables and fixed or accessible places count in the fewest possible too.
seating-reached = This seating is one of the best there are: no other has fewer pairs of one agency.
seating-over = There { $over ->
    [one] is one pair
   *[other] are { $over } pairs
} of one agency at a table too many. Move who is marked, or press "Seat anew".
seating-over-teams = At tables there cannot be fewer; in teams there { $over ->
    [one] is one pair
   *[other] are { $over } pairs
} too many. Exchange the teams of who is marked.

seating-people = { $count ->
    [one] one person
   *[other] { $count } people
}
seating-new-table = Table { $table } (new)
seating-size-few = Fewer than { $least }.
seating-size-many = More than { $most }.
seating-size-uneven = The teams are not even.
seating-make-accessible = Mark as accessible
seating-accessible = Accessible table ✓
seating-accessible-taken = Taken as accessible until you mark another.
seating-not-reachable = { $count ->
    [one] One person needs an accessible table and sits
   *[other] { $count } people need an accessible table and sit
} at another.
seating-needs-show = See who needs an accessible table
seating-needs-what = Not shown at first, in case this page is projected.
seating-needs-hide = Do not show any more who needs an accessible table

seating-options = Options of { $name }
seating-move-link = Move by the form
seating-stay = Stay at this table
seating-release = May be moved
seating-stays = stays
seating-absent = not here yet
seating-apart-link = Not at a table with…
seating-fault-not-pinned = Has to stay at another table
seating-fault-not-reachable = Needs an accessible table
seating-fault-apart = To be apart from { $names }
seating-fault-apart-team = To be apart from { $names }
seating-fault-agency = Same agency as { $names }
seating-fault-agency-team = Same agency and team as { $names }
seating-fault-met = Shared a table before with { $names }
seating-fault-met-team = Shared a table before with { $names }, now in their team
seating-fault-area = Same area as { $names }
seating-fault-area-team = Same area and team as { $names }

seating-among = Who is seated
seating-among-expected = { $count ->
    [one] The person who has a place or came
   *[other] The { $count } people who have a place or came
}
seating-among-present = { $count ->
    [one] Only the person who has come
   *[other] Only the { $count } who have come: who is missing gives the seat up
}
seating-near-least = Lower the least to { $least }: tables of { $sizes }.
seating-near-most = Raise the most to { $most }: tables of { $sizes }.
seating-near-people = { $people } people can be seated.

seating-choose = Choose
seating-move-title = Move or exchange
seating-move-who = Person
seating-move-where = Where to
seating-move-swap = Or with whom to exchange
seating-swap = Exchange
seating-apart-title = Not at one table ({ $count })
seating-apart-what = These pairs share no table when people are seated. Write the reason nowhere; the list goes with the people.
seating-together = May sit together
seating-apart-one = Person to be apart
seating-apart-other = From whom
seating-apart-do = Keep apart

workshop-questions-page = Open questions
workshop-questions-page-what = What stayed without an answer is written here and seen at the next stage of the cycle.
asked-lead = Write what a table asked and nobody could answer. At the next workshop of the cycle it stands on top until somebody answers it.
asked-from = Left by "{ $workshop }"
asked-own = Of this workshop
asked-none = There are no questions yet.
asked-text = Question
asked-text-what = Write no names of people.
asked-table = Whose it is
asked-room = The whole room's
asked-person = A person's
asked-open = No answer yet
asked-answer = Answer
asked-change = Answer or take away
asked-answer-keep = Save the answer
asked-forget = Take the question away
asked-keep = Save the question
done-questions = It is saved.
registration-question = Which question do you take with you?
registration-question-what = Who facilitates sees it without your name, and you see it here again at the next stage. Write no names of people.
registration-question-keep = Save my question
registration-questions-before = What you or your table asked at "{ $workshop }"
registration-needs-until = It is erased on { $day }.
workshop-needs-until = What people need in order to take part is erased on { $day }; their other data on { $until }. Only counts remain.
workshop-reminders = Reminders: how many days before
workshop-reminders-hint = For example: 7, 1. Empty: nobody is written to.
workshop-cards-again = { $count ->
    [one] One team gets a card that somebody of it had at another workshop of the cycle. Add cards so that none is repeated.
   *[other] { $count } teams get a card that somebody of theirs had at another workshop of the cycle. Add cards so that none is repeated.
}
