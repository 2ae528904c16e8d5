//! Tests of structure: small sheets with what a person sees in them.

use apertura_tabular::grid::Area;
use apertura_tabular::structure::{self, Structured};
use apertura_tabular::{
    Body, Document, Format, Grid, Limits, Operation, Overrides, ReadError, RowKind, Sheet, SourceFacts, Table,
};

fn document(grid: Grid) -> Document {
    let source = SourceFacts {
        name: "hoja.csv".into(),
        format: Format::Csv,
        bytes: 1,
        sha256: String::new(),
        compression: None,
        encoding: Some("utf-8".into()),
        bom: false,
        delimiter: Some(",".into()),
        quote: None,
    };
    let sheet = Sheet { name: None, hidden: false, named_columns: false, body: Body::Grid(grid) };
    Document { source, sheets: vec![sheet], findings: Vec::new() }
}

/// A grid from lines whose cells stand between `|`.
fn grid(text: &str) -> Grid {
    Grid::from_texts(text.lines().map(|line| line.split('|').map(|cell| cell.trim().replace("\\n", "\n"))))
}

fn structured(text: &str) -> Result<Structured, ReadError> {
    structure::structure(document(grid(text)), &Overrides::default(), &Limits::default())
}

#[test]
fn a_plain_table() {
    let found = structured("clave|municipio|habitantes\n01|Abasolo|2974\n02|Agualeguas|3382\n03|Allende|35289")
        .expect("a table");
    let table = &found.tables[0];
    assert_eq!(table.structure.header_first_row, Some(1));
    assert_eq!((table.structure.first_row, table.structure.last_row, table.structure.rows), (2, 4, 3));
    assert_eq!(table.columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["clave", "municipio", "habitantes"]);
}

#[test]
fn a_sheet_without_cells_holds_no_table() {
    assert!(matches!(structured(""), Err(ReadError::NoTable)));
}

fn names(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.name.as_str()).collect()
}

/// Lines of `kind: cells`; the kinds are what a reader sees.
fn check_kinds(case: &str) {
    let (mut wanted, mut cells) = (Vec::new(), Vec::new());
    for line in case.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (kind, rest) = line.split_once(':').expect("kind: cells");
        wanted.push(kind.trim().to_owned());
        cells.push(rest.to_owned());
    }
    let kinds = structure::row_kinds(document(grid(&cells.join("\n"))), &Overrides::default()).expect("kinds");
    let found: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    assert_eq!(found, wanted, "{case}");
}

#[test]
fn kinds_of_rows() {
    for case in [YEARBOOK, PLAIN, NO_HEADER, SECTIONS, TWO_HEADERS, ENGLISH] {
        check_kinds(case);
    }
}

const YEARBOOK: &str = "
metadata: Unidades médicas por municipio||||
metadata: Al 31 de diciembre de 2023||||
empty: ||||
header: Municipio|Total|IMSS|ISSSTE|SSA
derived: Estado|120|40|30|50
data: Abasolo|12|4|3|5
data: Agualeguas|24|8|6|10
data: Allende|36|12|9|15
data: Anáhuac|48|16|12|20
empty: ||||
notes: Nota: Incluye unidades móviles.||||
notes: Fuente: Secretaría de Salud. Dirección de Planeación.||||
";

const PLAIN: &str = "
header: clave|nombre|fecha|monto
data: 001|Papelería El Lápiz|2024-01-03|1200.50
data: 002|Ferretería Hernández|2024-01-04|830.00
data: 003|Abarrotes La Luz|2024-01-09|99.90
data: 004|Tortillería Lupita|2024-01-11|410.00
";

const NO_HEADER: &str = "
data: 1|10|112|1500.20|2013
data: 1|11|113|2500.20|2013
data: 2|10|115|3500.90|2013
data: 2|12|118|4500.10|2013
data: 3|10|119|9500.00|2013
";

const SECTIONS: &str = "
header: Concepto|2021|2022|2023
group: Hombres|||
data: Primaria|100|110|120
data: Secundaria|80|85|90
data: Bachillerato|60|63|66
group: Mujeres|||
data: Primaria|105|111|125
data: Secundaria|82|88|93
data: Bachillerato|61|67|70
";

