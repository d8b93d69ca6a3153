//! Chromium and its driver: found, installed when missing, started and ended.

use std::{
    env, fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use crate::{
    error::{Error, Result},
    paths, setup, shell,
};

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
const DRIVER: &str = "chromedriver";
const ADVICE: &str = "Chromium and its driver are needed for the browser tests. Install the packages `chromium` and \
    `chromium-driver`, or set CHROME and CHROMEDRIVER to the paths of the two programs.";

/// The browser: `CHROME`, or the first one on the path.
pub(crate) fn chrome() -> Option<PathBuf> {
    named_or_found("CHROME", BROWSERS)
}

/// The driver: `CHROMEDRIVER`, or the one on the path.
pub(crate) fn driver() -> Option<PathBuf> {
    named_or_found("CHROMEDRIVER", &[DRIVER])
}

/// Installs Chromium and its driver with apt unless they are there.
///
/// # Errors
/// When they are missing and apt, or the right to use it, is missing too.
pub(crate) fn install() -> Result<()> {
    if chrome().is_some() && driver().is_some() {
        return Ok(());
    }
    let apt = || setup::as_root("apt-get").filter(|_| shell::exists("apt-get"));
    let (Some(mut update), Some(mut install)) = (apt(), apt()) else {
        return Err(Error::message(ADVICE));
    };
    shell::step("set-up: Chromium and its driver", || {
        shell::run(update.args(["update", "--quiet"]))?;
        let packages =
            ["install", "--yes", "--quiet", "--no-install-recommends", "chromium", "chromium-driver"];
        shell::run(install.env("DEBIAN_FRONTEND", "noninteractive").args(packages))
    })
    .map_err(|error| Error::message(format!("{error}\n{ADVICE}")))?;
    if chrome().is_some() && driver().is_some() { Ok(()) } else { Err(Error::message(ADVICE)) }
}

/// Writes how Chromium is to be started for the wasm tests, and says where.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn write_capabilities() -> Result<PathBuf> {
    let arguments = [
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
    let chrome = chrome().ok_or_else(|| Error::message(ADVICE))?;
    let options = serde_json::json!({ "goog:chromeOptions": { "binary": chrome, "args": arguments } });
    let path = paths::target().join("webdriver.json");
    fs::write(&path, options.to_string()).map_err(Error::file(&path))?;
    Ok(path)
}

/// A running driver; it ends with this value.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver on a free port and waits until it listens.
    ///
    /// # Errors
    /// When there is no driver or it does not listen within ten seconds.
    pub(crate) fn start() -> Result<Self> {
        let program = driver().ok_or_else(|| Error::message(ADVICE))?;
        let port = free_port()?;
        let process = Command::new(&program)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|source| Error::Start { program: program.display().to_string(), source })?;
        let started = Self { process, port };
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(started);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(Error::message(format!("{} does not listen on port {port}", program.display())))
    }

    /// Where the driver takes orders.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Asked first, it ends its browsers too. Nothing can be done about a driver that has already ended.
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ =
                stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            let _ = stream.read_to_end(&mut Vec::new());
            thread::sleep(Duration::from_millis(500));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn named_or_found(variable: &str, programs: &[&str]) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable).map(PathBuf::from) {
        return path.exists().then_some(path);
    }
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    programs
        .iter()
        .flat_map(|program| folders.iter().map(move |folder| folder.join(program)))
        .find(|path| path.exists())
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0");
    let address = listener.and_then(|listener| listener.local_addr());
    address.map(|address| address.port()).map_err(|error| Error::message(format!("no free port: {error}")))
}
