# Los tableros: cómo cumple cada dependencia, qué hacer esta semana.

nav-promises = Cómo cumplimos
promises-title = Cómo cumplimos
promises-lead = Cada dependencia dice cada cuánto actualiza sus datos. Aquí se ve si lo cumple, y qué tan abiertos están.
promises-none = Todavía no hay datos publicados.
promises-datasets = Conjuntos de datos
promises-in-time = A tiempo
promises-late = Atrasados
promises-up-to = { $days ->
    [one] hasta un día
   *[other] hasta { $days } días
}
promises-unpromised = Sin fecha prometida
promises-stars = Estrellas (de 5)
promises-mqa = Metadatos (de 405)
promises-marks = Puntos (de 9)
promises-time = A tiempo
promises-time-what = La próxima versión se promete con la periodicidad: si es mensual, un mes después de la anterior. Al día siguiente de la fecha prometida el conjunto aparece como atrasado.
promises-stars-what = Las cinco estrellas de los datos abiertos (5stardata.info): licencia abierta, estructura, formato libre, direcciones, enlaces. Promedio de los conjuntos.
promises-mqa-what = La evaluación europea de la calidad de los metadatos (data.europa.eu): hasta 405 puntos. El punto que pide una descripción en DCAT-AP no se da todavía.
promises-marks-what = Los nueve puntos de data.gouv.fr: licencia, periodo, territorio, periodicidad, puntualidad, descripción, formato abierto, archivos disponibles, diccionario completo.
promises-scales = Qué quiere decir cada columna
promises-late-today = Atrasados hoy
promises-none-late = Ningún conjunto de datos está atrasado.
promises-trend = Conjuntos de datos a tiempo, de cada cien con fecha prometida
promises-day = Día
promises-share = A tiempo (%)
mqa-excellent = excelente
mqa-good = bueno
mqa-sufficient = suficiente
mqa-bad = bajo
standing-late = Atrasado { $days ->
    [one] un día
   *[other] { $days } días
}: se prometió para el { $due }
standing-next = Próxima versión: a más tardar el { $due }
standing-unpromised = Sin fecha prometida
stale-notice = Estos datos están atrasados: la dependencia prometió una versión nueva para el { $due }. Puede usarlos, pero tome en cuenta que hay datos más recientes que todavía no se publican.
