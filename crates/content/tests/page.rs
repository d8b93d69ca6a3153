//! A lesson as markup: what pupils see, what they must not see yet, what is printed.

#![expect(clippy::expect_used, reason = "helpers of tests: a changed sample must fail loudly")]

use portal_content::{
    CalculatorRef, ChartRef, Citation, Given, Guess, Kind, Lesson, Live, Page, Piece, Predict, Question,
    Scenery, Sketch, key_html, lesson_html, reveal_html, worksheet_html,
};
use portal_text::Language;

const LESSON: &str = include_str!("samples/lesson.md");

/// Names what it is asked for.
struct Names;

impl Scenery for Names {
    fn cite(&self, name: &str) -> Option<Citation> {
        Some(Citation { text: "1".to_owned(), title: name.to_owned(), address: format!("#{name}") })
    }

    fn chart(&self, id: &str, chart: &ChartRef) -> String {
        format!("<i>{id} {}</i>", chart.data.table)
    }

    fn calculator(&self, calculator: &CalculatorRef) -> String {
        format!("<i>{} {}</i>", calculator.slug, calculator.state)
    }

    fn live(&self, live: Live) -> String {
        format!("<i>{live:?}</i>")
    }
}

fn lesson() -> Lesson {
    Lesson::parse(LESSON, Language::En).0
}

fn page(lesson: &Lesson) -> String {
    lesson_html(lesson, Language::En, &Names).html
}

fn questions(lesson: &Lesson) -> Vec<Question> {
    let all =
        lesson.pieces().filter_map(|it| if let Piece::Question(it) = it { Some(it.clone()) } else { None });
    all.collect()
}

fn predicts(lesson: &Lesson) -> Vec<Predict> {
    let all =
        lesson.pieces().filter_map(|it| if let Piece::Predict(it) = it { Some(it.clone()) } else { None });
    all.collect()
}

