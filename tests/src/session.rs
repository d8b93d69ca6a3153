//! A headless Chromium, and the few things the tests do with it.

use std::io::Write as _;
use std::mem::ManuallyDrop;
use std::net::TcpStream;
use std::{fs, path::Path, time::Duration};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};

use crate::{Problem, setting};

const ARGUMENTS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];
/// Height of a window \[px\].
const HEIGHT: u32 = 900;
/// Height at which a picture of a page ends \[px\].
const HIGHEST: u32 = 12_000;
/// A server packs a program anew before it first sends it, which takes seconds on a busy machine.
const PATIENCE: Duration = Duration::from_secs(40);
/// Takes the service worker from a page.
const NO_WORKER: &str = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });";
const PAUSE: Duration = Duration::from_millis(50);

/// A browser window on a served site.
#[derive(Debug)]
pub struct Session {
    /// The window, for what is not offered here. Its own end would block the thread that runs it.
    pub driver: ManuallyDrop<WebDriver>,
    url: String,
    is_open: bool,
}

impl Drop for Session {
    /// Ends the browser of a test that failed, without waiting for the answer.
    fn drop(&mut self) {
        if let (true, Ok(address)) = (self.is_open, setting("WEBDRIVER_URL")) {
            let host = address.trim_start_matches("http://").trim_end_matches('/');
            let request = format!(
                "DELETE /session/{} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
                self.driver.session_id()
            );
            if let Ok(mut stream) = TcpStream::connect(host) {
                let _ = stream.write_all(request.as_bytes());
            }
        }
    }
}

impl Session {
    /// Opens a window of a width for a site at an address without a slash at its end. Its pages start no service worker,
    /// so that every page comes from the server.
    ///
    /// # Errors
    /// When the environment does not name a driver or the browser does not start.
    pub async fn open(url: impl Into<String>, width: u32) -> Result<Self, Problem> {
        let session = Self::with_worker(url, width).await?;
        session.begin_pages_with(NO_WORKER).await?;
        Ok(session)
    }

    /// The same with the service worker, in a profile of its own as every window.
    ///
    /// # Errors
    /// When the environment does not name a driver or the browser does not start.
    pub async fn with_worker(url: impl Into<String>, width: u32) -> Result<Self, Problem> {
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in ARGUMENTS {
            capabilities.add_arg(argument)?;
        }
        if let Ok(chrome) = setting("CHROME") {
            capabilities.set_binary(&chrome)?;
        }
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        let driver = WebDriver::new(setting("WEBDRIVER_URL")?, capabilities).await?;
        let session = Self { driver: ManuallyDrop::new(driver), url: url.into(), is_open: true };
        session.resize(width, HEIGHT).await?;
        Ok(session)
    }

