//! A request and an answer, as far as a static site needs them.

use std::sync::Arc;

/// What a browser asks.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// `GET`, `HEAD`, …
    pub method: &'a str,
    /// Path and query as sent, still percent-encoded.
    pub target: &'a str,
    /// The `Accept-Encoding` header, empty when there was none.
    pub accept_encoding: &'a str,
    /// The `If-None-Match` header, empty when there was none.
    pub if_none_match: &'a str,
}

impl<'a> Request<'a> {
    /// A plain request for a path.
    pub fn get(target: &'a str) -> Self {
        Self { method: "GET", target, accept_encoding: "", if_none_match: "" }
    }

    /// The path without its query.
    pub fn path(&self) -> &'a str {
        self.target.split_once('?').map_or(self.target, |(path, _)| path)
    }

    /// The query with its question mark, or nothing.
    pub fn query(&self) -> &'a str {
        self.target.find('?').and_then(|at| self.target.get(at..)).unwrap_or_default()
    }
}

/// The bytes of an answer; kept in memory once for all who ask.
#[derive(Debug, Clone)]
pub struct Body(Arc<[u8]>);

impl Body {
    /// The number of bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl From<Arc<[u8]>> for Body {
    fn from(bytes: Arc<[u8]>) -> Self {
        Self(bytes)
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self(text.into_bytes().into())
    }
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// What the server says.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Names in lower case and values.
    pub headers: Vec<(String, String)>,
    /// The content; left out by the transport for `HEAD`.
    pub body: Body,
}

impl Answer {
    /// A short answer in plain text.
    pub fn text(status: u16, text: impl Into<String>) -> Self {
        Self { status, headers: Vec::new(), body: text.into().into() }
            .with("content-type", "text/plain; charset=utf-8")
            .with("cache-control", "no-store")
    }

    /// The same answer with one more header.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}
