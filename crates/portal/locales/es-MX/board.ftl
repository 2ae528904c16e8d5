# Sentences of: board
