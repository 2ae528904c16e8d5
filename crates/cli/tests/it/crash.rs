//! Kill -9 during `publish`, at many moments: the catalog is as before or has the whole new version.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::binary::{apertura, examples, run};

const KILLS: u32 = 24;

fn publish(data: &Path, file: &Path, dataset: Option<&str>) -> std::process::Command {
    let mut command = apertura();
    command.arg("publish").arg(file).arg("--data").arg(data).args(["--title", "Licencias", "--agency", "Oficina"]);
    if let Some(slug) = dataset {
        command.args(["--dataset", slug]);
    }
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Number of versions that the catalog says it has, after checking that all of it is whole.
fn versions(data: &Path) -> u64 {
    let checked = run(&["verify", "--data", &data.to_string_lossy(), "--format", "json"]);
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(checked.status.success(), "the catalog is not whole: {said}{}", String::from_utf8_lossy(&checked.stderr));
    let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    said["versions"].as_u64().expect("a number of versions")
}

#[test]
fn killed_at_any_moment_nothing_is_half_published() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let (january, february) =
        (examples().join("licencias_funcionamiento_2024.csv"), examples().join("licencias_funcionamiento_2025_01.csv"));
    let start = Instant::now();
    assert!(publish(&data, &january, None).status().expect("it starts").success());
    let whole = start.elapsed();
    assert_eq!(versions(&data), 1);

    let (mut before, mut after) = (0, 0);
    for kill in 0..KILLS {
        // From the first moments to a little past the time that a whole run takes.
        let copy = folder.path().join(format!("copy-{kill}"));
        copy_folder(&data, &copy);
        let mut child = publish(&copy, &february, Some("licencias")).spawn().expect("it starts");
        std::thread::sleep(whole.mul_f64(f64::from(kill) / f64::from(KILLS) * 1.3) + Duration::from_millis(1));
        let _ = child.kill();
        let _ = child.wait();
        match versions(&copy) {
            1 => before += 1,
            2 => after += 1,
            other => panic!("{other} versions after a kill"),
        }
        // Whatever happened, the same command goes through afterwards or says that nothing is new.
        let again = publish(&copy, &february, Some("licencias")).status().expect("it starts");
        assert!(matches!(again.code(), Some(0 | 1)), "publishing again: {again}");
        assert_eq!(versions(&copy), 2, "after publishing again");
        std::fs::remove_dir_all(&copy).expect("removed");
    }
    assert!(before > 0, "no kill came early enough ({after} whole)");
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
