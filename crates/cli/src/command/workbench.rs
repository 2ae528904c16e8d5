//! `apertura workbench [FILE]`: the place where files are prepared, on this machine, behind a one-time address.
//!
//! Never here: pages, who may do what.

use std::io::IsTerminal;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use apertura_actions::{Catalog, Drafts, Person};
use apertura_portal::language::FluentValue;
use apertura_portal::{Door, Portal, Workbench, serve_on};
use clap::Args;
use tokio::net::TcpListener;

use super::serve::stop;
use crate::command::{DataArguments, Done, asynchronous};
use crate::face::{Face, Fault};

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[arg(help = "cli-option-workbench-file")]
    file: Option<PathBuf>,
    #[command(flatten)]
    data: DataArguments,
    #[arg(long, default_value_t = 8010, help = "cli-option-port")]
    port: u16,
}

/// Serves until it is told to stop.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    asynchronous(async {
        // never reached from another machine: what is prepared is not public yet
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
        let cannot = |why: std::io::Error| {
            Fault::Usage("cli-usage-port", vec![("address", address.to_string()), ("why", why.to_string())])
        };
        let catalog = Catalog::open(&arguments.data.data).await?;
        let drafts = Drafts::new(catalog.clone()).await?;
        let draft = match &arguments.file {
            Some(file) => match drafts.hand_in_copy(&Person::Operator, file).await {
                Ok(draft) => format!("&draft={}", draft.id),
                Err(refusal) => match refusal {
                    apertura_actions::Refusal::Unreadable(why) => return Err(Fault::Read(file.clone(), why)),
                    other => return Err(other.into()),
                },
            },
            None => String::new(),
        };
        let listener = TcpListener::bind(address).await.map_err(cannot)?;
        let bound = listener.local_addr().map_err(cannot)?;
        let (door, token) = Door::new().map_err(cannot)?;
        let link = format!("http://{bound}{}{draft}", Door::address(&token));
        face.say(&face.with("cli-workbench", [("address", FluentValue::from(link))]));
        if std::io::stderr().is_terminal() {
            face.say(&face.text("cli-workbench-open"));
        }
        let portal = Portal::new(catalog).with_workbench(Workbench { drafts, door: Some(door) });
        serve_on(listener, portal, stop()).await.map_err(cannot)?;
        Ok(ExitCode::SUCCESS)
    })
}