    /// Gives the window another size \[px\]; below 600 it is a phone's.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), Problem> {
        let cdp = self.driver.cdp();
        Ok(cdp.emulation().set_device_metrics_override(width, height, 1.0, width < 600).await?)
    }

    /// Goes to a path of the site.
    ///
    /// # Errors
    /// When the browser does not follow.
    pub async fn goto(&self, path: &str) -> Result<(), Problem> {
        Ok(self.driver.goto(format!("{}{path}", self.url)).await?)
    }

    /// Goes to a path of the site and waits until the app runs there.
    ///
    /// # Errors
    /// When the browser does not follow or the app does not start.
    pub async fn visit(&self, path: &str) -> Result<(), Problem> {
        self.goto(path).await?;
        let ready = self.wait_until("document.documentElement.dataset.wasm === 'ready'").await;
        ready.map_err(|error| format!("{path}: {error}").into())
    }

    /// Sends a command of the `DevTools` protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn command(&self, name: &str, parameters: Value) -> Result<Value, Problem> {
        Ok(self.driver.cdp().send_raw(name, parameters).await?)
    }

    /// Runs a script in every page from the next one on, before the page's own.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn begin_pages_with(&self, script: &str) -> Result<(), Problem> {
        self.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// Sends keys to the first element of a selector.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press(&self, selector: &str, keys: impl Into<TypingData>) -> Result<(), Problem> {
        Ok(self.driver.find(By::Css(selector)).await?.send_keys(keys).await?)
    }

    /// Clicks the first element of a selector.
    ///
    /// # Errors
    /// When there is none or something covers it.
    pub async fn click(&self, selector: &str) -> Result<(), Problem> {
        Ok(self.driver.find(By::Css(selector)).await?.click().await?)
    }

    /// The text a selector's first element shows.
    ///
    /// # Errors
    /// When there is none.
    pub async fn text(&self, selector: &str) -> Result<String, Problem> {
        Ok(self.driver.find(By::Css(selector)).await?.text().await?)
    }

    /// Waits until an expression of JavaScript is true.
    ///
    /// # Errors
    /// When it is not within [`PATIENCE`]; the expression is named.
    pub async fn wait_until(&self, expression: &str) -> Result<(), Problem> {
        let wait = async {
            while self.evaluate(expression).await? != json!(true) {
                tokio::time::sleep(PAUSE).await;
            }
            Ok(())
        };
        tokio::time::timeout(PATIENCE, wait)
            .await
            .unwrap_or_else(|_| Err(format!("never true: {expression}").into()))
    }

    /// The value of an expression of JavaScript.
    ///
    /// # Errors
    /// When it throws.
    pub async fn evaluate(&self, expression: &str) -> Result<Value, Problem> {
        Ok(self.driver.execute(format!("return ({expression});"), Vec::new()).await?.json().clone())
    }

    /// Errors on the console since the last call.
    ///
    /// # Errors
    /// When the browser does not tell.
    pub async fn console_errors(&self) -> Result<Vec<String>, Problem> {
        let entries = self.driver.browser_log().await?.into_iter();
        Ok(entries.filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect())
    }

    /// What axe-core finds wrong with the page as it is now: rule, weight, selectors.
    ///
    /// # Errors
    /// When axe-core is missing or does not run.
    pub async fn accessibility_faults(&self) -> Result<Vec<String>, Problem> {
        self.driver.execute(fs::read_to_string(setting("PORTAL_AXE")?)?, Vec::new()).await?;
        let script = "const done = arguments[arguments.length - 1];
            axe.run().then(result => done(result.violations.map(fault =>
                `${fault.id} (${fault.impact}): ${fault.nodes.map(node => node.target.join(' ')).join(', ')}`)));";
        Ok(self.driver.execute_async(script, Vec::new()).await?.convert()?)
    }

    /// Sets what the device prefers: `light` or `dark`.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn prefer(&self, scheme: &str) -> Result<(), Problem> {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// Writes a picture of the whole page, `width` \[px\] wide, to `target/screens/`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn picture(&self, name: &str, width: u32) -> Result<(), Problem> {
        let height =
            self.evaluate("document.documentElement.scrollHeight").await?.as_u64().unwrap_or_default();
        let height = u32::try_from(height).unwrap_or(HEIGHT).clamp(HEIGHT, HIGHEST);
        self.resize(width, height).await?;
        // What comes into view is drawn in the next frame.
        self.evaluate_async("requestAnimationFrame(() => requestAnimationFrame(done))").await?;
        self.screenshot(name).await?;
        self.resize(width, HEIGHT).await
    }

    /// Runs JavaScript that calls `done` with its value.
    ///
    /// # Errors
    /// When it throws or never calls.
    pub async fn evaluate_async(&self, script: &str) -> Result<Value, Problem> {
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        Ok(self.driver.execute_async(script, Vec::new()).await?.json().clone())
    }

    /// Writes a picture of the window to `target/screens/`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn screenshot(&self, name: &str) -> Result<(), Problem> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screens");
        fs::create_dir_all(&folder)?;
        Ok(self.driver.screenshot(&folder.join(format!("{name}.png"))).await?)
    }

    /// Ends the browser.
    ///
    /// # Errors
    /// When it has ended before.
    pub async fn close(mut self) -> Result<(), Problem> {
        self.is_open = false;
        Ok(WebDriver::clone(&self.driver).quit().await?)
    }
}
