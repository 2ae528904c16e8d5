//! Seating reaches the proven bound, keeps what is fixed, repeats nobody, and is mended with few moves.

use std::collections::{BTreeMap, BTreeSet};

use apertura_workshop::seating::{FaultKind, Reason, SizeFault, judge, reseat, score, seat};
use apertura_workshop::{Choices, History, Person, Seat, Seating, SeatingError, TablePlan, Wishes};

/// People of agencies of these sizes.
fn people(agencies: &[usize]) -> Vec<Person> {
    let mut people = Vec::new();
    for (agency, size) in agencies.iter().enumerate() {
        for _ in 0..*size {
            people.push(Person {
                id: format!("P{:03}", people.len() + 1),
                agency: format!("A{:02}", agency + 1),
                ..Person::default()
            });
        }
    }
    people
}

/// 13 agencies, 49 people.
const SEED: [usize; 13] = [8, 7, 6, 5, 4, 4, 3, 3, 2, 2, 2, 2, 1];

fn at(tables: usize) -> Wishes {
    Wishes { tables: Some(tables), ..Wishes::default() }
}

/// Every table has its size and two teams of nearly the same size, and the score is what a recount says.
fn sound(people: &[Person], seating: &Seating, history: &History) {
    assert_eq!(seating.seats.len(), people.len());
    for (table, size) in seating.sizes.iter().enumerate() {
        let members: Vec<&Seat> = seating.seats.iter().filter(|seat| seat.table == table + 1).collect();
        assert_eq!(members.len(), *size);
        let first = members.iter().filter(|seat| seat.team == 'A').count();
        assert!(members.iter().all(|seat| ['A', 'B'].contains(&seat.team)) && first.abs_diff(size - first) <= 1);
    }
    assert_eq!(seating.achieved, score(people, &seating.seats, history));
}

#[test]
fn seating_reaches_the_least_pairs_that_are_possible() {
    // people of each agency, tables, least pairs at tables, least pairs in teams: computed by hand from even spreads
    let cases: [(&[usize], usize, usize, usize); 10] = [
        (&SEED, 7, 1, 0),
        (&SEED, 8, 0, 0),
        (&[24], 3, 84, 36),
        (&[24], 4, 60, 24),
        (&[20, 20, 4, 3, 2], 7, 38, 12),
        (&[20, 20, 4, 3, 2], 8, 32, 8),
        (&[6, 6, 6], 3, 9, 0),
        (&[8; 6], 6, 12, 0),
        (&[8; 6], 7, 6, 0),
        (&[40, 15, 10, 8, 7, 6, 5, 4, 3, 2], 13, 44, 14),
    ];
    for (agencies, tables, least_tables, least_teams) in cases {
        for seed in 1..4 {
            let people = people(agencies);
            let seating = seat(&people, &Wishes { seed, ..at(tables) }, &History::default()).unwrap();
            sound(&people, &seating, &History::default());
            assert_eq!(
                (seating.bound.tables, seating.bound.teams),
                (least_tables, least_teams),
                "{agencies:?} {tables}"
            );
            let achieved = (seating.achieved.same_agency_tables, seating.achieved.same_agency_teams);
            assert_eq!(achieved, (least_tables, least_teams), "{agencies:?} {tables}");
        }
    }
}

#[test]
fn the_same_seed_seats_the_same_and_another_does_not() {
    let people = people(&SEED);
    let once = seat(&people, &Wishes::default(), &History::default()).unwrap();
    assert_eq!(once, seat(&people, &Wishes::default(), &History::default()).unwrap());
    assert_ne!(once.seats, seat(&people, &Wishes { seed: 2, ..Wishes::default() }, &History::default()).unwrap().seats);
}

#[test]
fn nobody_chooses_the_tables_and_colleagues_are_still_apart() {
    let seating = seat(&people(&SEED), &Wishes::default(), &History::default()).unwrap();
    assert_eq!((seating.sizes.len(), seating.achieved.same_agency_tables), (8, 0));
    let large = seat(&people(&[8; 6]), &at(6), &History::default()).unwrap();
    let reason = Reason::LargeAgency { agency: "A01".to_owned(), people: 8, tables: 6, pairs: 2 };
    assert!(large.reasons.contains(&reason), "{:?}", large.reasons);
}

