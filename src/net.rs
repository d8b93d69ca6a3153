//! The only file that asks the network. One question, one answer or one error.

use portal_units::Instant;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Address, absolute or a path of the own site.
    pub url: String,
    /// Milliseconds after which the answer is given up.
    pub timeout_ms: u32,
    /// Bytes after which the answer is broken off.
    pub max_bytes: u32,
}

/// An answer, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its text.
    pub body: String,
    /// The server's clock (`Date`). Readable only for files of the own site.
    pub server_time: Option<Instant>,
    /// When the file was written (`Last-Modified`).
    pub modified: Option<Instant>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NetError {
    /// No connection, or one that the other side refuses. A page cannot tell the two apart.
    #[error("no connection, or refused")]
    Unreachable,
    /// The connection broke while the answer was coming.
    #[error("broken off")]
    CutOff,
    /// No whole answer in time.
    #[error("no answer within {after_ms} ms")]
    TimedOut {
        /// The time that was allowed. \[ms\]
        after_ms: u32,
    },
    /// An answer that says no.
    #[error("status {0}")]
    Status(u16),
    /// An answer longer than allowed.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// The length that was allowed. \[bytes\]
        limit: u32,
    },
    /// Bytes that are no text in UTF-8.
    #[error("not text")]
    NotText,
    /// A page or a picture where JSON was asked for.
    #[error("not JSON by its content type")]
    NotJson,
    /// Given up by us: the reader left.
    #[error("given up")]
    Aborted,
}

/// The right to ask a host, given back when it is dropped.
#[derive(Debug, Default)]
pub struct Turn {
    #[cfg(target_arch = "wasm32")]
    give_back: Option<js_sys::Function>,
}

impl Ask {
    /// `https://host` of the address; empty for the own site.
    pub fn origin(&self) -> &str {
        let host = self.url.find("://").map_or(0, |it| it + 3);
        let rest = self.url.get(host..).unwrap_or_default();
        let end = if host == 0 { 0 } else { host + rest.find('/').unwrap_or(rest.len()) };
        self.url.get(..end).unwrap_or_default()
    }
}

/// Whatever can put a question: the browser, or a test.
pub trait Transport {
    /// Waits until no other question is put to the same host, by this page or another one of the browser.
    fn turn(&self, ask: &Ask) -> impl Future<Output = Turn>;

    /// Asks for a JSON text. Dropping the future gives the question up.
    ///
    /// # Errors
    /// [`NetError`], one kind for each thing that can go wrong on the way.
    fn get(&self, ask: &Ask) -> impl Future<Output = Result<Answer, NetError>>;
}

/// Whether a `Content-Type` promises JSON. One that is missing or `text/plain` is read and judged by the parser.
pub fn may_be_json(content_type: Option<&str>) -> bool {
    let Some(text) = content_type else { return true };
    let kind = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(kind.as_str(), "" | "text/plain" | "application/json") || kind.ends_with("+json")
}

