//! The documents around the rendered bodies.

use std::fs;
use std::path::Path;

use portal_text::{Language, Text, clock, date};
use sha2::{Digest as _, Sha256};

use super::facts::{CALCULATOR_SHEET, description, sheets};
use super::page_data::Heading;
use super::policy::{HYDRATION_SCRIPT, START_SCRIPT, policy};
use super::{Inputs, PrerenderError, at};
use crate::app::full_title;
use crate::bridge::{DATA_SCRIPT_ID, SCRIPT_ID};
use crate::entry::Entry;
use crate::pages::calculator::own::{LOAD_NOTE, WEATHER_NOTE};
use crate::routes::{Address, PageId};
use crate::tiles;
use crate::widgets::mount::CLASS;

mod texts {
    portal_text::texts!("prerender/html");
}

mod offline {
    portal_text::texts!("prerender/offline");
}

/// Name of the program that explores charts, and of its files.
const EXPLORER: &str = "chart";
/// Name of the program that keeps live tiles up to date, and of its files.
const TILES: &str = "tiles";
/// Style sheet of the explorer, loaded with it.
const EXPLORER_SHEET: &str = "explore";

/// Hashed names of the files that trunk made.
#[derive(Debug)]
pub(super) struct Assets {
    programs: Vec<Program>,
    /// Script and WebAssembly of the program that explores charts.
    explorer: (String, String),
    /// Those of the program of live tiles.
    tiles: (String, String),
    style: String,
    /// Sheets of few pages, by the name of their file.
    sheets: Vec<Sheet>,
}

/// A style sheet of few pages.
#[derive(Debug)]
struct Sheet {
    name: String,
    /// Name with a hash of the text, so that it may be kept for ever.
    hashed: String,
    text: String,
}

/// One program of the browser.
#[derive(Debug)]
struct Program {
    entry: Entry,
    script: String,
    wasm: String,
}

impl Assets {
    /// Finds them in trunk's folders, one a program below `site`; the style sheet comes with the first program.
    pub(super) fn find(site: &Path) -> Result<Self, PrerenderError> {
        let program = |entry: Entry| {
            let folder = site.join(entry.name());
            Ok(Program { entry, script: find(&folder, ".js")?, wasm: find(&folder, ".wasm")? })
        };
        let programs = Entry::ALL.into_iter().map(program).collect::<Result<_, PrerenderError>>()?;
        let files_of = |name: &str| {
            let folder = site.join(name);
            Ok::<_, PrerenderError>((find(&folder, ".js")?, find(&folder, ".wasm")?))
        };
        let (explorer, tiles) = (files_of(EXPLORER)?, files_of(TILES)?);
        let style = find(&site.join(Entry::Home.name()), ".css")?;
        Ok(Self { programs, explorer, tiles, style, sheets: own_sheets(&site.join("sheets"))? })
    }

    /// Copies them, and the scripts that the programs import, into the site.
    pub(super) fn copy(&self, site: &Path, out: &Path) -> Result<(), PrerenderError> {
        let own =
            self.programs.iter().flat_map(|it| [&it.script, &it.wasm].map(|name| (it.entry.name(), name)));
        let others = [(EXPLORER, &self.explorer), (TILES, &self.tiles)];
        let others = others.into_iter().flat_map(|(of, (script, wasm))| [(of, script), (of, wasm)]);
        for (folder, name) in own.chain(others).chain([(Entry::Home.name(), &self.style)]) {
            let source = site.join(folder).join(name);
            fs::copy(&source, out.join(name)).map_err(at(&source))?;
        }
        for sheet in &self.sheets {
            super::write(&out.join(&sheet.hashed), &sheet.text)?;
        }
        for folder in Entry::ALL.map(Entry::name).into_iter().chain([EXPLORER, TILES]) {
            let snippets = site.join(folder).join("snippets");
            if snippets.is_dir() {
                super::files::copy(&snippets, &out.join("snippets"))?;
            }
        }
        Ok(())
    }