const TWO_HEADERS: &str = "
metadata: Cuadro 3.1 Longitud de la red carretera|||||
empty: |||||
header: Municipio|Federal||Estatal||
header: |Pavimentada|Revestida|Pavimentada|Revestida|Total
data: Abasolo|10.5|2|7|1|20.5
data: Agualeguas|20|3|8|2|33
data: Allende|31|4|9|3|47
data: Anáhuac|42|5|10|4|61
notes: Fuente: Centro estatal de la Secretaría.|||||
";

const ENGLISH: &str = "
metadata: Table 4. Population by age group|||
empty: |||
header: Age group|Total|Male|Female
derived: Total|600|290|310
data: Under 15 years|150|75|75
data: 15 to 64 years|350|170|180
data: 65 years and over|100|45|55
empty: |||
notes: Source: National Statistics Office, 2020.|||
";

#[test]
fn a_yearbook_table_has_titles_notes_and_a_total() {
    let cells: Vec<&str> = YEARBOOK.trim().lines().map(|line| line.split_once(':').expect("kind").1).collect();
    let found = structured(&cells.join("\n")).expect("a table");
    let table = &found.tables[0].structure;
    assert_eq!((table.header_first_row, table.header_rows), (Some(4), 1));
    assert_eq!((table.first_row, table.last_row, table.rows), (5, 9, 5));
    assert_eq!(table.exceptions, [(5, RowKind::Derived)]);
    assert_eq!(table.titles.iter().map(|note| note.record).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(table.notes.iter().map(|note| note.record).collect::<Vec<_>>(), [11, 12]);
    let totals = found.findings.iter().find(|finding| finding.rule == "totals-in-data").expect("a finding");
    assert_eq!((totals.rows.as_slice(), &totals.remedy), (&[5][..], &Some(Operation::DropDerived)));
}

#[test]
fn groups_of_a_header_are_carried_to_the_right() {
    let cells: Vec<&str> = TWO_HEADERS.trim().lines().map(|line| line.split_once(':').expect("kind").1).collect();
    let found = structured(&cells.join("\n")).expect("a table");
    let labels: Vec<&str> = found.tables[0].columns.iter().map(|column| column.label.as_str()).collect();
    assert_eq!(
        labels[..5],
        ["Municipio", "Federal / Pavimentada", "Federal / Revestida", "Estatal / Pavimentada", "Estatal / Revestida"]
    );
    assert_eq!(names(&found.tables[0])[1], "federal_pavimentada");
}

#[test]
fn merged_areas_carry_their_label() {
    let mut cells = grid(
        "Municipio|Camas||Personal|\n|Públicas|Privadas|Médicas|Médicos\nAbasolo|1|2|3|4\nAllende|2|3|4|5\nChina|3|4|5|6",
    );
    cells.merged = vec![
        Area { first_row: 1, first_column: 0, last_row: 2, last_column: 0 },
        Area { first_row: 1, first_column: 1, last_row: 1, last_column: 2 },
        Area { first_row: 1, first_column: 3, last_row: 1, last_column: 4 },
    ];
    let overrides = Overrides { header: Some("1-2".into()), ..Overrides::default() };
    let found = structure::structure(document(cells), &overrides, &Limits::default()).expect("a table");
    let labels: Vec<&str> = found.tables[0].columns.iter().map(|column| column.label.as_str()).collect();
    assert_eq!(
        labels,
        ["Municipio", "Camas / Públicas", "Camas / Privadas", "Personal / Médicas", "Personal / Médicos"]
    );
}

#[test]
fn hyphens_and_units_are_taken_out_of_labels() {
    let found = structured("Municipio|Cabañas, vi-\\nllas y si-\\nmilares|Longitud (Kilómetros)|Año\nA|1|2.5|2020\nB|3|4.5|2021\nC|4|5.5|2022").expect("a table");
    let columns = &found.tables[0].columns;
    assert_eq!(columns[1].label, "Cabañas, villas y similares");
    assert_eq!((columns[2].label.as_str(), columns[2].unit.as_deref()), ("Longitud", Some("Kilómetros")));
    assert_eq!(names(&found.tables[0]), ["municipio", "cabanas_villas_y_similares", "longitud", "anio"]);
}

#[test]
fn the_unit_of_the_title_is_that_of_the_numbers() {
    let text = "Longitud de la red carretera||\n(Kilómetros)||\n||\nMunicipio|Pavimentada|Revestida\n\
                Abasolo|10.5|2.1\nAllende|20.5|3.1\nChina|30.5|4.2\nGalaena|44.5|5.2";
    let found = structured(text).expect("a table");
    let units: Vec<_> = found.tables[0].columns.iter().map(|column| column.unit.as_deref()).collect();
    assert_eq!(units, [None, Some("Kilómetros"), Some("Kilómetros")]);
}

#[test]
fn fillers_go_and_named_empty_columns_stay() {
    let found =
        structured("clave||nombre|observaciones|a/\n1||Ana|  |\n2||Luis||\n3||Sol||\n4||Mar||").expect("a table");
    assert_eq!(names(&found.tables[0]), ["clave", "nombre", "observaciones"]);
    assert_eq!(found.tables[0].structure.columns, [0, 2, 3]);
}

#[test]
fn columns_that_repeat_another_one_for_a_drawing_are_left_out() {
    let text =
        "|Ruta|2022|2023|11.5\nA-\\nB|A-B|1|20|31.5\nB-\\nC|B-C|2|30|41.5\nC-\\nD|C-D|3|40|51.5\nD-\\nE|D-E|4|50|61.5";
    let found = structured(text).expect("a table");
    assert_eq!(names(&found.tables[0]), ["ruta", "c_2022", "c_2023"]);
    assert_eq!(found.findings.iter().filter(|finding| finding.rule == "helper-columns").count(), 2);
}

#[test]
fn names_are_unique() {
    let found = structured("Total|Total|Total\n1|2|3\n4|5|6\n7|8|9").expect("a table");
    assert_eq!(names(&found.tables[0]), ["total", "total_2", "total_3"]);
}

#[test]
fn tables_side_by_side_are_two() {
    let found = structured(
        "Ruta|2022|2023||Ruta|2022|2023\nA-B|1|2||C-D|5|6\nB-C|2|3||D-E|6|7\nC-D|3|4||E-F|7|8\nD-E|4|5||F-G|8|9",
    )
    .expect("tables");
    assert_eq!(found.tables.len(), 2);
    assert_eq!(found.tables[1].structure.columns, [4, 5, 6]);
    assert!(found.findings.iter().any(|finding| finding.rule == "several-tables"));
}

#[test]
fn the_same_header_below_begins_another_table() {
    let block = |title: &str| {
        format!(
            "{title}||\nRuta|2022|2023\nMonterrey-Saltillo|1.5|2\nMonterrey-Torreón|2|3.5\nSaltillo-Torreón|3|4\nLinares-Montemorelos|4|5"
        )
    };
    let found =
        structured(&format!("{}\n||\n||\n{}", block("Rutas de pasajeros"), block("Rutas de carga"))).expect("tables");
    let places: Vec<_> = found.tables.iter().map(|t| (t.structure.first_row, t.structure.last_row)).collect();
    assert_eq!(places, [(3, 6), (11, 14)]);
    assert_eq!(found.tables[1].structure.titles[0].text, "Rutas de carga");
}

#[test]
fn years_as_columns_are_told() {
    let found =
        structured("Municipio|2019|2020|2021|2022\nAbasolo|10|11|12|13\nAllende|20|21|22|23\nChina|30|31|32|33")
            .expect("a table");
    let finding = found.findings.iter().find(|finding| finding.rule == "wide-periods").expect("a finding");
    let Some(Operation::Unpivot { columns, key, .. }) = &finding.remedy else { panic!("no remedy") };
    assert_eq!((columns.len(), key.as_str()), (4, "anio"));
}

#[test]
fn sparse_keys_are_told() {
    let found = structured("Clave|Municipio|Sexo|Personas\n001|Abasolo|Ambos|30\n||Hombres|10\n||Mujeres|20\n002|Allende|Ambos|70\n||Hombres|30\n||Mujeres|40\n003|China|Ambos|11\n||Hombres|5\n||Mujeres|6").expect("a table");
    let columns: Vec<_> =
        found.findings.iter().filter(|f| f.rule == "sparse-key").map(|f| f.column.as_deref()).collect();
    assert_eq!(columns, [Some("clave"), Some("municipio")]);
}

#[test]
fn hidden_sheets_are_told_and_left_out_until_chosen() {
    let make = || {
        let mut both = document(grid("a|b\n1|2\n3|4\n5|6"));
        both.source.format = Format::Xlsx;
        both.sheets[0].name = Some("Datos".into());
        let body = Body::Grid(grid("c|d\n1|2\n3|4\n5|6"));
        both.sheets.push(Sheet { name: Some("Oculta".into()), hidden: true, named_columns: false, body });
        both
    };
    let found = structure::structure(make(), &Overrides::default(), &Limits::default()).expect("a table");
    assert_eq!(found.tables.len(), 1);
    assert!(found.findings.iter().any(|finding| finding.rule == "hidden-sheet"));
    let chosen = Overrides { sheet: Some("oculta".into()), ..Overrides::default() };
    let found = structure::structure(make(), &chosen, &Limits::default()).expect("a table");
    assert_eq!(names(&found.tables[0]), ["c", "d"]);
}

#[test]
fn overrides_decide() {
    let text = "x|y|z\n1|2|3\nclave|nombre|monto\n1|Ana|5\n2|Luis|6\nfin|fin|fin";
    let with = |overrides: Overrides| structure::structure(document(grid(text)), &overrides, &Limits::default());
    let found = with(Overrides { header: Some("3".into()), range: Some("A3:B5".into()), ..Overrides::default() })
        .expect("a table");
    let table = &found.tables[0];
    assert_eq!(names(table), ["clave", "nombre"]);
    assert_eq!((table.structure.first_row, table.structure.last_row), (4, 5));
    let found = with(Overrides { header: Some("none".into()), ..Overrides::default() }).expect("a table");
    assert_eq!(found.tables[0].structure.header_first_row, None);
    let wrong = with(Overrides { header: Some("x".into()), ..Overrides::default() });
    assert!(matches!(wrong, Err(ReadError::NoSuch { what: "header", .. })));
    let wrong = with(Overrides { sheet: Some("Hoja9".into()), ..Overrides::default() });
    assert!(matches!(wrong, Err(ReadError::NoSuch { what: "sheet", .. })));
}

#[test]
fn columns_that_the_file_names_need_no_header() {
    let mut named = document(grid("cve|nombre\n01|Ana\n02|Luis"));
    named.source.format = Format::Json;
    named.sheets[0].named_columns = true;
    let found = structure::structure(named, &Overrides::default(), &Limits::default()).expect("a table");
    let table = &found.tables[0];
    assert_eq!((table.structure.header_first_row, table.structure.first_row, table.structure.last_row), (None, 1, 2));
    assert_eq!(names(table), ["cve", "nombre"]);
}

#[test]
fn a_long_sheet_is_quick() {
    let rows =
        (0..200_000u32).map(|n| vec![n.to_string(), format!("Nombre {n}"), (n % 97).to_string(), "x".to_owned()]);
    let header = std::iter::once(vec!["clave".to_owned(), "nombre".into(), "valor".into(), "marca".into()]);
    let cells = Grid::from_texts(header.chain(rows));
    let found = structure::structure(document(cells), &Overrides::default(), &Limits::default()).expect("a table");
    assert_eq!(found.tables.len(), 1);
    assert_eq!((found.tables[0].structure.first_row, found.tables[0].structure.rows), (2, 200_000));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(150))]
    #[test]
    fn any_sheet_gives_a_kind_for_each_record(
        rows in proptest::collection::vec(proptest::collection::vec("|[0-9]{1,4}|Total|Fuente: x|[a-zñ ]{0,9}|\\PC{0,6}", 0..6), 0..30)
    ) {
        let cells = Grid::from_texts(rows);
        let records = cells.len();
        let kinds = structure::row_kinds(document(cells.clone()), &Overrides::default()).expect("kinds");
        proptest::prop_assert_eq!(kinds.len() as u64, records);
        if let Ok(found) = structure::structure(document(cells), &Overrides::default(), &Limits::default()) {
            for table in &found.tables {
                let place = &table.structure;
                proptest::prop_assert!(place.first_row >= 1 && place.first_row <= place.last_row + 1);
                proptest::prop_assert!(place.last_row <= records && place.rows <= place.last_row + 1 - place.first_row);
                proptest::prop_assert_eq!(place.columns.len(), table.columns.len());
            }
        }
    }
}

