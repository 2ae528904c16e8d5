# The portal's pages.

language-name = English
