# The plenary: photo and claim of each team, gallery, vote.

workshop-plenary = Plenary
workshop-plenary-what = Every team hands in the photo and the claim of its chart; gallery and vote.
plenary-lead = Every team hands in, by its link and without an account, a photo of its chart and what it says. You decide whether the gallery is public, and whether there is a vote.
plenary-open-what = Once people have a table and a team, give each team its link. Show them the QR code or send them the address.
plenary-open = Give the teams their links
plenary-public = The gallery is public: everybody can see it
plenary-voting = Vote
plenary-voting-none = No vote
plenary-voting-open = Open: everybody votes once, not for their own team
plenary-voting-closed = Closed: the result is shown
plenary-votes = { $count ->
    [one] One person has voted.
   *[other] { $count } people have voted.
}
plenary-link = Link and QR code of the team
plenary-nothing = Nothing handed in yet.
plenary-remains = The time of keeping has passed: photos and claims were deleted. There were { $pieces } charts and { $votes } votes.
done-plenary-opened = Every team has its link, below.
done-plenary-held = It is saved.
done-plenary-judged = It is saved.
done-plenary-piece = It is saved. You may change it while the workshop lasts.
plenary-team-title = Team { $team }
plenary-claim = What does your chart say?
plenary-claim-what = One sentence, with the figure that matters most. No names of people.
plenary-hand-in = Save
plenary-gallery = Gallery of the workshop
plenary-gallery-of = Gallery: { $workshop }
plenary-see = See the gallery
plenary-empty = There are no charts yet.
photo-shows = What does the photo show?
photo-shows-chart = Only the chart, no people.
photo-shows-people = People, too.
photo-agreed = Everybody in it agreed to be in photos
photo-refusing = { $count ->
    [one] One person of this table asked not to be in photos.
   *[other] { $count } people of this table asked not to be in photos.
} Take a photo of the chart alone.
photo-refusing-names = Not to be in photos at this table: { $names }.
photo-alternative = What is to be seen, for those who cannot see the photo?
photo-alternative-what = For example: six columns of bricks; the tallest, blue, is Monterrey.
photo-file = Photo
photo-file-other = Another photo, if you want to change it
photo-file-what = JPEG, PNG or WebP, up to 20 MB. It is kept without the place and time at which it was taken.
photo-shown = Shown
photo-not-shown = Not shown
photo-keep = I looked: nobody who refused is in it
photo-remove = Remove the photo
vote-lead = Vote for the chart that is easiest to understand. Once, and not for your own team. Nobody will know which.
vote-thanks = Thank you for your vote. The result is shown when the vote is closed.
vote-do = Vote for this team
vote-offer = See the gallery and vote
vote-count = { $count ->
    [one] One vote
   *[other] { $count } votes
}

error-plenary-claim = What the chart shows is missing.
error-plenary-claim-hint = Write one sentence.
error-photo-words = What is to be seen in the photo is missing.
error-photo-words-hint = Describe it in a sentence, for those who cannot see it. Then choose the photo again.
error-photo-consent = There are people in the photo, and nobody said that all agree.
error-photo-consent-hint = Ask them and mark the box, or take another photo of the chart alone. Then choose the photo again.
error-photo-format = The file is no photo that can be used.
error-photo-format-hint = Use JPEG, PNG or WebP. On an iPhone choose “Most Compatible” in the camera's settings, or send a screenshot.
error-photo-large = The photo is too large.
error-photo-large-hint = Use one of up to 20 MB and 12,000 pixels a side.
error-photo-broken = The photo is damaged.
error-photo-broken-hint = Take it again.
error-vote-closed = The vote is not open.
error-vote-closed-hint = Wait until whoever leads the workshop opens it.
error-vote-team = You cannot vote for that team.
error-vote-team-hint = Choose another that is not your own.
error-vote-twice = You have voted.
error-vote-twice-hint = Everybody votes once.