    /// Hashed name of a sheet of few pages.
    pub(super) fn sheet(&self, name: &str) -> Option<&str> {
        self.sheets.iter().find(|it| it.name == name).map(|it| it.hashed.as_str())
    }

    /// Script and WebAssembly of the program that shows a page.
    fn program(&self, address: Address) -> (&str, &str) {
        let found = self.programs.iter().find(|it| it.entry == address.entry());
        found.map_or(("", ""), |it| (&it.script, &it.wasm))
    }

    /// Script and WebAssembly of the program of each calculator, as JSON.
    fn of_calculators(&self) -> String {
        let one = |it: &&'static dyn portal_calculators::Calculator| {
            let slug = it.about().slug;
            let entry = Entry::of_calculator(slug)?;
            let program = self.programs.iter().find(|it| it.entry == entry)?;
            Some(format!("\"{slug}\":[\"{}\",\"{}\"]", program.script, program.wasm))
        };
        let all: Vec<String> = portal_calculators::ALL.iter().filter_map(one).collect();
        format!("{{{}}}", all.join(","))
    }
}

fn own_sheets(folder: &Path) -> Result<Vec<Sheet>, PrerenderError> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        let Some(name) = path.file_stem().map(|it| it.to_string_lossy().into_owned()) else { continue };
        let text = super::read(&path)?;
        let hash = u64::from_be_bytes(Sha256::digest(&text).first_chunk().copied().unwrap_or_default());
        sheets.push(Sheet { hashed: format!("{name}-{hash:016x}.css"), name, text });
    }
    Ok(sheets)
}

fn find(folder: &Path, end: &'static str) -> Result<String, PrerenderError> {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let name = entry.map_err(at(folder))?.file_name().to_string_lossy().into_owned();
        if name.ends_with(end) {
            return Ok(name);
        }
    }
    Err(PrerenderError::Asset { folder: folder.display().to_string(), end })
}

/// A page of the app and what stands around it.
pub(super) struct Document {
    /// The page and its language.
    pub(super) address: Address,
    /// The rendered body.
    pub(super) body: String,
    /// Configuration and time of the build, as JSON that is safe in a script.
    pub(super) bridge: String,
    /// The page's data, as JSON that is safe in a script.
    pub(super) data: String,
    /// Files below the site that the page asks for as soon as it runs.
    pub(super) fetched: Vec<String>,
    /// Title and description where the table of routes has none.
    pub(super) heading: Option<Heading>,
}

impl Document {
    /// Title of the page and a sentence on it.
    fn words(&self) -> (&str, &str) {
        let Address { language, page, .. } = self.address;
        self.heading.as_ref().map_or_else(
            || (page.route().title.get(language), description(page).get(language)),
            |it| (&it.title, &it.description),
        )
    }
}

