//! Letters as mails: their sentences, and the ways they go out (a mail server, or a folder of files).
//!
//! Never here: the queue and when to try again (see actions), what a letter tells of.

use std::path::PathBuf;
use std::time::SystemTime;

use apertura_actions::Carrier;
use apertura_catalog::Letter;
use apertura_catalog::opening::calendar::{CalendarEvent, EventTime, calendar};
use jiff::Timestamp;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};
use lettre::{SmtpTransport, Transport};
use serde::Deserialize;

use crate::language::{FluentValue, Language, Messages};

/// How mail is sent: the table `mail` of `apertura.toml` in the data folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailSettings {
    /// The mail server as `smtps://user:password@host`, `smtp://user:password@host:587?tls=required` or
    /// `smtp://localhost:25`. Without it mails become files in the folder `mail` of the data folder.
    pub server: Option<String>,
    /// Who writes: `Datos Abiertos <datos@ejemplo.gob.mx>`.
    pub from: Option<String>,
}

impl MailSettings {
    /// Reads the table `mail` of a settings file; a file without it gives the defaults.
    ///
    /// # Errors
    /// What is wrong, with its place in the text.
    pub fn from_toml(text: &str) -> Result<MailSettings, String> {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct File {
            mail: MailSettings,
        }
        toml::from_str::<File>(text).map(|file| file.mail).map_err(|why| why.to_string())
    }
}

/// Takes letters to where they go.
#[derive(Clone)]
pub struct Postman {
    way: Way,
    from: Mailbox,
    /// Scheme and host that links begin with.
    address: String,
}

#[derive(Clone)]
enum Way {
    Server(SmtpTransport),
    Folder(PathBuf),
}

impl Postman {
    /// A postman for these settings. `folder` takes the mails where there is no server; links begin with `address`.
    ///
    /// # Errors
    /// An address or a server that cannot be understood.
    pub fn new(settings: &MailSettings, folder: PathBuf, address: &str) -> Result<Postman, String> {
        let from = settings.from.as_deref().unwrap_or("Apertura <apertura@localhost>");
        let from = from.parse().map_err(|why| format!("from: {why}"))?;
        let way = match &settings.server {
            Some(server) => {
                let server = SmtpTransport::from_url(server).map_err(|why| format!("server: {why}"))?;
                Way::Server(server.timeout(Some(std::time::Duration::from_secs(30))).build())
            }
            None => Way::Folder(folder),
        };
        Ok(Postman { way, from, address: address.trim_end_matches('/').to_owned() })
    }

    /// True where a mail server takes the letters; else they only become files.
    pub fn has_server(&self) -> bool {
        matches!(self.way, Way::Server(_))
    }

    fn message(&self, letter: &Letter, now: Timestamp) -> Result<Message, String> {
        let language = letter.language.as_deref().and_then(Language::from_tag).unwrap_or_default();
        let (subject, body) = sentences(Messages::get(language), letter, &self.address);
        let to: Mailbox = letter.to.parse().map_err(|why: lettre::address::AddressError| why.to_string())?;
        // RFC 3834: nobody's absence note answers it
        let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        let seconds = u64::try_from(now.as_second()).unwrap_or_default();
        let mut builder = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .date(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds))
            .raw_header(automatic);
        if let Some(path) = letter.values.get("unsubscribe") {
            // RFC 2369 and RFC 8058: the mail program's own button ends it
            let way = format!("<{}{path}>", self.address);
            for (name, value) in
                [("List-Unsubscribe", way), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned())]
            {
                builder = builder.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
            }
        }
        let Some(event) = event(letter, &self.address, now) else {
            return builder.header(ContentType::TEXT_PLAIN).body(body).map_err(|why| why.to_string());
        };
        let kind = ContentType::parse("text/calendar; charset=utf-8").map_err(|why| why.to_string())?;
        let file =
            Attachment::new("taller.ics".to_owned()).body(calendar(&event.summary, std::slice::from_ref(&event)), kind);
        let parts = MultiPart::mixed().singlepart(SinglePart::plain(body)).singlepart(file);
        builder.multipart(parts).map_err(|why| why.to_string())
    }
}

impl Carrier for Postman {
    async fn carry(&self, letter: &Letter, now: Timestamp) -> Result<(), String> {
        let message = self.message(letter, now)?;
        match &self.way {
            Way::Server(server) => {
                let server = server.clone();
                let sending = tokio::task::spawn_blocking(move || server.send(&message));
                sending.await.map_err(|why| why.to_string())?.map(|_| ()).map_err(|why| why.to_string())
            }
            Way::Folder(folder) => {
                tokio::fs::create_dir_all(folder).await.map_err(|why| why.to_string())?;
                let mut number = 1;
                loop {
                    let stamp = now.strftime("%Y%m%dT%H%M%S");
                    let path = folder.join(format!("{stamp}-{number:03}-{}.eml", letter.kind));
                    let file = tokio::fs::OpenOptions::new().write(true).create_new(true).open(&path).await;
                    match file {
                        Ok(mut file) => {
                            use tokio::io::AsyncWriteExt;
                            file.write_all(&message.formatted()).await.map_err(|why| why.to_string())?;
                            return file.flush().await.map_err(|why| why.to_string());
                        }
                        Err(why) if why.kind() == std::io::ErrorKind::AlreadyExists => number += 1,
                        Err(why) => return Err(why.to_string()),
                    }
                }
            }
        }
    }
}

/// The event for the reader's calendar that goes with a letter: the one that their page gives; none where there is none.
fn event(letter: &Letter, address: &str, now: Timestamp) -> Option<CalendarEvent> {
    let value = |name: &str| letter.values.get(name);
    let moment = |name: &str| value(name)?.parse::<Timestamp>().ok();
    Some(CalendarEvent {
        uid: value("calendar-uid")?.clone(),
        time: EventTime::Between(moment("calendar-from")?, moment("calendar-until")?),
        place: value("place").cloned().unwrap_or_default(),
        cancelled: value("calendar-cancelled").is_some_and(|text| text == "true"),
        summary: value("workshop").cloned().unwrap_or_default(),
        description: String::new(),
        address: letter.link.as_ref().map(|link| format!("{address}{link}")).unwrap_or_default(),
        modified: now,
        sequence: value("calendar-sequence").and_then(|text| text.parse().ok()).unwrap_or_default(),
    })
}

/// Subject and text of a letter: what happened, the one next step with its link, who writes.
pub fn sentences(messages: &Messages, letter: &Letter, address: &str) -> (String, String) {
    let link = letter.link.as_ref().map(|link| format!("{address}{link}")).unwrap_or_else(|| address.to_owned());
    let values = || {
        let values = letter.values.iter().map(|(name, value)| match name.as_str() {
            "unsubscribe" => ("unsubscribe", FluentValue::from(format!("{address}{value}"))),
            name => (name, FluentValue::from(value.as_str())),
        });
        values.chain([("link", FluentValue::from(link.as_str()))])
    };
    // a line break in a value would begin a header of its own
    let subject = messages.with(&format!("mail-{}-subject", letter.kind), values()).replace(['\r', '\n'], " ");
    let body = messages.with(&format!("mail-{}-body", letter.kind), values());
    (subject, format!("{body}\n\n-- \n{}\n{address}\n", messages.text("mail-foot")))
}
