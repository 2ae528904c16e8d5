# What machines write, and what they are answered.

api-scope = The machine's token must allow: { $scope }.
endpoint-submit-file = Hand a file over for review (for machines)
endpoint-submit-file-what = Send the file in the field “file” of a form, after the fields that describe the dataset; columns are described in “column-name” and their units in “unit-name”. What is not said is taken from the inventory entry (“entry”) or from the dataset that it updates (“dataset”). If nothing is missing it waits for review; otherwise it becomes a draft and the liaisons are told. Sending the same file again makes no second one.
endpoint-add-entry = Add an entry to the inventory (for machines)
endpoint-add-entry-what = Send a JSON object with the cells of the entry. What is missing or strange is answered as findings; nothing is refused for being incomplete.
endpoint-change-entry = Change an entry of the inventory (for machines)
endpoint-change-entry-what = Send only the cells that change, and the revision that you read. What somebody else changed in other cells stays; where they changed the same ones, the answer is 409 with both values, and yours are not lost.
api-entry-written = It was saved
api-entry-clashed = Somebody else changed the same cells; theirs stay and yours are listed
api-submitted = It waits for review
api-submission-waits = A person must complete it, or it is still being read
api-write-unsupported = It was sent in a form that this address does not take
parameter-entry-id = Id of the inventory entry
parameter-next-version-of = Dataset that it is the next version of; without it, a new dataset
refusal-unsupported-media-type = This address does not take that kind of content
refusal-unsupported-media-type-hint = Send `Content-Type` as stated, and the body in that format.
refusal-body-too-large = What you sent is too large
refusal-body-too-large-hint = Send less at a time; the number says how many bytes are taken.
refusal-bad-cell = A cell cannot hold that value
refusal-bad-cell-hint = Write one of the values that are listed, or leave the cell empty. Nothing was saved.
mail-arrival-waiting-subject = Complete the file “{ $file }”
mail-arrival-waiting-body = A program sent the file “{ $file }”, but something is missing before it can be reviewed. See what is missing and complete it here: { $link }
mail-kind-arrival-waiting = File to complete
