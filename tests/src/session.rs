//! A headless Chromium, and the few things the tests do with it.

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
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(50);

/// A browser window on a served site.
#[derive(Debug)]
pub struct Session {
    /// The window, for what is not offered here.
    pub driver: WebDriver,
    url: String,
}

impl Session {
    /// Opens a window of a width for a site at an address without a slash at its end.
    ///
    /// # Errors
    /// When the environment does not name a driver or the browser does not start.
    pub async fn open(url: impl Into<String>, width: u32) -> Result<Self, Problem> {
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in ARGUMENTS {
            capabilities.add_arg(argument)?;
        }
        if let Ok(chrome) = setting("CHROME") {
            capabilities.set_binary(&chrome)?;
        }
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        let driver = WebDriver::new(setting("WEBDRIVER_URL")?, capabilities).await?;
        driver.cdp().emulation().set_device_metrics_override(width, 900, 1.0, width < 600).await?;
        Ok(Self { driver, url: url.into() })
    }

    /// Goes to a path of the site.
    ///
    /// # Errors
    /// When the browser does not follow.
    pub async fn goto(&self, path: &str) -> Result<(), Problem> {
        Ok(self.driver.goto(format!("{}{path}", self.url)).await?)
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
    /// When it is not within ten seconds; the expression is named.
    pub async fn wait_until(&self, expression: &str) -> Result<(), Problem> {
        let mut waited = Duration::ZERO;
        while waited < PATIENCE {
            if self.evaluate(expression).await? == json!(true) {
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
            waited += PAUSE;
        }
        Err(format!("never true: {expression}").into())
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
    pub async fn close(self) -> Result<(), Problem> {
        Ok(self.driver.quit().await?)
    }
}