#[test]
fn a_header_alone_is_a_table_without_rows() {
    let found = structured("clave|municipio|habitantes").expect("a table");
    let structure = &found.tables[0].structure;
    assert_eq!((structure.header_first_row, structure.rows), (Some(1), 0));
    assert_eq!(names(&found.tables[0]), ["clave", "municipio", "habitantes"]);
}

#[test]
fn without_header_a_blank_column_of_each_record_is_a_column() {
    let found =
        structured("01|Abasolo|2974|\n02|Agualeguas|3382|\n03|Allende|35289|\n04|Anáhuac|18030|").expect("a table");
    assert_eq!((found.tables[0].structure.header_first_row, found.tables[0].columns.len()), (None, 4));
}

#[test]
fn a_torn_record_does_not_end_the_table() {
    let rows = |from: u32| (from..from + 9).map(|n| format!("{n}|Calle {n}|{}|{}\n", n * 7, n * 3)).collect::<String>();
    let text = format!("Folio|Domicilio|Monto|Visitas\n{}Folio Domicilio, sin número\n{}", rows(1), rows(10));
    let found = structured(&text).expect("a table");
    assert_eq!((found.tables.len(), found.tables[0].structure.rows), (1, 19));
}

#[test]
fn a_total_is_proved_through_money() {
    let rows: String = (1..40u32).map(|n| format!("{n}|Giro {n}|$ 1,{:03}.50|{}\n", n * 7, n % 2)).collect();
    let sum: f64 = (1..40u32).map(|n| 1000.5 + f64::from(n * 7)).sum();
    let found =
        structured(&format!("Núm.|Giro|Derechos pagados|Visitas\n{rows}Total||$ {sum:.2}|20\n")).expect("a table");
    assert_eq!(found.tables[0].structure.exceptions, [(41, RowKind::Derived)]);
}

