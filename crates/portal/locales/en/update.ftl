# The next version of a dataset: hand the file in, look at what is different, hand it over.

update-word = Update
update-title = Update “{ $title }”
update-step-file = Hand the file in
update-step-look = See what is different
update-step-send = Submit
update-file = New file
update-file-what = Hand in this period's file as your office has it. It is cleaned by itself, with the same steps as version { $number } of { $day }.
update-hand-in = Hand in and see what is different
update-begun = Handed in and not published yet
update-same-file = It is the same file as version { $number }: there is nothing to publish.
update-same-file-hint = If you expected new data, hand in this period's file.
update-quiet = The file comes like that of version { $number }: all steps fitted and there is nothing to decide.
update-quiet-hint = Look at the rows that come and go, and submit it.
update-differs = { $count ->
    [one] One thing is different from last time and needs your look.
   *[other] { $count } things are different from last time and need your look.
}
update-differs-hint = The rest was cleaned as before. Nothing is published until you submit it.
update-look-at = To look at
update-renamed-perhaps = Did a column only get another name? Press “Go and look” at the one that is missing and give the new one its usual name; the recipe then knows it again.
update-see = Go and look
update-since = What changes from version { $number }
update-rows = { $before } rows before, { $now } now.
update-new-findings = New findings
update-new-findings-what = The last version did not have them. They do not keep you from submitting.
update-see-findings = See the findings on the workbench
update-send-undecided = Before you submit, decide what to do with the personal data.
update-send-quiet = Everything is ready. Another person reviews it before it is published.
update-send-differs = When you have looked at the above, submit it. Another person reviews it before it is published.
update-bench = Open on the workbench
update-describe = Change the description
update-other-file = Hand in another file
update-forget = Forget this file

reason-column-missing = this column was in the last version and is missing now.
reason-column-new = it is a column that the last version did not have.
reason-type-changed = it was { $before } before and is { $after } now.
reason-may-not-publish = The token allows preparing, but not publishing.
reason-in-hand = Somebody is preparing this very file already.

mail-update-waiting-subject = Look at the update of “{ $title }”
mail-update-waiting-body = The file “{ $file }” for “{ $title }” came in by itself, but it is not like last time; things to look at: { $count }. Nothing was published. Open it and look: { $link }
mail-kind-update-waiting = Update to look at

refusal-file-refused = The file could not be taken in
refusal-file-refused-hint = Put right what is said and send the file again. Nothing was published.
refusal-file-too-large = The file is too large
refusal-file-too-large-hint = Split the file, or ask for a higher `upload_bytes` in `apertura.toml`.

endpoint-publish-version = Publish the next version of a dataset (for machines)
api-write-what = Send the file as the request's body, or in the field “file” of a form, with “Authorization: Bearer” and a token that allows seeing, preparing and publishing. Without changes of structure or undecided personal data it is published; otherwise it waits and the liaisons are told. Sending the same file again changes nothing.
api-write-unchanged = The file is the latest version already; nothing changed
api-write-published = It was published, with version and receipt
api-write-waiting = It was not published: a person must look at what is listed
api-write-too-large = The file is too large
parameter-file-name = Name of the file; without it, that of the last version

cli-option-unattended = Publishes with nobody at the keyboard: only if the file comes like last time; otherwise leaves a draft and ends with 1
cli-unattended-unchanged = Nothing changed: the file is version { $version } already.
cli-unattended-waiting = { $count ->
    [one] Not published: there is one thing that a person must look at.
   *[other] Not published: there are { $count } things that a person must look at.
}
cli-unattended-draft = A draft was left. Look at it in the portal: { $address }
update-not-remembered = Version { $number } was published before the portal kept what its file was like. This time rows, published columns and their types are compared, but not the file's sheet, encoding and lists of values. From the next version on everything is compared.
