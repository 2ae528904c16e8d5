//! A small HTTP client that asks as a browser does, over connections that are kept open: answers, and load.
//!
//! It asks for no compression unless told to, of anybody. Never here: what is asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(120);

/// An answer.
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The body, as it was sent.
    pub body: Vec<u8>,
}

/// A connection that is kept open.
pub struct Connection {
    port: u16,
    stream: BufReader<TcpStream>,
    room: Vec<u8>,
}

impl Connection {
    /// To a server of this machine.
    pub fn open(port: u16) -> Result<Connection> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Connection { port, stream: BufReader::with_capacity(1 << 16, stream), room: Vec::new() })
    }

    /// Asks for an address; `compressed` says that gzip is understood.
    pub fn get(&mut self, address: &str, compressed: bool) -> Result<Answer> {
        let encoding = if compressed { "Accept-Encoding: gzip\r\n" } else { "" };
        let accept =
            if address.contains(".json") || address.starts_with("/api/") { "application/json" } else { "text/html" };
        let head =
            format!("GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept: {accept}\r\n{encoding}\r\n", self.port);
        self.stream.get_mut().write_all(head.as_bytes())?;
        let status = self.line()?;
        let status: u16 = status.split(' ').nth(1).and_then(|code| code.parse().ok()).context("no status")?;
        let (mut length, mut chunked, mut closes) = (None, false, false);
        loop {
            let line = self.line()?.to_ascii_lowercase();
            match line.split_once(':') {
                None => break,
                Some(("content-length", value)) => length = Some(value.trim().parse::<usize>()?),
                Some(("transfer-encoding", value)) => chunked = value.trim() == "chunked",
                Some(("connection", value)) => closes = value.trim() == "close",
                Some(_) => {}
            }
        }
        let mut body = Vec::new();
        if chunked {
            loop {
                let size = usize::from_str_radix(self.line()?.split(';').next().unwrap_or_default().trim(), 16)?;
                let start = body.len();
                body.resize(start + size, 0);
                self.stream.read_exact(&mut body[start..])?;
                self.line()?;
                if size == 0 {
                    break;
                }
            }
        } else if let Some(length) = length {
            body.resize(length, 0);
            self.stream.read_exact(&mut body)?;
        } else {
            self.stream.read_to_end(&mut body)?;
        }
        if closes {
            *self = Connection::open(self.port)?;
        }
        Ok(Answer { status, body })
    }

    fn line(&mut self) -> Result<String> {
        self.room.clear();
        if self.stream.read_until(b'\n', &mut self.room)? == 0 {
            bail!("the server closed the connection");
        }
        Ok(String::from_utf8_lossy(&self.room).trim_end().to_owned())
    }
}

/// What some seconds of load gave.
#[derive(Clone, Default)]
pub struct Load {
    /// Milliseconds of each answer, ascending.
    pub times: Vec<f64>,
    /// Seconds that passed.
    pub seconds: f64,
    /// Answers that were no answer, with one of them.
    pub failed: u64,
    /// One failure.
    pub why: String,
}

impl Load {
    /// Answers a second.
    pub fn rate(&self) -> f64 {
        self.times.len() as f64 / self.seconds.max(1e-9)
    }

    /// A part of the answers took no longer than this; the worst where they are few.
    pub fn quantile(&self, part: f64) -> f64 {
        let at = (self.times.len() as f64 * part) as usize;
        self.times.get(at.min(self.times.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
    }
}

/// Some clients ask one question after another, for some seconds; `address` gets the number of the question.
pub fn load(port: u16, clients: usize, seconds: f64, address: impl Fn(u64) -> String + Sync) -> Result<Load> {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let started = Instant::now();
    let until = started + Duration::from_secs_f64(seconds);
    let one = || -> Result<Load> {
        let mut connection = Connection::open(port)?;
        let mut load = Load::default();
        while Instant::now() < until {
            let address = address(NEXT.fetch_add(1, Ordering::Relaxed));
            let clock = Instant::now();
            let answer = connection.get(&address, false);
            let took = clock.elapsed().as_secs_f64() * 1e3;
            match answer {
                Ok(answer) if answer.status == 200 => load.times.push(took),
                Ok(answer) => {
                    load.failed += 1;
                    let said = String::from_utf8_lossy(&answer.body).chars().take(200).collect::<String>();
                    load.why = format!("{address}: {} {said}", answer.status);
                }
                Err(why) => {
                    load.failed += 1;
                    load.why = format!("{address}: {why}");
                    connection = Connection::open(port)?;
                }
            }
        }
        Ok(load)
    };
    let mut whole = Load::default();
    std::thread::scope(|scope| -> Result<()> {
        let threads: Vec<_> = (0..clients).map(|_| scope.spawn(one)).collect();
        for thread in threads {
            let load = thread.join().map_err(|_| anyhow::anyhow!("a client failed"))??;
            whole.times.extend(load.times);
            whole.failed += load.failed;
            if !load.why.is_empty() {
                whole.why = load.why;
            }
        }
        Ok(())
    })?;
    whole.seconds = started.elapsed().as_secs_f64();
    whole.times.sort_by(f64::total_cmp);
    Ok(whole)
}
