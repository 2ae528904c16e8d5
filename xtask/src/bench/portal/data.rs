//! The same table in Apertura and in Datasette (PyPI), asked in turn in one run: requests a second and p99, as ratios.
//!
//! Datasette reads an immutable SQLite file that Python's `import.py` made of the very CSV that Apertura published, once
//! without an index (as a table comes in) and once with an index on each column that is asked for; it runs with its
//! defaults, except for limits of time that are raised so that it answers. JSON is compared with JSON and page with
//! page. Each question is asked in two ways: the same again and again, and with another bound in each request, so that no
//! answer was there before. `--rows=N --seconds=S --clients=C --peer=PROGRAM`. Never here: a bound that fails.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::client::{Connection, Load, load};
use super::table::{SLUG, Server, binary, number, portal, published, value, work};
use crate::bench::{call, on_path};

/// The columns that the peer's indexes are on.
const INDEXED: [&str; 5] = ["severidad", "tipo_incidente", "cve_mun", "monto_danos", "heridos"];

/// What is asked of both: what it is, ours, the peer's. `{n}` is a number that is another in each request.
struct Question {
    name: &'static str,
    ours: &'static str,
    theirs: &'static str,
}

/// The questions, and the page of the dataset last, which the peer has no like of.
const QUESTIONS: &[Question] = &[
    Question {
        name: "first page, JSON",
        ours: "/api/v1/datasets/incidentes/rows?_size=100",
        theirs: "/t/incidentes.json?_size=100",
    },
    Question {
        name: "first page, page",
        ours: "/dataset/incidentes/explore?_size=100",
        theirs: "/t/incidentes?_size=100",
    },
    Question {
        name: "filtered and sorted, JSON",
        ours: "/api/v1/datasets/incidentes/rows?_size=100&severidad__eq=Alta&_sort=-monto_danos",
        theirs: "/t/incidentes.json?_size=100&severidad__exact=Alta&_sort_desc=monto_danos",
    },
    Question {
        name: "filtered and sorted, JSON, new each time",
        ours: "/api/v1/datasets/incidentes/rows?_size=100&severidad__eq=Alta&monto_danos__lt={n}&_sort=-monto_danos",
        theirs: "/t/incidentes.json?_size=100&severidad__exact=Alta&monto_danos__lt={n}&_sort_desc=monto_danos",
    },
    Question {
        name: "filtered and sorted, page",
        ours: "/dataset/incidentes/explore?_size=100&severidad__in=Alta&_sort=-monto_danos",
        theirs: "/t/incidentes?_size=100&severidad__exact=Alta&_sort_desc=monto_danos",
    },
    Question {
        name: "filtered and sorted, page, new each time",
        ours: "/dataset/incidentes/explore?_size=100&severidad__in=Alta&monto_danos__lt={n}&_sort=-monto_danos",
        theirs: "/t/incidentes?_size=100&severidad__exact=Alta&monto_danos__lt={n}&_sort_desc=monto_danos",
    },
    Question {
        name: "facet counts, JSON",
        ours: "/api/v1/datasets/incidentes/values/tipo_incidente?limit=30",
        theirs: "/t/incidentes.json?_size=0&_facet=tipo_incidente&_facet_size=30",
    },
    Question {
        name: "facet counts, JSON, new each time",
        ours: "/api/v1/datasets/incidentes/values/tipo_incidente?limit=30&monto_danos__lt={n}",
        theirs: "/t/incidentes.json?_size=0&_facet=tipo_incidente&_facet_size=30&monto_danos__lt={n}",
    },
    Question {
        name: "aggregation, JSON",
        ours: "/api/v1/datasets/incidentes/groups?by=cve_mun&measure=sum&of=monto_danos&limit=100",
        theirs: "/t.json?sql=select+cve_mun,count(*),sum(monto_danos)+from+incidentes+group+by+cve_mun+order+by+3+desc+limit+100",
    },
    Question {
        name: "aggregation, JSON, new each time",
        ours: "/api/v1/datasets/incidentes/groups?by=cve_mun&measure=sum&of=monto_danos&limit=100&monto_danos__lt={n}",
        theirs: "/t.json?sql=select+cve_mun,count(*),sum(monto_danos)+from+incidentes+where+monto_danos<{n}+group+by+cve_mun+order+by+3+desc+limit+100",
    },
    Question {
        name: "aggregation, page",
        ours: "/dataset/incidentes/explore?_group=cve_mun&_measure=sum:monto_danos",
        theirs: "/t?sql=select+cve_mun,count(*),sum(monto_danos)+from+incidentes+group+by+cve_mun+order+by+3+desc+limit+100",
    },
];

