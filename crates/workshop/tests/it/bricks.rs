//! Values become bricks: rounding, one scale, the kit, colors for every eye, the model, the lists.

use apertura_workshop::bricks::{
    BrickError, BrickWishes, COLORS, Color, Kit, KitError, PARTS, Part, Rounding, Series, Vision, csv, distance,
    largest_remainder, model, parts, picture, plan, round, step_picture,
};

fn series(values: &[f64]) -> Series {
    let rows = values.iter().enumerate().map(|(at, value)| (format!("Categoría {}", at + 1), *value)).collect();
    Series { rows, whole: false }
}

fn whole(values: &[f64]) -> Series {
    Series { whole: true, ..series(values) }
}

fn bricks(series: &Series) -> (f64, Vec<usize>, Vec<usize>) {
    let plan = plan(std::slice::from_ref(series), &Kit::default(), &BrickWishes::default()).unwrap();
    let chart = &plan.charts[0];
    (plan.scale, chart.columns.iter().map(|column| column.bricks).collect(), chart.vanished.clone())
}

#[test]
fn values_get_the_finest_scale_that_fits() {
    let cases: [(&[f64], f64, &[usize], &[usize]); 6] = [
        (&[15.0, 25.0, 35.0], 5.0, &[3, 5, 7], &[]),
        (&[2.0, 3.0, 5.0, 7.0, 11.0, 13.0], 1.0, &[2, 3, 5, 7, 11, 13], &[]),
        (&[1.0, 2.0, 997.0], 100.0, &[0, 0, 10], &[0, 1]),
        (&[0.0, 14.0, 6.0], 1.0, &[0, 14, 6], &[]),
        (&[0.3, 0.5, 0.2], 0.05, &[6, 10, 4], &[]),
        (&[1250.0, 840.0, 410.0], 100.0, &[13, 8, 4], &[]),
    ];
    for (values, scale, expected, vanished) in cases {
        assert_eq!(bricks(&series(values)), (scale, expected.to_vec(), vanished.to_vec()), "{values:?}");
    }
}

#[test]
fn parts_of_a_whole_add_up_and_compared_values_do_not_pay_for_it() {
    let thirds = [33.3, 33.3, 33.4];
    assert_eq!(bricks(&whole(&thirds)).1, [7, 6, 7]);
    assert_eq!(bricks(&series(&thirds)).1, [7, 7, 7]);
    // the Alabama paradox: a tenth brick for the whole takes one from the second part
    let shares = |total: usize| [38.0, 5.0, 39.0].map(|value| value * total as f64 / 82.0);
    assert_eq!(largest_remainder(&shares(9), 9), [4, 1, 4]);
    assert_eq!(largest_remainder(&shares(10), 10), [5, 0, 5]);
    assert_eq!(round(&[8.5, 7.5, 0.4], 1.0, Rounding::Plain), [9, 8, 0]);
}

#[test]
fn what_is_compared_has_one_scale_and_equal_values_equal_bricks() {
    let charts = [series(&[12.0, 30.0, 7.0]), series(&[300.0, 12.0, 150.0])];
    let plan = plan(&charts, &Kit::default(), &BrickWishes::default()).unwrap();
    assert_eq!(plan.scale, 20.0);
    assert_eq!(plan.charts[0].columns[0].bricks, plan.charts[1].columns[1].bricks);
    assert_eq!(plan.charts[0].vanished, [2]);
}

#[test]
fn no_chart_needs_more_than_the_kit_has() {
    let kit = Kit::of([10, 10, 6, 4, 3, 2]);
    for values in [vec![9.0, 8.0, 4.0, 2.0], vec![10.0, 10.0, 10.0], vec![100.0, 40.0, 30.0, 20.0, 10.0, 5.0, 5.0, 4.0]]
    {
        let plan = plan(&[series(&values)], &kit, &BrickWishes::default()).unwrap();
        for line in parts(&plan.charts) {
            assert!(line.count <= kit.count(line.part, line.color), "{values:?}: {line:?}");
        }
    }
    // two teams at once from the bricks of one need a coarser scale
    let two = [series(&[10.0, 9.0, 6.0]), series(&[10.0, 9.0, 6.0])];
    let each = plan(&two, &kit, &BrickWishes::default()).unwrap();
    let mut room = kit.clone();
    room.pieces.iter_mut().filter(|piece| piece.part.is_base()).for_each(|base| base.count = 2);
    let together = plan(&two, &room, &BrickWishes { shared: true, ..BrickWishes::default() }).unwrap();
    assert!(together.scale > each.scale);
    assert!(parts(&together.charts).iter().all(|line| line.count <= room.count(line.part, line.color)));
    // one base is not enough for two charts at once
    assert_eq!(plan(&two, &kit, &BrickWishes { shared: true, ..BrickWishes::default() }), Err(BrickError::Kit));
}

