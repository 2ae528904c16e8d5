//! Names of invented persons, streets and places, written down for the generator alone.
//!
//! Never here: the lists that the detector reads; a recall measured on those would say nothing.

/// First names as parents of the last ninety years gave them, the frequent ones first.
pub const FIRST: &[&str] = &[
    "María", "José", "Guadalupe", "Juan", "Francisco", "Margarita", "Luis", "Verónica", "Miguel", "Ángel", "Jesús", "Rosa",
    "Alejandra", "Juana", "Antonio", "Pedro", "Alejandro", "Leticia", "Manuel", "Roberto", "Fernando", "Daniel", "Carlos",
    "Jorge", "Ricardo", "Yolanda", "Eduardo", "Javier", "Rafael", "Martín", "Raúl", "David", "Josefina", "Arturo", "Marco",
    "José Luis", "Juan Carlos", "María Guadalupe", "María del Carmen", "Ana María", "María de los Ángeles", "Juan Manuel",
    "Santiago", "Mateo", "Sebastián", "Emiliano", "Leonardo", "Diego", "Regina", "Valentina", "Ximena", "Camila", "Renata",
    "Iker", "Gael", "Thiago", "Dylan", "Axel", "Liam", "Ian", "Matías", "Isabella", "Romina", "Aitana", "Mía", "Zoé", "Kimberly",
    "Brayan", "Jonathan", "Yahir", "Edgar", "Oscar", "Iván", "Hugo", "Abril", "Monserrat", "Itzel", "Citlali", "Xóchitl",
    "Nayeli", "Yaretzi", "Quetzalli", "Yoatzin", "Tonatiuh", "Cuauhtémoc", "Nicté", "Ixchel", "Donají", "Eréndira", "Tzitzi",
    "Araceli", "Maricruz", "Rosalva", "Ma. Elena", "Ma. Luisa", "J. Jesús", "Ramiro", "Héctor", "Rubén", "Norberto", "Plácido",
    "Eleuterio", "Hermelinda", "Crescenciano", "Delfina", "Epifania", "Natividad", "Consuelo", "Micaela", "Petronila",
    "Saturnino", "Wenceslao", "Zenón", "Librado", "Evodio", "Nereida", "Yuliana", "Lluvia", "Marisa", "Ingrid", "Astrid",
    "Tatiana", "Dulce María", "Luz María", "Blanca Estela", "Martha Patricia", "Sergio", "César", "Adrián", "Ulises",
    "Osvaldo", "Uriel", "Ezequiel", "Isaías", "Abner", "Caleb", "Jared", "Keila", "Damaris", "Noemí", "Rut", "Eliseo",
    "Concepción", "Esperanza", "Socorro", "Graciela", "Teresa", "Lorena", "Gabriela", "Silvia", "Patricia", "Elizabeth",
    "Claudia", "Sandra", "Maribel", "Sofía", "Fernanda", "Daniela", "Andrea", "Paola", "Karla", "Diana", "Mónica", "Víctor",
    "Enrique", "Gerardo", "Alberto", "Armando", "Alfredo", "Gustavo", "Salvador", "Rogelio", "Ernesto", "Felipe", "Rodolfo",
    "Ignacio", "Agustín", "Tomás", "Joaquín", "Benjamín", "Emilio", "Rodrigo", "Gilberto", "Guillermo", "Jaime", "Moisés",
];

/// Surnames: the frequent ones first, then those of regions and of families from elsewhere.
pub const LAST: &[&str] = &[
    "Hernández", "García", "Martínez", "López", "González", "Pérez", "Rodríguez", "Sánchez", "Ramírez", "Cruz", "Gómez", "Flores",
    "Morales", "Vázquez", "Jiménez", "Reyes", "Díaz", "Torres", "Gutiérrez", "Ruiz", "Mendoza", "Aguilar", "Ortiz", "Castillo",
    "Moreno", "Romero", "Álvarez", "Méndez", "Chávez", "Rivera", "Juárez", "Ramos", "Domínguez", "Herrera", "Medina", "Castro",
    "Vargas", "Guzmán", "Velázquez", "Muñoz", "Rojas", "de la Cruz", "Contreras", "Salazar", "Luna", "Ortega", "Guerrero", "Santiago",
    "Estrada", "Bautista", "Cortés", "Soto", "Alvarado", "Espinoza", "Lara", "Ávila", "Ríos", "Cervantes", "Silva", "Delgado",
    "Garza", "Treviño", "Cantú", "Villarreal", "Elizondo", "Cavazos", "Leal", "Sáenz", "Benavides", "Zambrano", "Lozano", "de León",
    "Tamez", "Montemayor", "Guajardo", "Villanueva", "Garza-Sada", "Santos", "Peña", "Núñez", "Ibáñez", "Güemes", "Ordóñez", "Briseño",
    "Canché", "Poot", "Chuc", "Ek", "Pech", "Uicab", "Cauich", "Tzuc", "Balam", "May", "Cituk", "Xool", "Xicoténcatl", "Tlapanco",
    "Cuautle", "Coyotl", "Tecuapetla", "Tlatelpa", "Xochihua", "Ahuatzi", "Popoca", "Nava", "Mixcoatl", "Quiahua", "Temoltzin",
    "Dorantes", "Escamilla", "Lechuga", "Paniagua", "Zozaya", "Urrutia", "Echeverría", "Arizmendi", "Goyeneche", "Larrañaga",
    "Slim", "Chedraui", "Kuri", "Harfush", "Schmidt", "Müller", "Wong", "Chong", "Yamamoto", "Smith", "Johnson", "Levy",
    "Cárdenas", "Carrillo", "Cabrera", "Fuentes", "Valdez", "Robles", "Solís", "Navarro", "Acosta", "Campos", "Sandoval", "Maldonado",
    "Meza", "Ayala", "Pacheco", "Rosales", "Miranda", "Trejo", "Ibarra", "Figueroa", "Bravo", "Zavala", "Ochoa", "Serrano", "Molina",
    "Padilla", "Orozco", "Montes", "Mejía", "Marín", "Corona", "Macías", "Barrera", "Tapia", "Osorio", "Zúñiga", "Camacho", "Valencia",
    "Rangel", "Nieto", "Esquivel", "Andrade", "Gallegos", "Salinas", "Franco", "Trujillo", "Murillo", "Rocha", "Parra", "Arellano",
    "Monsiváis", "Cepeda", "Resendiz", "Uribe", "Zapién", "Magaña", "Ceja", "Equihua", "Tinoco", "Bucio", "Barriga", "Huerta",
    "Ventura", "Velasco", "Pineda", "Toledo", "Matus", "Gallegos", "Vásquez", "Antonio", "Felipe", "Martín", "Manuel", "Pascual",
    "Nicolás", "Gaspar", "Girón", "Gordillo", "Coutiño", "Zebadúa", "Culebro", "Farrera", "Grajales", "Moguel", "Ruvalcaba", "Plascencia",
];

