//! Turns `texts.toml` files into constants. Runs in build scripts only.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use toml::{Table, Value};

const FORMS_PL: &[&str] = &["one", "few", "many", "other"];
const FORMS_EN: &[&str] = &["one", "other"];

/// Writes `$OUT_DIR/texts/<path>.rs` for every `src/<path>.texts.toml` and `src/<path>/texts.toml` of the
/// package that is being built.
///
/// # Errors
/// A file that cannot be read or written, a text without one of the languages, and placeholders that differ
/// between languages; the message names file and key.
pub fn generate() -> Result<(), String> {
    let folder =
        |name: &str| env::var_os(name).map(PathBuf::from).ok_or_else(|| format!("{name} is not set"));
    let src = folder("CARGO_MANIFEST_DIR")?.join("src");
    let out = folder("OUT_DIR")?.join("texts");
    println!("cargo::rerun-if-changed=src");
    let mut files = Vec::new();
    find(&src, &mut files).map_err(|err| format!("{}: {err}", src.display()))?;
    for file in files {
        let name = |err: &dyn std::fmt::Display| format!("{}: {err}", file.display());
        let source = fs::read_to_string(&file).map_err(|err| name(&err))?;
        let code = constants(&source).map_err(|err| name(&err))?;
        let target = out.join(module_path(&src, &file)).with_extension("rs");
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(|err| name(&err))?;
        }
        fs::write(&target, code).map_err(|err| name(&err))?;
    }
    Ok(())
}

/// `src/pages/now.texts.toml` and `src/pages/now/texts.toml` are both `pages/now`.
fn module_path(src: &Path, file: &Path) -> PathBuf {
    let path = file.strip_prefix(src).unwrap_or(file).to_string_lossy().into_owned();
    PathBuf::from(path.trim_end_matches("texts.toml").trim_end_matches(['.', '/']))
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, found)?;
        } else if path.to_string_lossy().ends_with("texts.toml") {
            found.push(path);
        }
    }
    Ok(())
}

/// Rust constants for the sections of one file.
///
/// # Errors
/// As [`generate`], without the name of the file.
pub fn constants(source: &str) -> Result<String, String> {
    let table: Table = source.parse().map_err(|err| format!("{err}"))?;
    let mut code = String::new();
    for (key, section) in &table {
        let section = section.as_table().ok_or_else(|| format!("{key}: not a section with pl and en"))?;
        if let Some(odd) = section.keys().find(|it| !matches!(it.as_str(), "pl" | "en")) {
            return Err(format!("{key}: unknown language {odd:?}"));
        }
        let side = |language: &str| section.get(language).ok_or_else(|| format!("{key}: no {language}"));
        let (pl, en) = (side("pl")?, side("en")?);
        let (kind, pl, en) = match (pl, en) {
            (Value::String(pl), Value::String(en)) => {
                same_placeholders(key, pl, en)?;
                ("Text", format!("{pl:?}"), format!("{en:?}"))
            }
            (Value::Table(pl), Value::Table(en)) => {
                ("Plural", forms(key, pl, FORMS_PL)?, forms(key, en, FORMS_EN)?)
            }
            _ => return Err(format!("{key}: one language has plural forms and the other has none")),
        };
        let name = key.to_uppercase().replace('-', "_");
        writeln!(
            code,
            "/// Text `{key}`.\npub(crate) const {name}: portal_text::{kind} = portal_text::{kind} {{ pl: {pl}, en: {en} }};"
        )
        .map_err(|err| err.to_string())?;
    }
    Ok(code)
}

fn forms(key: &str, table: &Table, wanted: &[&str]) -> Result<String, String> {
    if let Some(odd) = table.keys().find(|it| !wanted.contains(&it.as_str())) {
        return Err(format!("{key}: unknown plural form {odd:?}"));
    }
    let texts: Vec<String> = wanted
        .iter()
        .map(|form| {
            let text = table.get(*form).and_then(Value::as_str);
            text.map(|it| format!("{it:?}")).ok_or_else(|| format!("{key}: no plural form {form}"))
        })
        .collect::<Result<_, _>>()?;
    Ok(format!("[{}]", texts.join(", ")))
}

fn same_placeholders(key: &str, pl: &str, en: &str) -> Result<(), String> {
    let (pl, en) = (placeholders(pl), placeholders(en));
    if pl == en { Ok(()) } else { Err(format!("{key}: placeholders differ, pl {pl:?}, en {en:?}")) }
}

fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|it| it.split_once('}').map(|(name, _)| name)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_becomes_a_constant() {
        let code = constants("[roof-tilt]\npl = \"Nachylenie\"\nen = \"Tilt\"\n").unwrap();
        assert!(code.contains(
            "pub(crate) const ROOF_TILT: portal_text::Text = portal_text::Text { pl: \"Nachylenie\", en: \"Tilt\" };"
        ));
    }

    #[test]
    fn a_missing_language_stops_the_build() {
        assert_eq!(constants("[tilt]\npl = \"Nachylenie\"\n"), Err("tilt: no en".to_owned()));
        assert!(constants("[tilt]\npl = \"a\"\nen = \"b\"\nde = \"c\"\n").is_err());
    }

    #[test]
    fn placeholders_must_agree() {
        assert!(constants("[a]\npl = \"{x} i {y}\"\nen = \"{y} and {x}\"\n").is_ok());
        assert!(constants("[a]\npl = \"{x}\"\nen = \"{y}\"\n").is_err());
    }

    #[test]
    fn a_plural_needs_every_form() {
        let whole = "[d]\npl = {one=\"dzień\", few=\"dni\", many=\"dni\", other=\"dnia\"}\nen = {one=\"day\", other=\"days\"}\n";
        assert!(constants(whole).unwrap().contains("Plural { pl: [\"dzień\", \"dni\", \"dni\", \"dnia\"]"));
        assert!(constants(&whole.replace("many=\"dni\", ", "")).is_err());
    }

    #[test]
    fn both_ways_to_name_a_file_lead_to_one_module() {
        let src = Path::new("/x/src");
        assert_eq!(module_path(src, Path::new("/x/src/pages/now.texts.toml")), PathBuf::from("pages/now"));
        assert_eq!(module_path(src, Path::new("/x/src/pages/now/texts.toml")), PathBuf::from("pages/now"));
    }
}