#[test]
fn impossible_numbers_are_named_with_the_nearest_choices() {
    for impossible in [1, 2, 3, 4, 5, 9, 10, 11, 17] {
        let refused = seat(&people(&vec![1; impossible]), &Wishes::default(), &History::default());
        assert!(matches!(refused, Err(SeatingError::NoNumber(_))), "{impossible}");
    }
    for possible in (6..=8).chain(12..=16).chain(18..=60) {
        assert!(seat(&people(&vec![1; possible]), &Wishes::default(), &History::default()).is_ok(), "{possible}");
    }
    let near = Choices::near(17, &(6..=8));
    assert_eq!((near.fewer_people, near.more_people), (Some(16), Some(18)));
    assert_eq!(near.smaller_tables.unwrap().sizes, [6, 6, 5]);
    assert_eq!(near.larger_tables.unwrap().sizes, [9, 8]);
    let near = Choices::near(10, &(6..=8));
    assert_eq!((near.fewer_people, near.more_people), (Some(8), Some(12)));
    assert_eq!(near.smaller_tables.unwrap().sizes, [5, 5]);
    let wrong = seat(&people(&SEED), &at(9), &History::default());
    assert_eq!(wrong, Err(SeatingError::Tables { people: 49, tables: 9, numbers: 7..=8 }));
    let none = seat(
        &people(&SEED),
        &Wishes { range: std::ops::RangeInclusive::new(8, 6), ..Wishes::default() },
        &History::default(),
    );
    assert_eq!(none, Err(SeatingError::Range { least: 8, most: 6 }));
}

/// The least pairs of agencies, by trying every seating.
fn tried(people: &[Person], sizes: &[usize], may: &dyn Fn(usize, usize) -> bool) -> usize {
    fn go(
        people: &[Person],
        at: usize,
        tables: &mut Vec<Vec<usize>>,
        sizes: &[usize],
        may: &dyn Fn(usize, usize) -> bool,
        so_far: usize,
        best: &mut usize,
    ) {
        if so_far >= *best {
            return;
        }
        if at == people.len() {
            *best = so_far;
            return;
        }
        for table in (0..sizes.len()).filter(|table| may(at, *table)) {
            if tables[table].len() < sizes[table] {
                let colleagues =
                    tables[table].iter().filter(|other| people[**other].agency == people[at].agency).count();
                tables[table].push(at);
                go(people, at + 1, tables, sizes, may, so_far + colleagues, best);
                tables[table].pop();
            }
        }
    }
    let mut best = usize::MAX;
    go(people, 0, &mut vec![Vec::new(); sizes.len()], sizes, may, 0, &mut best);
    best
}

#[test]
fn uneven_tables_and_fixed_places_have_the_least_pairs_too() {
    let agencies: [&[usize]; 4] = [&[4, 3, 2, 1], &[5, 5], &[3, 3, 2, 2], &[6, 1, 1, 1, 1]];
    for (case, agencies) in agencies.into_iter().enumerate() {
        for sizes in [vec![5, 3, 2], vec![2, 6, 2], vec![4, 4, 2]] {
            let mut people = people(agencies);
            people[case].pinned = Some(2);
            people[0].accessible = true;
            people[1].accessible = true;
            let wishes = Wishes { sizes: Some(sizes.clone()), accessible_tables: vec![1, 3], ..Wishes::default() };
            let seating = seat(&people, &wishes, &History::default()).unwrap();
            sound(&people, &seating, &History::default());
            let may = |person: usize, table: usize| match people[person].pinned {
                Some(pinned) => table + 1 == pinned,
                None => !people[person].accessible || table != 1,
            };
            assert!((0..people.len()).all(|person| may(person, seating.seats[person].table - 1)));
            let least = tried(&people, &sizes, &may);
            assert_eq!(
                (seating.bound.tables, seating.achieved.same_agency_tables),
                (least, least),
                "{agencies:?} {sizes:?}"
            );
            assert_eq!(seating.achieved.same_agency_teams, seating.bound.teams);
        }
    }
}

#[test]
fn places_that_are_not_there_are_refused() {
    let mut pinned = people(&SEED);
    pinned.iter_mut().take(8).for_each(|person| person.pinned = Some(1));
    assert_eq!(seat(&pinned, &at(7), &History::default()), Err(SeatingError::Pinned { table: 1 }));
    pinned[0].pinned = Some(12);
    assert_eq!(seat(&pinned, &at(7), &History::default()), Err(SeatingError::Pinned { table: 12 }));
    let mut needing = people(&SEED);
    needing.iter_mut().take(9).for_each(|person| person.accessible = true);
    let one = Wishes { accessible_tables: vec![3], ..at(7) };
    assert_eq!(seat(&needing, &one, &History::default()), Err(SeatingError::Accessible { needed: 9, places: 7 }));
    let free = seat(&needing, &at(7), &History::default()).unwrap();
    assert!((0..9).all(|person| free.seats[person].table <= 5));
}

