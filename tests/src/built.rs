//! A built site: the one in `dist/`, or one with another configuration.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use xtask::{
    files,
    serve::{Server, Site},
};

use crate::{Problem, setting};

/// The folder of a finished site.
#[derive(Debug, Clone)]
pub struct Built {
    folder: PathBuf,
}

impl Built {
    /// The site as it is published.
    ///
    /// # Errors
    /// When the environment does not say where it is.
    pub fn published() -> Result<Self, Problem> {
        Ok(Self { folder: setting("PORTAL_DIST")?.into() })
    }

    /// The same client with a changed `portal.json`: other live sources, a fixed time, shorter intervals. `name`
    /// becomes a folder in `target/tests`.
    ///
    /// # Errors
    /// When a file cannot be read or written or the pages cannot be made.
    pub fn with_config(name: &str, change: impl FnOnce(&mut Value)) -> Result<Self, Problem> {
        let base = root().join("target/tests").join(name);
        let public = base.join("public");
        copy(&root().join("public"), &public)?;
        Self::configured(&base, change)
    }

    fn configured(base: &Path, change: impl FnOnce(&mut Value)) -> Result<Self, Problem> {
        let public = base.join("public");
        let path = public.join("portal.json");
        let mut config: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        change(&mut config);
        fs::write(&path, config.to_string())?;
        Self::from_public(&public, &base.join("dist"))
    }

    /// The site of another town: its own configuration and data, everything else as it is published. `change`
    /// sees the configuration as in [`Self::with_config`].
    ///
    /// # Errors
    /// When a file cannot be read or written or the pages cannot be made.
    pub fn of_town(name: &str, change: impl FnOnce(&mut Value)) -> Result<Self, Problem> {
        let base = root().join("target/tests").join(name);
        let public = base.join("public");
        copy(&root().join("public"), &public)?;
        fs::remove_dir_all(public.join("data"))?;
        copy(&root().join("tests/town"), &public)?;
        fs::remove_file(public.join("README.md"))?;
        Self::configured(&base, change)
    }

    /// The same client with other data and another configuration.
    ///
    /// # Errors
    /// When the pages cannot be made.
    pub fn from_public(public: &Path, out: &Path) -> Result<Self, Problem> {
        let mut prerender = Command::new(setting("PORTAL_PRERENDER")?);
        prerender
            .arg("--site")
            .arg(setting("PORTAL_CLIENT")?)
            .arg("--public")
            .arg(public)
            .arg("--out")
            .arg(out);
        let output = prerender.output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
        }
        Ok(Self { folder: out.to_path_buf() })
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The answers a host would give, under a prefix (`/` for none).
    pub fn site(&self, base: &str) -> Site {
        Site::new(&self.folder).under(base)
    }

    /// Serves it on a free port.
    ///
    /// # Errors
    /// When no port can be used.
    pub fn serve(&self, base: &str) -> Result<Server, Problem> {
        Ok(Server::of_site(0, self.site(base))?)
    }

    /// Every HTML file: its path from the root of the site and its text.
    ///
    /// # Errors
    /// When one cannot be read or there is none.
    pub fn pages(&self) -> Result<Vec<(String, String)>, Problem> {
        let mut pages = Vec::new();
        for path in files::with_extension(&self.folder, "html") {
            let name = path.strip_prefix(&self.folder)?.display().to_string();
            pages.push((name, fs::read_to_string(&path)?));
        }
        if pages.is_empty() { Err(format!("no page in {}", self.folder.display()).into()) } else { Ok(pages) }
    }
}

fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

fn copy(from: &Path, to: &Path) -> Result<(), Problem> {
    for path in files::all(from) {
        let target = to.join(path.strip_prefix(from)?);
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(&path, &target)?;
    }
    Ok(())
}
