# Sentences of: mail
