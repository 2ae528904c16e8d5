//! `municipality-key`: INEGI's key of a municipality: three digits within the state, five with it.
//!
//! Never here: three digits without a label.

use std::sync::LazyLock;

use hashbrown::HashSet;

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "municipality-key",
    judge,
    valid: is_full,
    examples: &["19039", "01001", "1001"],
    others: &["19998", "99001", "039a", "64000"],
};

static KEYS: LazyLock<HashSet<u32>> = LazyLock::new(|| super::municipality_name::all().map(|(key, _)| key).collect());

/// A key of state and municipality that exists (or the state's own rest, 999); one digit may be lost.
pub(super) fn is_full(text: &str) -> bool {
    (4..=5).contains(&text.len())
        && text.parse::<u32>().is_ok_and(|key| KEYS.contains(&key) || key % 1000 == 999 && key < 33_000)
        && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_part(text: &str) -> bool {
    (1..=3).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_digit())
        && matches!(text.parse::<u16>(), Ok(0..=570 | 997..=999))
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&[
        "cve_mun", "cvemun", "clave_municipio", "clave_de_municipio", "clave_del_municipio", "cve_municipio", "cve_mpal",
        "cve_mpio", "mun", "municipio", "id_municipio", "cvegeo", "cve_geo", "clave_mun", "clavemun", "mpio",
        "c_mnpio", "clave_mpio", "cve_inegi", "clave_inegi", "inegi", "clave_geoestadistica", "municipio_res",
    ]);
    let full = context.share(is_full);
    let distinct = context.distinct(is_full);
    let judged = |width: Option<usize>| {
        Some(Judged {
            semantic: Some("municipality-key"),
            place: Some("municipality-key"),
            width,
            text: true,
            ..Judged::default()
        })
    };
    if label && full >= 0.8 || full >= 0.98 && distinct >= 20 && context.share(|t| t.len() == 5) >= 0.5 {
        let fits = context.share(|text| text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit()));
        return judged((context.lost_zeros(5, false) && fits > 0.99).then_some(5));
    }
    if label && context.share(is_part) >= 0.95 {
        return judged(context.lost_zeros(3, false).then_some(3));
    }
    None
}
