//! A transport over plain sockets, as strict as the browser's.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant as Tick};

use portal::net::{Answer, Ask, NetError, Transport, Turn, may_be_json};
use portal_units::{CivilDate, Instant};

/// Asks with a blocking socket.
pub(super) struct Sockets;

impl Transport for Sockets {
    async fn turn(&self, _: &Ask) -> Turn {
        Turn::default()
    }

    async fn get(&self, ask: &Ask) -> Result<Answer, NetError> {
        let (head, body) = exchange(ask)?;
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).ok_or(NetError::Unreachable)?;
        if status != 200 {
            return Err(NetError::Status(status));
        }
        if !may_be_json(header(&head, "content-type")) {
            return Err(NetError::NotJson);
        }
        let promised: usize = header(&head, "content-length").and_then(|it| it.parse().ok()).unwrap_or(0);
        if body.len() > usize::try_from(ask.max_bytes).unwrap() {
            return Err(NetError::TooLarge { limit: ask.max_bytes });
        }
        if body.len() < promised {
            return Err(NetError::CutOff);
        }
        let body = String::from_utf8(body).map_err(|_| NetError::NotText)?;
        let date = header(&head, "date").and_then(http_date);
        // As in a browser, the date of a foreign server cannot be read.
        Ok(Answer { body, server_time: date.filter(|_| ask.url.contains("/data/live/")), modified: None })
    }
}

/// Head and body, the body up to one byte more than allowed.
#[expect(clippy::disallowed_methods, reason = "a socket waits by the machine's clock")]
fn exchange(ask: &Ask) -> Result<(String, Vec<u8>), NetError> {
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::WouldBlock | ErrorKind::TimedOut => NetError::TimedOut { after_ms: ask.timeout_ms },
        _ => NetError::Unreachable,
    };
    let rest = ask.url.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_at(rest.find('/').unwrap());
    let late = Tick::now() + Duration::from_millis(ask.timeout_ms.into());
    let mut stream = TcpStream::connect(host).map_err(failed)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").map_err(failed)?;
    let (mut bytes, mut part) = (Vec::new(), [0; 4_096]);
    let most = usize::try_from(ask.max_bytes).unwrap() + 2_000;
    while bytes.len() < most {
        // The whole answer has a time, not each part of it: one that drips is never whole.
        let left = late.saturating_duration_since(Tick::now());
        let left = Some(left)
            .filter(|it| !it.is_zero())
            .ok_or(ErrorKind::TimedOut)
            .map_err(|it| failed(it.into()))?;
        stream.set_read_timeout(Some(left)).map_err(failed)?;
        match stream.read(&mut part).map_err(failed)? {
            0 => break,
            read => bytes.extend(&part[..read]),
        }
    }
    let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").ok_or(NetError::Unreachable)?;
    let body = bytes.split_off(end + 4);
    Ok((String::from_utf8(bytes).unwrap(), body))
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let named = |line: &&str| line.split_once(": ").is_some_and(|(it, _)| it.eq_ignore_ascii_case(name));
    head.lines().find(named)?.split_once(": ").map(|(_, value)| value)
}

/// Reads `Mon, 15 Jun 2026 12:40:00 GMT`.
fn http_date(text: &str) -> Option<Instant> {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let words: Vec<&str> = text.split(' ').collect();
    let [_, day, month, year, clock, "GMT"] = words.as_slice() else { return None };
    let month = months.iter().position(|it| it == month)? + 1;
    let date = CivilDate::new(year.parse().ok()?, month.try_into().ok()?, day.parse().ok()?).ok()?;
    Instant::parse(&format!("{date}T{clock}Z")).ok()
}
