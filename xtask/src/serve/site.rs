//! A folder of files as a site: which request gets which answer.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    content::{self, Cache, Content, Encoding},
    message::{Answer, Body, Request},
};

const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK_FIRST: &str = "no-cache";
/// A header file as several hosts read it; what it says for `/*` is sent here too.
const HEADERS_FILE: &str = "_headers";

/// A folder that is served, at the root or under a prefix.
#[derive(Debug)]
pub struct Site {
    folder: PathBuf,
    base: String,
    cache: Cache,
}

impl Site {
    /// A site at the root.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), base: "/".to_owned(), cache: Cache::default() }
    }

    /// The same site under a prefix: `sub`, `/sub` and `/sub/` mean the same.
    #[must_use]
    pub fn under(mut self, base: &str) -> Self {
        let name = base.trim_matches('/');
        self.base = if name.is_empty() { "/".to_owned() } else { format!("/{name}/") };
        self
    }

    /// The path of the first page.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The answer to a request.
    pub fn answer(&self, request: &Request<'_>) -> Answer {
        let answer = match request.method {
            "GET" | "HEAD" => self.find(request),
            _ => Answer::text(405, "Method Not Allowed").with("allow", "GET, HEAD"),
        };
        self.with_site_headers(answer, request.path())
    }

    fn find(&self, request: &Request<'_>) -> Answer {
        if self.base.trim_end_matches('/') == request.path() {
            return redirect(&self.base, request);
        }
        let inside = request.path().strip_prefix(&self.base).and_then(|path| self.locate(path));
        let Some(path) = inside else {
            return self.not_found(request);
        };
        if !path.is_dir() {
            return self.file(&path, request).unwrap_or_else(|| self.not_found(request));
        }
        let index = path.join("index.html");
        if !index.is_file() {
            self.not_found(request)
        } else if request.path().ends_with('/') {
            self.file(&index, request).unwrap_or_else(|| self.not_found(request))
        } else {
            redirect(&format!("{}/", request.path()), request)
        }
    }

    /// The file or folder a path names, unless it leads out of the folder or to a hidden file.
    fn locate(&self, path: &str) -> Option<PathBuf> {
        let mut located = self.folder.clone();
        if path.is_empty() {
            return Some(located);
        }
        for segment in path.strip_suffix('/').unwrap_or(path).split('/') {
            let name = decode(segment)?;
            if name.is_empty()
                || name.starts_with('.')
                || name.contains(['/', '\\', '\0'])
                || name == HEADERS_FILE
            {
                return None;
            }
            located.push(name);
        }
        Some(located)
    }

    fn file(&self, path: &Path, request: &Request<'_>) -> Option<Answer> {
        // A file has no slash behind its name.
        if path.file_name()? != "index.html" && request.path().ends_with('/') {
            return None;
        }
        let content = self.cache.content(path).ok()?;
        let encoding = content.encoding(Encoding::accepted(request.accept_encoding));
        let tag = content.tag(encoding);
        let fresh = if content::is_hashed(path) { FOREVER } else { ASK_FIRST };
        let answer = if matches(request.if_none_match, &tag) {
            Answer { status: 304, headers: Vec::new(), body: Body::from(String::new()) }
        } else {
            full(200, path, &content, encoding)
        };
        Some(answer.with("etag", tag).with("cache-control", fresh).with("vary", "Accept-Encoding"))
    }

    fn not_found(&self, request: &Request<'_>) -> Answer {
        let page = self.folder.join("404.html");
        let Ok(content) = self.cache.content(&page) else {
            return Answer::text(404, "Not Found");
        };
        let encoding = content.encoding(Encoding::accepted(request.accept_encoding));
        full(404, &page, &content, encoding).with("cache-control", ASK_FIRST).with("vary", "Accept-Encoding")
    }

    fn with_site_headers(&self, mut answer: Answer, path: &str) -> Answer {
        answer = answer.with("x-content-type-options", "nosniff");
        let file = fs::read_to_string(self.folder.join(HEADERS_FILE)).unwrap_or_default();
        let inside = path.strip_prefix(self.base.trim_end_matches('/')).unwrap_or(path);
        for (name, value) in headers_for(&file, &[path, inside]) {
            if answer.header(&name).is_none() {
                answer.headers.push((name, value));
            }
        }
        answer
    }
}

fn full(status: u16, path: &Path, content: &Content, encoding: Encoding) -> Answer {
    let answer = Answer { status, headers: Vec::new(), body: content.body(encoding) };
    let answer = answer.with("content-type", content::media_type(path));
    match encoding.name() {
        Some(name) => answer.with("content-encoding", name),
        None => answer,
    }
}

fn redirect(path: &str, request: &Request<'_>) -> Answer {
    Answer::text(301, "Moved Permanently").with("location", format!("{path}{}", request.query()))
}

/// Whether an `If-None-Match` header holds a tag; weak comparison, as for `GET`.
fn matches(header: &str, tag: &str) -> bool {
    header.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

/// Percent-decoding; nothing when it is damaged or not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (rest.next()?, rest.next()?);
            let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            bytes.push(digit(high)? * 16 + digit(low)?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The headers a header file wants on an answer: the indented lines below each pattern that one of the path's forms meets,
/// with the prefix and without it. A pattern is a path, or the beginning of paths with a star at its end.
fn headers_for(file: &str, forms: &[&str]) -> Vec<(String, String)> {
    let mut applies = false;
    let mut headers = Vec::new();
    for line in file.lines() {
        if line.starts_with([' ', '\t']) {
            let header = line.split_once(':').filter(|_| applies);
            headers.extend(header.map(|(name, value)| (name.trim().to_lowercase(), value.trim().to_owned())));
        } else {
            let pattern = line.trim();
            applies = forms
                .iter()
                .any(|it| pattern.strip_suffix('*').map_or(pattern == *it, |begins| it.starts_with(begins)));
        }
    }
    headers
}
