//! What is shown of a survey: no small group, and none that can be subtracted; hours and folios of certificates.

use apertura_workshop::certificate::{attended_minutes, folio, partial_name, tidy_folio};
use apertura_workshop::survey::{LEAST, results, shown};
use apertura_workshop::{Duty, SurveyAnswer, Workshop};

#[test]
fn no_small_group_is_shown_or_can_be_subtracted() {
    let mut seen = 0;
    for code in 0..9_usize.pow(5) {
        let sizes: Vec<usize> = (0..5).map(|at| code / 9_usize.pow(at) % 9).collect();
        let shown = shown(&sizes);
        let hidden: Vec<usize> =
            sizes.iter().zip(&shown).filter(|(size, shown)| !**shown && **size > 0).map(|(size, _)| *size).collect();
        assert!(sizes.iter().zip(&shown).all(|(size, shown)| !shown || *size >= LEAST), "{sizes:?}");
        let rest: usize = hidden.iter().sum();
        let any = shown.iter().any(|shown| *shown);
        assert!(hidden.is_empty() || !any || (hidden.len() >= 2 && rest >= LEAST), "{sizes:?}: {shown:?}");
        // nothing is hidden without need
        assert!(sizes.iter().any(|size| (1..LEAST).contains(size)) || hidden.is_empty(), "{sizes:?}");
        seen += usize::from(any);
    }
    assert!(seen > 1000);
}

fn answers(duty: Duty, count: usize, after: u8) -> Vec<SurveyAnswer> {
    let one = SurveyAnswer { before: Some(2), after: Some(after), useful: Some(4), duty, ..SurveyAnswer::default() };
    vec![one; count]
}

#[test]
fn four_answers_show_nothing_and_five_their_mean() {
    let four = results(&[], &answers(Duty::Technology, 4, 8));
    assert_eq!((four.after, four.confidence, four.groups.len()), (None, None, 0));
    let five = results(&[], &answers(Duty::Technology, 5, 8));
    assert_eq!(five.after.unwrap().mean, 8.0);
    assert_eq!(five.confidence.unwrap().1[8], 5);
    let mut mixed = answers(Duty::Technology, 6, 8);
    mixed.extend(answers(Duty::Decision, 7, 6));
    mixed.extend(answers(Duty::Other, 1, 0));
    let mixed = results(&[], &mixed);
    assert!(mixed.kept_back);
    let shown: Vec<Duty> = mixed.groups.iter().map(|group| group.duty).collect();
    assert_eq!(shown, [Duty::Decision], "the next smallest hides the one");
}

#[test]
fn time_counts_from_the_door() {
    let workshop: Workshop = serde_json::from_value(serde_json::json!({
        "id": "a", "name": "Taller", "begins": "2026-05-30T10:00:00", "minutes": 120, "place": "Sala", "capacity": 50,
        "keep_until": "2026-09-30",
    }))
    .unwrap();
    for (came, minutes) in
        [("09:20", 120), ("10:15", 120), ("10:16", 90), ("10:31", 60), ("11:29", 30), ("11:45", 0), ("13:00", 120)]
    {
        let came = format!("2026-05-30T{came}:00").parse().unwrap();
        assert_eq!(attended_minutes(&workshop, came), minutes, "{came}");
    }
}

#[test]
fn folios_are_read_as_people_write_them() {
    for random in [[0; 8], [255; 8], [1, 2, 3, 4, 5, 6, 7, 8]] {
        let folio = folio(random);
        assert_eq!(folio.len(), 14);
        assert_eq!(tidy_folio(&folio).as_deref(), Some(folio.as_str()));
        assert_eq!(tidy_folio(&folio.to_lowercase().replace('-', " ")).as_deref(), Some(folio.as_str()));
    }
    assert_eq!(tidy_folio("oil1-0000-0000").as_deref(), Some("0111-0000-0000"));
    for wrong in ["", "0000-0000-000", "0000-0000-00000", "0000-0000-000U", "ñ000-0000-0000"] {
        assert_eq!(tidy_folio(wrong), None, "{wrong}");
    }
    for (name, partial) in
        [("María del Carmen López Ruiz", "María L. R."), ("Ana Ñúñez", "Ana Ñ."), ("Zoé", "Zoé"), ("", "")]
    {
        assert_eq!(partial_name(name), partial);
    }
}