#[test]
fn neighbors_differ_in_color_even_where_colors_come_again() {
    let values: Vec<f64> = (1..=12).map(f64::from).collect();
    let mut kit = Kit::default();
    kit.pieces.push(apertura_workshop::bricks::Piece {
        part: Part::from_code("4186").unwrap(),
        color: Color::from_code("71").unwrap(),
        count: 1,
    });
    let plan = plan(&[series(&values)], &kit, &BrickWishes::default()).unwrap();
    let chart = &plan.charts[0];
    assert!(chart.columns.windows(2).all(|pair| pair[0].color != pair[1].color));
    assert!(parts(&plan.charts).iter().all(|line| line.count <= kit.count(line.part, line.color)));
    assert_eq!((chart.base.ldraw, chart.gap), ("4186", 2));
    assert_eq!(chart.columns.iter().map(|column| column.letter).collect::<String>(), "ABCDEFGHIJKL");
}

#[test]
fn what_cannot_be_built_is_said() {
    let of = |values: &[f64]| plan(&[series(values)], &Kit::default(), &BrickWishes::default());
    assert_eq!(of(&[]), Err(BrickError::Categories { chart: 0, count: 0 }));
    assert_eq!(of(&[1.0; 13]), Err(BrickError::Categories { chart: 0, count: 13 }));
    assert!(matches!(of(&[1.0, -2.0]), Err(BrickError::Value { value: -2.0, .. })));
    assert!(matches!(of(&[1.0, f64::NAN]), Err(BrickError::Value { .. })));
    assert_eq!(of(&[0.0, 0.0]), Err(BrickError::Nothing { chart: 0 }));
    assert_eq!(of(&[1.0; 12]), Err(BrickError::Base { columns: 12 }));
    let at = |scale: f64| {
        plan(&[series(&[100.0, 40.0])], &Kit::default(), &BrickWishes { scale: Some(scale), ..BrickWishes::default() })
    };
    assert_eq!(at(1.0), Err(BrickError::Scale { scale: 1.0, fits: Some(10.0) }));
    assert_eq!(at(-5.0), Err(BrickError::Scale { scale: -5.0, fits: Some(10.0) }));
    assert_eq!(at(25.0).unwrap().charts[0].columns[0].bricks, 4);
    for tiny in [1e-300, 1e300, f64::MIN_POSITIVE] {
        let _ = of(&[tiny, tiny]);
    }
}

#[test]
fn a_kit_is_read_from_a_table_with_codes_or_names() {
    let columns = ["Pieza", "Color", "Cantidad"].map(str::to_owned);
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    let kit = |rows: &[Vec<String>]| Kit::from_rows(&columns, rows);
    let read =
        kit(&[row(["3003", "Blue", "10"]), row(["3003.dat", "1", "5"]), row(["3023", "light bluish gray", "2"])]);
    let read = read.unwrap();
    assert_eq!(read.count(Part::from_code("3003").unwrap(), Color::from_code("Blue").unwrap()), 15);
    assert_eq!(read.pieces[1].part.ldraw, "3023b");
    assert!(matches!(kit(&[row(["9999", "1", "5"])]), Err(KitError::Part { row: 1, .. })));
    assert!(matches!(kit(&[row(["3003", "rosa", "5"])]), Err(KitError::Color { row: 1, .. })));
    assert!(matches!(kit(&[row(["3003", "1", "muchos"])]), Err(KitError::Count { row: 1, .. })));
    assert!(matches!(kit(&[row(["3811", "71", "1"])]), Err(KitError::Empty)));
    assert!(matches!(Kit::from_rows(&columns[..2], &[]), Err(KitError::NoColumn("count"))));
}

