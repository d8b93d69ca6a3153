//! The published table of questions says the same as the calculators.

use portal::pages::learn::questions_csv;
use portal_calculators::{ALL, Form, Kind, Value};
use portal_content::{Known, Stock, Table};
use portal_tests::Problem;
use portal_text::Language;

#[test]
fn a_preview_refuses_the_fillings_that_the_calculators_refuse() -> Result<(), Problem> {
    let table = Table::read(&questions_csv(Language::Pl)?).ok_or("no table")?;
    let stock = Stock::new(&Table::default(), &table);
    let mut refused = 0;
    for calculator in ALL {
        let slug = calculator.about().slug;
        let questions = calculator.questions();
        let keys: Vec<&str> = questions.iter().map(|it| it.key).collect();
        assert_eq!(stock.questions(slug), Some(keys), "{slug}");
        let starts = questions.iter().map(|it| match it.kind {
            Kind::Number { range, .. } => Value::Number(range.min),
            Kind::Choice { .. } => Value::Choice(0),
        });
        let starts: Vec<Value> = starts.collect();
        for question in &questions {
            let mut entries = vec![String::new(), "nonsense".to_owned(), "1".to_owned()];
            match question.kind {
                Kind::Number { range, .. } => {
                    let ends = [range.min, range.max, range.min - 1.0, range.max + 1.0];
                    entries.extend(ends.map(|it| it.to_string()));
                }
                Kind::Choice { options } => entries.extend(options.iter().map(|it| it.key.to_owned())),
            }
            for entry in entries {
                let part = format!("{}={entry}", question.key);
                let (_, notices) = Form::read(*calculator, starts.clone(), &part);
                assert_eq!(stock.refused(slug, &part).is_empty(), notices.is_empty(), "{slug}: {part}");
                refused += notices.len();
            }
        }
    }
    assert!(refused > ALL.len() * 10, "only {refused}");
    Ok(())
}