#[test]
fn a_key_said_once_before_its_subtotal_is_sparse() {
    let mut text = String::from("Municipio|Tipo|Enero|Febrero\n");
    for (place, name) in ["Apodaca", "García", "Juárez", "Linares"].iter().enumerate() {
        let place = place as u32 + 1;
        text += &format!(
            "{name}|Choque|{}|{}\n|Atropello|{}|{}\n|Volcadura|{}|{}\n",
            place * 9,
            place * 4,
            place,
            place + 3,
            place * 2,
            place * 5
        );
        text += &format!("Subtotal {name}||{}|{}\n", place * 12, place * 10 + 3);
    }
    let found = structured(&text).expect("a table");
    let finding = found.findings.iter().find(|finding| finding.rule == "sparse-key").expect("a finding");
    assert_eq!(finding.count, 8);
    assert_eq!(found.tables[0].structure.exceptions.len(), 4);
}

fn derived(found: &Structured) -> Vec<u64> {
    let exceptions = found.tables[0].structure.exceptions.iter();
    exceptions.filter(|(_, kind)| *kind == RowKind::Derived).map(|(record, _)| *record).collect()
}

#[test]
fn subtotals_below_their_parts_need_no_word() {
    let found = structured(
        "Zona|Predios|Cuentas\nSan Bernabé|1204|1311\nSolidaridad|988|1045\nPoniente|2192|2356\nMitras|640|702\nCumbres|1835|1990\nObispado|415|433\nCentro|2890|3125",
    )
    .expect("a table");
    assert_eq!(derived(&found), [4, 8]);
}

