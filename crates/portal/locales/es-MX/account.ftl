# Cuentas, personas y dependencias.

nav-sign-in = Entrar
nav-sign-out = Salir
nav-of-work = Su trabajo
nav-work = Trabajo
nav-files = Archivos

sign-in = Entrar
sign-in-title = Entrar
sign-in-first = Esta página es de trabajo. Entre con su cuenta y la verá enseguida.
sign-in-no-account = ¿No tiene cuenta? Pida una invitación a la persona enlace de su dependencia o a quien administra este portal.

account-mail = Correo electrónico
account-password = Contraseña
account-new-password = Contraseña nueva
account-password-what = Al menos 12 caracteres. Sirven tres o cuatro palabras sin relación entre sí, con espacios. Puede pegarla desde un gestor de contraseñas.
account-name = Nombre
account-position = Cargo
account-position-what = Como aparece en el organigrama, por ejemplo: Jefatura de Estadística.
account-second-factor-set-up = Activar el segundo factor

invitation-title = Su cuenta en este portal
invitation-lead = Le invitaron a trabajar aquí como:
invitation-accept = Crear mi cuenta y entrar

role-of-liaison = Enlace de datos abiertos
role-of-data-administrator = Administración de datos
role-of-data-producer = Área generadora
role-of-reviewer = Revisión
role-of-administrator = Administración del portal
role-of-facilitator = Facilitación de talleres
role-in-agency = { $role }, { $agency }

work-hello = Hola, { $name }
work-no-role = Su cuenta todavía no tiene ninguna tarea. Pida a quien le invitó que le asigne una.
work-next = Qué puede hacer ahora
work-file = Preparar un archivo
work-file-what = Entregue una hoja de cálculo, un CSV u otro archivo con una tabla. Aquí se limpia, se describe y se revisa antes de publicarse.

draft-agency = Dependencia
draft-agency-what = De quién es el archivo. Solo lo verán las personas de esa dependencia y la coordinación.
draft-no-agency = Su cuenta no puede entregar archivos.
draft-no-agency-hint = Pida a la persona enlace de su dependencia que le asigne una tarea con archivos.

error-wrong-password = El correo o la contraseña no son correctos.
error-wrong-password-hint = Revise ambos e intente de nuevo.
error-too-many-attempts = Hubo demasiados intentos fallidos.
error-too-many-attempts-hint = Espere { $minutes } min e intente de nuevo.
error-weak-password =
    { $reason ->
        [short] La contraseña es muy corta.
        [long] La contraseña es muy larga.
        [about-you] La contraseña es casi igual a su nombre o su correo.
       *[common] Esa contraseña es de las primeras que alguien probaría.
    }
error-weak-password-hint = Escriba entre 12 y 128 caracteres. Tres o cuatro palabras sin relación entre sí son fáciles de recordar y difíciles de adivinar.
error-link-spent = Este enlace ya no abre.
error-link-spent-hint = Cada enlace sirve una vez y por unos días. Si ya tiene cuenta, entre; si no, pida otro enlace a quien le invitó.
error-mail-taken = Ese correo ya tiene cuenta.
error-mail-taken-hint = Entre con esa cuenta.
error-no-such-agency = No hay ninguna dependencia abierta con ese nombre.
error-no-such-agency-hint = Elija una de la lista.
error-agency-exists = Ya hay una dependencia con ese nombre.
error-agency-exists-hint = Búsquela en la lista; si es otra, escriba su nombre completo.

refusal-sign-in-needed = Entre con su cuenta para ver esta página.
refusal-sign-in-needed-hint = Mande un permiso de máquina en `Authorization: Bearer`, o entre en `/sign-in`.
refusal-code-needed = Falta el código de seis dígitos.
refusal-code-needed-hint = Escríbalo en `/sign-in/code`.
refusal-not-allowed = Su cuenta no puede hacer esto.
refusal-not-allowed-hint = Si le corresponde, pida la tarea a la persona enlace de su dependencia o a quien administra este portal.
refusal-second-factor-needed = Esta tarea pide un segundo factor.
refusal-second-factor-needed-hint = Quien revisa o administra entra con su contraseña y con un código de seis dígitos. Actívelo ahora: toma dos minutos y un teléfono.

