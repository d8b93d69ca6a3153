//! Figures, sentences and charts: all parts together, and each in its turn.

use portal_chart::{ChartSpec, Role};
use portal_text::Text;

use super::outcome::{Case, Outcome, Total};
use super::texts;
use crate::answer::{Figure, Run};
use crate::shared::drawn::{Bars, by_name, whiskers};
use crate::shared::spread::Interval;
use crate::shared::words::{Words, span};

/// A quantity of a year.
pub(super) type Of = fn(&Total) -> f64;

/// What the members pay. \[million PLN\]
pub(super) fn members(it: &Total) -> f64 {
    it.cost.pln() / 1e6
}

/// The same with the damage to everybody. \[million PLN\]
fn everybody(it: &Total) -> f64 {
    it.public().pln() / 1e6
}

/// Emission. \[t\]
pub(super) fn tonnes(it: &Total) -> f64 {
    it.co2.kg() / 1000.0
}

/// Bought outside, in millions of kWh.
pub(super) fn gwh(it: &Total) -> f64 {
    it.import.kwh() / 1e6
}

pub(super) struct Figures<'a> {
    pub(super) words: Words,
    pub(super) case: &'a Case,
}

impl Figures<'_> {
    fn together(&self, of: Of) -> Interval {
        self.case.study.range(|it: &Outcome| it.together(of))
    }

    fn alone(&self, place: usize, of: Of) -> Interval {
        self.case.study.range(|it: &Outcome| it.alone(place, of))
    }

    fn cover(&self, count: usize) -> Interval {
        self.case.study.range(|it: &Outcome| it.after(count, Total::autarky))
    }

    pub(super) fn saved(&self) -> Figure {
        let label = (texts::FIGURE_SAVED, texts::UNIT_MILLION_YEAR);
        let note = self.words.say(texts::FIGURE_SAVED_NOTE);
        self.words.figure("saved", label, self.together(members), 2, note)
    }

    pub(super) fn public(&self) -> Figure {
        let label = (texts::FIGURE_PUBLIC, texts::UNIT_MILLION_YEAR);
        let note = self.words.say(texts::FIGURE_PUBLIC_NOTE);
        self.words.figure("public", label, self.together(everybody), 2, note)
    }

    pub(super) fn autarky(&self) -> Figure {
        let value = Some(self.cover(self.case.steps.len()));
        let note = self.words.say(texts::FIGURE_AUTARKY_NOTE);
        self.words.share("autarky", texts::FIGURE_AUTARKY, value, texts::UNDEFINED, note)
    }

    pub(super) fn import(&self) -> Figure {
        let label = (texts::FIGURE_IMPORT, texts::UNIT_GWH_YEAR);
        let left = self.words.number(self.case.study.mid.after(self.case.steps.len(), gwh), 1);
        let note = self.words.fill(texts::FIGURE_IMPORT_NOTE, &[("left", &left)]);
        self.words.figure("import_avoided", label, self.together(gwh), 1, &note)
    }

    pub(super) fn co2(&self) -> Figure {
        let label = (texts::FIGURE_CO2, texts::UNIT_TONNES_YEAR);
        let note = self.words.say(texts::FIGURE_CO2_NOTE);
        self.words.figure("co2_avoided", label, self.together(tonnes), 0, note)
    }

    /// What a part saves the members in its turn, with the rest of what it does.
    pub(super) fn step(&self, place: usize) -> Option<Figure> {
        const KEYS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];
        let step = self.case.steps.get(place)?;
        let mid = &self.case.study.mid;
        let points = (mid.after(place + 1, Total::autarky) - mid.after(place, Total::autarky)) * 100.0;
        let public = self.alone(place, everybody);
        let note = self.words.fill(
            texts::FIGURE_STEP_NOTE,
            &[
                ("public", &self.words.number(public.rounded().mid, public.decimals(2))),
                ("co2", &self.signed(-self.alone(place, tonnes).rounded().mid, 0)),
                ("import", &self.signed(-mid.alone(place, gwh), 1)),
                ("points", &self.signed(points, 1)),
            ],
        );
        let label = (step.name(), texts::UNIT_MILLION_YEAR);
        Some(self.words.figure(KEYS.get(place)?, label, self.alone(place, members), 2, &note))
    }

    /// A change with its sign.
    fn signed(&self, value: f64, decimals: usize) -> String {
        let written = self.words.number(value, decimals);
        if value > 0.0 { format!("+{written}") } else { written }
    }

    /// Names of the parts in their order, and of all together.
    fn names(&self) -> Vec<String> {
        let titles = self.case.steps.iter().map(|it| it.name()).chain([texts::TOGETHER]);
        titles.map(|it| self.words.say(it).to_owned()).collect()
    }

    /// What each part changes in a quantity, and all together.
    fn each(&self, of: Of) -> Vec<Interval> {
        (0..self.case.steps.len()).map(|it| self.alone(it, of)).chain([self.together(of)]).collect()
    }

    /// What each part saves the members and everybody, side by side.
    pub(super) fn costs(&self) -> ChartSpec {
        let bars = |(stack, name, role, of): (u8, Text, Role, Of)| {
            Bars::new(self.words.say(name), role, stack, self.each(of).iter().map(|it| it.mid))
        };
        let both = [
            (0, texts::SERIES_MEMBERS, Role::Accent, members as Of),
            (1, texts::SERIES_EVERYBODY, Role::Biogas, everybody as Of),
        ]
        .map(bars);
        let said = |of: Of| {
            let sum = self.together(of);
            self.words.number(sum.rounded().mid, sum.decimals(2))
        };
        let upright = (texts::AXIS, texts::UNIT_MILLION_YEAR, 2);
        by_name(self.words, texts::CHART_COST, self.names(), upright, &both).summary(
            self.words
                .fill(texts::CHART_COST_SUMMARY, &[("saved", &said(members)), ("public", &said(everybody))]),
        )
    }

    /// What each part takes from a quantity, with ranges.
    pub(super) fn effects(&self, (title, unit, decimals): (Text, Text, usize), of: Of) -> ChartSpec {
        let ranges = self.each(of);
        let bars = Bars::new(self.words.say(title), Role::Accent, 0, ranges.iter().map(|it| it.mid));
        let sum = self.words.number(self.together(of).mid, decimals);
        by_name(self.words, title, self.names(), (texts::AXIS, unit, decimals), &[bars])
            .with(whiskers(self.words.say(texts::SERIES_RANGE), &ranges))
            .summary(self.words.fill(texts::CHART_SUMMARY, &[("sum", &sum), ("unit", self.words.say(unit))]))
    }

    /// Own cover at first and after each part.
    pub(super) fn own_cover(&self) -> ChartSpec {
        let first = self.words.say(texts::AT_FIRST).to_owned();
        let parts = self.case.steps.iter().map(|it| self.words.say(it.name()).to_owned());
        let names = std::iter::once(first).chain(parts).collect();
        let ranges: Vec<Interval> =
            (0..=self.case.steps.len()).map(|it| self.cover(it).scaled(100.0)).collect();
        let title = texts::CHART_COVER;
        let bars = Bars::new(self.words.say(title), Role::SelfUse, 0, ranges.iter().map(|it| it.mid));
        let last = ranges.last().map_or(0.0, |it| it.mid);
        by_name(self.words, title, names, (texts::FIGURE_AUTARKY, texts::UNIT_PERCENT, 0), &[bars])
            .with(whiskers(self.words.say(texts::SERIES_RANGE), &ranges))
            .summary(self.words.fill(texts::CHART_COVER_SUMMARY, &[("share", &self.words.number(last, 0))]))
    }

    /// The part that brings most in its turn.
    fn best(&self, of: Of) -> Option<Text> {
        let mid = &self.case.study.mid;
        let by_gain = |one: &usize, other: &usize| mid.alone(*one, of).total_cmp(&mid.alone(*other, of));
        let place = (0..self.case.steps.len()).max_by(by_gain)?;
        self.case.steps.get(place).map(|it| it.name())
    }

    pub(super) fn verdict(&self) -> Vec<Run> {
        let (Some(best), Some(best_public)) = (self.best(members), self.best(everybody)) else {
            return self.words.sentence(texts::VERDICT_NOTHING, &[]);
        };
        let (saved, public, autarky) = (self.saved(), self.public(), self.autarky());
        let values = [
            ("saved", span(&saved)),
            ("public", span(&public)),
            ("autarky", span(&autarky)),
            ("best", self.words.say(best)),
            ("best_public", self.words.say(best_public)),
        ];
        self.words.sentence(texts::VERDICT, &values)
    }

    pub(super) fn short(&self) -> String {
        let (saved, autarky) = (self.saved(), self.autarky());
        self.words.fill(texts::SHORT, &[("saved", span(&saved)), ("autarky", span(&autarky))])
    }
}
