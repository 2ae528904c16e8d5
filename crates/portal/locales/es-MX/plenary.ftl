# Plenaria.