nav-agencies = Dependencias
nav-people = Personas
nav-account = Cuenta
back-to-work = Volver a su trabajo
save = Guardar
days = { $count ->
    [one] 1 día
   *[other] { $count } días
}

done-saved = Guardado.
done-password = La contraseña nueva ya sirve.
done-invited = La invitación sale por correo en unos segundos. El enlace sirve una vez, durante siete días; abajo se ve si salió.
done-taken-back = La invitación ya no abre.
done-paper = El documento quedó guardado.

invitation-join = Aceptar con mi cuenta
invitation-has-account = Ya tengo una cuenta con este correo

code-title = Código de verificación
code-label = Código de seis dígitos
code-what = Está en la aplicación de su teléfono y cambia cada medio minuto. Si perdió el teléfono, escriba uno de sus códigos de recuperación.
code-leave = Entrar con otra cuenta
error-wrong-code = Ese código no sirve.
error-wrong-code-hint = Escriba el que muestra ahora la aplicación; cada código sirve una vez. Si ninguno sirve, revise que la hora del teléfono sea automática.

second-factor-title = Segundo factor
second-factor-lead = Además de la contraseña, al entrar se pide un código que solo su teléfono conoce. Así, quien adivine o robe la contraseña no entra.
second-factor-there = Ya tiene un segundo factor. { $count ->
    [0] No le queda ningún código de recuperación.
    [one] Le queda 1 código de recuperación.
   *[other] Le quedan { $count } códigos de recuperación.
}
second-factor-new-codes = Hacer códigos de recuperación nuevos
second-factor-anew = Cambiar de teléfono
second-factor-step-application = Abra en su teléfono una aplicación de verificación (por ejemplo Aegis, FreeOTP, Google Authenticator o Microsoft Authenticator).
second-factor-step-scan = Agregue una cuenta y lea este cuadro con la cámara.
second-factor-by-hand = Sin cámara, escriba esta clave:
second-factor-step-code = Escriba el código de seis dígitos que muestra
recovery-title = Sus códigos de recuperación
recovery-lead = El segundo factor ya está activo. Si pierde el teléfono, entre con uno de estos códigos; cada uno sirve una vez.
recovery-keep = Guárdelos ahora, en papel o en su gestor de contraseñas: no se muestran otra vez.
recovery-kept = Ya los guardé

forgot-title = Olvidé mi contraseña
forgot-lead = Escriba su correo y le enviamos un enlace para elegir otra.
forgot-send = Enviar el enlace
forgot-sent = Si ese correo tiene cuenta, el enlace va en camino. Sirve una vez, durante una hora. Si no llega, busque en el correo no deseado.
reset-title = Cambiar la contraseña
reset-keep = Guardar la contraseña
reset-others-end = Al guardarla se cierran sus demás sesiones.
account-old-password = Contraseña actual
again-title = Confirme que es usted
again-lead = Para este cambio, escriba su contraseña otra vez. Después vuelve a la página.
again-go = Seguir

account-title = Su cuenta
account-about = Quién es usted
account-language = Idioma de los correos
account-roles = Tareas
account-entry = Cómo entra
account-second-factor-there = Segundo factor activo
account-second-factor-change = Cambiar el segundo factor

sessions-title = Dónde tiene abierta su cuenta
sessions-lead = Si no reconoce alguna, ciérrela y cambie su contraseña.
sessions-this = esta
sessions-seen = Última vez: { $at }
sessions-end = Cerrar
sessions-end-others = Cerrar todas las demás
sessions-unknown = Navegador desconocido

tokens-title = Permisos para máquinas
tokens-lead = Un programa que publica o consulta por usted manda uno de estos permisos en lugar de una contraseña. Nunca puede más que usted.
tokens-make = Hacer un permiso
token-made = Este es el permiso:
token-made-once = Cópielo ahora: no se muestra otra vez. El programa lo manda así: «Authorization: Bearer …».
tokens-name = Nombre
tokens-name-what = Para qué programa es, por ejemplo: carga nocturna de licencias.
tokens-scope = Qué puede hacer
tokens-days = Cuánto dura
tokens-until = Hasta el { $day }
tokens-used = usado por última vez: { $at }
tokens-never-used = nunca usado
tokens-end = Terminar

