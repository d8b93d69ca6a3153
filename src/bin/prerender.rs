//! Writes the site: `prerender --site FOLDER --public FOLDER --out FOLDER`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use portal::prerender::{Folders, prerender};
use portal_units::Instant;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Some(folders) = folders() else {
        eprintln!("usage: prerender --site FOLDER --public FOLDER --out FOLDER");
        return ExitCode::from(2);
    };
    if any_spawner::Executor::init_tokio().is_err() {
        eprintln!("prerender: the executor is already running");
        return ExitCode::FAILURE;
    }
    match prerender(&folders, clock()).await {
        Ok(pages) => {
            println!("{pages} pages in {}", folders.out.display());
            ExitCode::SUCCESS
        }
        Err(err) => {
            eprintln!("prerender: {err}");
            ExitCode::FAILURE
        }
    }
}

fn folders() -> Option<Folders> {
    let mut arguments = std::env::args().skip(1);
    let (mut site, mut public, mut out) = (None, None, None);
    while let Some(name) = arguments.next() {
        let value = arguments.next().map(PathBuf::from)?;
        match name.as_str() {
            "--site" => site = Some(value),
            "--public" => public = Some(value),
            "--out" => out = Some(value),
            _ => return None,
        }
    }
    Some(Folders { site: site?, public: public?, out: out? })
}

#[expect(clippy::disallowed_methods, reason = "the one place where the build looks at the clock")]
fn clock() -> Instant {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    Instant::from_unix_seconds(i64::try_from(seconds).unwrap_or(0))
}
