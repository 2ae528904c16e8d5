# Constancias de asistencia: hacerlas, corregirlas, anularlas y comprobarlas.

workshop-certificates = Constancias
workshop-certificates-what = Se hacen para quienes asistieron; cada persona descarga la suya.
certificates-lead = Cada persona que pasó por la puerta recibe una constancia con folio. Quien la vea puede comprobarla con el código QR.
certificates-early = Las constancias se hacen cuando termina el taller.
certificates-nobody = Nadie tiene asistencia registrada. Márquela en «Puerta».
certificates-waiting = { $count ->
    [one] Una persona asistió y todavía no tiene constancia. Al hacerla se le avisa por correo.
   *[other] { $count } personas asistieron y todavía no tienen constancia. Al hacerlas se les avisa por correo.
}
certificates-too-late = { $count ->
    [one] Una persona llegó casi al final y no recibe constancia.
   *[other] { $count } personas llegaron casi al final y no reciben constancia.
} Si es un error, corrija su llegada en «Puerta».
certificates-issue = Hacer las constancias
certificates-made = { $count ->
    [one] Una constancia
   *[other] { $count } constancias
}
certificates-signers = Quién firma
certificates-signers-label = Una persona por línea, tres cuando más
certificates-signers-what = Nombre; cargo. Por ejemplo: Ana Robles; Directora de Gobierno Abierto
certificates-print = Imprimir todas
print-letter = Carta
print-a4 = A4
print-letter-large = Carta, letra grande
print-a4-large = A4, letra grande
done-certificates-issued = Las constancias están hechas y se avisó por correo a cada persona.
done-certificates-signed = Quedó guardado quién firma.
done-certificate-corrected = La constancia se corrigió; conserva su folio y la persona recibe el aviso.
done-certificate-revoked = La constancia quedó anulada: así lo dice la página donde se comprueba.

certificate-own = Su constancia
certificate-own-what = Ampara { $time }. Folio { $folio }. Si su nombre tiene un error, avise a quien organiza.
certificate-own-open = Abrir la constancia (PDF)
certificate-text = por su participación en «{ $event }», con duración de { $time }. { $place }, { $day }.
certificate-duration = { $hours ->
    [0] { $minutes } minutos
    [one] { $minutes ->
        [0] una hora
       *[other] una hora y { $minutes } minutos
    }
   *[other] { $minutes ->
        [0] { $hours } horas
       *[other] { $hours } horas y { $minutes } minutos
    }
}
certificate-change = Corregir o anular
certificate-name-right = Nombre, como debe decir
certificate-minutes = Minutos que ampara
certificate-correct = Corregir y avisar
certificate-revoke-why = Por qué se anula
certificate-revoke = Anular
certificate-revoked-tag = Anulada
certificate-issue-number = corregida, emisión { $number }
certificate-reason-mistake = Se hizo por error.
certificate-reason-not-attended = La persona no asistió.
certificate-reason-asked = La persona lo pidió.

certificate-check = Comprobar una constancia
certificate-check-lead = Escriba el folio que está en la constancia, o lea su código QR con el teléfono.
certificate-check-do = Comprobar
certificate-folio = Folio
certificate-folio-what = Doce letras y números, como K7Q4-2M9X-0RTD.
certificate-none = No hay ninguna constancia con el folio { $folio }.
certificate-none-next = Revise que esté bien escrito. Si lo está, la constancia no la hizo este portal.
certificate-holds = La constancia es válida.
certificate-revoked-on = Esta constancia se anuló el { $day }: ya no es válida.
certificate-name = A nombre de
certificate-name-partial = Por privacidad solo se muestran el primer nombre y las iniciales. Compárelos con el papel.
certificate-name-forgotten = El nombre ya se borró: pasó su plazo de conservación.
certificate-event = Taller
certificate-day = Fecha
certificate-time = Duración que ampara
certificate-issued = Emitida
certificate-corrected-name = se corrigió el nombre
certificate-corrected-time = se corrigió la duración
certificate-corrected-both = se corrigieron el nombre y la duración

error-certificate-early = El taller no ha terminado.
error-certificate-early-hint = Haga las constancias cuando termine.
error-certificate-no-name = Falta el nombre.
error-certificate-no-name-hint = Escriba el nombre como debe aparecer en la constancia.
error-certificate-minutes = Los minutos no son posibles.
error-certificate-minutes-hint = Escriba de 1 a los minutos que duró el taller.
error-certificate-signatures = Son demasiadas firmas.
error-certificate-signatures-hint = En una constancia caben tres.
error-certificate-revoked = Esa constancia ya estaba anulada.
error-certificate-revoked-hint = No se puede cambiar.
error-certificate-unknown = Este taller no tiene una constancia con ese folio.
error-certificate-unknown-hint = Búsquela en la lista de abajo.

mail-kind-workshop-certificate = Constancia de un taller
mail-workshop-certificate-subject = Su constancia: { $workshop }
mail-workshop-certificate-body = { $name }: gracias por participar en el taller «{ $workshop }». Su constancia está lista, con el folio { $folio }.

    Siguiente paso: ábrala y guárdela desde su enlace personal.
    { $link }
