//! `cargo xtask size`: how much each page loads before it is usable, and whether that is within the budget.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Component, Path, PathBuf},
};

use crate::{
    error::{Error, Result},
    files, html, pack, paths,
};

/// Bytes of one or more files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Size {
    fn of(bytes: &[u8]) -> Self {
        Self { raw: bytes.len(), gzip: pack::gzip(bytes).len(), brotli: pack::brotli(bytes).len() }
    }

    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// The limits, as `budget.toml` has them.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// Limit of every page that has no line of its own.
    page_kb: usize,
    /// Folders of pages without a limit.
    without: Vec<String>,
    page: Vec<Limit>,
    file: Vec<Limit>,
}

impl Budget {
    /// The limit of a page \[B\].
    fn of_page(&self, page: &str) -> Option<usize> {
        let own = self.page.iter().find(|limit| limit.path == page).map(Limit::bytes);
        let is_bound = !self.without.iter().any(|folder| page.ends_with(folder.as_str()));
        own.or_else(|| is_bound.then_some(self.page_kb * 1_000))
    }
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    path: String,
    brotli_kb: usize,
}

impl Limit {
    fn bytes(&self) -> usize {
        self.brotli_kb * 1_000
    }
}

/// Prints the sizes of every page of the built site and compares them with the budget.
///
/// # Errors
/// When something is above its limit, or named in the budget and not in the site.
pub(crate) fn report() -> Result<()> {
    let budget = budget()?;
    let mut scale = Scale { site: paths::dist(), known: BTreeMap::new() };
    let mut faults = Vec::new();
    println!("{:<34}{:>12}{:>12}{:>12}{:>12}", "bytes", "raw", "gzip", "brotli", "limit");
    for page in pages(&scale.site) {
        let limit = budget.of_page(&page);
        let total = scale.page(&page, limit)?;
        faults.extend(fault(&format!("page {page}"), total, limit));
    }
    for limit in &budget.file {
        let size = scale.file(&scale.site.join(&limit.path))?;
        print_row(&limit.path, size, Some(limit.bytes()));
        faults.extend(fault(&limit.path, size, Some(limit.bytes())));
    }
    let known = pages(&scale.site);
    let missing = budget.page.iter().filter(|limit| !known.contains(&limit.path));
    faults.extend(missing.map(|limit| format!("page {} is in the budget and not in the site", limit.path)));
    if faults.is_empty() { Ok(()) } else { Err(Error::message(faults.join("\n"))) }
}

fn budget() -> Result<Budget> {
    let path = paths::root().join("budget.toml");
    let text = fs::read_to_string(&path).map_err(Error::file(&path))?;
    toml::from_str(&text).map_err(|error| Error::message(format!("budget.toml: {error}")))
}

fn fault(name: &str, size: Size, limit: Option<usize>) -> Option<String> {
    let limit = limit.filter(|limit| size.brotli > *limit)?;
    Some(format!("{name}: {} bytes with brotli, {} above its limit", size.brotli, size.brotli - limit))
}

/// The paths of all pages: `pl/`, `pl/air/`, ….
fn pages(site: &Path) -> BTreeSet<String> {
    let files = files::with_extension(site, "html").into_iter();
    let indexes = files.filter(|path| path.file_name().is_some_and(|name| name == "index.html"));
    let folders =
        indexes.filter_map(|path| Some(path.parent()?.strip_prefix(site).ok()?.display().to_string()));
    folders.map(|folder| if folder.is_empty() { folder } else { format!("{folder}/") }).collect()
}

/// Measures the files of a site, each once.
#[derive(Debug)]
struct Scale {
    site: PathBuf,
    known: BTreeMap<PathBuf, Size>,
}

impl Scale {
    fn file(&mut self, path: &Path) -> Result<Size> {
        if let Some(size) = self.known.get(path) {
            return Ok(*size);
        }
        let size = Size::of(&fs::read(path).map_err(Error::file(path))?);
        self.known.insert(path.to_path_buf(), size);
        Ok(size)
    }

    /// Prints and sums what a page loads first, by kind of file.
    fn page(&mut self, page: &str, limit: Option<usize>) -> Result<Size> {
        let mut kinds: BTreeMap<String, Size> = BTreeMap::new();
        for path in first_load(&self.site.join(page).join("index.html"))? {
            let kind = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            let size = self.file(&path)?;
            let sum = kinds.entry(kind).or_default();
            *sum = sum.plus(size);
        }
        let total = kinds.values().copied().fold(Size::default(), Size::plus);
        print_row(&format!("/{page}"), total, limit);
        for (kind, size) in kinds {
            print_row(&format!("  {kind}"), size, None);
        }
        Ok(total)
    }
}

fn print_row(name: &str, size: Size, limit: Option<usize>) {
    let limit = limit.map_or_else(String::new, |limit| limit.to_string());
    println!("{name:<34}{:>12}{:>12}{:>12}{limit:>12}", size.raw, size.gzip, size.brotli);
}

