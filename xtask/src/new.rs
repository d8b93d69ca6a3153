//! `cargo xtask new calculator NAME`: a calculator that works, to be turned into the one that is wanted.
//!
//! It writes the folder of data, a test worked by hand, and the lines by which the registry and a program know it.

use std::{fs, path::Path};

use crate::error::{Error, Result};

/// Files of a calculator, from the root, with what is written into them.
const FILES: [(&str, &str); 6] = [
    ("crates/calculators/src/NAME/mod.rs", include_str!("../data/calculator/mod.rs.txt")),
    ("crates/calculators/src/NAME/inputs.rs", include_str!("../data/calculator/inputs.rs.txt")),
    ("crates/calculators/src/NAME/answer.rs", include_str!("../data/calculator/answer.rs.txt")),
    ("crates/calculators/src/NAME/path.rs", include_str!("../data/calculator/path.rs.txt")),
    ("crates/calculators/src/NAME/texts.toml", include_str!("../data/calculator/texts.toml")),
    ("crates/calculators/tests/NAME.rs", include_str!("../data/calculator/test.rs.txt")),
];

/// A line that goes into a file, before the first `mark` after `from`.
struct Entry {
    file: &'static str,
    from: &'static str,
    mark: &'static str,
    line: &'static str,
}

const REGISTRY: &str = "crates/calculators/src/lib.rs";
const ENTRIES: [Entry; 9] = [
    Entry {
        file: "crates/calculators/tests/forms.rs",
        from: "\nanswered_everywhere! {",
        mark: "\n}",
        line: "\n    NAME_answers_everywhere \"SLUG\";",
    },
    Entry { file: REGISTRY, from: "", mark: "pub mod shared;", line: "pub mod NAME;\n" },
    Entry { file: REGISTRY, from: "pub static ALL", mark: "];", line: "    &NAME::CALCULATOR,\n" },
    Entry {
        file: REGISTRY,
        from: "pub fn notes",
        mark: "        _ =>",
        line: "        \"SLUG\" => &NAME::NOTES,\n",
    },
    Entry {
        file: REGISTRY,
        from: "pub fn path",
        mark: "        _ =>",
        line: "        \"SLUG\" => &NAME::PATH,\n",
    },
    Entry {
        file: REGISTRY,
        from: "pub fn needs",
        mark: "        _ =>",
        line: "        \"SLUG\" => NAME::ASSUMPTIONS,\n",
    },
    Entry {
        file: "src/entry.rs",
        from: "pub const EVERYDAY",
        mark: "];",
        line: ", &portal_calculators::NAME::CALCULATOR",
    },
    Entry {
        file: "src/pages/calculators/mod.rs",
        from: "heading: texts::EVERYDAY",
        mark: "        ],",
        line: "            &portal_calculators::NAME::CALCULATOR,\n",
    },
    Entry {
        file: "crates/calculators/tests/path.rs",
        from: "let cases = [",
        mark: "    ];",
        line: "        (\"SLUG\", \"cost\", 0, 0, 1),\n",
    },
];

/// Writes a calculator below `root`. `slug` is the last part of its address: small letters, digits, hyphens.
///
/// # Errors
/// When the name will not do or is taken, or a file is not as expected or cannot be written. Nothing is written then.
pub fn calculator(root: &Path, slug: &str) -> Result<()> {
    let is_letter = |it: char| it.is_ascii_lowercase();
    if !slug.starts_with(is_letter)
        || !slug.chars().all(|it| is_letter(it) || it.is_ascii_digit() || it == '-')
    {
        return Err(Error::message(format!("`{slug}` is not small letters, digits and hyphens")));
    }
    let name = slug.replace('-', "_");
    if root.join("crates/calculators/src").join(&name).exists() {
        return Err(Error::message(format!("there is a calculator `{slug}`")));
    }
    let filled = |text: &str| text.replace("NAME", &name).replace("SLUG", slug);
    let mut written: Vec<(String, String)> =
        FILES.iter().map(|(path, text)| (filled(path), filled(text))).collect();
    for entry in &ENTRIES {
        let known = written.iter().position(|it| it.0 == entry.file);
        let text = if let Some(place) = known {
            written.swap_remove(place).1
        } else {
            let path = root.join(entry.file);
            fs::read_to_string(&path).map_err(Error::file(&path))?
        };
        let text = with_line(&text, entry, &filled(entry.line)).ok_or_else(|| {
            Error::message(format!("{} has no place for {}", entry.file, entry.line.trim()))
        })?;
        written.push((entry.file.to_owned(), text));
    }
    for (path, text) in written {
        let path = root.join(path);
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(Error::file(folder))?;
        fs::write(&path, text).map_err(Error::file(&path))?;
    }
    println!(
        "crates/calculators/src/{name}: change the question, the fields, the answer and the texts; then"
    );
    println!("  cargo fmt, cargo test -p portal-calculators, cargo xtask dev: /en/calculators/{slug}/");
    Ok(())
}