/// The whole document.
pub(super) fn page(inputs: &Inputs, assets: &Assets, document: &Document) -> String {
    let Document { address, body, bridge, data, fetched, .. } = document;
    let (title, description) = document.words();
    let (client, wasm) = assets.program(*address);
    let root = address.to_root();
    let config = inputs.config;
    let language = address.language.code();
    let others = config
        .languages
        .iter()
        .filter_map(|code| Language::from_code(code))
        .map(|it| {
            let href = link(inputs, &root, &address.in_language(it).path());
            format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"{href}\">", it.code())
        })
        .collect::<Vec<_>>()
        .concat();
    let preloads = fetched
        .iter()
        .map(|it| format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{root}{it}\">"))
        .collect::<Vec<_>>()
        .concat();
    let sheets = sheets(address.page)
        .iter()
        .filter_map(|name| assets.sheet(name))
        .map(|it| format!("<link rel=\"stylesheet\" href=\"{root}{it}\">"))
        .collect::<Vec<_>>()
        .concat();
    // What a guess of a lesson holds back may be a chart or a calculator too.
    let has_calculator =
        body.contains(&format!("class=\"{CLASS}\"")) || body.contains("data-holds=\"calculator\"");
    let calculators = if has_calculator { calculators(assets, &root) } else { String::new() };
    let has_tiles = body.contains(&format!("class=\"{}\"", tiles::CLASS));
    let tiles = if has_tiles { live_tiles(assets, &root) } else { String::new() };
    let has_charts = ["class=\"chart\"", "class=\"withheld\""].iter().any(|it| body.contains(it));
    let charts = if address.page == PageId::OwnData || has_charts {
        explorer(assets, &root, address.language)
    } else {
        String::new()
    };
    let (keeping, notice) = worker(inputs, &root, address.language);
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><head>{head}{keeping}\
         <title>{title}</title><meta name=\"description\" content=\"{description}\">{others}\
         <link rel=\"modulepreload\" id=\"client\" href=\"{root}{client}\">\
         <link rel=\"preload\" as=\"fetch\" crossorigin type=\"application/wasm\" id=\"wasm\" href=\"{root}{wasm}\">{preloads}\
         {sheets}{charts}{calculators}{tiles}<script>{HYDRATION_SCRIPT}</script>\
         <script type=\"module\">{START_SCRIPT}</script></head><body>{body}{notes}\
         <p class=\"no-wasm wrap\">{no_wasm}</p><noscript><p class=\"wrap\">{no_wasm}</p></noscript>{notice}\
         <script type=\"application/json\" id=\"{SCRIPT_ID}\">{bridge}</script>\
         <script type=\"application/json\" id=\"{DATA_SCRIPT_ID}\">{data}</script></body></html>\n",
        head = head(inputs, assets, &root),
        title = escape(&full_title(inputs.site, title, address.language)),
        description = escape(description),
        no_wasm = texts::NO_WASM.get(address.language),
        notes = own_notes(*address),
    )
}

/// Notes on the pages of calculators, shown when they work with what the reader brought.
fn own_notes(address: Address) -> String {
    if !matches!(address.page, PageId::Pv | PageId::Calculator) {
        return String::new();
    }
    let href = address.href(address.to_page(PageId::OwnData));
    let link = format!("<a rel=\"external\" href=\"{href}\">{}</a>", texts::OWN_DATA.get(address.language));
    let note = |(id, text): (&str, Text)| {
        let told = text.fill(address.language, &[("link", &link)]);
        format!("<p class=\"wrap notice\" id=\"{id}\" hidden>{told}</p>")
    };
    [(LOAD_NOTE, texts::OWN_LOAD), (WEATHER_NOTE, texts::OWN_WEATHER)].map(note).concat()
}

/// The look of calculators and the script that loads the program of one when a reader comes near.
pub(super) fn calculators(assets: &Assets, root: &str) -> String {
    format!(
        "<link rel=\"stylesheet\" href=\"{root}{}\"><script src=\"{root}calculators.js\" defer data-programs=\"{}\"></script>",
        assets.sheet(CALCULATOR_SHEET).unwrap_or_default(),
        escape(&assets.of_calculators())
    )
}

/// The script that loads the program of live tiles when a reader comes near one.
fn live_tiles(assets: &Assets, root: &str) -> String {
    let (script, wasm) = &assets.tiles;
    format!("<script src=\"{root}tiles.js\" defer data-script=\"{script}\" data-wasm=\"{wasm}\"></script>")
}

/// The script that loads the program that explores charts when it is wanted.
pub(super) fn explorer(assets: &Assets, root: &str, language: Language) -> String {
    let (script, wasm) = &assets.explorer;
    let style = assets.sheet(EXPLORER_SHEET).unwrap_or_default();
    let failed = escape(texts::NO_EXPLORER.get(language));
    format!(
        "<script src=\"{root}charts.js\" defer data-script=\"{script}\" data-wasm=\"{wasm}\" data-style=\"{style}\" data-failed=\"{failed}\"></script>"
    )
}

/// Absolute where the site's own address is known, relative otherwise.
fn link(inputs: &Inputs, root: &str, path: &str) -> String {
    match &inputs.config.origin {
        Some(origin) => escape(&format!("{origin}{}{path}", inputs.config.base_path)),
        None => format!("{root}{path}"),
    }
}

