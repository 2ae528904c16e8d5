# Lo que se dice al arrancar, cuando la tabla [theme] de apertura.toml no se puede usar.
cli-usage-theme-broken = La configuración no se puede leer: { $why }
cli-usage-theme-broken-hint = Corrija el archivo de configuración: no es TOML válido.
cli-usage-theme-unknown = La apariencia no tiene «{ $name }»
cli-usage-theme-unknown-hint = Escriba uno de estos nombres: { $names }.
cli-usage-theme-value = «{ $value }» no puede ser el valor de «{ $name }»
cli-usage-theme-value-hint = Escriba algo como { $example }.
cli-usage-theme-missing = No existe el archivo «{ $path }» que pide «{ $name }»
cli-usage-theme-missing-hint = Copie el archivo a la carpeta de datos y escriba su nombre, sin «..» ni diagonal al principio.
cli-usage-theme-large = El archivo «{ $path }» de «{ $name }» pesa { $size } kB y se admiten { $most } kB
cli-usage-theme-large-hint = Redúzcalo: viaja con la primera página de cada visita.
cli-usage-theme-kind = El archivo «{ $path }» no sirve para «{ $name }»
cli-usage-theme-kind-hint = Use un archivo de este tipo: { $kinds }.
cli-usage-theme-contrast = «{ $front }» no se lee bien sobre «{ $ground }»: su contraste es { $ratio } y debe ser al menos { $least }
cli-usage-theme-contrast-hint = Cambie uno de los dos colores en la tabla [theme] de { $file }, más claro o más oscuro, hasta que se lean (WCAG 2.2, nivel AA).
