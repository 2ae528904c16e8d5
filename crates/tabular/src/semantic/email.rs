//! `email`: addresses of electronic mail; those of offices are told apart.
//!
//! Never here: addresses inside longer texts.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "email",
    judge,
    valid: |text| is_email(text),
    examples: &["rosa.nunez@correo.example", "contacto@ejemplo.gob.mx", "a@b.mx; c@d.mx"],
    others: &["rosa.nunez", "@usuario", "www.ejemplo.mx", "a@b", "precio @ 10"],
};

fn single(text: &str) -> bool {
    let Some((user, domain)) = text.split_once('@') else { return false };
    !user.is_empty()
        && user.chars().all(|c| c.is_alphanumeric() || "._%+-'".contains(c))
        && domain.len() >= 4
        && domain.rsplit_once('.').is_some_and(|(name, end)| {
            !name.is_empty() && end.len() >= 2 && end.chars().all(|c| c.is_ascii_alphabetic())
        })
        && domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
}

/// The text without blanks around `@` and without a comma where a point was meant (`gmail,com`).
pub(super) fn joined(text: &str) -> std::borrow::Cow<'_, str> {
    const ENDS: [(&str, &str); 3] = [(",com", ".com"), (",mx", ".mx"), (",net", ".net")];
    if !text.contains(" @") && !text.contains("@ ") && !ENDS.iter().any(|(wrong, _)| text.contains(wrong)) {
        return text.into();
    }
    let mut joined = text.replace(" @", "@").replace("@ ", "@");
    ENDS.iter().for_each(|(wrong, right)| joined = joined.replace(wrong, right));
    joined.into()
}

/// True for one address or some, parted by `;`, `,`, `/`, `y` or white space.
pub(super) fn is_email(text: &str) -> bool {
    if !text.contains('@') {
        return false;
    }
    let text = joined(text);
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '/' | '<' | '>' | '(' | ')' | '"' | ':'))
        .map(|part| part.trim_matches('.'))
        .filter(|part| !part.is_empty())
        .collect();
    let addresses = parts.iter().filter(|part| single(part)).count();
    // `Name Surname <address>`
    let framed = addresses > 0 && text.ends_with('>');
    addresses > 0 && (addresses * 2 >= parts.len() || framed && parts.len() <= 8)
}

/// True where every address is that of an office: `gob`, `gov`, `edu`, `mil`, or the user is a post.
pub(super) fn is_institutional(text: &str) -> bool {
    let folded = super::fold(&joined(text));
    folded.split(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '/')).filter(|p| p.contains('@')).all(|part| {
        let (user, domain) = part.split_once('@').unwrap_or((part, ""));
        let office = ["gob", "gov", "edu", "mil", "gub", "org", "unam", "uanl", "ipn"];
        domain.split('.').any(|piece| office.contains(&piece))
            || ["contacto", "info", "atencion", "oficialia", "transparencia", "ventas", "direccion", "secretaria"]
                .iter()
                .any(|post| user.starts_with(post))
    })
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let share = context.share(is_email);
    if share < 0.05 || context.distinct(is_email) == 0 {
        return None;
    }
    let offices = context.share(|text| is_email(text) && is_institutional(text));
    Some(Judged {
        semantic: (share >= 0.5).then_some("email"),
        personal: Some("email"),
        text: share >= 0.5,
        institutional: offices >= share * 0.9,
        ..Judged::default()
    })
}