/// Streets.
pub const STREETS: &[&str] = &[
    "Roble", "Encino", "5 de Mayo", "16 de Septiembre", "Hidalgo", "Morelos", "Juárez", "Allende", "Zaragoza", "Madero", "Matamoros",
    "Padre Mier", "Sendero Divisorio", "Paseo de los Leones", "Río Pánuco", "Río Lerma", "Monte Everest", "Jazmín", "Azucenas",
    "Ignacio Zaragoza", "Lázaro Cárdenas", "Emiliano Zapata", "Francisco Villa", "Venustiano Carranza", "20 de Noviembre", "Constitución",
    "Insurgentes", "Reforma", "Progreso", "Libertad", "Independencia", "Niños Héroes", "Plutarco Elías Calles", "Puerto de Veracruz",
    "Sierra Madre", "Cerro de la Silla", "Los Naranjos", "Las Flores", "San Ángel", "Santa Lucía", "Mina", "Abasolo", "Aldama", "Galeana",
];

/// Colonias.
pub const COLONIAS: &[&str] = &[
    "Centro", "Del Valle", "Mitras Norte", "Cumbres 3er Sector", "La Estanzuela", "Valle del Roble", "Villas de San Juan",
    "Ampliación Nogales", "Industrial", "Obrera", "Independencia", "Lomas del Sur", "Los Pinos", "San Bernabé", "Fomerrey 45",
    "Infonavit Las Torres", "Barrio de la Merced", "Pueblo Nuevo", "Jardines de la Silla", "Paseo Residencial",
];

/// Municipalities and towns, many of them with names of persons.
pub const PLACES: &[&str] = &[
    "Benito Juárez", "Francisco I. Madero", "General Escobedo", "Doctor Arroyo", "San Nicolás de los Garza", "Guadalupe", "Santa Catarina",
    "Lázaro Cárdenas", "Vicente Guerrero", "Emiliano Zapata", "Venustiano Carranza", "Plutarco Elías Calles", "Santiago", "San Martín Hidalgo",
    "Miguel Auza", "Luis Moya", "Juan Aldama", "Melchor Ocampo", "Nicolás Romero", "Ignacio de la Llave", "Santa María del Río", "Rosarito",
    "San Juan Bautista", "Los Ramones", "Francisco León", "Ángel Albino Corzo", "Nicolás Bravo", "Jesús María", "Rafael Lara Grajales",
];

/// Words of firms.
pub const TRADES: &[&str] = &[
    "Constructora", "Comercializadora", "Grupo", "Papelería", "Abarrotes", "Transportes", "Distribuidora", "Servicios Integrales",
    "Farmacia", "Taller Mecánico", "Refaccionaria", "Consultores", "Tortillería", "Laboratorio Clínico", "Inmobiliaria", "Despacho",
];

/// Posts.
pub const POSTS: &[&str] = &[
    "Jefe de Departamento", "Director General", "Analista Administrativo", "Auxiliar de Intendencia", "Secretaria Ejecutiva",
    "Coordinadora de Programas", "Subdirector de Finanzas", "Enlace de Transparencia", "Policía Tercero", "Médico Especialista A",
];

/// What events are called.
pub const EVENTS: &[&str] = &[
    "Choque lateral sin lesionados", "Fuga de agua potable en vía pública", "Bache en carril central", "Luminaria apagada",
    "Recolección de basura tardía", "Semáforo descompuesto", "Poda de árbol solicitada", "Alcantarilla sin tapa",
    "Inundación en paso a desnivel", "Ruido excesivo de establecimiento", "Perro agresivo en el parque", "Incendio de pastizal",
];
