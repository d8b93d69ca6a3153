//! The wire: one question a connection.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use portal_units::Instant;

use super::{Fault, Service, State, Target, answers, damage};

/// Longest time for a question to arrive.
const PATIENCE: Duration = Duration::from_secs(5);

const JSON: &str = "application/json; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

/// Time between two bytes of an answer that drips.
const DRIP: Duration = Duration::from_millis(40);

/// A question.
pub(super) struct Asked<'a> {
    pub(super) service: Target,
    /// Path and query.
    pub(super) target: &'a str,
    /// Of this server.
    pub(super) origin: &'a str,
}

/// A whole answer.
struct Reply {
    status: u16,
    content_type: &'static str,
    body: String,
    /// Whether a page on another port may read the `Date`.
    shows_date: bool,
}

/// Answers connections until the server is over.
pub(super) fn listen(listener: &TcpListener, state: &Arc<State>) {
    for stream in listener.incoming() {
        if state.is_over.load(Ordering::Relaxed) {
            return;
        }
        let (Ok(stream), state) = (stream, Arc::clone(state)) else { continue };
        // A reader who leaves in the middle is no error of the server.
        thread::spawn(move || drop(serve(stream, &state)));
    }
}

fn serve(mut stream: TcpStream, state: &State) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let Some(target) = read_target(&stream)? else { return Ok(()) };
    let path = target.split('?').next().unwrap_or_default();
    let service = Target::of_path(path);
    let (now, fault, fine_dust) = {
        let mut inner = state.lock();
        inner.requests.push(target.clone());
        let fault = service.and_then(|it| inner.faults.get(&it).copied());
        (inner.now, fault.unwrap_or(Fault::None), inner.measures_fine_dust)
    };
    let Some(service) = service else {
        let reply = Reply { status: 404, content_type: HTML, body: String::new(), shows_date: false };
        return send(&mut stream, &reply, now, None);
    };
    state.begin();
    if let Fault::Slow(time) = fault {
        thread::sleep(time);
    }
    // The asker may put the next question as soon as this one is answered.
    state.end();
    if fault == Fault::Refused {
        return Ok(());
    }
    let asked = Asked { service, target: &target, origin: &state.origin };
    let mut reply = reply(&asked, fault, now);
    if fine_dust && service == Target::Page(Service::Gios) {
        reply.body = answers::with_fine_dust(reply.body);
    }
    if fault == Fault::Drip {
        return drip(&mut stream, &reply, state);
    }
    let sent_bytes = (fault == Fault::CutOff).then_some(reply.body.len() / 2);
    let clock = if let Fault::ClockOff(off_s) = fault { now.plus_seconds(off_s) } else { now };
    send(&mut stream, &reply, clock, sent_bytes)
}

/// The path and query of `GET path HTTP/1.1`, after all headers were read.
fn read_target(stream: &TcpStream) -> io::Result<Option<String>> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split(' ');
    Ok(words.next().filter(|it| *it == "GET").and_then(|_| words.next()).map(str::to_owned))
}

fn reply(asked: &Asked, fault: Fault, now: Instant) -> Reply {
    let service = asked.service;
    let (status, content_type) = match fault {
        Fault::Status(status) => (status, JSON),
        Fault::Html => (200, HTML),
        _ => (200, JSON),
    };
    let body = match fault {
        Fault::Status(status) => answers::error(service, status),
        Fault::NotJson => "The service is being looked after. Try again later.".to_owned(),
        Fault::Html => "<!doctype html><title>Sign in to the Wi-Fi</title>".to_owned(),
        Fault::WrongShape => r#"{"data": [{"value": 1}]}"#.to_owned(),
        Fault::Nulls => answers::without_values(asked, now),
        Fault::Empty => damage::emptied(&answers::fresh(asked, now)),
        Fault::Unordered => damage::unordered(&answers::fresh(asked, now)),
        Fault::Stale => answers::fresh(asked, now.plus_seconds(-5 * 86_400)),
        Fault::Huge => " ".repeat(4_000_000),
        Fault::ClockOff(off_s) => answers::fresh(asked, now.plus_seconds(off_s)),
        Fault::None | Fault::Slow(_) | Fault::Refused | Fault::CutOff | Fault::Drip => {
            answers::fresh(asked, now)
        }
    };
    Reply { status, content_type, body, shows_date: service == Target::Page(Service::Gios) }
}

/// Sends the head and then a byte from time to time, until the reader leaves.
fn drip(stream: &mut TcpStream, reply: &Reply, state: &State) -> io::Result<()> {
    let (content_type, length) = (reply.content_type, reply.body.len());
    write!(
        stream,
        "HTTP/1.1 200 Replayed\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\n\r\n"
    )?;
    for byte in reply.body.bytes() {
        stream.write_all(&[byte])?;
        thread::sleep(DRIP);
        if state.is_over.load(Ordering::Relaxed) {
            return Ok(());
        }
    }
    Ok(())
}

/// Sends a reply, or only its first bytes. The services allow every origin; the file of the own site does so
/// here too, with its date, so that a site on another port can read it as its own.
fn send(stream: &mut TcpStream, reply: &Reply, clock: Instant, only_bytes: Option<usize>) -> io::Result<()> {
    let Reply { status, content_type, body, shows_date } = reply;
    let exposed = if *shows_date { "Access-Control-Expose-Headers: Date\r\n" } else { "" };
    let (length, date) = (body.len(), http_date(clock));
    write!(
        stream,
        "HTTP/1.1 {status} Replayed\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\nDate: {date}\r\n\
         Access-Control-Allow-Origin: *\r\n{exposed}Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    let bytes = body.as_bytes();
    stream.write_all(bytes.get(..only_bytes.unwrap_or(length)).unwrap_or(bytes))
}

/// `Mon, 15 Jun 2026 12:40:00 GMT`.
fn http_date(at: Instant) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (date, utc) = (at.utc().date, at.utc());
    let named =
        |names: &[&'static str], number: u8| names.get(usize::from(number) - 1).copied().unwrap_or_default();
    let (weekday, month) = (named(&DAYS, date.weekday()), named(&MONTHS, date.month()));
    let (hour, minute, second) = (utc.hour(), utc.minute(), utc.second_of_day % 60);
    let (day, year) = (date.day(), date.year());
    format!("{weekday}, {day:02} {month} {year} {hour:02}:{minute:02}:{second:02} GMT")
}
