//! The shape every calculator has.

use portal_text::{Language, Text};

use crate::answer::{Answer, AnswerError};
use crate::field::{Access, Field, Kind, Question, Start, Value};
use crate::shared::assumptions::{Assumptions, MissingAssumption};
use crate::shared::technical::Technical;
use crate::shared::year::Year;

/// A ready filling of the form.
#[derive(Debug, Clone, Copy)]
pub struct Preset {
    /// Name on the page.
    pub label: Text,
    /// The filling, written as in the address bar; what it does not name is at its start.
    pub query: &'static str,
}

/// A work on which a calculator rests.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    /// Author, title, year.
    pub title: &'static str,
    /// Where to read it.
    pub url: &'static str,
}

/// What surrounds the inputs of one answer.
pub struct Surroundings<'a> {
    /// Language of the answer.
    pub language: Language,
    /// The hourly year; keeps what it has computed for the next answer.
    pub year: &'a mut Year,
    /// Every number given from outside.
    pub assumptions: &'a Assumptions,
    /// Whether ranges may be scaled from the last answer, because a slider moves; afterwards, whether they were.
    pub rough: Rough,
}

impl Surroundings<'_> {
    /// Brings the technical numbers of the assumptions to the year; what answers calls it first.
    pub(crate) fn prepare(&mut self) {
        self.year.set_technical(Technical::of(self.assumptions));
    }
}

/// How thoroughly ranges are worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rough {
    /// From scratch.
    No,
    /// As quickly as may be.
    Wished,
    /// They were scaled from the last answer.
    Done,
}

/// What is said about a calculator besides its questions.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// Last part of its address.
    pub slug: &'static str,
    /// Version of the model; changes when the same state gives another answer.
    pub version: u32,
    /// Its name in a list.
    pub title: Text,
    /// The question it answers.
    pub question: Text,
    /// A line under the question.
    pub lead: Text,
    /// Ready fillings, the first is the case it opens on.
    pub presets: &'static [Preset],
}

/// Words under an answer that never change. Apart from [`About`]: a page that is rendered beforehand shows them, and
/// the program behind it need not carry them.
#[derive(Debug, Clone, Copy)]
pub struct Notes {
    /// What it does not model.
    pub limits: &'static [Text],
    /// How it computes.
    pub method: Text,
    /// Names of the models that it computes with, in the registry of models.
    pub models: &'static [&'static str],
    /// Whether the answer depends on the hourly weather or on the profiles of use, which are then credited.
    pub uses_weather: bool,
    /// Works it rests on.
    pub references: &'static [Reference],
}

/// A calculator as the form and the page see it.
pub trait Calculator: Sync {
    /// What is said about it.
    fn about(&self) -> &About;

    /// Its questions in the order of the form.
    fn questions(&self) -> Vec<Question>;

    /// What each question holds at first, in the order of [`Calculator::questions`].
    ///
    /// # Errors
    /// [`MissingAssumption`] when a start is an assumption that was not given.
    fn starts(&self, assumptions: &Assumptions) -> Result<Vec<Value>, MissingAssumption> {
        self.questions().iter().map(|it| start_of(it, assumptions)).collect()
    }

    /// Why `value` cannot stand at question number `place`, if it cannot, beyond the range of the field.
    fn objection(&self, place: usize, value: Value) -> Option<Text>;

    /// The answer to `values`, one per question; a value that a setter refuses is left at the calculator's own.
    ///
    /// # Errors
    /// [`AnswerError`] when the data lack a number or a model refuses its input.
    fn answer(&self, values: &[Value], around: &mut Surroundings) -> Result<Answer, AnswerError>;
}

fn start_of(question: &Question, assumptions: &Assumptions) -> Result<Value, MissingAssumption> {
    Ok(match question.kind {
        Kind::Choice { .. } => Value::Choice(0),
        Kind::Number { start: Start::Fixed(value), .. } => Value::Number(value),
        Kind::Number { start: Start::Assumption(key), .. } => {
            Value::Number(assumptions.get(key)?.value.value)
        }
    })
}

/// A calculator written with its own typed inputs `I`.
pub struct Spec<I: 'static> {
    /// What is said about it.
    pub about: About,
    /// Its questions, each with the place of its answer in the inputs.
    pub fields: &'static [Field<I>],
    /// Inputs to start from; every field then puts its value in.
    pub inputs: fn() -> I,
    /// The calculation.
    pub answer: fn(&I, &mut Surroundings) -> Result<Answer, AnswerError>,
}

impl<I> Calculator for Spec<I> {
    fn about(&self) -> &About {
        &self.about
    }

    fn questions(&self) -> Vec<Question> {
        self.fields.iter().map(|it| it.question).collect()
    }

    fn objection(&self, place: usize, value: Value) -> Option<Text> {
        let field = self.fields.get(place)?;
        put(&mut (self.inputs)(), field, value).err()
    }

    fn answer(&self, values: &[Value], around: &mut Surroundings) -> Result<Answer, AnswerError> {
        around.prepare();
        (self.answer)(&self.inputs_of(values), around)
    }
}

impl<I> Spec<I> {
    /// The typed inputs of `values`, one per question.
    pub(crate) fn inputs_of(&self, values: &[Value]) -> I {
        let mut inputs = (self.inputs)();
        for (field, value) in self.fields.iter().zip(values) {
            // A refused value was reported by `objection`; here the inputs keep their own.
            put(&mut inputs, field, *value).ok();
        }
        inputs
    }
}

fn put<I>(inputs: &mut I, field: &Field<I>, value: Value) -> Result<(), Text> {
    match (&field.access, value) {
        (Access::Number(set), Value::Number(number)) => set(inputs, number),
        (Access::Choice(set), Value::Choice(place)) => set(inputs, place),
        // The form makes values of the kind of their field.
        (Access::Number(_), Value::Choice(_)) | (Access::Choice(_), Value::Number(_)) => Ok(()),
    }
}
