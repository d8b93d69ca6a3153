//! The way through a talk: slides with steps, and how a place is written in an address.

/// Where a talk is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// Number of the slide, from 0.
    pub slide: usize,
    /// How many of its steps are shown.
    pub step: usize,
}

/// The slides of a talk by the count of their steps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    steps: Vec<usize>,
}

impl Course {
    /// A talk whose slides have so many steps each.
    pub const fn new(steps: Vec<usize>) -> Self {
        Self { steps }
    }

    /// How many slides there are.
    pub const fn slides(&self) -> usize {
        self.steps.len()
    }

    /// How many steps a slide has.
    pub fn steps(&self, slide: usize) -> usize {
        self.steps.get(slide).copied().unwrap_or(0)
    }

    /// The next step, or the next slide; the end stays the end.
    pub fn next(&self, at: Place) -> Place {
        if at.step < self.steps(at.slide) {
            Place { step: at.step + 1, ..at }
        } else if at.slide + 1 < self.slides() {
            Place { slide: at.slide + 1, step: 0 }
        } else {
            at
        }
    }

    /// The step before, or the slide before with all that it shows; the beginning stays the beginning.
    pub fn back(&self, at: Place) -> Place {
        if at.step > 0 {
            Place { step: at.step - 1, ..at }
        } else if at.slide > 0 {
            Place { slide: at.slide - 1, step: self.steps(at.slide - 1) }
        } else {
            at
        }
    }

    /// The last slide.
    pub fn last(&self) -> Place {
        Place { slide: self.slides().saturating_sub(1), step: 0 }
    }

    /// The place that an address names behind its `#`: `3` or `3.2`. `None` when there is no such slide; a step that is
    /// not there is the last.
    pub fn read(&self, text: &str) -> Option<Place> {
        let (slide, step) = text.split_once('.').unwrap_or((text, "0"));
        let slide = slide.parse::<usize>().ok()?.checked_sub(1)?;
        let step = step.parse::<usize>().ok()?;
        (slide < self.slides()).then(|| Place { slide, step: step.min(self.steps(slide)) })
    }
}

impl core::fmt::Display for Place {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let Self { slide, step } = *self;
        if step == 0 { write!(f, "{}", slide + 1) } else { write!(f, "{}.{step}", slide + 1) }
    }
}

/// A time of so many seconds as a speaker reads it: `4:05`, from an hour on `1:04:05`.
pub fn span(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours == 0 { format!("{minutes}:{seconds:02}") } else { format!("{hours}:{minutes:02}:{seconds:02}") }
}

/// The filling of a calculator after some steps: what a later one says of a question counts.
pub fn merged<'a>(states: impl IntoIterator<Item = &'a str>) -> String {
    let mut all: Vec<(&str, &str)> = Vec::new();
    for (name, value) in states.into_iter().flat_map(|it| it.split('&')).filter_map(|it| it.split_once('=')) {
        match all.iter_mut().find(|it| it.0 == name) {
            Some(known) => known.1 = value,
            None => all.push((name, value)),
        }
    }
    all.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(slide: usize, step: usize) -> Place {
        Place { slide, step }
    }

    #[test]
    fn a_clicker_goes_through_every_step_and_back() {
        let course = Course::new(vec![0, 2, 1]);
        let way = [at(0, 0), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1)];
        for pair in way.windows(2) {
            assert_eq!(course.next(pair[0]), pair[1]);
            assert_eq!(course.back(pair[1]), pair[0]);
        }
        assert_eq!(course.next(at(2, 1)), at(2, 1));
        assert_eq!(course.back(at(0, 0)), at(0, 0));
        assert_eq!(course.last(), at(2, 0));
        assert_eq!(Course::default().next(at(0, 0)), at(0, 0));
    }

    #[test]
    fn a_place_is_written_as_it_is_read() {
        let course = Course::new(vec![0, 2, 1]);
        for (text, place) in [("1", at(0, 0)), ("2", at(1, 0)), ("2.2", at(1, 2)), ("3.1", at(2, 1))] {
            assert_eq!(course.read(text), Some(place));
            assert_eq!(place.to_string(), text);
        }
        assert_eq!(course.read("2.9"), Some(at(1, 2)));
        for text in ["", "0", "4", "a", "1.x", "-1", "deck"] {
            assert_eq!(course.read(text), None, "{text}");
        }
    }

    #[test]
    fn time_is_written_with_the_hour_only_when_there_is_one() {
        // 3845 s = 1 h + 245 s = 1 h 4 min 5 s.
        assert_eq!([0, 59, 245, 3_845].map(span), ["0:00", "0:59", "4:05", "1:04:05"]);
    }

    #[test]
    fn a_later_step_changes_what_it_names_and_leaves_the_rest() {
        assert_eq!(
            merged(["power=40&tilt=15", "battery=40", "", "battery=0&tilt=90"]),
            "power=40&tilt=90&battery=0"
        );
        assert_eq!(merged([""]), "");
    }
}
