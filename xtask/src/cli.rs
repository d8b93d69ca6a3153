//! The command line: one word for the task, then its options.

use std::path::PathBuf;

use crate::{
    bench, build, check, dev,
    error::{Error, Result},
    harvest, models, mutants, new, paths, serve_task, setup, size,
};

/// What the command line can be asked for.
pub(crate) const USAGE: &str = "\
cargo xtask serve [--port N] [--base /sub/]      set up, build the site into dist/, serve it on 127.0.0.1
cargo xtask dev   [--port N]                     serve, rebuild quickly on every change, reload the page
cargo xtask build [--public DIR] [--out DIR] [--effort quick]
                                                 set up and build only; quick is for looking at, not for readers
cargo xtask check                                every check that needs no browser
cargo xtask test                                 every check there is
cargo xtask harvest [source…] [--help]           ask the publishers that a page may not ask, for public/data/live
cargo xtask size                                 what each page of the built site loads first, against budget.toml
cargo xtask bench [--only native]                how fast the models are beside other libraries
cargo xtask bench charts                         how fast the charts are beside other libraries, in one browser
cargo xtask models                               write MODELS.md from the registry of the models
cargo xtask new calculator NAME                  a calculator that works, to be turned into the one that is wanted
cargo xtask mutants [--family wind] [--only survivors]
                                                 which changes of the models no test notices, into MUTANTS.md";

/// Does what the command line asks for.
///
/// # Errors
/// When the words are not understood or the task fails.
pub fn run(arguments: &[String]) -> Result<()> {
    let Some((task, options)) = arguments.split_first() else {
        println!("{USAGE}");
        return Ok(());
    };
    match task.as_str() {
        "serve" => serve(options),
        "dev" => dev::run(Options::parse(options, &["--port"])?.port()?),
        "build" => build(options),
        "check" => Options::parse(options, &[]).and_then(|_| check::fast()),
        "test" => Options::parse(options, &[]).and_then(|_| check::everything()),
        "bench" if options == ["charts"] => bench::charts(),
        "bench" => only(&Options::parse(options, &["--only"])?, "native").and_then(bench::run),
        "models" => Options::parse(options, &[]).and_then(|_| models::write()),
        "harvest" => harvest::run(options),
        "mutants" => mutants(options),
        "new" => match options {
            [kind, name] if kind == "calculator" => new::calculator(&paths::root(), name),
            _ => Err(Error::message(format!("new calculator NAME is all that is understood\n{USAGE}"))),
        },
        "size" => Options::parse(options, &[]).and_then(|_| size::report()),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(Error::message(format!("there is no task `{other}`\n{USAGE}"))),
    }
}

fn mutants(words: &[String]) -> Result<()> {
    let options = Options::parse(words, &["--family", "--only"])?;
    mutants::run(options.get("--family"), only(&options, "survivors")?)
}

/// Whether `--only` asks for a part of the task, which has this one name.
fn only(options: &Options<'_>, part: &str) -> Result<bool> {
    match options.get("--only") {
        None => Ok(false),
        Some(word) if word == part => Ok(true),
        Some(other) => Err(Error::message(format!("--only {other} is not understood; there is `{part}`"))),
    }
}

fn serve(words: &[String]) -> Result<()> {
    let options = Options::parse(words, &["--port", "--base"])?;
    serve_task::serve(options.port()?, options.get("--base").unwrap_or("/"))
}

fn build(words: &[String]) -> Result<()> {
    let options = Options::parse(words, &["--public", "--out", "--effort"])?;
    let effort = match options.get("--effort") {
        None => build::Effort::Release,
        Some("quick") => build::Effort::Quick,
        Some(other) => {
            return Err(Error::message(format!("--effort {other} is not understood; there is `quick`")));
        }
    };
    let default = build::Options::default();
    let folder = |name, default: PathBuf| options.get(name).map_or(default, |path| paths::root().join(path));
    setup::for_building()?;
    build::site(&build::Options {
        public: folder("--public", default.public),
        out: folder("--out", default.out),
        effort,
    })
}

/// Options of the form `--name value`.
#[derive(Debug)]
struct Options<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Options<'a> {
    fn parse(words: &'a [String], known: &[&str]) -> Result<Self> {
        let mut pairs = Vec::new();
        let mut words = words.iter().map(String::as_str);
        while let Some(name) = words.next() {
            if !known.contains(&name) {
                return Err(Error::message(format!("`{name}` is not understood\n{USAGE}")));
            }
            let value = words.next().ok_or_else(|| Error::message(format!("{name} needs a value")))?;
            pairs.push((name, value));
        }
        Ok(Self(pairs))
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    fn port(&self) -> Result<u16> {
        let text = self.get("--port").unwrap_or("8080");
        text.parse().map_err(|error| Error::message(format!("--port {text}: {error}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn an_option_takes_the_word_behind_it_and_the_last_one_counts() {
        let words = words("--port 9000 --port 9001");
        assert_eq!(Options::parse(&words, &["--port"]).unwrap().port().unwrap(), 9001);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (line, name) in [
            ("fly", "fly"),
            ("serve --fast", "--fast"),
            ("serve --port", "--port"),
            ("serve --port x", "x"),
            ("bench --only part", "part"),
            ("build --effort great", "great"),
        ] {
            let error = run(&words(line)).unwrap_err().to_string();
            assert!(error.contains(name), "{line}: {error}");
        }
    }
}
