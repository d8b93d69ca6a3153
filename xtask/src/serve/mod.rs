//! A small server of static files on 127.0.0.1, for `cargo xtask serve`, for `dev` and for the browser tests.
//!
//! What it answers is decided by [`Site`], a function from request to answer without a socket; [`Server`] carries the
//! answers over the network.

mod content;
mod message;
mod site;

use std::{
    io::{self, Cursor},
    sync::Arc,
    thread::{self, JoinHandle},
};

pub use self::{
    message::{Answer, Request},
    site::Site,
};
use crate::error::{Error, Result};

const WORKERS: usize = 4;

/// A running server; it ends with this value.
pub struct Server {
    http: Arc<tiny_http::Server>,
    workers: Vec<JoinHandle<()>>,
    port: u16,
}

impl Server {
    /// Listens on a port of 127.0.0.1 (0 takes any free one) and answers every request by `handler`.
    ///
    /// # Errors
    /// When the port cannot be used.
    pub fn start(
        port: u16,
        handler: impl Fn(&Request<'_>) -> Answer + Send + Sync + 'static,
    ) -> Result<Self> {
        let http = tiny_http::Server::http(("127.0.0.1", port)).map_err(|error| {
            Error::message(format!("port {port} cannot be used ({error}); choose another one with --port"))
        })?;
        let port = http.server_addr().to_ip().map_or(port, |address| address.port());
        let (http, handler) = (Arc::new(http), Arc::new(handler));
        let workers = (0..WORKERS)
            .map(|_| {
                let (http, handler) = (Arc::clone(&http), Arc::clone(&handler));
                thread::spawn(move || work(&http, handler.as_ref()))
            })
            .collect();
        Ok(Self { http, workers, port })
    }

    /// Serves a folder.
    ///
    /// # Errors
    /// When the port cannot be used.
    pub fn of_site(port: u16, site: Site) -> Result<Self> {
        Self::start(port, move |request| site.answer(request))
    }

    /// The address without a path: `http://127.0.0.1:8080`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Waits until the process is ended from outside.
    pub fn wait(mut self) {
        for worker in self.workers.drain(..) {
            // A worker that has panicked has said so already.
            let _ = worker.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.http.unblock();
        }
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

fn work(http: &tiny_http::Server, handler: &(impl Fn(&Request<'_>) -> Answer + ?Sized)) {
    while let Ok(request) = http.recv() {
        let answer = handler(&Request {
            method: request.method().as_str(),
            target: request.url(),
            accept_encoding: header(&request, "accept-encoding"),
            if_none_match: header(&request, "if-none-match"),
        });
        // A visitor who leaves before the answer is whole is no fault of the server.
        let _: io::Result<()> = send(request, answer);
    }
}

fn header<'a>(request: &'a tiny_http::Request, name: &str) -> &'a str {
    let found =
        request.headers().iter().find(|header| header.field.as_str().as_str().eq_ignore_ascii_case(name));
    found.map_or("", |header| header.value.as_str())
}

fn send(request: tiny_http::Request, answer: Answer) -> io::Result<()> {
    let headers = answer.headers.iter();
    let headers = headers
        .filter_map(|(name, value)| tiny_http::Header::from_bytes(name.as_bytes(), value.as_bytes()).ok());
    let length = answer.body.len();
    let response = tiny_http::Response::new(
        tiny_http::StatusCode(answer.status),
        headers.collect(),
        Cursor::new(answer.body),
        Some(length),
        None,
    );
    request.respond(response.with_chunked_threshold(usize::MAX))
}

#[cfg(test)]
mod tests;
