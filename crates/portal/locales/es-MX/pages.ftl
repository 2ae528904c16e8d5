# Las páginas del portal.

language-name = Español
