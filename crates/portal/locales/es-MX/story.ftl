# Historias: páginas con datos vivos que una dependencia o la coordinación escribe para la ciudadanía.

stories-title = Historias con datos
stories-lead = Lo que dicen los datos, contado por quienes los publican. Cada gráfica y cada cifra lleva a sus datos.
stories-none = Todavía no hay historias publicadas.
story-unknown-block = Esta línea no se entiende:
story-not-drawn = No se puede mostrar.
story-source = Datos:
story-version = versión { $number } del { $day }
story-older = Hay datos más recientes
story-rows = renglones
story-measure-sum = Suma de
story-measure-mean = Promedio de
story-measure-min = Mínimo de
story-measure-max = Máximo de
story-state-draft = Borrador
story-state-waiting = Espera publicación
story-state-published = Publicada
story-state-changed = Publicada, con cambios sin publicar

nav-stories = Historias
story-list = Historias
story-list-lead = Cuente qué dicen los datos de su dependencia, con gráficas y cifras que se actualizan solas.
story-title = Título
story-title-what = Una pregunta o una frase: «¿Dónde hay más accidentes?»
story-teller = Quién la cuenta
story-begin = Empezar la historia
story-writing = Escribir «{ $title }»
story-see-public = Ver como la ve el público
story-summary = Resumen
story-summary-what = Qué se aprende, en una o dos frases. Aparece en la lista.
story-text = Texto
story-text-what = Se escribe en Markdown: ## para subtítulos, ** para negritas, [texto](dirección) para enlaces.
story-save = Guardar y ver
story-ask = Guardar y pedir que se publique
story-publish = Guardar y publicar
story-take-away = Quitar del público
story-preview = Así se ve
story-history = Versiones anteriores
story-help = Cómo poner gráficas, tablas y cifras
story-help-lead = Cada una va sola en su línea, entre llaves dobles, con el nombre del conjunto de datos. Después de «?» van los filtros, como en la dirección del explorador.
story-help-version = Los datos son siempre los de la última versión. Para que no cambien, agregue _version=3; la página avisará cuando haya datos más recientes.
story-block-chart = Gráfica
story-block-map = Mapa
story-block-table = Tabla
story-block-figure = Cifra

done-story-saved = Se guardó. Abajo se ve como quedará.
done-story-asked = Se guardó y se pidió que se publique.
done-story-published = La historia está publicada.
done-story-taken-away = El público ya no ve la historia.

mail-kind-story-waiting = Una historia espera publicación
mail-story-waiting-subject = Espera publicación: «{ $title }»
mail-story-waiting-body = La historia «{ $title }» está lista y espera que alguien la lea y la publique.

    Siguiente paso: léala y publíquela, o cámbiela.
    { $link }
task-story = Publicar la historia
task-story-what = Alguien la escribió y pidió que se publique. Léala; publíquela o cámbiela.
event-story-begun = Se empezó una historia
event-story-submitted = Se pidió publicar una historia
event-story-published = Se publicó una historia
event-story-taken-away = Se quitó una historia del público