#[test]
fn who_asks_to_be_apart_is_apart_and_areas_mix() {
    let mut people = people(&[4, 4, 4, 4]);
    people[0].apart = vec!["P005".to_owned(), "P009".to_owned()];
    for (at, person) in people.iter_mut().enumerate() {
        person.area = ["Norte", "Sur"][at % 2].to_owned();
    }
    let seating = seat(&people, &at(2), &History::default()).unwrap();
    let table = |person: usize| seating.seats[person].table;
    assert!(table(0) != table(4) && table(0) != table(8));
    assert_eq!(seating.achieved.same_agency_tables, seating.bound.tables);
    // four of each area at each table of eight
    assert_eq!(seating.achieved.same_area, 2 * (6 + 6));
}

#[test]
fn three_workshops_in_a_row_repeat_no_pair() {
    for tables in [7, 8] {
        let people = people(&SEED);
        let mut history = History::default();
        for round in 1..=3 {
            let seating = seat(&people, &at(tables), &history).unwrap();
            sound(&people, &seating, &history);
            assert_eq!(seating.achieved.met_before, 0, "{tables} tables, round {round}");
            assert_eq!(seating.achieved.same_agency_tables, seating.bound.tables, "{tables} tables, round {round}");
            let tables: Vec<String> = seating.seats.iter().map(|seat| seat.table.to_string()).collect();
            history.add(people.iter().zip(&tables).map(|(person, table)| (person.id.as_str(), table.as_str())));
        }
    }
}

#[test]
fn late_arrivals_and_no_shows_move_as_few_as_possible() {
    let everybody = people(&SEED);
    let first = seat(&everybody, &at(8), &History::default()).unwrap();
    let before: BTreeMap<String, Seat> =
        everybody.iter().zip(&first.seats).map(|(p, seat)| (p.id.clone(), *seat)).collect();
    let stay = |people: &[Person]| reseat(people, &before, &Wishes::default(), &History::default());
    // the same people: nobody moves
    let same = stay(&everybody).unwrap();
    assert_eq!((same.seats, same.moved), (first.seats.clone(), vec![]));
    // one more finds a chair
    let mut late = everybody.clone();
    late.push(Person { id: "P900".to_owned(), agency: "A14".to_owned(), ..Person::default() });
    let more = stay(&late).unwrap();
    sound(&late, &more, &History::default());
    assert_eq!(more.moved, [] as [usize; 0]);
    assert_eq!(more.sizes.iter().sum::<usize>(), 50);
    // two of a table of six leave: 47 people do not fill 8 tables, the table of four is given up
    let table = (1..=8).find(|table| first.sizes[table - 1] == 6).unwrap();
    let gone: BTreeSet<usize> = (0..49).filter(|person| first.seats[*person].table == table).take(2).collect();
    let left: Vec<Person> =
        (0..49).filter(|person| !gone.contains(person)).map(|person| everybody[person].clone()).collect();
    let fewer = stay(&left).unwrap();
    sound(&left, &fewer, &History::default());
    assert!(fewer.sizes.iter().all(|size| *size == 0 || (6..=8).contains(size)), "{:?}", fewer.sizes);
    assert_eq!(fewer.moved.len(), 4);
    // nobody of a table comes but one: that one moves
    let alone: Vec<Person> = (0..49)
        .filter(|person| first.seats[*person].table != table || *person == *gone.first().unwrap())
        .map(|person| everybody[person].clone())
        .collect();
    let given_up = stay(&alone).unwrap();
    assert_eq!((given_up.moved.len(), given_up.sizes[table - 1]), (1, 0));
    // 17 who come cannot be seated
    assert!(matches!(stay(&everybody[..17]), Err(SeatingError::NoNumber(_))));
}

#[test]
fn five_hundred_people_meet_nobody_twice() {
    let agencies: Vec<usize> = (0..40).map(|agency| 6 + (agency * 7) % 16).collect();
    let people: Vec<Person> = people(&agencies).into_iter().take(500).collect();
    assert_eq!(people.len(), 500);
    let mut history = History::default();
    for _ in 0..3 {
        let seating = seat(&people, &Wishes::default(), &history).unwrap();
        assert_eq!((seating.achieved.met_before, seating.achieved.same_agency_tables), (0, seating.bound.tables));
        let tables: Vec<String> = seating.seats.iter().map(|seat| seat.table.to_string()).collect();
        history.add(people.iter().zip(&tables).map(|(person, table)| (person.id.as_str(), table.as_str())));
    }
}