/// The page itself, every file its head asks for, and the scripts these import.
fn first_load(page: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::from([page.to_path_buf()]);
    let mut scripts = Vec::new();
    let text = fs::read_to_string(page).map_err(Error::file(page))?;
    for link in html::tags(&text).iter().filter_map(loaded_by) {
        let path = resolve(page, &link);
        if path.extension().is_some_and(|end| end == "js") {
            scripts.push(path.clone());
        }
        found.insert(path);
    }
    while let Some(script) = scripts.pop() {
        let text = fs::read_to_string(&script).map_err(Error::file(&script))?;
        for path in imports(&text).map(|import| resolve(&script, import)) {
            if found.insert(path.clone()) {
                scripts.push(path);
            }
        }
    }
    Ok(found)
}

/// The file of this site that a tag makes a browser load, without query and fragment.
fn loaded_by(tag: &html::Tag) -> Option<String> {
    let link = match tag.name.as_str() {
        "link" => {
            let relations = tag.get("rel")?.split_whitespace();
            let loads = |relation| matches!(relation, "stylesheet" | "modulepreload" | "preload" | "icon");
            tag.get("href").filter(|_| relations.into_iter().any(loads))
        }
        "script" | "img" => tag.get("src"),
        _ => None,
    }?;
    let link = link.split(['?', '#']).next().unwrap_or_default();
    (!link.is_empty() && !link.contains(':')).then(|| link.to_owned())
}

/// The relative paths a script imports: `import { a } from './b.js';`.
fn imports(script: &str) -> impl Iterator<Item = &str> {
    let lines = script.lines().map(str::trim).filter(|line| line.starts_with("import"));
    let quoted = lines.filter_map(|line| {
        line.trim_end_matches(';').trim_end_matches(['"', '\'']).rsplit(['"', '\'']).next()
    });
    quoted.filter(|path| path.starts_with('.'))
}

/// The file a relative link of another file leads to.
fn resolve(from: &Path, link: &str) -> PathBuf {
    let mut path = from.parent().unwrap_or(from).to_path_buf();
    for part in Path::new(link).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::Normal(name) => path.push(name),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_loads_what_its_head_names_and_what_its_scripts_import() {
        let site = std::env::temp_dir().join(format!("portal-size-{}", std::process::id()));
        for (path, text) in [
            (
                "pl/air/index.html",
                r#"<link rel="stylesheet" href="../../main.css"><link rel="icon" href="../../icon.svg">
                <link rel="modulepreload" href="../../client.js"><link rel="preload" as="fetch" href="../../a.wasm">
                <link rel="alternate" href="../../en/air/"><link rel="preconnect" href="https://example.org">
                <link rel="preload" as="fetch" href="../../data/year.csv?v=1"><script src="../../theme.js"></script>
                <a href="../../other.html">"#,
            ),
            ("main.css", ""),
            ("icon.svg", ""),
            ("a.wasm", ""),
            ("data/year.csv", ""),
            ("theme.js", ""),
            ("client.js", "import { a } from './snippets/a.js';\nconst b = 'import ./c.js';"),
            ("snippets/a.js", "import '../deep.js'"),
            ("deep.js", ""),
        ] {
            fs::create_dir_all(site.join(path).parent().unwrap()).unwrap();
            fs::write(site.join(path), text).unwrap();
        }
        let loaded = first_load(&site.join("pl/air/index.html")).unwrap();
        let names: Vec<String> =
            loaded.iter().map(|path| path.strip_prefix(&site).unwrap().display().to_string()).collect();
        let expected = "a.wasm client.js data/year.csv deep.js icon.svg main.css pl/air/index.html snippets/a.js theme.js";
        assert_eq!(names.join(" "), expected);
        fs::remove_dir_all(&site).unwrap();
    }

    #[test]
    fn a_page_without_a_line_of_its_own_keeps_to_the_limit_of_all() {
        let line = |path: &str, brotli_kb| Limit { path: path.to_owned(), brotli_kb };
        let budget = Budget {
            page_kb: 290,
            without: vec!["gallery/".to_owned()],
            page: vec![line("pl/", 240)],
            file: Vec::new(),
        };
        assert_eq!(budget.of_page("pl/"), Some(240_000));
        assert_eq!(budget.of_page("pl/cluster/"), Some(290_000));
        assert_eq!(budget.of_page("pl/gallery/"), None);
    }

    #[test]
    fn above_the_limit_is_a_fault_and_at_the_limit_is_none() {
        let size = Size { raw: 5_000, gzip: 2_000, brotli: 1_001 };
        assert_eq!(
            fault("a", size, Some(1_000)),
            Some("a: 1001 bytes with brotli, 1 above its limit".to_owned())
        );
        assert_eq!(fault("a", size, Some(1_001)), None);
        assert_eq!(fault("a", size, None), None);
    }
}