fn with_line(text: &str, entry: &Entry, line: &str) -> Option<String> {
    let from = text.find(entry.from)?;
    let at = from + text[from..].find(entry.mark)?;
    Some(format!("{}{line}{}", &text[..at], &text[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    fn scratch(name: &str) -> std::path::PathBuf {
        let root = std::env::temp_dir().join(format!("portal-new-{name}-{}", std::process::id()));
        for entry in &ENTRIES {
            let target = root.join(entry.file);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(paths::root().join(entry.file), target).unwrap();
        }
        root
    }

    #[test]
    fn a_new_calculator_is_known_to_the_registry_and_to_a_program() {
        let root = scratch("known");
        calculator(&root, "heat-pump-2").unwrap();
        let registry = fs::read_to_string(root.join(REGISTRY)).unwrap();
        for line in [
            "pub mod heat_pump_2;\n",
            "    &heat_pump_2::CALCULATOR,\n",
            "\"heat-pump-2\" => &heat_pump_2::NOTES,\n",
            "\"heat-pump-2\" => &heat_pump_2::PATH,\n",
            "\"heat-pump-2\" => heat_pump_2::ASSUMPTIONS,\n",
        ] {
            assert!(registry.contains(line), "{line}");
        }
        let forms = fs::read_to_string(root.join("crates/calculators/tests/forms.rs")).unwrap();
        assert!(forms.contains("    heat_pump_2_answers_everywhere \"heat-pump-2\";\n}"), "{forms}");
        let entry = fs::read_to_string(root.join("src/entry.rs")).unwrap();
        assert!(entry.contains("&portal_calculators::heat_pump_2::CALCULATOR]"), "{entry}");
        let shelves = fs::read_to_string(root.join("src/pages/calculators/mod.rs")).unwrap();
        assert!(shelves.contains("            &portal_calculators::heat_pump_2::CALCULATOR,\n        ],"));
        assert!(root.join("crates/calculators/src/heat_pump_2/texts.toml").exists());
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn a_new_calculator_asks_three_questions_with_pictures_whose_words_and_fields_are_there() {
        let root = scratch("path");
        calculator(&root, "heat-pump-2").unwrap();
        let of = |file: &str| {
            fs::read_to_string(root.join("crates/calculators/src/heat_pump_2").join(file)).unwrap()
        };
        let (path, texts, inputs) = (of("path.rs"), of("texts.toml"), of("inputs.rs"));
        assert_eq!(path.matches("question: texts::").count(), 3, "{path}");
        let named = |mark: &str| {
            path.split(mark).skip(1).map(|it| it.split([',', '"', '=']).next().unwrap().to_owned()).collect()
        };
        let words: Vec<String> = named("texts::PATH_");
        assert_eq!(words.len(), 9, "{words:?}");
        for word in words {
            let heading = format!("[path-{}]", word.to_lowercase().replace('_', "-"));
            assert!(texts.contains(&heading), "{heading}");
        }
        let fields: Vec<String> = named("state: \"");
        assert_eq!(fields.len(), 6, "{fields:?}");
        for field in fields {
            assert!(inputs.contains(&format!("\"{field}\"")), "no field {field}");
        }
        let extremes = fs::read_to_string(root.join("crates/calculators/tests/path.rs")).unwrap();
        assert!(extremes.contains("(\"heat-pump-2\", \"cost\", 0, 0, 1),\n    ];"), "{extremes}");
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn a_name_that_is_taken_or_none_changes_nothing() {
        let root = scratch("taken");
        calculator(&root, "one").unwrap();
        let before = fs::read_to_string(root.join(REGISTRY)).unwrap();
        for name in ["one", "", "Two", "two words", "../two"] {
            calculator(&root, name).unwrap_err();
        }
        assert_eq!(fs::read_to_string(root.join(REGISTRY)).unwrap(), before);
        fs::remove_dir_all(&root).unwrap();
    }
}
