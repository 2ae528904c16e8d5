//! Passwords that are guessed first: common words with a tail, runs of the keyboard, repetitions, what is known of the
//! person.
//!
//! A list of whole passwords would have to be long and would still miss `Contraseña2026!`; so signs that stand for
//! letters are read as letters, digits and marks at the ends are left out, and what remains is looked up.
//! Never here: how long a password must be.

/// Words that passwords of twelve signs and more are commonly made of, folded; alone, repeated or joined.
const WORDS: [&str; 126] = [
    "abierto",
    "abril",
    "acceso",
    "administracion",
    "administrador",
    "administrator",
    "admin",
    "agosto",
    "america",
    "amor",
    "amorcito",
    "angel",
    "apertura",
    "aventura",
    "avila",
    "azul",
    "barcelona",
    "baseball",
    "batman",
    "bienvenida",
    "bienvenido",
    "bonita",
    "buenos",
    "cambiame",
    "cambio",
    "canada",
    "carolina",
    "carlos",
    "catalogo",
    "changeme",
    "chivas",
    "chocolate",
    "clave",
    "computadora",
    "computer",
    "contrasena",
    "contrasenia",
    "corazon",
    "cruz",
    "datos",
    "de",
    "default",
    "demo",
    "dependencia",
    "diciembre",
    "dios",
    "direccion",
    "dragon",
    "el",
    "enero",
    "enlace",
    "entrar",
    "estado",
    "estrella",
    "familia",
    "febrero",
    "felicidad",
    "flores",
    "football",
    "futbol",
    "gobierno",
    "guadalupe",
    "hello",
    "hola",
    "iloveyou",
    "inicio",
    "invierno",
    "jesus",
    "jose",
    "julio",
    "junio",
    "la",
    "let",
    "letmein",
    "leon",
    "love",
    "madrid",
    "maria",
    "mariposa",
    "marzo",
    "master",
    "mayo",
    "me",
    "mexico",
    "mi",
    "miamor",
    "monkey",
    "monterrey",
    "mundo",
    "municipio",
    "nacional",
    "noviembre",
    "nuevo",
    "octubre",
    "open",
    "otono",
    "oficina",
    "password",
    "pass",
    "portal",
    "primavera",
    "princesa",
    "princess",
    "prueba",
    "querida",
    "querido",
    "rayados",
    "real",
    "san",
    "secreta",
    "secreto",
    "secretaria",
    "secret",
    "seguridad",
    "septiembre",
    "shadow",
    "sistema",
    "superman",
    "sunshine",
    "te",
    "test",
    "tigres",
    "trabajo",
    "usuario",
    "verano",
    "welcome",
];

/// Rows that fingers run along; also backwards.
const RUNS: [&str; 7] = [
    "abcdefghijklmnñopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklñzxcvbnm",
    "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1q2w3e4r5t6y7u8i9o0p",
];

/// True where a password is one of those that are tried first.
pub(super) fn is_common(password: &str) -> bool {
    let plain: String = password.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let few = {
        let mut signs: Vec<char> = password.chars().collect();
        signs.sort_unstable();
        signs.dedup();
        signs.len() < 5
    };
    few || repeats(&plain)
        || runs(&plain)
        || [letters(password, false), letters(password, true)].iter().any(|text| of_words(text))
}

/// True where a password is a text that others know, with little else.
pub(super) fn is_mostly(password: &str, known: &str) -> bool {
    let (password, known) = (letters(password, false), letters(known, false));
    known.chars().count() >= 4 && password.contains(&known) && password.chars().count() < known.chars().count() + 6
}

/// Folded letters; digits and marks inside words read as the letters that they stand for, others left out.
fn letters(text: &str, read_signs: bool) -> String {
    let trimmed = text.trim_matches(|c: char| !c.is_alphabetic());
    trimmed.to_lowercase().chars().filter_map(|c| fold(c, read_signs)).collect()
}

fn fold(c: char, read_signs: bool) -> Option<char> {
    Some(match c {
        'á' | 'à' | 'ä' => 'a',
        'é' | 'è' | 'ë' => 'e',
        'í' | 'ì' | 'ï' => 'i',
        'ó' | 'ò' | 'ö' => 'o',
        'ú' | 'ù' | 'ü' => 'u',
        'ñ' => 'n',
        '@' | '4' if read_signs => 'a',
        '3' if read_signs => 'e',
        '1' | '!' if read_signs => 'i',
        '0' if read_signs => 'o',
        '$' | '5' if read_signs => 's',
        '7' if read_signs => 't',
        c if c.is_alphabetic() => c,
        _ => return None,
    })
}

/// True where the text is nothing but common words, one after another, or nothing at all.
fn of_words(text: &str) -> bool {
    if !text.is_ascii() {
        return false;
    }
    // reachable[n]: the first n letters are common words
    let mut reachable = vec![false; text.len() + 1];
    reachable[0] = true;
    for start in 0..text.len() {
        if reachable[start] {
            for word in WORDS.iter().filter(|word| text[start..].starts_with(**word)) {
                reachable[start + word.len()] = true;
            }
        }
    }
    reachable[text.len()]
}

/// True where the text is one piece said twice or more (`lunalunaluna`).
fn repeats(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let length = signs.len();
    (1..=length / 2).any(|piece| (piece..length).all(|at| signs[at] == signs[at - piece]))
}

/// True where most of the text runs along the keyboard, the alphabet or the numbers, four signs or more at a time.
fn runs(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let along = |piece: &[char]| {
        let forward: String = piece.iter().collect();
        let backward: String = piece.iter().rev().collect();
        RUNS.iter().any(|run| run.contains(&forward) || run.contains(&backward))
    };
    let (mut at, mut covered) = (0, 0);
    while at < signs.len() {
        let longest = (4..=signs.len() - at).rev().find(|length| along(&signs[at..at + length]));
        covered += longest.unwrap_or(0);
        at += longest.unwrap_or(1);
    }
    covered + 4 > signs.len()
}