permission-see-work = Ver lo que aún no es público
permission-prepare = Entregar y limpiar archivos
permission-decide-personal-data = Decidir sobre datos personales
permission-edit-inventory = Escribir el inventario
permission-score-priority = Calificar la prioridad
permission-edit-plan = Escribir el plan
permission-submit = Mandar a revisión
permission-comment = Comentar
permission-review = Revisar
permission-publish = Publicar lo aprobado
permission-withdraw = Retirar lo publicado
permission-correct = Agregar notas de corrección
permission-keep-documents = Guardar documentos
permission-manage-people = Administrar personas
permission-hand-over = Entregar tareas
permission-make-token = Hacer permisos para máquinas
permission-see-coordination = Ver el tablero de la coordinación
permission-read-log = Leer la bitácora
permission-manage-agencies = Administrar dependencias
permission-manage-settings = Cambiar la configuración
permission-run-workshops = Dar talleres

people-lead = Quién trabaja aquí y con qué tareas. Cada quien entra con su propia cuenta; nadie presta la suya.
people-invite = Invitar a alguien
people-mail-what = A este correo llega la invitación. Use el institucional.
people-mail-by-hand = Con este correo entrará. Use el institucional.
people-no-mail = Este portal no envía correos: al invitar a alguien verá un enlace, y usted se lo entrega.
people-make-link = Hacer el enlace de invitación
people-by-hand = Entregue este enlace a { $mail }:
people-by-hand-how = Cópielo ahora: no se muestra otra vez. Entréguelo solo a esa persona, por un medio seguro; sirve una vez, durante siete días. Si se pierde, invite otra vez al mismo correo y el enlace anterior deja de abrir.
people-link-again = ¿Perdió el enlace? Invite otra vez al mismo correo.
people-letter = Correo: { $state }.
people-letter-why = Ver por qué
people-letter-ask = Pida a quien administra el portal que revise la página «Correos».
people-role = Tarea
people-coordination = Coordinación de datos abiertos
people-send = Enviar la invitación
people-invited = Invitaciones sin contestar
people-until = abre hasta el { $day }
people-take-back = Retirar
people-count = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}
people-closed = cerrada
people-closed-what = Esta cuenta está cerrada: no abre nada.
people-no-role = Sin tareas
people-since = Cuenta desde
people-second-factor-yes = Activo
people-second-factor-no = No tiene
people-more = Tiene también tareas en otras dependencias, que aquí no se muestran.
people-take = Quitar
people-give = Dar una tarea
people-leaves = Si deja el cargo
people-leaves-what = Entregue todas sus tareas a otra persona. Queda una hoja con lo que estaba abierto.
people-close = Cerrar la cuenta
people-close-what = Sin entregar nada: la cuenta deja de abrir, y lo que hizo queda.
people-reopen = Abrir la cuenta otra vez
people-remove-factor = Quitarle el segundo factor
people-remove-factor-what = Solo si perdió el teléfono y los códigos de recuperación. Confirme antes, en persona o por teléfono, que es quien dice ser.
error-no-such-account = No hay ninguna persona con esa cuenta en sus dependencias.
error-no-such-account-hint = Búsquela en la lista de personas o invítela por correo.
error-last-administrator = Es la última persona que administra el portal.
error-last-administrator-hint = Dé antes esa tarea a alguien más.

