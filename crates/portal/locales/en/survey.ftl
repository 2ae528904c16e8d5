# Encuesta.