#[test]
fn sizes_of_tables_differ_by_one_at_most() {
    assert_eq!(TablePlan::even(49, 8).sizes, [7, 6, 6, 6, 6, 6, 6, 6]);
    assert_eq!(TablePlan::numbers(49, &(6..=8)), 7..=8);
    assert_eq!(TablePlan::teams(7), [4, 3]);
}

#[test]
fn a_seating_by_hand_is_judged_with_what_is_possible() {
    let mut people = people(&[3, 3, 3, 3]);
    people[1].apart = vec!["P007".to_owned()];
    people[2].accessible = true;
    people[3].pinned = Some(2);
    let seating = seat(&people, &at(2), &History::default()).unwrap();
    let seats: Vec<Option<Seat>> = seating.seats.iter().copied().map(Some).collect();
    let judged = judge(&people, &seats, &History::default(), &(6..=8), &[1]);
    assert_eq!(judged.score, score(&people, &seating.seats, &History::default()));
    assert_eq!(judged.bound.tables, judged.score.same_agency_tables);
    assert_eq!(judged.unseated, 0);
    // everybody of two agencies at one table, and what is wished not kept to
    let place = |person: usize| Seat { table: 1 + person / 6, team: if person.is_multiple_of(2) { 'A' } else { 'B' } };
    let mut seats: Vec<Option<Seat>> = (0..12).map(|person| Some(place(person))).collect();
    seats[6] = Some(Seat { table: 1, team: 'A' });
    seats[11] = None;
    let judged = judge(&people, &seats, &History::default(), &(6..=8), &[2]);
    assert_eq!(judged.score.same_agency_tables, 3 + 3 + 1 + 1);
    assert_eq!(judged.score.together_against_wish, 1);
    assert_eq!(judged.unseated, 1);
    assert!(judged.bound.tables < judged.score.same_agency_tables);
    let kinds = |person: usize| -> Vec<FaultKind> {
        judged.faults.iter().filter(|fault| fault.person == person).map(|fault| fault.kind).collect()
    };
    assert_eq!(kinds(3)[0], FaultKind::NotPinned);
    assert_eq!(kinds(2)[0], FaultKind::NotReachable);
    assert_eq!(kinds(1)[0], FaultKind::Apart);
    assert_eq!(kinds(6), [FaultKind::Apart], "nobody of theirs sits there");
    let sizes: Vec<_> = judged.tables.iter().map(|table| table.fault).collect();
    assert_eq!(sizes, [None, Some(SizeFault::Few)]);
    // nobody sits: nothing is wrong, and nothing is possible
    let nobody = judge(&people, &[None; 12], &History::default(), &(6..=8), &[]);
    assert_eq!((nobody.unseated, nobody.faults.len(), nobody.bound.tables), (12, 0, 0));
}

#[test]
fn reminders_are_due_once_each_and_never_late() {
    let workshop = |reminders: &str| -> apertura_workshop::Workshop {
        let text = format!(
            r#"{{ "id": "", "name": "T", "begins": "2026-03-20T10:00:00", "minutes": 60, "place": "S", "capacity": 9,
                 "keep_until": "2026-04-20"{reminders} }}"#
        );
        serde_json::from_str(&text).unwrap()
    };
    let day = |day: i8| jiff::civil::date(2026, 3, day);
    let two = workshop(r#", "reminders": [7, 1]"#);
    assert_eq!(two.reminder_due(day(12), None, &[]), None);
    assert_eq!(two.reminder_due(day(13), None, &[]), Some(7));
    assert_eq!(two.reminder_due(day(14), None, &[7]), None);
    assert_eq!(two.reminder_due(day(15), Some(day(14)), &[]), None, "who asked after it is not reminded of it");
    assert_eq!(two.reminder_due(day(19), Some(day(14)), &[7]), Some(1));
    assert_eq!(two.reminder_due(day(19), None, &[7, 1]), None);
    assert_eq!(two.reminder_due(day(20), None, &[]), None, "not on the day itself");
    assert_eq!(workshop("").reminder_due(day(19), None, &[]), Some(1), "the day before, where nothing is said");
    assert_eq!(workshop(r#", "reminders": []"#).reminder_due(day(19), None, &[]), None);
    assert_eq!(two.needs_forgotten(), day(21));
}
