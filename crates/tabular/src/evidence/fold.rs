//! Texts with what people vary taken off: case, accents, doubled spaces.
//!
//! Never here: what a text means (see `semantic`), phonetics (see `cluster`).

/// Lower case, accents off (ñ becomes n), runs of white space to one space, ends trimmed.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars() {
        let plain = match sign {
            'á' | 'à' | 'ä' | 'â' | 'ã' | 'Á' | 'À' | 'Ä' | 'Â' | 'Ã' => 'a',
            'é' | 'è' | 'ë' | 'ê' | 'É' | 'È' | 'Ë' | 'Ê' => 'e',
            'í' | 'ì' | 'ï' | 'î' | 'Í' | 'Ì' | 'Ï' | 'Î' => 'i',
            'ó' | 'ò' | 'ö' | 'ô' | 'õ' | 'Ó' | 'Ò' | 'Ö' | 'Ô' | 'Õ' => 'o',
            'ú' | 'ù' | 'ü' | 'û' | 'Ú' | 'Ù' | 'Ü' | 'Û' => 'u',
            'ñ' | 'Ñ' => 'n',
            'ç' | 'Ç' => 'c',
            // combining accents
            '\u{300}'..='\u{36f}' | '\u{200b}' | '\u{feff}' => continue,
            _ => sign,
        };
        if plain.is_whitespace() {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            folded.extend(plain.to_lowercase());
        }
    }
    while folded.ends_with(' ') {
        folded.pop();
    }
    folded
}