agency-register = Registrar una dependencia
agency-name = Nombre completo
agency-name-what = Como está en su decreto o reglamento. De él sale su dirección en el portal, que ya no cambia.
agency-kind = Tipo
agency-kind-federal = Federal
agency-kind-state = Estatal central
agency-kind-decentralized = Paraestatal o fideicomiso
agency-kind-municipal = Municipal
agency-kind-autonomous = Organismo autónomo
agency-kind-legislative = Poder legislativo
agency-kind-judicial = Poder judicial
agency-kind-other = Otro
agency-sector = Sector o gabinete
agency-sector-what = Por ejemplo: Salud, Finanzas y Contrataciones, Gabinete de Buen Gobierno.
agency-count = { $count ->
    [one] 1 dependencia
   *[other] { $count } dependencias
}
agency-closed = cerrada
agency-closed-on = Cerrada el { $day }. Conserva lo que publicó y no recibe nada nuevo.
agency-not-described = Sin describir
agency-head = Titular (cargo)
agency-head-mail = Correo de la oficina del titular
agency-head-mail-what = Ahí se avisa de lo que lleva mucho tiempo sin atenderse.
agency-contact-position = Contacto para el público (cargo)
agency-contact-position-what = Un cargo, no una persona: así sirve aunque cambie quien lo ocupa.
agency-contact-mail = Correo del contacto
agency-contact-mail-what = Institucional; se muestra al público.
agency-landing-page = Página de la dependencia
agency-landing-page-what = Empieza con https://
agency-nobody-said = Falta
agency-describe = Cambiar estos datos
agency-close = Cerrar la dependencia
agency-close-what = Cuando desaparece o se fusiona. Lo publicado queda.
agency-reopen = Abrirla otra vez

papers-title = Documentos
papers-lead = El oficio de designación, las minutas y lo que va con ellos. Solo los ven las personas de la dependencia y la coordinación.
papers-letter = Oficio de designación para firmar (PDF)
papers-none = Todavía no hay ninguno.
papers-hand-in = Guardar un documento firmado
papers-kind = Qué es
papers-file = Archivo
papers-file-what = PDF, o una foto en JPEG o PNG. Hasta { $size }.
paper-kind-designation = Oficio de designación
paper-kind-minutes = Minuta
paper-kind-other = Otro
error-no-such-paper = No existe ese documento.
error-no-such-paper-hint = Búsquelo en la página de la dependencia.
error-not-a-paper = Ese archivo no es un PDF ni una foto.
error-not-a-paper-hint = Guarde el documento como PDF, JPEG o PNG y elíjalo de nuevo.
error-paper-too-large = El documento es muy grande.
error-paper-too-large-hint = Puede medir hasta { $allowed } MB. Escanéelo en blanco y negro o con menos resolución.

letter-designation = Oficio de designación
letter-folio = Folio DA/{ $agency }/{ $year }
letter-blank = ________________
letter-role = Función
letter-designates = Por este medio, { $agency } designa a las personas siguientes para abrir sus datos al público, con las funciones que se indican.
letter-duties = Funciones
letter-duty-liaison = El enlace de datos abiertos responde ante la coordinación y el público por los datos de la dependencia: su inventario, su plan de apertura y la publicación a tiempo.
letter-duty-administrator = La administración de datos prepara, documenta y valida los conjuntos de datos, y decide con el enlace sobre los datos personales que contengan.
letter-duty-change = Cuando alguna de estas personas deje su cargo, entrega sus tareas en el portal a quien le suceda, y la dependencia emite un oficio nuevo.
letter-sign = Nombre y firma
letter-footer = Página {"{"}page{"}"} de {"{"}pages{"}"}