/// Asks both.
pub fn measure(args: &[String]) -> Result<()> {
    let rows = number(args, "rows", 1_000_000)?;
    let seconds = number(args, "seconds", 5)? as f64;
    let clients = number(args, "clients", 4)? as usize;
    let program = value(args, "peer").unwrap_or_else(|| "datasette".to_owned());
    if !on_path(&program) && !Path::new(&program).exists() {
        println!("not measured: no {program}; hint: pip install datasette, or --peer=PROGRAM");
        return Ok(());
    }
    let binary = binary(args)?;
    let Some(folder) = published(&binary, args, rows)? else { return Ok(()) };
    let ours = portal(&binary, &folder)?;
    let (bare, indexed) = (peer(&program, &ours, rows, &[])?, peer(&program, &ours, rows, &INDEXED)?);
    println!(
        "{rows} rows, {clients} clients with open connections, {seconds} s each, no compression; p99 in milliseconds"
    );
    println!(
        "{:<42}{:>10}{:>9} |{:>9}{:>10}{:>8}{:>7} |{:>9}{:>10}{:>8}{:>7}",
        "question", "Apertura", "p99", "Datasette", "p99", "times", "p99 1/", "indexed", "p99", "times", "p99 1/"
    );
    for question in QUESTIONS {
        let fill = |address: &str, nth: u64| {
            // bounds from 20,000 to 1,320,000, no two alike
            let bound = 20_000.0 + (nth.wrapping_mul(7_919_377) % 130_000_000) as f64 / 100.0;
            address.replace("{n}", &format!("{bound:.2}"))
        };
        let ask =
            |server: &Server, address: &'static str| load(server.port, clients, seconds, move |nth| fill(address, nth));
        let own = ask(&ours, question.ours)?;
        let (first, second) = (ask(&bare, question.theirs)?, ask(&indexed, question.theirs)?);
        let against = |peer: &Load| {
            format!(
                "{:>9.1}{:>10.1}{:>8.1}{:>7.1}",
                peer.rate(),
                peer.quantile(0.99),
                own.rate() / peer.rate(),
                peer.quantile(0.99) / own.quantile(0.99)
            )
        };
        println!(
            "{:<42}{:>10.1}{:>9.2} |{} |{}",
            question.name,
            own.rate(),
            own.quantile(0.99),
            against(&first),
            against(&second)
        );
        for (who, load) in [("Apertura", &own), ("Datasette", &first), ("Datasette, indexed", &second)] {
            if load.failed > 0 {
                println!("  {who} failed {} times: {}", load.failed, load.why);
            }
        }
    }
    let one = load(ours.port, 1, seconds, |_| format!("/dataset/{SLUG}"))?;
    println!("page of the dataset, one client: median {:.2} ms, p99 {:.2} ms", one.quantile(0.5), one.quantile(0.99));
    println!("asked: 20 times the requests, a tenth of p99; page of the dataset under 20 ms");
    Ok(())
}

/// Datasette over the published CSV; the SQLite file is made once.
fn peer(program: &str, ours: &Server, rows: u64, indexed: &[&str]) -> Result<Server> {
    let work = work()?.join(format!("datasette_{rows}{}", if indexed.is_empty() { "" } else { "_indexed" }));
    let (file, counts) = (work.join("t.db"), work.join("counts.json"));
    if !counts.exists() {
        let _ = fs::remove_dir_all(&work);
        fs::create_dir_all(&work)?;
        let table = work.join("table.csv");
        let answer = Connection::open(ours.port)?.get(&format!("/dataset/{SLUG}/explore.csv"), false)?;
        if answer.status != 200 {
            bail!("the published table cannot be fetched: {}", answer.status);
        }
        fs::write(&table, answer.body)?;
        let script = work.join("import.py");
        fs::write(&script, include_str!("import.py"))?;
        call(Command::new("python3").arg(&script).arg(&table).arg(&file).arg(SLUG).args(indexed))?;
        fs::remove_file(&table)?;
        call(Command::new(program).arg("inspect").arg(&file).arg("--inspect-file").arg(&counts))?;
    }
    let text = |path: &PathBuf| path.display().to_string();
    Server::start(Path::new(program), "/-/versions.json", |port| {
        let mut words: Vec<String> =
            vec!["serve".into(), "-i".into(), text(&file), "--inspect-file".into(), text(&counts)];
        words.extend(["--port".into(), port.to_string()]);
        for limit in ["sql_time_limit_ms", "facet_time_limit_ms"] {
            words.extend(["--setting".into(), limit.into(), "60000".into()]);
        }
        words
    })
}
