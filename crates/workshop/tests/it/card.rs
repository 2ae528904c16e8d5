//! Cards: condensed with the total kept, refused with the reason, dealt to teams.

use std::collections::BTreeSet;

use apertura_workshop::card::{CardGroup, CardKind, CardLabel, CardRefusal};
use apertura_workshop::card_deal::{CardTeam, NoCard, deal_cards};

fn condense(groups: &[CardGroup]) -> Result<apertura_workshop::card::DataCard, CardRefusal> {
    apertura_workshop::card::condense(groups, &CardKind::default())
}

fn groups(values: &[(f64, u64)]) -> Vec<CardGroup> {
    let group = |(at, (value, rows)): (usize, &(f64, u64))| CardGroup {
        label: Some(format!("Colonia {}", at + 1)),
        value: *value,
        rows: *rows,
    };
    values.iter().enumerate().map(group).collect()
}

#[test]
fn many_categories_become_twelve_rows_and_the_total_stays() {
    let mut many = groups(&(1..=40).map(|at| (f64::from(at) * 10.0, 10)).collect::<Vec<_>>());
    many.push(CardGroup { label: None, value: 25.0, rows: 4 });
    let card = condense(&many).unwrap();
    assert_eq!((card.rows.len(), card.others, card.unnamed), (12, 29, Some((4, 25.0))));
    assert_eq!(card.total, 8225.0);
    let shown: f64 = card.rows.iter().map(|row| row.value).sum();
    assert_eq!(shown + 25.0, card.total);
    assert_eq!(card.rows[0].label, CardLabel::Named("Colonia 40".to_owned()));
    assert_eq!(card.rows[11].label, CardLabel::Others);
}

#[test]
fn small_counts_go_into_the_others_and_never_alone() {
    let card =
        condense(&groups(&[(90.0, 90), (70.0, 70), (50.0, 50), (30.0, 30), (20.0, 20), (2.0, 2), (1.0, 1)])).unwrap();
    assert_eq!((card.rows.len(), card.others), (6, 2));
    let card = condense(&groups(&[(90.0, 90), (70.0, 70), (50.0, 50), (30.0, 30), (20.0, 20), (2.0, 2)])).unwrap();
    assert_eq!((card.rows.len(), card.others, card.rows[4].value), (5, 2, 22.0));
}

#[test]
fn unsuitable_groups_are_refused_with_the_reason() {
    let refused = |values: &[(f64, u64)]| condense(&groups(values)).unwrap_err();
    assert_eq!(refused(&[(5.0, 5), (4.0, 4), (9.0, 9)]), CardRefusal::Few { categories: 3 });
    assert!(matches!(refused(&[(100.0, 9); 6]), CardRefusal::Flat { .. }));
    assert!(matches!(refused(&[(0.0, 9); 6]), CardRefusal::Flat { .. }));
    let one = [(980.0, 980), (5.0, 5), (5.0, 5), (4.0, 4), (4.0, 4)];
    assert!(matches!(refused(&one), CardRefusal::Dominated { label, .. } if label == "Colonia 1"));
    assert!(matches!(refused(&[(9.0, 9), (-1.0, 9), (3.0, 9), (4.0, 9), (5.0, 9)]), CardRefusal::Negative { .. }));
    assert!(matches!(refused(&[(1.0, 1), (0.5, 1)]), CardRefusal::Tiny { rows: 2 }));
    assert_eq!(condense(&[]), Err(CardRefusal::Few { categories: 0 }));
}

#[test]
fn months_stand_in_their_order_and_sums_are_counted_once() {
    let group = |label: &str, value: f64| CardGroup { label: Some(label.to_owned()), value, rows: 10 };
    let names = ["Diciembre", "Enero", "abril", "Marzo", "Febrero"];
    let mut months: Vec<CardGroup> = names.iter().zip([9.0, 4.0, 5.0, 7.0, 6.0]).map(|(n, v)| group(n, v)).collect();
    months.push(group("Total general", 31.0));
    let card = condense(&months).unwrap();
    let labels: Vec<String> = card.rows.iter().map(|row| format!("{:?}", row.label)).collect();
    assert!(
        labels[0].contains("Enero") && labels[2].contains("Marzo") && labels[4].contains("Diciembre"),
        "{labels:?}"
    );
    assert_eq!((card.total, card.totals.as_slice(), card.ordered), (31.0, &["Total general".to_owned()][..], true));
    assert_eq!(card.greatest().unwrap().value, 9.0);
    // a table of sums: one row each, and the state among its municipalities
    let kind = CardKind { cases: false, ordered: false };
    let one = |label: &str, value: f64| CardGroup { rows: 1, ..group(label, value) };
    let names = ["Apodaca", "García", "Juárez", "Allende", "Santiago", "Nuevo León"];
    let state: Vec<CardGroup> =
        names.iter().zip([50.0, 40.0, 30.0, 20.0, 10.0, 150.0]).map(|(n, v)| one(n, v)).collect();
    let card = apertura_workshop::card::condense(&state, &kind).unwrap();
    assert_eq!((card.rows.len(), card.total, card.totals.as_slice()), (5, 150.0, &["Nuevo León".to_owned()][..]));
}

