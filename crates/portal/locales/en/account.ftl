# Sentences of: account