#[test]
fn one_sum_among_many_rows_is_no_subtotal() {
    let found = structured(
        "Municipio|Viviendas|Personas\nAbasolo|812|2974\nAgualeguas|1100|3382\nAllende|1912|6356\nAnáhuac|5230|18194\nApodaca|201455|656464\nAramberri|4010|14992",
    )
    .expect("a table");
    assert_eq!(derived(&found), [0u64; 0]);
}

#[test]
fn a_column_that_adds_up_others_is_told() {
    let found = structured(
        "Municipio|Hombres|Mujeres|Población\nAbasolo|1500|1474|2974\nAgualeguas|1700|1682|3382\nAllende|17600|17689|35289\nAnáhuac|9100|9094|18194\nAramberri|7500|7492|14992",
    )
    .expect("a table");
    let finding = found.findings.iter().find(|finding| finding.rule == "derived-columns").expect("a finding");
    assert_eq!(finding.column.as_deref(), Some("poblacion"));
    assert_eq!(finding.details["parts"], "hombres, mujeres");
}

#[test]
fn a_sum_under_a_drawn_line_needs_no_word() {
    let found = structured(
        "Partida|Concepto|Enero|Febrero\n211|Papelería|120.50|98.20\n|Tóner|310.00|295.75\n|----------|----------|----------\n211||430.50|393.95\n221|Alimentos|87.10|91.00\n|Agua|45.00|45.90\n|----------|----------|----------\n221||132.10|136.90",
    )
    .expect("a table");
    let derived = derived(&found);
    assert!(derived.contains(&5) && derived.contains(&9), "{derived:?}");
}
