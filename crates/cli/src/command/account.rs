//! `apertura account`: the first administrator, and somebody who lost password and telephone, come in by a one-time link.
//!
//! Never here: passwords (they are chosen in the browser), other changes of accounts (pages do them).

use std::process::ExitCode;

use apertura_actions::{Catalog, Person};
use apertura_portal::language::FluentValue;
use clap::{Args, Subcommand};

use crate::command::{DataArguments, Done, asynchronous};
use crate::face::Face;

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    #[command(about = "cli-account-create-administrator")]
    CreateAdministrator(Whom),
    #[command(about = "cli-account-recover")]
    Recover(Whom),
}

#[derive(Args)]
struct Whom {
    #[arg(long, help = "cli-option-account-mail")]
    mail: String,
    #[arg(long, help = "cli-option-public-address", default_value = "http://127.0.0.1:8000")]
    public_address: String,
    #[command(flatten)]
    data: DataArguments,
}

/// Makes the link, and says it.
pub fn run(face: &Face, arguments: &Arguments) -> Done {
    asynchronous(async {
        let (whom, path) = match &arguments.what {
            What::CreateAdministrator(whom) => {
                let catalog = Catalog::open(&whom.data.data).await?;
                (whom, format!("/invitation/{}", catalog.invite_administrator(&Person::Operator, &whom.mail).await?))
            }
            What::Recover(whom) => {
                let catalog = Catalog::open(&whom.data.data).await?;
                (whom, format!("/reset/{}", catalog.recover_account(&Person::Operator, &whom.mail).await?))
            }
        };
        let link = FluentValue::from(format!("{}{path}", whom.public_address.trim_end_matches('/')));
        face.say(&face.with("cli-account-link", [("address", link)]));
        Ok(ExitCode::SUCCESS)
    })
}
