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