pub(super) fn head(inputs: &Inputs, assets: &Assets, root: &str) -> String {
    format!(
        "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"referrer\" content=\"no-referrer\"><meta name=\"color-scheme\" content=\"light dark\">\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"{root}icon.svg\">\
         <link rel=\"stylesheet\" href=\"{root}{style}\"><script src=\"{root}theme.js\"></script>",
        policy = escape(&policy(inputs.config)),
        style = assets.style,
    )
}

/// The small page at the root: it leads to the reader's language, and offers both without a script.
pub(super) fn chooser(inputs: &Inputs, assets: &Assets) -> String {
    let links = inputs
        .config
        .languages
        .iter()
        .filter_map(|code| Language::from_code(code))
        .map(|it| {
            format!(
                "<a class=\"choice\" lang=\"{0}\" hreflang=\"{0}\" href=\"{0}/\">{1}</a>",
                it.code(),
                it.own_name()
            )
        })
        .collect::<Vec<_>>()
        .concat();
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><head>{head}<title>{name}</title>\
         <script src=\"choose.js\" defer data-default=\"{language}\"></script></head>\
         <body><main class=\"wrap plain\"><h1>{name}</h1><p>{links}</p></main></body></html>\n",
        head = head(inputs, assets, ""),
        language = inputs.config.default_language,
        name = escape(inputs.config.name.get(&inputs.config.default_language)),
    )
}

/// The page for addresses that lead nowhere, in every language. Its links start at the site's base, since a host
/// shows it at any depth.
pub(super) fn not_found(inputs: &Inputs, assets: &Assets) -> String {
    notice(inputs, assets, &escape(&inputs.config.base_path), (texts::NOT_FOUND, texts::NOT_FOUND_TEXT))
}

/// The page that the worker shows, at any depth, in place of one that is not kept on the device: it gives it a base.
pub(super) fn not_kept(inputs: &Inputs, assets: &Assets) -> String {
    notice(inputs, assets, "", (offline::NOT_KEPT, offline::NOT_KEPT_TEXT))
}

/// A page of one notice in every language.
fn notice(inputs: &Inputs, assets: &Assets, base: &str, (heading, text): (Text, Text)) -> String {
    let parts = inputs
        .config
        .languages
        .iter()
        .filter_map(|code| Language::from_code(code))
        .map(|it| {
            format!(
                "<section lang=\"{code}\"><h1>{title}</h1><p>{text}</p><p><a href=\"{base}{code}/\">{home}</a></p></section>",
                code = it.code(),
                title = heading.get(it),
                text = text.get(it),
                home = texts::HOME.get(it),
            )
        })
        .collect::<Vec<_>>()
        .concat();
    let language = inputs.config.default_language.as_str();
    let title = Language::from_code(language).map_or("404", |it| heading.get(it));
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><head>{head}<title>{title}</title><meta name=\"robots\" content=\"noindex\"></head>\
         <body><main class=\"wrap plain\">{parts}</main></body></html>\n",
        head = head(inputs, assets, base),
    )
}

/// The script that keeps the portal for when there is no network, the manifest, and the place of their notices with
/// its words.
fn worker(inputs: &Inputs, root: &str, language: Language) -> (String, String) {
    let built = inputs.site.zone.local(inputs.built);
    let time = format!("{}, {}", date(language, built.date), clock(built));
    let words = [
        ("offline", offline::OFFLINE.fill(language, &[("time", &time)])),
        ("update", offline::UPDATE.get(language).to_owned()),
        ("reload", offline::RELOAD.get(language).to_owned()),
    ];
    let words = words.map(|(name, text)| format!(" data-{name}=\"{}\"", escape(&text))).concat();
    let manifest = super::offline::manifest_file(language);
    (
        format!(
            "<link rel=\"manifest\" href=\"{root}{manifest}\"><link rel=\"apple-touch-icon\" href=\"{root}icon-192.png\">\
             <script src=\"{root}offline.js\" defer></script>"
        ),
        format!("<div id=\"site-notice\" role=\"status\"{words}></div>"),
    )
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
