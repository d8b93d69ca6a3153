//! The wire: one question, with limits on time and size.

use std::io::{self, ErrorKind, Read as _};
use std::time::Duration;

use portal_units::{CivilDate, Instant};

/// Who asks, for the publishers' logs.
const USER_AGENT: &str = concat!("portal-harvest/", env!("CARGO_PKG_VERSION"));
/// Redirects that are followed.
const REDIRECTS: u32 = 3;

/// An answer with status 200.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its text.
    pub body: String,
    /// The publisher's clock when it was sent.
    pub server_time: Option<Instant>,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// No connection, or one that broke before the answer began.
    #[error("no connection: {0}")]
    Unreachable(String),
    /// Not whole in time.
    #[error("not whole after {after_ms} ms")]
    TimedOut {
        /// The limit. \[ms\]
        after_ms: u64,
    },
    /// Another status than 200.
    #[error("status {status}")]
    Status {
        /// The status.
        status: u16,
        /// When the publisher wants to be asked again. \[s\]
        retry_after_s: Option<i64>,
    },
    /// It broke off.
    #[error("the answer broke off")]
    CutOff,
    /// Larger than allowed.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: u64,
    },
    /// A page instead of data.
    #[error("a web page instead of data")]
    Page,
    /// Not UTF-8.
    #[error("not a text")]
    NotText,
}

impl FetchError {
    /// Whether the same question may be answered in a moment.
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::CutOff | Self::Status { status: 500..=599, .. })
    }
}

/// A client that keeps its connections.
#[derive(Debug)]
pub struct Client {
    agent: ureq::Agent,
    timeout: Duration,
}

impl Client {
    /// A client that gives up after `timeout`, however the answer trickles. Only a test server is asked without TLS.
    pub fn new(timeout: Duration, is_replay: bool) -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(timeout))
            .timeout_connect(Some(timeout.min(Duration::from_secs(10))))
            .http_status_as_error(false)
            .https_only(!is_replay)
            .max_redirects(REDIRECTS)
            .user_agent(USER_AGENT)
            .accept("application/json, text/csv, */*;q=0.1")
            .build();
        Self { agent: config.new_agent(), timeout }
    }

    /// Asks for an address and reads at most `max_bytes`.
    ///
    /// # Errors
    /// [`FetchError`] when there is no whole text with status 200 in time.
    pub fn get(&self, url: &str, max_bytes: u64) -> Result<Answer, FetchError> {
        let failed = |error| self.failed(error);
        let mut response = self.agent.get(url).call().map_err(|error| match failed(error) {
            // Nothing has begun yet that could break off.
            FetchError::CutOff => FetchError::Unreachable("closed without an answer".to_owned()),
            other => other,
        })?;
        let header = |name| response.headers().get(name).and_then(|it| it.to_str().ok());
        let status = response.status().as_u16();
        if status != 200 {
            let retry_after_s = header("retry-after").and_then(|it| it.trim().parse().ok());
            return Err(FetchError::Status { status, retry_after_s });
        }
        let is_page = header("content-type").is_some_and(|it| it.trim_start().starts_with("text/html"));
        let age_s = header("age").and_then(|it| it.trim().parse().ok()).unwrap_or(0);
        // A copy on the way is as old as it says.
        let server_time = header("date").and_then(http_date).map(|it| it.plus_seconds(age_s));
        if is_page {
            return Err(FetchError::Page);
        }
        // The client's own limit counts before unpacking, and a small answer may unpack to a huge one.
        let reader = response.body_mut().with_config().limit(u64::MAX).reader();
        let mut bytes = Vec::new();
        let read = reader.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes);
        read.map_err(|error| failed(ureq::Error::from(error)))?;
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > max_bytes {
            return Err(FetchError::TooLarge { limit: max_bytes });
        }
        let body = String::from_utf8(bytes).map_err(|_| FetchError::NotText)?;
        Ok(Answer { body, server_time })
    }

    fn failed(&self, error: ureq::Error) -> FetchError {
        let timed_out =
            || FetchError::TimedOut { after_ms: u64::try_from(self.timeout.as_millis()).unwrap_or(u64::MAX) };
        match error {
            ureq::Error::Timeout(_) => timed_out(),
            ureq::Error::Io(error) => broken(&error, timed_out),
            other => FetchError::Unreachable(other.to_string()),
        }
    }
}

fn broken(error: &io::Error, timed_out: impl Fn() -> FetchError) -> FetchError {
    match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => timed_out(),
        ErrorKind::UnexpectedEof => FetchError::CutOff,
        _ => FetchError::Unreachable(error.to_string()),
    }
}

/// Reads `Mon, 15 Jun 2026 12:40:00 GMT`, the only form that servers write today.
fn http_date(text: &str) -> Option<Instant> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let words: Vec<&str> = text.split(' ').collect();
    let [_, day, month, year, clock, "GMT"] = words.as_slice() else { return None };
    let month = MONTHS.iter().position(|it| it == month)? + 1;
    let date = CivilDate::new(year.parse().ok()?, u8::try_from(month).ok()?, day.parse().ok()?).ok()?;
    Instant::parse(&format!("{date}T{clock}Z")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_a_server_is_read_as_rfc_9110_writes_it() {
        // RFC 9110, section 5.6.7: Sun, 06 Nov 1994 08:49:37 GMT.
        let read = http_date("Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(read, Instant::parse("1994-11-06T08:49:37Z").ok());
        for wrong in ["", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT"] {
            assert_eq!(http_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_busy_publisher_is_not_asked_again_at_once_and_a_broken_one_is() {
        assert!(!FetchError::Status { status: 429, retry_after_s: None }.may_pass());
        assert!(FetchError::Status { status: 503, retry_after_s: None }.may_pass());
        assert!(!FetchError::TimedOut { after_ms: 1 }.may_pass());
    }

    #[test]
    fn without_tls_only_a_test_server_is_asked() {
        let strict = Client::new(Duration::from_secs(1), false);
        assert!(matches!(strict.get("http://127.0.0.1:9/", 10), Err(FetchError::Unreachable(_))));
    }
}
