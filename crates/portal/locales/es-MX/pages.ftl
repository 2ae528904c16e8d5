# Las páginas del portal.

language-name = Español
portal-name = Datos abiertos
made-with = Hecho con Apertura, software libre para abrir datos públicos.
skip-to-content = Ir al contenido
navigation = Secciones
crumbs = Dónde está esta página
nav-catalog = Catálogo
nav-api = Para programas
nav-about = Acerca de
this-page-as-json = Esta página en JSON
search = Buscar
search-label = Buscar en el catálogo
back-to-catalog = Ir al catálogo

date-long = { $day } de { $month } de { $year }
date-interval = del { $from } al { $to }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

# Acerca de
about-title = Acerca de este portal
about-lead = Aquí las dependencias públicas abren sus datos para que cualquier persona los consulte, los use y los comparta.
about-path-title = Cómo llega un archivo hasta aquí
about-path-text =
    Una dependencia entrega un archivo de oficina tal como lo usa. Apertura encuentra la tabla, dice en palabras llanas qué problemas tiene y propone cómo corregirlos.

    Con esa receta se hacen los archivos limpios que usted descarga. El original se guarda sin ningún cambio, y la receta se publica para que cualquiera pueda repetir la limpieza.
about-promise-title = Qué puede esperar
about-promise-text =
    Una versión publicada nunca cambia. Si hay una corrección o llegan datos nuevos, se publica otra versión y se dice qué cambió.

    Cada conjunto dice quién responde por él, qué significa cada columna, cada cuánto se actualiza y qué problemas se encontraron.
about-personal-title = Datos personales
about-personal-text = Antes de publicar, Apertura busca datos que identifican a personas. Si los encuentra, alguien de la dependencia tiene que decidir qué hacer, y la decisión queda registrada con su motivo.
about-use-title = Cómo se pueden usar los datos
about-use-text = De forma gratuita y sin pedir permiso, también con fines comerciales, según la licencia de cada conjunto. Casi siempre basta con citar la fuente; cada página trae el texto listo para copiar.
about-fault-title = Si encuentra un error
about-fault-text = Escriba al contacto que aparece en la página del conjunto de datos. Diga qué renglón y qué columna, y cómo debería decir.

# Dibujos
chart-table = Ver los valores en una tabla
chart-empty = No hay valores que dibujar.
chart-summary = { $count } valores en total. El más alto: { $most } ({ $most-value }). El más bajo: { $least } ({ $least-value }).
