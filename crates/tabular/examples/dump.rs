use apertura_tabular::*;
use std::io::Write;
fn g(out: &mut impl Write, grid: &Grid) {
    let rows: Vec<Vec<(u8, &str)>> = grid.rows.iter().map(|r| r.iter().map(|c| (c.kind as u8, &*c.text)).collect()).collect();
    let m: Vec<_> = grid.merged.iter().map(|a| (a.first_row, a.first_column, a.last_row, a.last_column)).collect();
    write!(out, "{}", serde_json::json!({"rows": rows, "merged": m, "hidden_rows": grid.hidden_rows, "hidden_columns": grid.hidden_columns})).unwrap();
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let limits = Limits { grid_bytes: 1 << 40, ..Limits::default() };
    for file in &args[2..] {
        let p = std::path::Path::new(file);
        match read::read(p, &Overrides::default(), &limits) {
            Ok(d) => {
                let mut f = std::io::BufWriter::new(std::fs::File::create(format!("{}/{}.json", args[1], p.file_name().unwrap().to_str().unwrap())).unwrap());
                write!(f, "{{\"source\":{},\"sheets\":[", serde_json::to_string(&d.source).unwrap()).unwrap();
                for (i, s) in d.sheets.iter().enumerate() {
                    if i > 0 { write!(f, ",").unwrap(); }
                    write!(f, "{{\"name\":{},\"hidden\":{},\"named_columns\":{},\"grid\":", serde_json::to_string(&s.name).unwrap(), s.hidden, s.named_columns).unwrap();
                    match &s.body { Body::Grid(x) => g(&mut f, x), _ => panic!() }
                    write!(f, "}}").unwrap();
                }
                write!(f, "]}}").unwrap();
            }
            Err(e) => println!("{file}: {e}"),
        }
    }
}