#[cfg(target_arch = "wasm32")]
pub use browser::{Browser, get_own};

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use std::time::Duration;

    use gloo_net::http::{Headers, Request, RequestBuilder, Response};
    use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
    use portal_units::Instant;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{
        AbortController, AbortSignal, ReadableStreamDefaultReader, RequestCache, RequestCredentials,
    };

    use super::{Answer, Ask, NetError, Transport, Turn, may_be_json};

    /// Milliseconds to wait for a file of the own site.
    const OWN_TIMEOUT_MS: u32 = 30_000;
    /// Bytes that a file of the own site may have.
    const OWN_MAX_BYTES: u32 = 4_000_000;

    /// The browser's own network.
    #[derive(Debug, Clone, Copy, Default)]
    pub struct Browser;

    /// Milliseconds after which a host is asked without a turn: a page that sleeps may hold one for ever.
    const TURN_TIMEOUT_MS: u32 = 30_000;

    impl Drop for Turn {
        fn drop(&mut self) {
            if let Some(give_back) = self.give_back.take() {
                drop(give_back.call0(&JsValue::NULL));
            }
        }
    }

    /// A lock of the browser, shared by all pages of the site and given back by the browser when a page goes away. Where
    /// there is none (a site without https), questions are put without a turn.
    async fn lock(name: String) -> Option<Turn> {
        let field = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &JsValue::from_str(name)).ok();
        let locks = field(&leptos::prelude::window().navigator(), "locks")?;
        let request: js_sys::Function = field(&locks, "request")?.dyn_into().ok()?;
        let turn = Rc::new(RefCell::new(Turn::default()));
        let granted = js_sys::Promise::new(&mut |grant, _| {
            let turn = Rc::clone(&turn);
            let given_up = grant.clone();
            // The lock is held as long as the promise that this function returns is open.
            let hold = Closure::once_into_js(move || {
                let held =
                    js_sys::Promise::new(&mut |give_back, _| turn.borrow_mut().give_back = Some(give_back));
                drop(grant.call0(&JsValue::NULL));
                held
            });
            let patience = js_sys::Object::new();
            let signal = AbortSignal::timeout_with_u32(TURN_TIMEOUT_MS);
            drop(js_sys::Reflect::set(&patience, &JsValue::from_str("signal"), &signal));
            let asked =
                request.call3(&locks, &JsValue::from_str(&name), &patience, &hold).unwrap_or_default();
            // Given up: on without a turn.
            if let Some(catch) = field(&asked, "catch").and_then(|it| it.dyn_into::<js_sys::Function>().ok())
            {
                drop(catch.call1(&asked, &given_up));
            }
        });
        JsFuture::from(granted).await.ok()?;
        Some(turn.take())
    }

    impl Transport for Browser {
        async fn turn(&self, ask: &Ask) -> Turn {
            let origin = ask.origin();
            if origin.is_empty() {
                Turn::default()
            } else {
                lock(format!("portal {origin}")).await.unwrap_or_default()
            }
        }

        async fn get(&self, ask: &Ask) -> Result<Answer, NetError> {
            // A copy from the browser's cache would carry an old `Date`: the server is asked whether it still holds.
            let request =
                Request::get(&ask.url).cache(RequestCache::NoCache).credentials(RequestCredentials::Omit);
            let (headers, body) = receive(request, ask.timeout_ms, ask.max_bytes, may_be_json).await?;
            Ok(Answer {
                body,
                server_time: time(&headers, "date"),
                modified: time(&headers, "last-modified"),
            })
        }
    }

    /// A text file of the own site. Its copy in the browser's cache, or the one that the page preloads, will do.
    ///
    /// # Errors
    /// [`NetError`]; a page of HTML in its place is [`NetError::NotText`].
    pub async fn get_own(url: &str) -> Result<String, NetError> {
        let is_data = |kind: Option<&str>| kind.is_none_or(|it| !it.starts_with("text/html"));
        let received = receive(Request::get(url), OWN_TIMEOUT_MS, OWN_MAX_BYTES, is_data).await;
        received
            .map(|(_, body)| body)
            .map_err(|it| if it == NetError::NotJson { NetError::NotText } else { it })
    }

    async fn receive(
        request: RequestBuilder,
        timeout_ms: u32,
        max_bytes: u32,
        is_wanted: impl Fn(Option<&str>) -> bool,
    ) -> Result<(Headers, String), NetError> {
        let leash = Leash::new(timeout_ms).ok_or(NetError::Unreachable)?;
        let sent = request.abort_signal(Some(&leash.controller.signal())).send().await;
        let response = sent.map_err(|_| leash.reason(NetError::Unreachable))?;
        if !response.ok() {
            return Err(NetError::Status(response.status()));
        }
        let headers = response.headers();
        if !is_wanted(headers.get("content-type").as_deref()) {
            return Err(NetError::NotJson);
        }
        let bytes = read(&response, max_bytes, &leash).await?;
        let body = String::from_utf8(bytes).map_err(|_| NetError::NotText)?;
        Ok((headers, body))
    }

    async fn read(response: &Response, max_bytes: u32, leash: &Leash) -> Result<Vec<u8>, NetError> {
        let limit = usize::try_from(max_bytes).unwrap_or(usize::MAX);
        let mut bytes = Vec::new();
        let Some(stream) = response.body() else { return Ok(bytes) };
        let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
        loop {
            let part = JsFuture::from(reader.read()).await.map_err(|_| leash.reason(NetError::CutOff))?;
            let field = |name: &str| js_sys::Reflect::get(&part, &JsValue::from_str(name)).ok();
            if field("done").is_none_or(|it| it.is_truthy()) {
                return Ok(bytes);
            }
            let chunk: js_sys::Uint8Array = field("value").unwrap_or_default().unchecked_into();
            let length = usize::try_from(chunk.length()).unwrap_or(usize::MAX);
            if bytes.len().saturating_add(length) > limit {
                return Err(NetError::TooLarge { limit: max_bytes });
            }
            bytes.extend(chunk.to_vec());
        }
    }

    fn time(headers: &Headers, name: &str) -> Option<Instant> {
        let seconds = js_sys::Date::parse(&headers.get(name)?) / 1000.0;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a date of this age of the world, in whole seconds"
        )]
        seconds.is_finite().then(|| Instant::from_unix_seconds(seconds as i64))
    }

    /// Ends the question when time is up or when nobody waits for the answer any more.
    struct Leash {
        controller: AbortController,
        timer: TimeoutHandle,
        is_late: Rc<Cell<bool>>,
        timeout_ms: u32,
    }

    impl Leash {
        fn new(timeout_ms: u32) -> Option<Self> {
            let controller = AbortController::new().ok()?;
            let is_late = Rc::new(Cell::new(false));
            let give_up = {
                let (controller, is_late) = (controller.clone(), Rc::clone(&is_late));
                move || {
                    is_late.set(true);
                    controller.abort();
                }
            };
            let timer = set_timeout_with_handle(give_up, Duration::from_millis(timeout_ms.into())).ok()?;
            Some(Self { controller, timer, is_late, timeout_ms })
        }

        /// What a failure means: time was up, we gave up, or `otherwise`.
        fn reason(&self, otherwise: NetError) -> NetError {
            if self.is_late.get() {
                NetError::TimedOut { after_ms: self.timeout_ms }
            } else if self.controller.signal().aborted() {
                NetError::Aborted
            } else {
                otherwise
            }
        }
    }

    impl Drop for Leash {
        fn drop(&mut self) {
            self.timer.clear();
            self.controller.abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ask, may_be_json};

    #[test]
    fn a_question_knows_the_host_that_it_is_put_to() {
        let origin = |url: &str| Ask { url: url.to_owned(), timeout_ms: 1, max_bytes: 1 }.origin().to_owned();
        assert_eq!(origin("https://api.example.org/v1?x=1"), "https://api.example.org");
        assert_eq!(origin("http://127.0.0.1:81/v1"), "http://127.0.0.1:81");
        assert_eq!((origin("/data/live/gios.json"), origin("data/x.json")), (String::new(), String::new()));
    }

    #[test]
    fn a_page_is_not_json_and_json_comes_under_several_names() {
        for json in
            ["application/json", "application/json; charset=utf-8", "application/ld+json", "text/plain"]
        {
            assert!(may_be_json(Some(json)), "{json}");
        }
        assert!(may_be_json(None));
        for other in ["text/html; charset=utf-8", "Text/HTML", "image/png"] {
            assert!(!may_be_json(Some(other)), "{other}");
        }
    }
}
