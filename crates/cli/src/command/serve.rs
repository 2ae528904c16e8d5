//! `apertura serve`: the portal on a port.
//!
//! Never here: pages.

use std::net::SocketAddr;
use std::process::ExitCode;

use apertura_actions::{Catalog, Drafts, Person};
use apertura_portal::language::FluentValue;
use apertura_portal::theme::Theme;
use apertura_portal::{MailSettings, Portal, Postman, Workbench, jobs, serve_on};
use clap::Args;
use tokio::net::TcpListener;

use crate::command::{DataArguments, Done, asynchronous};
use crate::face::{Face, Fault};

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    data: DataArguments,
    #[command(flatten)]
    address: AddressArguments,
    #[arg(long, help = "cli-option-behind-proxy")]
    behind_proxy: bool,
}

/// Where to listen.
#[derive(Args, Clone, Debug)]
pub struct AddressArguments {
    /// Address and port; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8000", help = "cli-option-address")]
    pub address: SocketAddr,
    /// Scheme and host by which people reach the portal, for the links in mails.
    #[arg(long, help = "cli-option-public-address")]
    pub public_address: Option<String>,
}

/// Serves until it is told to stop.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    // what failed and who was refused goes to stderr, where whoever runs the portal looks
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).init();
    asynchronous(async {
        let catalog = Catalog::open(&arguments.data.data).await?;
        let drafts = Drafts::new(catalog.clone()).await?;
        let mut portal = Portal::new(catalog).with_workbench(Workbench { drafts, door: None });
        portal.behind_proxy = arguments.behind_proxy;
        listen(face, portal, &arguments.address, "cli-serving").await
    })
}

/// Serves a portal; says where it is once it answers, and how the first administrator comes in.
pub async fn listen(face: &Face, mut portal: Portal, arguments: &AddressArguments, key: &str) -> Done {
    portal.theme = theme(&portal.catalog)?.into();
    let address = arguments.address;
    let cannot = |why: std::io::Error| {
        Fault::Usage("cli-usage-address", vec![("address", address.to_string()), ("why", why.to_string())])
    };
    let listener = TcpListener::bind(address).await.map_err(cannot)?;
    let bound = listener.local_addr().map_err(cannot)?;
    face.say(&face.with(key, [("address", FluentValue::from(format!("http://{bound}")))]));
    let named = arguments.public_address.clone().or_else(|| std::env::var("APERTURA_PUBLIC_ADDRESS").ok());
    let public = named.unwrap_or_else(|| format!("http://{bound}"));
    if portal.workbench.is_some() && portal.catalog.is_new().await? {
        let token = portal.catalog.first_administrator(&Person::Operator).await?;
        let link = FluentValue::from(format!("{}/invitation/{token}", public.trim_end_matches('/')));
        face.say(&face.with("cli-first-administrator", [("address", link)]));
    }
    let postman = postman(&portal.catalog, &public)?;
    portal.sends_mail = postman.has_server();
    let working = tokio::spawn(jobs::run(portal.clone(), postman));
    let served = serve_on(listener, portal, stop()).await;
    working.abort();
    served.map_err(cannot)?;
    Ok(ExitCode::SUCCESS)
}

/// The look that the settings of the data folder say.
fn theme(catalog: &Catalog) -> Result<Theme, Fault> {
    Theme::of_folder(catalog.folder()).map_err(|why| {
        let file = catalog.folder().join("apertura.toml").display().to_string();
        Fault::Usage(why.key, why.values.into_iter().chain([("file", file)]).collect())
    })
}

/// Who takes the mails where the settings of the data folder say.
fn postman(catalog: &Catalog, public: &str) -> Result<Postman, Fault> {
    let path = catalog.folder().join("apertura.toml");
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let made = MailSettings::from_toml(&text)
        .and_then(|settings| Postman::new(&settings, catalog.folder().join("mail"), public));
    made.map_err(|why| Fault::Usage("cli-usage-mail", vec![("file", path.display().to_string()), ("why", why)]))
}

/// Ctrl+C, or a polite end by the system.
pub async fn stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut end) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupt => {}, _ = end.recv() => {} }
            return;
        }
    }
    let _ = interrupt.await;
}
