//! A small server of static files on 127.0.0.1, for `cargo xtask serve`, for `dev` and for the browser tests.
//!
//! What it answers is decided by [`Site`], a function from request to answer without a socket; [`Server`] carries the
//! answers over the network.

mod content;
mod message;
mod site;

use std::{
    net,
    sync::Arc,
    thread::{self, JoinHandle},
};

use http_body_util::Full;
use hyper::{
    body::{Bytes, Incoming},
    header::{ACCEPT_ENCODING, HeaderName, IF_NONE_MATCH},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, runtime, sync::oneshot, task};

pub use self::{
    message::{Answer, Request},
    site::Site,
};
use crate::error::{Error, Result};

/// A running server; it ends with this value.
#[derive(Debug)]
pub struct Server {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    port: u16,
}

impl Server {
    /// Listens on a port of 127.0.0.1 (0 takes any free one) and answers every request by `handler`. Each connection is
    /// served from the moment it is open, however many there are: a browser opens six at once and keeps them.
    ///
    /// # Errors
    /// When the port cannot be used.
    pub fn start(
        port: u16,
        handler: impl Fn(&Request<'_>) -> Answer + Send + Sync + 'static,
    ) -> Result<Self> {
        let refused = |error| {
            Error::message(format!("port {port} cannot be used ({error}); choose another one with --port"))
        };
        let runtime = runtime::Builder::new_current_thread().enable_io().build().map_err(refused)?;
        let listener = net::TcpListener::bind(("127.0.0.1", port)).map_err(refused)?;
        listener.set_nonblocking(true).map_err(refused)?;
        let port = listener.local_addr().map_err(refused)?.port();
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            runtime.block_on(async {
                task::spawn(accept(listener, Arc::new(handler)));
                // Either way it is over: asked to stop, or nobody is left who could ask.
                let _ = stopped.await;
            });
            // Files that are still being packed are not waited for.
            runtime.shutdown_background();
        });
        Ok(Self { stop: Some(stop), thread: Some(thread), port })
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
        self.join();
    }

    fn join(&mut self) {
        if let Some(thread) = self.thread.take() {
            // A thread that has panicked has said so already.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        self.join();
    }
}

async fn accept<H>(listener: net::TcpListener, handler: Arc<H>)
where
    H: Fn(&Request<'_>) -> Answer + Send + Sync + 'static,
{
    let Ok(listener) = TcpListener::from_std(listener) else { return };
    loop {
        // A visitor who leaves before the connection stands is no fault of the server.
        let Ok((stream, _)) = listener.accept().await else { continue };
        let handler = Arc::clone(&handler);
        let service = service_fn(move |request| respond(request, Arc::clone(&handler)));
        task::spawn(async move {
            // Nor is one who leaves before the answer is whole.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

/// An answer as it goes over the network; where there can be none, the connection is closed.
type Response = std::result::Result<hyper::Response<Full<Bytes>>, hyper::http::Error>;

async fn respond<H>(request: hyper::Request<Incoming>, handler: Arc<H>) -> Response
where
    H: Fn(&Request<'_>) -> Answer + Send + Sync + 'static,
{
    // To pack a program takes seconds, in which other connections are served.
    let answer = task::spawn_blocking(move || {
        handler(&Request {
            method: request.method().as_str(),
            target: request.uri().path_and_query().map_or("/", |it| it.as_str()),
            accept_encoding: header(&request, ACCEPT_ENCODING),
            if_none_match: header(&request, IF_NONE_MATCH),
        })
    });
    let answer = answer.await.unwrap_or_else(|_| Answer::text(500, "the server failed"));
    response(answer)
}

fn header(request: &hyper::Request<Incoming>, name: HeaderName) -> &str {
    request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn response(answer: Answer) -> Response {
    let mut response = hyper::Response::builder().status(answer.status);
    for (name, value) in answer.headers {
        response = response.header(name, value);
    }
    response.body(Full::new(Bytes::from_owner(answer.body)))
}

#[cfg(test)]
mod tests;
