//! What stands in the middle of a large delimited file, which is streamed: it is found as in a small one.

use std::io::Write as _;

use apertura_tabular::clean::{Outputs, clean};
use apertura_tabular::inspection::{Examined, examine};
use apertura_tabular::{Finding, Limits, Overrides, ReadError, RowKind, suggest};

fn examined(text: &str) -> Examined {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let limits = Limits { grid_bytes: 1000, batch_bytes: 9000, threads: 2, ..Limits::default() };
    let examined = examine(file.path(), &Overrides::default(), &limits).unwrap();
    // the table reads its rows from the file again
    file.keep().unwrap();
    examined
}

fn rows<'f>(examined: &'f Examined, rule: &str) -> &'f [u64] {
    let finding: Option<&Finding> = examined.findings.iter().find(|finding| finding.rule == rule);
    finding.map_or(&[], |finding| &finding.rows)
}

/// Payments with something odd at some records; a record is its place among the lines, from 1.
fn payments(odd: &[(usize, &str)]) -> String {
    let mut text = String::from("folio,municipio,fecha,monto\n");
    for record in 2..=6000 {
        match odd.iter().find(|(place, _)| *place == record) {
            Some((_, line)) => text.push_str(line),
            None => text.push_str(&format!(
                "{record:05},Municipio {},2024-03-{:02},{record}.50",
                record % 40,
                record % 28 + 1
            )),
        }
        text.push('\n');
    }
    text
}

#[test]
fn headers_totals_headings_and_notes_in_the_middle_are_no_data() {
    let plain = examined(&payments(&[]));
    assert_eq!(plain.structured.tables[0].structure.rows, 5999);
    assert!(plain.structured.tables[0].structure.exceptions.is_empty());
    let text = payments(&[
        (1500, "Reporte de pagos página 2,,,"),
        (1501, "folio,municipio,fecha,monto"),
        (2000, "Total,,,12345.50"),
        (2001, "SUBTOTAL,,,4.50"),
        (2500, "Nota: cifras preliminares"),
        (3000, "Región Norte,,,"),
        (3500, "03500,,,"),
        (4000, ",Total,,99.50"),
    ]);
    let found = examined(&text);
    let table = &found.structured.tables[0];
    let wanted = [
        (1500, RowKind::Metadata),
        (1501, RowKind::Header),
        (2000, RowKind::Derived),
        (2001, RowKind::Derived),
        (2500, RowKind::Notes),
        (3000, RowKind::Group),
        (4000, RowKind::Derived),
    ];
    assert_eq!(table.structure.exceptions, wanted);
    assert_eq!(rows(&found, "repeated-headers"), [1501]);
    assert_eq!(rows(&found, "totals-in-data"), [2000, 2001, 4000]);
    assert_eq!(rows(&found, "group-rows"), [3000]);
    assert_eq!(rows(&found, "notes-in-data"), [1500, 2500]);
    assert_eq!(rows(&found, "lone-cells"), [3500], "a key without values stays data");
    assert_eq!(found.structured.sheets[0].kinds[2499], RowKind::Notes);
    // what is no data does not blur what the columns are
    let types = |examined: &Examined| -> Vec<&'static str> {
        examined.profiles[0].columns.iter().map(|column| column.value_type.name()).collect()
    };
    assert_eq!(types(&found), types(&plain));
    assert!(found.profiles[0].columns.iter().all(|column| column.misfits == 0));
    assert_eq!(found.profiles[0].rows, 5999 - 7);

    let recipe = suggest::recipe(table, 1, &Overrides::default(), &found.profiles[0], &found.findings);
    let folder = tempfile::tempdir().unwrap();
    let cleaned = clean(table, &recipe, &Outputs::new(folder.path(), "pagos"), &Limits::default(), &|_, _| {}).unwrap();
    assert_eq!(cleaned.rows, 5999 - 7);
    let text = std::fs::read_to_string(folder.path().join("pagos.csv")).unwrap();
    assert!(!text.contains("otal") && !text.contains("Nota") && text.matches("folio").count() == 1);
}

#[test]
fn a_total_that_is_a_category_of_the_data_stays() {
    let mut text = String::from("sexo,anio,personas\n");
    for number in 0..4000 {
        text.push_str(&format!("{},{},{}\n", ["Hombres", "Mujeres", "Total"][number % 3], 2000 + number % 20, number));
    }
    let found = examined(&text);
    assert!(found.structured.tables[0].structure.exceptions.is_empty());
    assert_eq!(found.profiles[0].rows, 4000, "the profile is of all rows");
    let mut names = String::from("municipio,habitantes,viviendas\n");
    for number in 0..4000 {
        let name = ["Totatiche", "Gran Morelos", "Sumidero"][number % 3];
        names.push_str(&format!("{name},{number},{}\n", number / 4));
    }
    assert!(examined(&names).structured.tables[0].structure.exceptions.is_empty());
}

#[test]
fn every_row_is_accounted_for() -> Result<(), ReadError> {
    let found = examined(&payments(&[(3000, "folio,municipio,fecha,monto"), (3100, "Total,,,5.50")]));
    let table = &found.structured.tables[0];
    let mut records = Vec::new();
    table.run(&Limits::default(), Ok::<_, ReadError>, |batch| {
        records.extend(batch.records);
        Ok(())
    })?;
    assert_eq!(records.len() as u64, table.structure.rows);
    let missing: Vec<u64> = (2..=6000).filter(|record| !records.contains(record)).collect();
    assert_eq!(missing, [3000]);
    Ok(())
}
