//! The questions as markup, written by hand: every page carries them, and no mark of a view is needed in them.

use portal_calculators::{PathAnswer, Step};
use portal_text::Language;

use super::pictures::drawing;

mod texts {
    portal_text::texts!("pages/calculator/path");
}

/// The three questions of a calculator, folded.
pub(in crate::pages::calculator) fn markup(steps: &[Step; 3], language: Language) -> String {
    let questions: String =
        steps.iter().enumerate().map(|(place, it)| question(place, it, language)).collect();
    format!(
        "<details><summary>{}</summary>{questions}<p>{}</p></details>",
        texts::TITLE.get(language),
        texts::AFTER.get(language)
    )
}

fn question(place: usize, step: &Step, language: Language) -> String {
    let answers: String = step.answers.iter().map(|it| answer(place, it, language)).collect();
    format!("<fieldset><legend>{}</legend>{answers}</fieldset>", step.question.get(language))
}

fn answer(place: usize, answer: &PathAnswer, language: Language) -> String {
    format!(
        "<label><input type=\"radio\" name=\"path-{place}\" value=\"{}\"><svg viewBox=\"0 0 48 48\" \
         aria-hidden=\"true\">{}</svg>{}</label>",
        answer.state.replace('&', "&amp;"),
        drawing(answer.picture),
        answer.label.get(language)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(slug: &str, language: Language) -> String {
        markup(portal_calculators::path(slug).unwrap(), language)
    }

    #[test]
    fn a_calculator_asks_three_questions_with_a_picture_and_words_for_each_answer() {
        for calculator in portal_calculators::ALL {
            let slug = calculator.about().slug;
            let Some(steps) = portal_calculators::path(slug) else { continue };
            let answers: usize = steps.iter().map(|it| it.answers.len()).sum();
            let html = of(slug, Language::En);
            for (part, count) in [
                ("<fieldset><legend>", 3),
                ("type=\"radio\"", answers),
                ("</svg>", answers),
                ("<summary>", 1),
            ] {
                assert_eq!(html.matches(part).count(), count, "{slug}: {part}");
            }
            assert!(!html.contains("style=") && !html.contains('{'), "{slug}");
        }
    }

    #[test]
    fn the_answers_of_a_question_exclude_one_another_and_carry_their_state() {
        let html = of("pv", Language::Pl);
        assert_eq!(html.matches("name=\"path-0\"").count(), 3);
        assert!(html.contains("value=\"tilt=35&amp;azimuth=180\""), "{html}");
        assert!(
            html.starts_with("<details><summary>Nie znasz liczb?"),
            "folded, in the language of the page"
        );
    }

    #[test]
    fn every_answer_has_a_picture_and_no_other_of_its_question_has_the_same() {
        for calculator in portal_calculators::ALL {
            for step in portal_calculators::path(calculator.about().slug).into_iter().flatten() {
                for (place, one) in step.answers.iter().enumerate() {
                    assert!(drawing(one.picture).contains("<path"), "{:?} is not drawn", one.picture);
                    for other in &step.answers[place + 1..] {
                        assert_ne!(drawing(one.picture), drawing(other.picture), "{}", step.question.en);
                    }
                }
            }
        }
    }
}