#[test]
fn colors_of_the_kit_are_told_apart_by_every_eye_and_in_gray() {
    let kit = &COLORS[..6];
    for (at, one) in kit.iter().enumerate() {
        for other in &kit[at + 1..] {
            for vision in Vision::ALL {
                let apart = distance(one.rgb, other.rgb, vision);
                assert!(apart > 20.0, "{} {} {vision:?}: {apart}", one.name, other.name);
            }
            // two grays that look the same are told apart by their pattern
            let gray = |color: &Color| {
                0.299 * f64::from(color.rgb.0) + 0.587 * f64::from(color.rgb.1) + 0.114 * f64::from(color.rgb.2)
            };
            assert!((gray(one) - gray(other)).abs() > 40.0 || one.pattern != other.pattern);
        }
    }
    // red and green are one color to some
    let named = |name: &str| Color::from_code(name).unwrap().rgb;
    assert!(distance(named("Red"), named("Green"), Vision::Deuteranopia) < 8.0);
    assert!((distance(named("White"), named("Black"), Vision::Normal) - 74.8).abs() < 0.2);
    assert!((distance(named("Red"), named("Blue"), Vision::Deuteranopia) - 53.6).abs() < 0.3);
}

#[test]
fn the_model_has_each_brick_of_the_parts_list_on_studs_and_one_on_another() {
    let plan = plan(&[series(&[1200.0, 850.0, 430.0, 60.0, 20.0])], &Kit::default(), &BrickWishes::default()).unwrap();
    let chart = &plan.charts[0];
    let text = model("licencias 2024", "Licencias\npor mes", "Taller", chart);
    assert!(text.starts_with("0 FILE licencias-2024.ldr\r\n0 Licencias por mes\r\n"));
    let mut placed: Vec<(String, i64, i64)> = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("1 ")) {
        let cells: Vec<&str> = line.split(' ').collect();
        assert_eq!((cells.len(), &cells[4..14]), (15, &["0", "1", "0", "0", "0", "1", "0", "0", "0", "1"][..]));
        placed.push((
            format!("{} {}", cells[14].trim_end_matches(".dat"), cells[1]),
            cells[2].parse().unwrap(),
            cells[3].parse().unwrap(),
        ));
    }
    for line in parts(&plan.charts) {
        let kind = format!("{} {}", line.part.ldraw, line.color.ldraw);
        assert_eq!(placed.iter().filter(|(placed, ..)| *placed == kind).count(), line.count, "{kind}");
    }
    assert_eq!(placed.len(), parts(&plan.charts).iter().map(|line| line.count).sum::<usize>());
    let bricks = &placed[1..];
    assert!(bricks.iter().all(|(_, x, y)| x % 20 == 0 && y % 24 == 0 && *y < 0 && x.abs() <= 300));
    assert!(
        bricks
            .iter()
            .all(|(_, x, y)| *y == -24 || bricks.iter().any(|(_, below, lower)| below == x && lower - 24 == *y))
    );
    assert_eq!(text.matches("0 STEP\r\n").count(), 1 + chart.columns.iter().filter(|column| column.bricks > 0).count());
}

#[test]
fn the_parts_list_names_each_code() {
    let plan = plan(&[series(&[3.0, 2.0])], &Kit::default(), &BrickWishes::default()).unwrap();
    let list = csv(&parts(&plan.charts));
    assert!(list.contains("\n3003,Brick 2 x 2,1,Blue,3003,7,Blue,"), "{list}");
    assert!(list.contains("3811,Baseplate 32 x 32,71,Light_Bluish_Grey,3811,86,Light Bluish Gray,1\n"), "{list}");
    assert!(PARTS.iter().all(|part| !part.bricklink.is_empty()));
}

#[test]
fn pictures_tell_letters_numbers_and_what_is_not_built_yet() {
    let plan = plan(&[series(&[3.0, 2.0])], &Kit::default(), &BrickWishes::default()).unwrap();
    let drawn = picture(&plan.charts[0], "Uno & dos <tres>", "A: 3");
    assert!(drawn.contains("<title>Uno &amp; dos &lt;tres&gt;</title><desc>A: 3</desc>"));
    assert!(drawn.contains(">A</text>") && drawn.contains(">B</text>") && !drawn.contains("stroke-dasharray"));
    assert!(step_picture(&plan.charts[0], 0, "Paso 1").contains("stroke-dasharray"));
}
