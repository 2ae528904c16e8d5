//! Histories as OpenRefine writes them, replayed on a sample: what comes out, and what is said to be missing.

use apertura_tabular::clean::{Outputs, clean};
use apertura_tabular::openrefine::{Imported, Reason, import};
use apertura_tabular::{Limits, Recipe, Table};

use crate::small_table::table;

const PADRON: &[&[&str]] = &[
    &["proveedor", "municipio", "monto", "alta", "giros"],
    &[" acme  sa", "PUEBLA", "1500.5", "05/03/2024", "obra|agua"],
    &["Beta SA", "Pueblaa", "80", "17/11/2023", "luz"],
    &["beta sa", "", "", "01/01/2022", ""],
    &["Gamma", "Cholula", "700", "31/12/2021", "obra"],
];

fn replay(rows: &Table, imported: &Imported) -> String {
    let folder = tempfile::tempdir().unwrap();
    let recipe = Recipe::from_toml(&imported.recipe.to_toml()).unwrap();
    assert_eq!(recipe, imported.recipe);
    let outputs = Outputs::new(folder.path(), "tabla");
    let cleaned = clean(rows, &recipe, &outputs, &Limits::default(), &|_, _| {}).unwrap();
    assert!(cleaned.changes.drift.is_empty(), "{:?}", cleaned.changes.drift);
    std::fs::read_to_string(folder.path().join("tabla.csv")).unwrap().replace("\r\n", "\n").trim_end().to_owned()
}

fn all_of(json: &str) -> String {
    let rows = table(PADRON);
    let imported = import(json, Some((&rows, 1))).unwrap();
    assert_eq!(imported.untranslated, []);
    replay(&rows, &imported)
}

