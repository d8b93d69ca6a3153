//! One style sheet for every page out of the tokens, the base, each `style.css` of the app and the print rules; and
//! sheets of their own for what few pages show: any other name below `src`.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Result},
    files, paths,
};

/// Where the sheets of few pages stand below the client's folder.
const OWN: &str = "sheets";

/// Writes the style sheet that `index.html` names, and those of few pages into the client's folder; untouched when
/// nothing has changed.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn write(client: &Path) -> Result<()> {
    put(&paths::target().join("style").join("main.css"), &collect(&paths::root())?)?;
    let folder = client.join(OWN);
    let sheets = own(&paths::root())?;
    for old in files::with_extension(&folder, "css") {
        if !sheets.keys().any(|name| old.ends_with(name)) {
            fs::remove_file(&old).map_err(Error::file(&old))?;
        }
    }
    sheets.iter().try_for_each(|(name, text)| put(&folder.join(name), text))
}

fn put(out: &Path, sheet: &str) -> Result<()> {
    if fs::read_to_string(out).is_ok_and(|old| old == sheet) {
        return Ok(());
    }
    let folder = out.parent().unwrap_or(out);
    fs::create_dir_all(folder).map_err(Error::file(folder))?;
    fs::write(out, sheet).map_err(Error::file(out))
}

/// The sheets of few pages by their name; files of one name are one sheet.
fn own(root: &Path) -> Result<BTreeMap<String, String>> {
    let mut sheets = BTreeMap::<String, String>::new();
    for path in files::with_extension(&root.join("src"), "css") {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name != "style.css" {
            let text = fs::read_to_string(&path).map_err(Error::file(&path))?;
            *sheets.entry(name).or_default() += &without_comments(&text);
        }
    }
    Ok(sheets)
}

/// Tokens come first because the rest uses them, print rules last because they override.
fn collect(root: &Path) -> Result<String> {
    let style = root.join("style");
    let (first, last) = (["tokens.css", "base.css"], "print.css");
    let mut shared = files::with_extension(&style, "css");
    shared.retain(|path| !first.iter().any(|name| path.ends_with(name)) && !path.ends_with(last));
    let mut all: Vec<PathBuf> = first.iter().map(|name| style.join(name)).collect();
    all.extend(shared);
    all.extend(
        files::with_extension(&root.join("src"), "css")
            .into_iter()
            .filter(|path| path.ends_with("style.css")),
    );
    all.push(style.join(last));
    all.retain(|path| path.exists());
    let sheets = all.iter().map(|path| fs::read_to_string(path).map_err(Error::file(path)));
    Ok(without_comments(&sheets.collect::<Result<Vec<_>>>()?.join("\n")))
}

/// A style sheet without its comments; no visitor needs to load them.
fn without_comments(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_first_widgets_in_the_middle_and_print_last() {
        let root = std::env::temp_dir().join(format!("portal-styles-{}", std::process::id()));
        for (path, text) in [
            ("style/print.css", "print"),
            ("style/base.css", "base"),
            ("style/tokens.css", "/* why */tokens"),
            ("style/forms.css", "forms"),
            ("src/widgets/tile/style.css", "tile"),
            ("src/pages/lesson/lesson.css", "page"),
            ("src/widgets/lesson/lesson.css", "/* why */widget"),
        ] {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), text).unwrap();
        }
        assert_eq!(collect(&root).unwrap(), "tokens\nbase\nforms\ntile\nprint");
        let lesson = BTreeMap::from([("lesson.css".to_owned(), "pagewidget".to_owned())]);
        assert_eq!(own(&root).unwrap(), lesson);
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn an_unfinished_comment_hides_the_rest_as_it_does_in_a_browser() {
        assert_eq!(without_comments("a{} /* b */ c{} /* d"), "a{}  c{} ");
    }
}
