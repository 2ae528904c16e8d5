//! A temporary data folder, a clock that stands still, and invented office files.

use std::path::PathBuf;
use std::sync::Arc;

use apertura_actions::{Catalog, Config, PublishRequest, Published, Refusal};

/// A catalog in a temporary folder.
pub struct World {
    pub catalog: Catalog,
    folder: tempfile::TempDir,
}

impl World {
    /// The same catalog, opened anew as after a start of the server.
    pub async fn again(&self) -> Catalog {
        Catalog::open_with(&self.folder.path().join("data"), config()).await.unwrap()
    }

    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let catalog = Catalog::open_with(&folder.path().join("data"), config()).await.unwrap();
        World { catalog, folder }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Writes an office file.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    pub async fn publish(&self, request: &PublishRequest) -> Result<Published, Refusal> {
        publish(&self.catalog, request).await
    }

    /// Publishes a file of this content as a dataset.
    pub async fn put(&self, dataset: &str, name: &str, content: &str) -> Published {
        let mut request = PublishRequest::new(self.file(name, content));
        request.dataset = Some(dataset.to_owned());
        self.publish(&request).await.unwrap()
    }

    /// Nothing is damaged; gives the number of versions.
    pub async fn whole(&self) -> u64 {
        let verification = self.catalog.verify(&|_, _| ()).await.unwrap();
        assert_eq!(verification.damages, []);
        verification.versions
    }
}

pub fn config() -> Config {
    let noon: jiff::Timestamp = "2026-01-15T18:00:00Z".parse().unwrap();
    Config { clock: Arc::new(move || noon), ..Config::default() }
}

pub async fn publish(catalog: &Catalog, request: &PublishRequest) -> Result<Published, Refusal> {
    let report = |input: &apertura_actions::ReportInput<'_>| format!("<p>{}</p>", input.cleaned.rows);
    catalog.publish(request, &report, &|_, _| ()).await
}

/// Building permits; `rows` of them from number `first` on.
pub fn permits(first: u32, rows: u32) -> String {
    let mut text = "Folio;Colonia;Fecha de expedición;Superficie (m2);Monto pagado\n".to_owned();
    let places = ["Centro", "La Paz", "Santa Ana", "El Mirador", "Las Flores"];
    for n in first..first + rows {
        let place = places[(n as usize * 7) % places.len()];
        let (day, month) = (n % 28 + 1, n % 12 + 1);
        text += &format!(
            "LC-{n:05};{place};{day:02}/{month:02}/2024;{};\"$ {},{:03}.50\"\n",
            40 + n % 300,
            1 + n % 9,
            n % 1000
        );
    }
    text
}