/// `small_table` makes labels of capitals.
fn operation(op: &str, rest: &str) -> String {
    format!(r#"{{"op":"core/{op}","description":"{op}","engineConfig":{{"facets":[],"mode":"row-based"}},{rest}}}"#)
}

#[test]
fn cells_are_cleaned_and_edited() {
    let history = format!(
        "[{},{},{},{},{}]",
        operation(
            "text-transform",
            r#""columnName":"PROVEEDOR","expression":"value.trim()","onError":"keep-original","repeat":false,"repeatCount":10"#
        ),
        operation(
            "text-transform",
            r#""columnName":"PROVEEDOR","expression":"grel:value.replace(/\\s+/,' ').toTitlecase()","onError":"keep-original","repeat":false,"repeatCount":10"#
        ),
        operation(
            "mass-edit",
            r#""columnName":"MUNICIPIO","expression":"value","edits":[{"from":["PUEBLA","Pueblaa"],"fromBlank":false,"fromError":false,"to":"Puebla"},{"from":[],"fromBlank":true,"fromError":false,"to":"Sin dato"}]"#
        ),
        operation(
            "text-transform",
            r#""columnName":"MONTO","expression":"value.toNumber()","onError":"keep-original","repeat":false,"repeatCount":10"#
        ),
        operation(
            "text-transform",
            r#""columnName":"ALTA","expression":"value.toDate('dd/MM/yyyy')","onError":"keep-original","repeat":false,"repeatCount":10"#
        ),
    );
    assert_eq!(
        all_of(&history),
        "proveedor,municipio,monto,alta,giros\nAcme Sa,Puebla,1500.5,2024-03-05,obra|agua\nBeta Sa,Puebla,80,2023-11-17,luz\n\
         Beta Sa,Sin dato,,2022-01-01,\nGamma,Cholula,700,2021-12-31,obra"
    );
}

#[test]
fn facets_choose_the_rows_of_an_operation() {
    let list = r#"{"type":"list","name":"MUNICIPIO","columnName":"MUNICIPIO","expression":"value","omitBlank":false,"omitError":false,"selection":[{"v":{"v":"Cholula","l":"Cholula"}}],"selectBlank":true,"selectError":false,"invert":false}"#;
    let text = r#"{"type":"text","name":"PROVEEDOR","columnName":"PROVEEDOR","query":"beta","mode":"text","caseSensitive":false,"invert":false}"#;
    let range = r#"{"type":"range","name":"MONTO","columnName":"MONTO","expression":"value","from":0,"to":100,"selectNumeric":true,"selectNonNumeric":false,"selectBlank":false,"selectError":false}"#;
    let blank = r#"{"type":"list","name":"GIROS","columnName":"GIROS","expression":"isBlank(value)","selection":[{"v":{"v":true,"l":"true"}}],"selectBlank":false,"invert":false}"#;
    let with = |facets: &str, op: &str, rest: &str| {
        format!(r#"[{{"op":"core/{op}","engineConfig":{{"facets":[{facets}],"mode":"row-based"}}{rest}}}]"#)
    };
    let upper = r#","columnName":"PROVEEDOR","expression":"value.toUppercase()","onError":"keep-original""#;
    let first =
        |csv: String| csv.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(first(all_of(&with(list, "text-transform", upper))), [" acme  sa", "Beta SA", "BETA SA", "GAMMA"]);
    assert_eq!(
        first(all_of(&with(&format!("{list},{text}"), "text-transform", upper))),
        [" acme  sa", "Beta SA", "BETA SA", "Gamma"]
    );
    assert_eq!(first(all_of(&with(range, "row-removal", ""))), [" acme  sa", "beta sa", "Gamma"]);
    assert_eq!(first(all_of(&with(blank, "row-removal", ""))), [" acme  sa", "Beta SA", "Gamma"]);
    let inverted = text.replace(r#""invert":false"#, r#""invert":true"#);
    assert_eq!(first(all_of(&with(&inverted, "row-removal", ""))), ["Beta SA", "beta sa"]);
}

#[test]
fn columns_are_added_split_renamed_moved_and_left_out() {
    let history = format!(
        "[{},{},{},{},{}]",
        operation(
            "column-split",
            r#""columnName":"ALTA","guessCellType":true,"removeOriginalColumn":true,"mode":"separator","separator":"/","regex":false,"maxColumns":3"#
        ),
        operation(
            "column-addition",
            r#""baseColumnName":"PROVEEDOR","expression":"grel:cells[\"MUNICIPIO\"].value + \"-\" + cells[\"ALTA 3\"].value","onError":"set-to-blank","newColumnName":"Clave nueva","columnInsertIndex":1"#
        ),
        operation("column-rename", r#""oldColumnName":"ALTA 3","newColumnName":"Año""#),
        operation("column-removal", r#""columnName":"ALTA 1""#),
        operation("column-reorder", r#""columnNames":["Año","Clave nueva","PROVEEDOR"]"#),
    );
    assert_eq!(
        all_of(&history),
        "anio,clave_nueva,proveedor\n2024,PUEBLA-2024, acme  sa\n2023,Pueblaa-2023,Beta SA\n2022,-2022,beta sa\n2021,Cholula-2021,Gamma"
    );
    let moved = operation("column-move", r#""columnName":"GIROS","index":1"#);
    assert!(all_of(&format!("[{moved}]")).starts_with("proveedor,giros,municipio,monto,alta\n"));
}

#[test]
fn rows_are_sorted_split_joined_filled_and_turned() {
    let sort = operation(
        "row-reorder",
        r#""mode":"row-based","sorting":{"criteria":[{"valueType":"number","column":"MONTO","blankPosition":2,"errorPosition":1,"reverse":true}]}"#,
    );
    let keep = operation("column-reorder", r#""columnNames":["MUNICIPIO","GIROS"]"#);
    let split = operation(
        "multivalued-cell-split",
        r#""columnName":"GIROS","keyColumnName":"MUNICIPIO","mode":"separator","separator":"|","regex":false"#,
    );
    let fill = operation("fill-down", r#""columnName":"MUNICIPIO""#);
    assert_eq!(
        all_of(&format!("[{sort},{keep},{split},{fill}]")),
        "municipio,giros\nPUEBLA,obra\nPUEBLA,agua\nCholula,obra\nPueblaa,luz\nPueblaa,"
    );
    let join =
        operation("multivalued-cell-join", r#""columnName":"GIROS","keyColumnName":"MUNICIPIO","separator":", ""#);
    assert_eq!(
        all_of(&format!("[{keep},{split},{join}]")),
        "municipio,giros\nPUEBLA,\"obra, agua\"\nPueblaa,luz\nCholula,obra"
    );
    let rows = table(&[&["clave", "ene", "feb"], &["a", "1", "2"], &["b", "", "4"]]);
    let turn = operation(
        "transpose-columns-into-rows",
        r#""startColumnName":"ENE","columnCount":2,"ignoreBlankCells":true,"fillDown":true,"combinedColumnName":null,"keyColumnName":"mes","valueColumnName":"valor""#,
    );
    let imported = import(&format!("[{turn}]"), Some((&rows, 1))).unwrap();
    assert_eq!(imported.untranslated, []);
    assert_eq!(replay(&rows, &imported), "clave,mes,valor\na,ENE,1\na,FEB,2\nb,FEB,4");
    let back =
        operation("key-value-columnize", r#""keyColumnName":"mes","valueColumnName":"valor","noteColumnName":"""#);
    let imported = import(&format!("[{turn},{back}]"), Some((&rows, 1))).unwrap();
    assert_eq!(replay(&rows, &imported), "clave,ene,feb\na,1,2\nb,,4");
}

#[test]
fn what_cannot_be_taken_over_is_listed_with_its_reason() {
    let python = operation("text-transform", r#""columnName":"A","expression":"jython:return value""#);
    let cross =
        operation("text-transform", r#""columnName":"A","expression":"cell.cross('otro','b')[0].cells['c'].value""#);
    let recon = operation("recon", r#""columnName":"A","config":{}"#);
    let fetch = operation("column-addition-by-fetching-urls", r#""baseColumnName":"A","newColumnName":"B""#);
    let star = operation("row-star", r#""starred":true"#);
    let unknown = operation("denormalize", r#""x":1"#);
    let moved = operation("column-move", r#""columnName":"A","index":3"#);
    let lacking = operation("column-rename", r#""oldColumnName":"A""#);
    let starred = r#"{"op":"core/row-removal","description":"Remove rows","engineConfig":{"facets":[{"type":"list","name":"Starred Rows","columnName":"","expression":"row.starred","selection":[{"v":{"v":true,"l":"true"}}]}]}}"#;
    let all = operation("row-removal", r#""x":1"#);
    let good = operation("column-rename", r#""oldColumnName":"Núm. Oficio","newColumnName":"Oficio""#);
    let history =
        [&python, &cross, &recon, &fetch, &star, &unknown, &moved, &lacking, &starred.to_owned(), &all, &good];
    let history: Vec<&str> = history.iter().map(|one| one.as_str()).collect();
    let imported = import(&format!("[{}]", history.join(",")), None).unwrap();
    let reasons: Vec<(usize, Reason)> = imported.untranslated.iter().map(|one| (one.number, one.reason)).collect();
    assert_eq!(
        reasons,
        [
            (1, Reason::Expression),
            (2, Reason::Expression),
            (3, Reason::Outside),
            (4, Reason::Outside),
            (5, Reason::Marks),
            (6, Reason::NoCounterpart),
            (7, Reason::NeedsFile),
            (8, Reason::Incomplete),
            (9, Reason::Facet),
            (10, Reason::Facet),
        ]
    );
    assert_eq!((imported.operations, imported.recipe.steps.len()), (11, 1));
    assert_eq!(imported.recipe.steps[0].operation.columns(), ["num_oficio"]);
    for text in ["", "{}", "[1]", "[{\"a\":1}]", "no es json"] {
        assert!(import(text, None).is_err(), "{text}");
    }
    let project =
        format!("{{\"entries\":[{{\"description\":\"x\",\"operation\":{good}}},{{\"description\":\"sin\"}}]}}");
    assert_eq!(import(&project, None).unwrap().operations, 1);
}