#[test]
fn the_page_has_every_step_and_what_the_portal_draws() {
    let html = page(&lesson());
    for part in [
        "<h1>How much sun?</h1>",
        "What do we know? <small>5 min</small>",
        "<strong>energy</strong>",
        "<i>roof power=40&tilt=15</i>",
        "<i>Ribbon</i>",
        "not compared with the regulation yet",
        "id=\"ex-pairs-2\"",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert_eq!(html.matches("<form").count(), html.matches("</form>").count());
    assert_eq!(html.matches("<form").count(), 9);
}

#[test]
fn neither_answers_nor_data_nor_notes_are_on_the_page_before_their_time() {
    let html = page(&lesson());
    for secret in [
        "Energy is counted",
        "That is power",
        "It is 160",
        "It grew",
        "Ask first",
        "magazyn",
        "40 000",
        "data-values",
    ] {
        assert!(LESSON.contains(secret) || secret == "data-values", "{secret}");
        assert!(!html.contains(secret), "{secret}");
    }
}

#[test]
fn a_chart_of_the_data_of_a_guess_is_kept_back() {
    // The guess for June reads the column that the chart draws.
    let lesson = lesson();
    let Page { html, withheld } = lesson_html(&lesson, Language::En, &Names);
    let [chart] = &withheld[..] else { panic!("{withheld:?}") };
    assert_eq!(
        (chart.id.as_str(), chart.after.as_str(), chart.html.as_str()),
        ("chart-1", "june", "<i>chart-1 sun</i>")
    );
    assert!(html.contains("data-after=\"june\" data-part=\"chart-1\"") && !html.contains("<i>chart-1"));
    // A page without its program says what is missing, and where it can be found.
    for part in
        ["Chart: Sun", "the data that guess 4 asks for", "class=\"without-wasm small\">Committing needs"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    let other = Lesson::parse(&LESSON.replace("y=\"ghi\" title", "y=\"poa\" title"), Language::En).0;
    let page = lesson_html(&other, Language::En, &Names);
    assert!(page.withheld.is_empty() && page.html.contains("<i>chart-1 sun</i>"));
}

/// The sample with everything from its chart to the task behind `::: after` of the guess `year`, and a note in it.
fn with_a_part() -> Lesson {
    let text = LESSON
        .replace("::: chart", "::: after guess=\"year\"\nIn 2022 it was **4 TWh**.\n\n::: chart")
        .replace("::: live", "::: note\nAsk why.\n:::\n\n::: live")
        .replace("of your school.\n:::\n", "of your school.\n:::\n:::\n");
    let (lesson, faults) = Lesson::parse(&text, Language::En);
    assert!(faults.is_empty(), "{faults:?}");
    lesson
}

#[test]
fn what_an_author_puts_behind_a_guess_is_not_on_the_page_before_it() {
    let lesson = with_a_part();
    let Page { html, withheld } = lesson_html(&lesson, Language::En, &Names);
    let names: Vec<(&str, &str)> = withheld.iter().map(|it| (it.id.as_str(), it.after.as_str())).collect();
    // The chart in the part shows what another guess asks for, so it waits for that one inside of the part.
    assert_eq!(names, [("chart-1", "june"), ("part.2", "year")]);
    let part = &withheld[1].html;
    for secret in
        ["<strong>4\u{a0}TWh</strong>", "Move the tilt", "roof power=40", "Ribbon", "id=\"ex-read\""]
    {
        assert!(part.contains(secret) && !html.contains(secret), "{secret}: {part}");
    }
    assert!(part.contains("data-part=\"chart-1\"") && !part.contains("<i>chart-1"), "{part}");
    let waits = "data-after=\"year\" data-part=\"part.2\" data-holds=\"calculator\"><p class=\"small\">This part shows the data \
                 that guess 5 asks for.";
    assert!(html.contains(waits), "{html}");
    for name in ["<li>Chart: Sun</li>", "<li>Calculator</li>", "<li>Task 6</li>"] {
        assert!(html.contains(name), "{name}: {html}");
    }
    // The teacher's note waits for nothing.
    assert_eq!(html.matches("note-place").count(), 2);
    assert!(!part.contains("note-place"));
}

#[test]
fn exercises_that_wait_keep_their_numbers_on_page_worksheet_and_key() {
    let (plain, waiting) = (lesson(), with_a_part());
    let all = lesson_html(&waiting, Language::En, &Names);
    let forms = |it: &str| it.matches("<form").count();
    assert_eq!((forms(&all.html), forms(&all.withheld[1].html)), (8, 1));
    assert!(all.withheld[1].html.contains("Task 6") && all.html.contains("Question 7"));
    let sheet = |it: &Lesson| worksheet_html(it, Language::En, &Names);
    assert_eq!(sheet(&waiting), sheet(&plain));
    let names = |it: &Lesson| it.names().into_iter().map(|it| it.1.to_owned()).collect::<Vec<_>>();
    assert_eq!((names(&waiting), waiting.key()), (names(&plain), plain.key()));
}

/// What the page shows of a question, by the places of the file, judged.
#[test]
fn the_order_on_the_page_is_never_the_right_one() {
    for question in questions(&lesson()) {
        if matches!(question.kind, Kind::Order(_) | Kind::Match(_)) {
            let untouched = Given::Places(question.shown_order());
            assert!(!question.judge(&untouched).right, "{}", question.id);
        }
    }
}

#[test]
fn letters_of_an_author_are_no_markup() {
    let (lesson, _) = Lesson::parse(
        &LESSON.replace("How much sun?", "How <b>much</b>?").replace("unit: MWh", "unit: <i>MWh</i>"),
        Language::En,
    );
    let html = page(&lesson);
    assert!(html.contains("How &lt;b&gt;much&lt;/b&gt;?") && html.contains("&lt;i&gt;MWh"), "{html}");
}

#[test]
fn what_is_revealed_holds_the_data_and_its_words() {
    let predict = predicts(&lesson()).into_iter().find(|it| it.id == "year").expect("year");
    let html =
        reveal_html(&predict.reveal.words, &[Some(1.0), None, Some(2.5)], Some((1, "a \"b\"")), &Names);
    assert!(
        html.contains("data-values=\"1 - 2.5\" data-break=\"1\" data-break-label=\"a &quot;b&quot;\""),
        "{html}"
    );
    assert!(html.contains("It grew"), "{html}");
}

#[test]
fn the_worksheet_has_room_for_everything_and_the_key_has_the_answers() {
    let lesson = lesson();
    let sheet = worksheet_html(&lesson, Language::En, &Names);
    assert_eq!(sheet.matches("<li value=").count(), 9);
    assert!(sheet.contains("class=\"sketch\"") && !sheet.contains("It grew"));
    let data = |id: &str| {
        if id == "june" { vec![("kWh/m²".to_owned(), "160".to_owned())] } else { Vec::new() }
    };
    let key = key_html(&lesson, Language::En, &Names, &data);
    for part in [
        "minutes 5–12",
        "Ask first, then show.",
        "<strong>b)</strong>",
        "<strong>a), c)</strong>",
        "40 MWh, ± 0.5 is accepted",
        "bateria or magazyn energii",
        "It grew",
        "kWh/m² 160",
    ] {
        assert!(key.contains(part), "{part}: {key}");
    }
}

fn sketch(text: &str, id: &str) -> Sketch {
    let (lesson, _) = Lesson::parse(text, Language::En);
    let predict = predicts(&lesson).into_iter().find(|it| it.id == id).expect(id);
    Sketch::of(&predict.guess).expect("a drawn guess")
}

#[test]
fn a_point_of_the_drawing_is_the_place_and_value_that_were_touched() {
    let sketch = sketch(LESSON, "year");
    assert_eq!((sketch.places(), sketch.name(2, Language::En)), (3, "2022".to_owned()));
    // Edges and beyond: the first and last place, the ends of the scale (0 and 10).
    assert_eq!(sketch.at(0.0, 0.0), (0, 10.0));
    assert_eq!(sketch.at(1.0, 1.0), (2, 0.0));
    // The middle of the plot: 40–348 across and 28–234 down, of 360 by 264.
    assert_eq!(sketch.at(194.0 / 360.0, 131.0 / 264.0), (1, 5.0));
    assert!((sketch.share(1) - 194.0 / 360.0).abs() < 1e-9);
}

#[test]
fn what_was_not_drawn_lies_on_straight_lines_between_what_was() {
    let text = LESSON.replace("last=\"2022\"", "last=\"2025\"");
    let sketch = sketch(&text, "year");
    let drawn = [None, Some(2.0), None, None, Some(8.0), None];
    assert_eq!(sketch.completed(&drawn), Some(vec![2.0, 2.0, 4.0, 6.0, 8.0, 8.0]));
    assert_eq!(sketch.completed(&[None, Some(2.0), None, None, None, None]), None);
}

#[test]
fn a_line_is_broken_where_a_value_is_missing_and_where_the_measurement_changed() {
    let sketch = sketch(LESSON, "year");
    let path = |values: &[Option<f64>], broken| {
        let path = sketch.path(values, broken);
        path.chars().filter(char::is_ascii_uppercase).collect::<String>()
    };
    assert_eq!(path(&[Some(1.0), Some(2.0), Some(3.0)], None), "MLL");
    assert_eq!(path(&[Some(1.0), Some(2.0), Some(3.0)], Some(1)), "MML");
    assert_eq!(path(&[Some(1.0), None, Some(3.0)], None), "MM");
}

#[test]
fn typed_values_of_a_drawn_guess_are_numbers_on_its_scale() {
    let sketch = sketch(LESSON, "year");
    assert_eq!(sketch.read("2,5"), Some(2.5));
    for wrong in ["", "x", "-1", "10.5"] {
        assert_eq!(sketch.read(wrong), None, "{wrong}");
    }
    assert_eq!(sketch.written(2.5, Language::Pl), "2,5");
    assert!(Sketch::of(&Guess::Number { scale: scale() }).is_none());
}

fn scale() -> portal_content::Scale {
    portal_content::Scale { from: 0.0, to: 1.0, unit: "m".to_owned() }
}
