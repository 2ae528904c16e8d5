# Sentences of: inventory