hand-over-title = Entregar las tareas
hand-over-of = Entrega de tareas de { $name }
hand-over-lead = Todo lo que sigue pasa a otra persona en un solo paso.
hand-over-duties = { $count ->
    [0] Nada abierto
    [one] 1 asunto abierto
   *[other] { $count } asuntos abiertos
}
hand-over-kind = Qué es
hand-over-thing = Nombre
hand-over-day = Fecha
hand-over-empty = No hay nada abierto a su cargo: ni revisiones, archivos, compromisos, entradas del inventario ni conjuntos.
hand-over-nobody = No hay nadie más a quien entregar. Invite primero a quien le sucede.
hand-over-to = A quién
hand-over-note = Lo que conviene saber
hand-over-note-what = De dónde salen los datos, con quién se habla, qué quedó pendiente.
hand-over-what = La cuenta de quien se va deja de abrir, también en los programas que usan sus permisos. Quien recibe tiene un correo con la hoja.
hand-over-what-own = Su cuenta queda sin tareas y los programas que usan sus permisos dejan de entrar. Quien administra el portal puede cerrarla. Quien recibe tiene un correo con la hoja.
hand-over-said = { $from } entregó a { $to } sus tareas de datos abiertos el { $day }.
hand-over-print = Hoja para firmar (PDF)
hand-over-sheet = Hoja de entrega y recepción
hand-over-folio = Folio { $id }
hand-over-gives = Entrega
hand-over-takes = Recibe
hand-over-of-day = Entrega del { $day }
duty-draft = Archivo en preparación
duty-dataset = Conjunto publicado
duty-inventory-entry = Entrada del inventario
duty-commitment = Compromiso del plan
duty-review = Revisión abierta

mail-kind-invitation = Invitación
mail-invitation-subject = Su invitación al portal de datos abiertos
mail-invitation-body =
    Hola, { $name }:

    Le invitaron a trabajar en el portal de datos abiertos. Para crear su cuenta, abra este enlace; sirve una vez, durante siete días:

    { $link }

    Si no la esperaba, no haga nada.
mail-kind-new-password = Contraseña nueva
mail-new-password-subject = Elija una contraseña nueva
mail-new-password-body =
    Hola, { $name }:

    Alguien, quizá usted, pidió cambiar la contraseña de su cuenta. Para elegir otra, abra este enlace; sirve una vez, durante una hora:

    { $link }

    Si no fue usted, no haga nada: su contraseña sigue igual.
mail-kind-password-changed = Aviso de contraseña cambiada
mail-password-changed-subject = Su contraseña cambió
mail-password-changed-body =
    Hola, { $name }:

    La contraseña de su cuenta en el portal de datos abiertos acaba de cambiar. Si fue usted, no haga nada. Si no, elija otra ahora mismo:

    { $link }
mail-kind-hand-over = Entrega de tareas
mail-hand-over-subject = { $from } le entregó sus tareas de datos abiertos
mail-hand-over-body =
    Hola, { $name }:

    Las tareas de { $from } en el portal de datos abiertos son ahora suyas. Aquí está la hoja con lo que hay y lo que quedó pendiente:

    { $link }

# Lo escrito cuando la sesión había terminado.
kept-ended = Su sesión terminó, pero lo que escribió sigue aquí.
kept-ended-what = Entre otra vez y lo manda en un paso. Si cierra esta página, se pierde.
kept-title = Lo que escribió sigue aquí
kept-form-lead = Todavía no se ha guardado. Oprima el botón para mandarlo.
kept-written = Ver lo que escribió
kept-send = Mandar lo que escribí
kept-drop = No mandarlo
done-file-again = Su sesión había terminado y el archivo no llegó. Entre y elíjalo otra vez.
refusal-stale-form = Ese formulario era de una sesión anterior.
refusal-stale-form-hint = No se cambió nada. Vuelva a la página, revise lo escrito y mándelo otra vez.

papers-minutes = Minuta de designación para firmar (PDF)
minutes-title = Minuta de designación
minutes-folio = Minuta DA/{ $agency }/{ $year }
minutes-opening = Las personas que firman se reunieron en { $agency } para designar a quienes abren sus datos al público y acordar los primeros pasos.
minutes-agenda = Orden del día
minutes-point-designation = Designar a la persona enlace y a quienes administran los datos.
minutes-point-inventory = Revisar el inventario de datos de la dependencia.
minutes-point-plan = Acordar qué se abre, quién responde y para cuándo.
minutes-named = Personas designadas
minutes-agreements = Acuerdos
minutes-promised = El plan de apertura tiene estos compromisos, que se leyeron y se confirman:
minutes-more = Acuerdos que se agregan en la reunión:
minutes-agreement = Acuerdo
minutes-answers = Responde
minutes-by = Para cuándo
minutes-closing = Leída la minuta, firman quienes estuvieron. La copia firmada se guarda en el portal, en los documentos de la dependencia.
