# Stories: pages with live data that an agency or the coordination writes for citizens.

stories-title = Stories with data
stories-lead = What the data say, told by those who publish them. Each chart and each figure leads to its data.
stories-none = There are no published stories yet.
story-unknown-block = This line is not understood:
story-not-drawn = It cannot be shown.
story-source = Data:
story-version = version { $number } of { $day }
story-older = There are newer data
story-rows = rows
story-measure-sum = Sum of
story-measure-mean = Mean of
story-measure-min = Least of
story-measure-max = Greatest of
story-state-draft = Draft
story-state-waiting = Waits to be published
story-state-published = Published
story-state-changed = Published, with changes that are not

nav-stories = Stories
story-list = Stories
story-list-lead = Tell what your agency’s data say, with charts and figures that renew themselves.
story-title = Title
story-title-what = A question or a sentence: “Where are most accidents?”
story-teller = Who tells it
story-begin = Begin the story
story-writing = Write “{ $title }”
story-see-public = See it as the public does
story-summary = Summary
story-summary-what = What one learns, in a sentence or two. It stands in the list.
story-text = Text
story-text-what = It is written in Markdown: ## for headings, ** for bold, [text](address) for links.
story-save = Save and see
story-ask = Save and ask to publish
story-publish = Save and publish
story-take-away = Take away from the public
story-preview = How it looks
story-history = Earlier versions
story-help = How to put in charts, tables and figures
story-help-lead = Each stands alone on its line, in double braces, with the name of the dataset. After “?” come the filters, as in the explorer’s address.
story-help-version = The data are always those of the latest version. So that they do not change, add _version=3; the page tells when there are newer data.
story-block-chart = Chart
story-block-map = Map
story-block-table = Table
story-block-figure = Figure

done-story-saved = Saved. Below it looks as it will.
done-story-asked = Saved, and publication was asked for.
done-story-published = The story is published.
done-story-taken-away = The public no longer sees the story.

mail-kind-story-waiting = A story waits to be published
mail-story-waiting-subject = Waits to be published: “{ $title }”
mail-story-waiting-body = The story “{ $title }” is ready and waits for somebody who reads and publishes it.

    Next step: read it and publish it, or change it.
    { $link }
task-story = Publish the story
task-story-what = Somebody wrote it and asked for publication. Read it; publish or change it.
event-story-begun = A story was begun
event-story-submitted = A story was submitted
event-story-published = A story was published
event-story-taken-away = A story was taken away from the public