#[test]
fn of_many_years_the_last_stay() {
    let year = |at: i32| CardGroup { label: Some((2000 + at).to_string()), value: f64::from(at + 1), rows: 9 };
    let years: Vec<CardGroup> = (0..20).map(year).collect();
    let kind = CardKind { ordered: true, cases: true };
    let card = apertura_workshop::card::condense(&years, &kind).unwrap();
    assert_eq!(card.rows.len(), 12);
    assert_eq!(card.rows[0].label, CardLabel::Named("2009".to_owned()));
    assert_eq!(card.rows[10].label, CardLabel::Named("2019".to_owned()));
    assert_eq!((card.rows[11].label.clone(), card.others, card.total), (CardLabel::Others, 9, 210.0));
}

#[test]
fn no_team_gets_its_own_data_and_a_table_sees_two_cards() {
    let agency = |at: usize| format!("A{at}");
    let teams: Vec<CardTeam> = (0..16)
        .map(|team| CardTeam {
            table: team / 2,
            agencies: (0..3).map(|at| agency((team * 3 + at) % 13)).collect::<BTreeSet<_>>(),
            had: BTreeSet::new(),
        })
        .collect();
    for cards in [4, 6, 16] {
        let cards: Vec<String> = (0..cards).map(agency).collect();
        let dealt = deal_cards(&cards, &teams).unwrap();
        for (team, card) in dealt.iter().enumerate() {
            assert!(!teams[team].agencies.contains(&cards[*card]));
        }
        assert!(dealt.chunks(2).all(|pair| pair[0] != pair[1]));
        let uses = (0..cards.len()).map(|card| dealt.iter().filter(|dealt| **dealt == card).count()).max().unwrap();
        assert!(uses <= 16_usize.div_ceil(cards.len()) + 1, "{uses}");
    }
    let own = vec![CardTeam { table: 1, agencies: BTreeSet::from([agency(1)]), had: BTreeSet::new() }];
    assert_eq!(deal_cards(&[agency(1)], &own), Err(NoCard { team: 0 }));
    let pair = vec![CardTeam { table: 1, agencies: BTreeSet::new(), had: BTreeSet::new() }; 2];
    assert_eq!(deal_cards(&[agency(1)], &pair), Err(NoCard { team: 1 }));
    assert!(deal_cards(&[], &pair).is_err());
}

#[test]
fn nobody_gets_a_card_twice_where_there_is_another() {
    let cards: Vec<String> = (0..4).map(|at| format!("A{at}")).collect();
    let team = |table: usize, had: &[usize]| CardTeam {
        table,
        agencies: BTreeSet::from(["A9".to_owned()]),
        had: had.iter().copied().collect(),
    };
    // three times in a row, four teams at two tables, each with whatever it had before
    let mut had: Vec<Vec<usize>> = vec![Vec::new(); 4];
    for _ in 0..3 {
        let teams: Vec<CardTeam> = (0..4).map(|at| team(at / 2, &had[at])).collect();
        let dealt = deal_cards(&cards, &teams).unwrap();
        for (at, card) in dealt.iter().enumerate() {
            assert!(!had[at].contains(card), "{had:?} {dealt:?}");
            had[at].push(*card);
        }
    }
    // a team that had them all gets one all the same, and the others are spared
    let two = [team(0, &[0, 1, 2, 3]), team(1, &[0, 1, 2])];
    assert_eq!(deal_cards(&cards, &two).unwrap()[1], 3);
    assert!(deal_cards(&cards, &[team(0, &[0, 1, 2, 3])]).is_ok());
}

#[test]
fn a_decimal_comma_is_read_as_it_is_meant() {
    let folder = tempfile::tempdir().unwrap();
    for (texts, values) in [
        (["12,5", "3,25", "1.234,5"], [12.5, 3.25, 1234.5]),
        (["1,234", "12,500", "900"], [1234.0, 12500.0, 900.0]),
        (["1,234.5", "2", "3.25"], [1234.5, 2.0, 3.25]),
        (["$ 1,200.00", "$ 850.50", "$ 0.75"], [1200.0, 850.5, 0.75]),
    ] {
        let path = folder.path().join("valores.csv");
        let rows: String = texts.iter().enumerate().map(|(at, text)| format!("Zona {at};{text}\n")).collect();
        std::fs::write(&path, format!("Zona;Valor\n{rows}")).unwrap();
        let (series, _) = apertura_workshop::series::read(&path).unwrap();
        assert_eq!(series.rows.iter().map(|row| row.1).collect::<Vec<_>>(), values, "{texts:?}");
    }
}
