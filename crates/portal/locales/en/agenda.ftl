# The run sheet of a workshop and its clock.

workshop-steps-what = What is done, from when to when; and the clock for the screen.
steps-lead = Write how many minutes each step takes: the times follow by themselves. Empty a row to take it away.
steps-from-to = From – to
steps-minutes = Minutes
steps-title = Step
steps-order = Order
steps-minutes-of = Minutes of step { $number }
steps-title-of = Step { $number }
steps-up = Move “{ $title }” up
steps-down = Move “{ $title }” down
steps-remove = Take “{ $title }” away
steps-even = The steps add up to { $sum } minutes, as long as the workshop takes.
steps-over = The steps add up to { $sum } minutes and the workshop takes { $minutes }: { $rest } too many. Shorten a step, or lengthen the workshop in “Details of the workshop”.
steps-short = The steps add up to { $sum } minutes and the workshop takes { $minutes }: { $rest } are missing. Lengthen a step or add another.

clock-open = Open the clock for the screen
clock-title = Clock of the workshop
clock-empty = There is no run sheet yet. Write it in:
clock-before = We begin at { $at }: { $title }
clock-next = Next at { $at }: { $title }
clock-after = We end at { $at }
clock-ended = The run sheet is over. Thank you!
clock-call = Now: { $team }
clock-then = Next: { $team }
clock-all-called = All teams have been called.
clock-team-next = Call the next team
clock-team-back = Back to the team before
clock-step-next = Begin the next step now
clock-on-time = Back to the schedule
clock-full = Full screen
clock-keys = Keyboard: space bar or → calls the next team, ← goes back, N begins the next step, H goes back to the schedule, F full screen. Once open it works without network.

workshop-to-carry = { $count ->
    [one] One person
   *[other] { $count } people
} came to the stage before and is not on this list.
workshop-carry = Invite those who came to the stage before
workshop-count-returning = of them, from the stage before
