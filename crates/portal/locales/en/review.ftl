# Sentences of: review
