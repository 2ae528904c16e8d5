# Certificates of attendance: making, correcting, revoking and checking them.

workshop-certificates = Certificates
workshop-certificates-what = Made for those who came; everybody downloads their own.
certificates-lead = Everybody who came through the door gets a certificate with a number. Whoever sees it can check it by its QR code.
certificates-early = Certificates are made once the workshop has ended.
certificates-nobody = Nobody is marked as present. Do that under “Door”.
certificates-waiting = { $count ->
    [one] One person came and has no certificate yet. Making it tells them by mail.
   *[other] { $count } people came and have no certificate yet. Making them tells each by mail.
}
certificates-too-late = { $count ->
    [one] One person came almost at the end and gets no certificate.
   *[other] { $count } people came almost at the end and get no certificate.
} If that is a mistake, correct their arrival under “Door”.
certificates-issue = Make the certificates
certificates-made = { $count ->
    [one] One certificate
   *[other] { $count } certificates
}
certificates-signers = Who signs
certificates-signers-label = One person a line, three at most
certificates-signers-what = Name; position. For example: Ana Robles; Director of Open Government
certificates-print = Print all
print-letter = Letter
print-a4 = A4
print-letter-large = Letter, large print
print-a4-large = A4, large print
done-certificates-issued = The certificates are made, and everybody was told by mail.
done-certificates-signed = Who signs is saved.
done-certificate-corrected = The certificate was corrected; it keeps its number, and the person is told.
done-certificate-revoked = The certificate is revoked: the page where it is checked says so.

certificate-own = Your certificate
certificate-own-what = It vouches for { $time }. Number { $folio }. If your name is wrong, tell the organizers.
certificate-own-open = Open the certificate (PDF)
certificate-text = for taking part in “{ $event }”, for { $time }. { $place }, { $day }.
certificate-duration = { $hours ->
    [0] { $minutes } minutes
    [one] { $minutes ->
        [0] one hour
       *[other] one hour and { $minutes } minutes
    }
   *[other] { $minutes ->
        [0] { $hours } hours
       *[other] { $hours } hours and { $minutes } minutes
    }
}
certificate-change = Correct or revoke
certificate-name-right = Name, as it should read
certificate-minutes = Minutes that it vouches for
certificate-correct = Correct and tell
certificate-revoke-why = Why it is revoked
certificate-revoke = Revoke
certificate-revoked-tag = Revoked
certificate-issue-number = corrected, issue { $number }
certificate-reason-mistake = It was made by mistake.
certificate-reason-not-attended = The person did not attend.
certificate-reason-asked = The person asked for it.

certificate-check = Check a certificate
certificate-check-lead = Write the number that stands on the certificate, or read its QR code with a phone.
certificate-check-do = Check
certificate-folio = Number
certificate-folio-what = Twelve letters and digits, like K7Q4-2M9X-0RTD.
certificate-none = There is no certificate with the number { $folio }.
certificate-none-next = See whether it is written right. If it is, this portal did not make the certificate.
certificate-holds = The certificate is valid.
certificate-revoked-on = This certificate was revoked on { $day }: it is valid no longer.
certificate-name = Made out to
certificate-name-partial = For privacy only the first name and initials are shown. Compare them with the paper.
certificate-name-forgotten = The name was deleted: its time of keeping has passed.
certificate-event = Workshop
certificate-day = Date
certificate-time = Time that it vouches for
certificate-issued = Issued
certificate-corrected-name = the name was corrected
certificate-corrected-time = the time was corrected
certificate-corrected-both = the name and the time were corrected

error-certificate-early = The workshop has not ended.
error-certificate-early-hint = Make the certificates once it has.
error-certificate-no-name = The name is missing.
error-certificate-no-name-hint = Write it as it should read on the certificate.
error-certificate-minutes = These minutes cannot be.
error-certificate-minutes-hint = Write from 1 to the minutes that the workshop took.
error-certificate-signatures = There are too many signatures.
error-certificate-signatures-hint = A certificate has room for three.
error-certificate-revoked = That certificate was revoked already.
error-certificate-revoked-hint = It cannot be changed.
error-certificate-unknown = This workshop has no certificate with that number.
error-certificate-unknown-hint = Look for it in the list below.

mail-kind-workshop-certificate = Certificate of a workshop
mail-workshop-certificate-subject = Your certificate: { $workshop }
mail-workshop-certificate-body = { $name }: thank you for taking part in the workshop “{ $workshop }”. Your certificate is ready; its number is { $folio }.

    Next step: open it and save it from your personal link.
    { $link }
