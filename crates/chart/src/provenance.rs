//! What a picture or a table says of itself when it leaves the page: title, source, licence, time and address.

use portal_text::Language;

use crate::Role;
use crate::geometry::xy;
use crate::labels::{Anchor, Label};
use crate::metrics::{LINE, text_width};
use crate::role::Palette;
use crate::scene::{Item, Paint, Scene};
use crate::svg::{Colours, escape, svg_with};
use crate::table::{Csv, Table, quoted};

mod texts {
    portal_text::texts!("provenance");
}

/// From the edge of a picture to what is in it \[px\].
const MARGIN: f64 = 12.0;

/// Where something is from. All texts are already in the reader's language; empty ones are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// What it shows.
    pub title: String,
    /// Who measured or computed it.
    pub source: String,
    /// Under which licence.
    pub licence: String,
    /// When it was made, or of when the numbers are.
    pub time: String,
    /// Address of the page with the view that was seen.
    pub address: String,
}

impl Provenance {
    /// Name and text of each line but the title.
    fn lines(&self, language: Language) -> Vec<(&'static str, &str)> {
        let all = [
            (texts::SOURCE, &self.source),
            (texts::LICENCE, &self.licence),
            (texts::TIME, &self.time),
            (texts::ADDRESS, &self.address),
        ];
        let told = all.into_iter().filter(|it| !it.1.is_empty());
        told.map(|(name, text)| (name.get(language), text.as_str())).collect()
    }
}

impl Scene {
    /// The drawing as a picture of its own: with the title above it, and source, licence, time and address under it, all
    /// whole, in as many rows as they need.
    #[must_use]
    pub fn signed(&self, provenance: &Provenance, language: Language) -> Self {
        let room = self.size.width;
        let title = wrapped(&provenance.title, room, true);
        let foot = provenance.lines(language).into_iter();
        let foot: Vec<String> =
            foot.flat_map(|(name, text)| wrapped(&format!("{name}: {text}"), room, false)).collect();
        let rows = |lines: &[String]| lines.iter().map(|_| LINE).sum::<f64>();
        let top = MARGIN + rows(&title) + if title.is_empty() { 0.0 } else { MARGIN / 2.0 };
        let below = top + self.size.height + if foot.is_empty() { 0.0 } else { MARGIN / 2.0 };
        let size = crate::Size { width: room + 2.0 * MARGIN, height: below + rows(&foot) + MARGIN };
        let mut scene = Self::new(size);
        scene.items.extend(self.items.iter().cloned().map(|it| it.moved(MARGIN, top)));
        let mut write = |lines: Vec<String>, mut y: f64, role, strong| {
            for text in lines {
                let (at, anchor, paint) = (xy(MARGIN, y + LINE / 2.0), Anchor::Start, Paint::Text(role));
                scene.push(Item::Text(Label { at, anchor, text, paint, strong }));
                y += LINE;
            }
        };
        write(title, MARGIN, Role::Ink, true);
        write(foot, below, Role::Ink3, false);
        scene
    }
}

