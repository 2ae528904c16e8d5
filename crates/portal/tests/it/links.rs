//! Links that people wrote: whether they answer, and that no request is forged through the visits.

use std::io::{Read, Write};
use std::net::{IpAddr, TcpListener};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use apertura_actions::{Catalog, Config};
use apertura_catalog::{Description, LinkAnswer, LinkVisits};
use apertura_portal::Portal;
use apertura_portal::link_visit::visit_due;
use apertura_portal::outside::is_public;

/// A server of some pages; says what was asked of it.
fn server() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let home = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = Arc::new(Mutex::new(Vec::new()));
    let (seen, here) = (asked.clone(), home.clone());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a stream");
            let mut bytes = [0; 4096];
            let read = stream.read(&mut bytes).unwrap_or(0);
            let text = String::from_utf8_lossy(&bytes[..read]).into_owned();
            let line = text.lines().next().unwrap_or_default().to_owned();
            let told = match line.as_str() {
                line if line.contains(" /gone") => "404 Not Found\r\n".to_owned(),
                line if line.contains(" /round") => format!("302 Found\r\nlocation: {here}/round\r\n"),
                line if line.starts_with("HEAD /picky") => "405 Method Not Allowed\r\n".to_owned(),
                _ => "200 OK\r\n".to_owned(),
            };
            seen.lock().expect("the list").push(text);
            let _ = write!(stream, "HTTP/1.1 {told}content-length: 0\r\nconnection: close\r\n\r\n");
        }
    });
    (home, asked)
}

async fn portal(folder: &std::path::Path, links: LinkVisits, hours: Arc<AtomicI64>) -> Portal {
    let clock = move || {
        let start: jiff::Timestamp = "2026-01-15T18:00:00Z".parse().expect("a time");
        start + jiff::Span::new().hours(hours.load(Ordering::Relaxed))
    };
    let config = Config { clock: Arc::new(clock), links, ..Config::default() };
    Portal::new(Catalog::open_with(folder, config).await.expect("a catalog"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_does_not_answer_is_told_with_its_day_and_asked_once_a_day() {
    let (home, asked) = server();
    let (folder, hours) = (tempfile::tempdir().expect("a folder"), Arc::new(AtomicI64::new(0)));
    let portal = portal(folder.path(), LinkVisits::Inside, hours.clone()).await;
    let said = Description {
        description: Some(format!("Vea ({home}/datos), {home}/gone. Y también {home}/picky; {home}/datos")),
        landing_page: Some(format!("{home}/round")),
        ..Description::default()
    };
    let before = portal.catalog.links_of(&said).await.expect("links");
    assert_eq!(before.len(), 4, "{before:?}");
    assert!(before.iter().all(|link| link.visited.is_none()) && asked.lock().unwrap().is_empty(), "no page waits");
    visit_due(&portal).await.expect("a round");
    let answers = async || {
        let links = portal.catalog.links_of(&said).await.expect("links");
        links.into_iter().map(|link| (link.visited.expect("a visit").1, link.silent_since)).collect::<Vec<_>>()
    };
    let start = Some("2026-01-15T18:00:00Z".parse().expect("a time"));
    let expected = [
        (LinkAnswer::Answers, None),
        (LinkAnswer::Status(404), start),
        (LinkAnswer::Answers, None),
        (LinkAnswer::Silent, start),
    ];
    assert_eq!(answers().await, expected);
    let count = asked.lock().unwrap().len();
    assert!(asked.lock().unwrap().iter().all(|text| text.contains("Apertura/")), "says who asks");
    assert!(
        asked.lock().unwrap().iter().filter(|text| text.contains("/round")).count() <= 8,
        "three redirects at most"
    );
    hours.store(23, Ordering::Relaxed);
    visit_due(&portal).await.expect("a round");
    assert_eq!(asked.lock().unwrap().len(), count, "not twice a day");
    hours.store(25, Ordering::Relaxed);
    visit_due(&portal).await.expect("a round");
    assert!(asked.lock().unwrap().len() > count, "the next day again");
    assert_eq!(answers().await, expected, "silent since the first day");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_inside_the_network_is_asked_and_a_closed_portal_asks_nobody() {
    for (visits, expected) in [(LinkVisits::Public, Some(LinkAnswer::Inside)), (LinkVisits::Never, None)] {
        let (home, asked) = server();
        let folder = tempfile::tempdir().expect("a folder");
        let portal = portal(folder.path(), visits, Arc::new(AtomicI64::new(0))).await;
        let said = Description { landing_page: Some(format!("{home}/secreto")), ..Description::default() };
        portal.catalog.links_of(&said).await.expect("links");
        visit_due(&portal).await.expect("a round");
        let links = portal.catalog.links_of(&said).await.expect("links");
        assert_eq!(links[0].visited.map(|(_, answer)| answer), expected);
        assert!(asked.lock().unwrap().is_empty(), "{visits:?} asked");
    }
}

#[test]
fn only_hosts_of_the_public_internet_are_public() {
    for (address, public) in [
        ("8.8.8.8", true),
        ("187.141.1.1", true),
        ("2606:4700::1111", true),
        ("127.0.0.1", false),
        ("10.1.2.3", false),
        ("172.16.0.1", false),
        ("192.168.1.1", false),
        ("169.254.169.254", false),
        ("100.64.0.1", false),
        ("0.0.0.0", false),
        ("224.0.0.1", false),
        ("255.255.255.255", false),
        ("198.18.0.1", false),
        ("::1", false),
        ("::", false),
        ("::ffff:10.0.0.1", false),
        ("::ffff:8.8.8.8", true),
        ("64:ff9b::a00:1", false),
        ("fe80::1", false),
        ("fd00::1", false),
        ("ff02::1", false),
        ("2002:a00:1::", false),
        ("2001:db8::1", false),
        ("2001::1", false),
    ] {
        assert_eq!(is_public(address.parse::<IpAddr>().expect("an address")), public, "{address}");
    }
}
