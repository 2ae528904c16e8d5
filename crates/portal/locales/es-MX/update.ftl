# La versión siguiente de un conjunto de datos: entregar el archivo, ver qué cambió, enviar.

update-word = Actualizar
update-title = Actualizar «{ $title }»
update-step-file = Entregar el archivo
update-step-look = Ver qué cambió
update-step-send = Enviar
update-file = Archivo nuevo
update-file-what = Entregue el archivo de este periodo como lo tiene su oficina. Se limpia solo, con los mismos pasos que la versión { $number } del { $day }.
update-hand-in = Entregar y ver qué cambió
update-begun = Entregados que aún no se publican
update-same-file = Es el mismo archivo que la versión { $number }: no hay nada que publicar.
update-same-file-hint = Si esperaba datos nuevos, entregue el archivo de este periodo.
update-quiet = El archivo viene igual que el de la versión { $number }: todos los pasos se aplicaron y no hay nada que decidir.
update-quiet-hint = Mire las filas que entran y salen, y envíelo.
update-differs = { $count ->
    [one] Hay una cosa distinta de la última vez que usted debe revisar.
   *[other] Hay { $count } cosas distintas de la última vez que usted debe revisar.
}
update-differs-hint = Lo demás se limpió como antes. Nada se publica mientras usted no lo envíe.
update-look-at = Por revisar
update-renamed-perhaps = ¿Una columna solo cambió de nombre? Oprima «Ir a revisarlo» en la que falta y dele a la nueva el nombre de siempre; así la receta la reconoce.
update-see = Ir a revisarlo
update-since = Qué cambia desde la versión { $number }
update-rows = Antes { $before } filas, ahora { $now }.
update-new-findings = Avisos nuevos
update-new-findings-what = La última versión no los tenía. No impiden enviar.
update-see-findings = Ver los avisos en la mesa de trabajo
update-send-undecided = Antes de enviar, decida qué hacer con los datos personales.
update-send-quiet = Todo está listo. Otra persona lo revisa antes de que se publique.
update-send-differs = Cuando haya revisado lo anterior, envíelo. Otra persona lo revisa antes de que se publique.
update-bench = Abrir en la mesa de trabajo
update-describe = Cambiar la descripción
update-other-file = Entregar otro archivo
update-forget = Olvidar esta entrega

reason-column-missing = esta columna estaba en la última versión y ahora falta.
reason-column-new = es una columna que la última versión no tenía.
reason-type-changed = antes era { $before } y ahora es { $after }.
reason-may-not-publish = La clave permite preparar, pero no publicar.
reason-in-hand = Alguien ya está preparando este mismo archivo.

mail-update-waiting-subject = Revise la actualización de «{ $title }»
mail-update-waiting-body = Llegó solo el archivo «{ $file }» para «{ $title }», pero no viene como la última vez: por revisar, { $count }. No se publicó nada. Ábralo y revíselo aquí: { $link }
mail-kind-update-waiting = Actualización por revisar

refusal-file-refused = El archivo no se pudo recibir
refusal-file-refused-hint = Corrija lo que se dice y envíe el archivo de nuevo. No se publicó nada.
refusal-file-too-large = El archivo es demasiado grande
refusal-file-too-large-hint = Divida el archivo, o pida que se aumente `upload_bytes` en `apertura.toml`.

endpoint-publish-version = Publicar la versión siguiente de un conjunto (para máquinas)
api-write-what = Mande el archivo como cuerpo de la petición, o en el campo «file» de un formulario, con «Authorization: Bearer» y una clave que permita ver, preparar y publicar. Sin cambios de estructura ni datos personales por decidir, se publica; si no, queda en espera y se avisa a los enlaces. Mandar otra vez el mismo archivo no cambia nada.
api-write-unchanged = El archivo ya es la versión más reciente; nada cambió
api-write-published = Se publicó, con versión y acuse
api-write-waiting = No se publicó: una persona debe revisar lo que se lista
api-write-too-large = El archivo es demasiado grande
parameter-file-name = Nombre del archivo; sin él, el de la última versión

cli-option-unattended = Publica sin nadie al teclado: solo si el archivo viene como la última vez; si no, deja un borrador y termina con 1
cli-unattended-unchanged = Nada cambió: el archivo ya es la versión { $version }.
cli-unattended-waiting = { $count ->
    [one] No se publicó: hay una cosa que una persona debe revisar.
   *[other] No se publicó: hay { $count } cosas que una persona debe revisar.
}
cli-unattended-draft = Quedó un borrador. Revíselo en el portal: { $address }
update-not-remembered = La versión { $number } se publicó antes de que el portal guardara cómo venía su archivo. Esta vez se comparan las filas, las columnas publicadas y sus tipos, pero no la hoja, la codificación ni las listas de valores del archivo. Desde la siguiente versión se compara todo.