/// A text in lines of at most `room` \[px\], broken between words and inside of words that are too long.
fn wrapped(text: &str, room: f64, strong: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let wide = |line: &str, more: &str| text_width(line, strong) + text_width(more, strong) > room;
    for word in text.split_whitespace() {
        if !line.is_empty() && wide(&line, &format!(" {word}")) {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for letter in word.chars() {
            if !line.is_empty() && wide(&line, letter.encode_utf8(&mut [0; 4])) {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    lines.extend(Some(line).filter(|it| !it.is_empty()));
    lines
}

/// An SVG file with its provenance written in the picture and, for machines, as `title`, `desc` and `metadata`.
///
/// # Source
/// The names in `metadata` are those of the Dublin Core Metadata Element Set, version 1.1.
pub fn svg_file(scene: &Scene, provenance: &Provenance, palette: &Palette, language: Language) -> String {
    let picture = scene.signed(provenance, language);
    let lines = provenance.lines(language).into_iter().map(|(name, text)| format!("{name}: {text}"));
    let describe = lines.collect::<Vec<_>>().join("; ");
    let mut head = format!("<title>{}</title><desc>{}</desc>", escape(&provenance.title), escape(&describe));
    head += "<metadata>";
    let terms = [
        ("title", &provenance.title),
        ("publisher", &provenance.source),
        ("rights", &provenance.licence),
        ("date", &provenance.time),
        ("source", &provenance.address),
    ];
    for (term, text) in terms.into_iter().filter(|it| !it.1.is_empty()) {
        for part in [term, ": ", &escape(text), "\n"] {
            head.push_str(part);
        }
    }
    head += "</metadata>";
    svg_with(&picture, &provenance.title, Colours::Fixed(palette), &head)
}

impl Table {
    /// The table as a CSV file of a form, followed by an empty line and its provenance in rows of name and text.
    pub fn csv_file(&self, form: Csv, provenance: &Provenance, language: Language) -> String {
        let mut out = self.csv_in(form);
        let title = (texts::TITLE.get(language), provenance.title.as_str());
        let lines = [title].into_iter().filter(|it| !it.1.is_empty()).chain(provenance.lines(language));
        let rows: Vec<String> = lines
            .map(|(name, text)| {
                [name, text].map(|it| quoted(it, form.separator())).join(&form.separator().to_string())
            })
            .collect();
        if !rows.is_empty() {
            out += "\r\n";
            out += &rows.join("\r\n");
            out += "\r\n";
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Axis, ChartSpec, Kind, Picture, Series, Shape, Size, View};

    fn provenance() -> Provenance {
        Provenance {
            title: "PM10 & <wiatr>".to_owned(),
            source: "=GIOŚ".to_owned(),
            licence: "CC BY 4.0".to_owned(),
            time: "22 listopada 2026, 8:12".to_owned(),
            address: "https://portal.example/pl/powietrze/?widok=r3_9~h5&bardzo-dlugi-parametr-ktory-sie-nie-miesci=1".to_owned(),
        }
    }

    fn spec() -> ChartSpec {
        ChartSpec::new("t", Axis::of(Kind::Year).label("Rok"), Axis::number("", "µg/m³", 1))
            .with(Series::new("PM10", Role::Wind, Shape::line(2022.0, &[Some(20.5), None])))
    }

    #[test]
    fn a_picture_says_where_it_is_from_and_loses_no_letter_of_it() {
        for width in [360.0, 1440.0] {
            let drawing = spec().scene(&View::default(), Size { width, height: 240.0 }, Language::Pl);
            let picture = drawing.signed(&provenance(), Language::Pl);
            let labels: Vec<&Label> = picture
                .items
                .iter()
                .filter_map(|it| match it {
                    Item::Text(label) => Some(label),
                    _ => None,
                })
                .collect();
            let text: String = labels.iter().map(|it| it.text.replace(' ', "")).collect();
            for wanted in [
                "PM10&<wiatr>",
                "Źródło:=GIOŚ",
                "Licencja:CCBY4.0",
                "bardzo-dlugi-parametr-ktory-sie-nie-miesci=1",
            ] {
                assert!(text.contains(wanted), "{wanted}: {text}");
            }
            for (index, label) in labels.iter().enumerate() {
                let room = label.bounds();
                assert!(room.right <= picture.size.width && room.bottom <= picture.size.height, "{label:?}");
                assert!(labels[index + 1..].iter().all(|it| !it.bounds().overlaps(&room)), "{label:?}");
            }
        }
    }

    #[test]
    fn a_file_has_the_same_for_machines() {
        let drawing = spec().scene(&View::default(), Size { width: 720.0, height: 300.0 }, Language::Pl);
        let file = svg_file(&drawing, &provenance(), &Palette::LIGHT, Language::Pl);
        assert!(file.contains("<title>PM10 &amp; &lt;wiatr&gt;</title>"), "{file}");
        assert!(file.contains("\nrights: CC BY 4.0\ndate: 22 listopada 2026, 8:12\n"));
        assert!(file.contains("source: https://portal.example/pl/powietrze/?widok=r3_9~h5&amp;bardzo"));
        assert!(!file.contains("var("));
    }

    #[test]
    fn a_table_is_followed_by_its_provenance_and_none_of_it_runs() {
        let csv = spec().table(Language::En).csv_file(Csv::PolishExcel, &provenance(), Language::Pl);
        let (numbers, notes) = csv.split_once("\r\n\r\n").unwrap();
        assert_eq!(numbers, "\u{feff}Rok;PM10, µg/m³\r\n2022;20,5\r\n2023;");
        assert!(notes.starts_with("Tytuł;PM10 & <wiatr>\r\nŹródło;'=GIOŚ\r\n"), "{notes}");
        let csv =
            spec().table(Language::Pl).csv_file(Csv::International, &Provenance::default(), Language::Pl);
        assert_eq!(csv, "Rok,\"PM10, µg/m³\"\r\n2022,20.5\r\n2023,\r\n");
    }
}
