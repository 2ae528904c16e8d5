# La búsqueda en el catálogo y su lista

search-suggestions = Sugerencias
search-help = Cómo buscar mejor
search-help-words = Escriba las palabras como las diría. No importan los acentos, las mayúsculas ni el plural.
search-help-quotes = Ponga entre comillas lo que debe ir junto: "vía pública".
search-help-without = Ponga un guion antes de lo que no quiere: licencias -anuncios.
search-replaced = Ningún conjunto de datos contiene «{ $typed }». Se buscó { $others }.
search-any = Ningún conjunto de datos contiene todas esas palabras. Estos contienen algunas.
search-near = ¿Quiso decir?
nothing-found-unfiltered = Buscar las mismas palabras sin filtros
found-in = También aparece en:
found-in-column = columna { $column }
found-in-value = { $value } ({ $column })
chosen-filters = Filtros elegidos
clear-filters = Quitar todos
facet-more = Ver más

facet-agency = Dependencia
facet-theme = Tema
facet-format = Formato
facet-frequency = Frecuencia
facet-place = Lugar
facet-period = Año
facet-license = Licencia
facet-quality = Calidad de la descripción
facet-freshness = Actualización

quality-excellent = Excelente
quality-good = Buena
quality-sufficient = Suficiente
quality-bad = Baja
freshness-current = Al día
freshness-soon = Toca pronto
freshness-late = Atrasada
freshness-unpromised = Sin fecha prometida

endpoint-suggest = Sugerencias mientras se escribe una búsqueda
parameter-format = Formato de los archivos: csv, xlsx, parquet…
parameter-frequency = Frecuencia: daily, monthly, annual…
parameter-place = Territorio, como está escrito en los conjuntos
parameter-period = Año que los datos cubren
parameter-license = Licencia: CC-BY-4.0, CC0-1.0, ODC-By-1.0 o libreusomx
parameter-quality = Calidad de la descripción: excellent, good, sufficient o bad
parameter-freshness = Actualización: current, soon, late o unpromised
parameter-keyword = Palabra clave, como está escrita en los conjuntos
parameter-list-size = Conjuntos por página, hasta 1,000
parameter-counted = Qué se cuenta, separado por comas: agency, theme, format, frequency, place, period, license, quality, freshness, keyword
parameter-values = Cuántos valores de cada uno se dan, hasta 2,000
nothing-found-ask = Pedir estos datos a las dependencias
# La portada del catálogo
front-themes = Temas
front-all-stories = Ver todas las historias
front-missing = ¿No está lo que busca?
front-missing-what = Pida los datos que necesita: la dependencia le responde aquí, a la vista de todos. No hace falta registrarse.
front-reuses = Ver qué se ha hecho con los datos
